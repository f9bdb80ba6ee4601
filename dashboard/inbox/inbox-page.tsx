/** The inbox: list, conversation, visitor. One pane at a time where the window is narrow. */
import { MessagesSquare } from 'lucide';
import { useEffect } from 'preact/hooks';
import { filterFrom, queryOf } from '#dashboard/data/inbox/filter.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { query } from '#dashboard/navigation/location.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { noteShown, shown } from '#dashboard/ui/page/first-sight.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { Notice, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { ListPane } from '#dashboard/inbox/list/list-pane.tsx';
import { heldUp } from '#dashboard/workspace/held-up.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './inbox.css';
import '#dashboard/inbox/list/list-row.css';

const ThreadPane = lazy(
  () => import('#dashboard/inbox/conversation/conversation-pane.tsx'),
  () => (
    <section class="thread-pane thread-none">
      <Skeleton rows={6} kind="bubble" />
    </section>
  ),
);
const ListTools = lazy(() => import('./tools/list-tools.tsx'), undefined, shown);
heldUp.ask = async (...given) =>
  (await import('#dashboard/inbox/attributes/required-dialog.tsx')).askRequired(...given);

/** The page; `id` is the conversation that is open, if any. */
export function InboxPage({ id }: { id: number | undefined }) {
  const filter = filterFrom(query.value);
  const isListed = useWorkspace().inbox.list.state.value !== 'loading';
  useEffect(() => {
    if (!isListed) return;
    noteShown();
    // The next click opens one; the list comes first.
    ThreadPane.prefetch();
  }, [isListed]);
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
