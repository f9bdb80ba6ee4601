/** The inbox: list, conversation, visitor. One pane at a time where the window is narrow. */
import { MessagesSquare } from 'lucide';
import { filterFrom, queryOf } from '../data/filter.ts';
import { inbox } from '../strings/inbox.ts';
import { query } from '../shell/location.ts';
import { Boundary } from '../ui/boundary.tsx';
import { Notice } from '../ui/page-state.tsx';
import { ListPane } from './list-pane.tsx';
import { ThreadPane } from './thread-pane.tsx';
import './inbox.css';
import './thread.css';
import './thread-marks.css';
import './composer.css';
import './details.css';

/** The page; `id` is the conversation that is open, if any. */
export function InboxPage({ id }: { id: number | undefined }) {
  const filter = filterFrom(query.value);
  return (
    <div class={id === undefined ? 'inbox' : 'inbox inbox-open'}>
      <Boundary kind="part" of={queryOf(filter)}>
        <ListPane filter={filter} id={id} />
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
