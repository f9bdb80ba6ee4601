/** The inbox: list, conversation, visitor. One pane at a time where the window is narrow. */
import { MessagesSquare } from 'lucide';
import { filterFrom, queryOf } from '#dashboard/data/inbox/filter.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { query } from '#dashboard/navigation/location.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { ListPane } from '#dashboard/inbox/list/list-pane.tsx';
import { ThreadPane } from '#dashboard/inbox/conversation/conversation-pane.tsx';
import { heldUp } from '#dashboard/workspace/conversation-actions.ts';
import './inbox.css';
import '#dashboard/inbox/list/list-row.css';
import '#dashboard/inbox/conversation/timeline.css';
import '#dashboard/inbox/conversation/thread-head.css';
import '#dashboard/inbox/conversation/timeline-marks.css';
import '#dashboard/inbox/composer/composer.css';
import '#dashboard/inbox/visitor/details.css';

const ListTools = lazy(() => import('./tools/list-tools.tsx'));
heldUp.ask = async (...given) =>
  (await import('#dashboard/inbox/attributes/required-dialog.tsx')).askRequired(...given);

/** The page; `id` is the conversation that is open, if any. */
export function InboxPage({ id }: { id: number | undefined }) {
  const filter = filterFrom(query.value);
  return (
    <div class={id === undefined ? 'inbox' : 'inbox inbox-open'}>
      <Boundary kind="part" of={queryOf(filter)}>
        <ListPane filter={filter} id={id} tools={<ListTools filter={filter} id={id} suffix={queryOf(filter)} />} />
      </Boundary>
      {id === undefined ? (
        <section class="thread-pane thread-none">
          <Notice icon={MessagesSquare} title={inbox.choose} body={inbox.chooseBody} />
        </section>
      ) : (
        <Boundary kind="part" of={id}>
          <ThreadPane key={id} id={id} suffix={queryOf(filter)} />
        </Boundary>
      )}
    </div>
  );
}
