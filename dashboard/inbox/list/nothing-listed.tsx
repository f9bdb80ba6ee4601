/** What stands in the place of a list that shows nothing: why, and what can be done. */
import { AlarmClock, CircleCheck, Eye, Inbox, SearchX, Users } from 'lucide';
import type { Filter } from '#dashboard/data/inbox/filter.ts';
import { emptyList } from '#dashboard/strings/empty-list.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { changeStatus } from '#dashboard/workspace/change-status.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { narrow, narrowings } from './narrow.ts';

/** The notice. */
export default function NothingListed({ filter }: { filter: Filter }) {
  const { list } = useWorkspace().inbox;
  return list.hasMore.value ? <NotYet /> : <Empty filter={filter} />;
}

/** Pages were empty, and there are older ones. */
function NotYet() {
  const { list } = useWorkspace().inbox;
  const [title, body] = emptyList.notYet;
  return (
    <Notice icon={SearchX} title={title} body={body}>
      <Button busy={list.loadingMore.value} onClick={() => void list.loadMore()}>
        {inbox.lookFurther}
      </Button>
    </Notice>
  );
}

const icons = { mine: CircleCheck, unassigned: Users, snoozed: AlarmClock, following: Eye, all: Inbox };

function Empty({ filter }: { filter: Filter }) {
  const workspace = useWorkspace();
  const isNarrowed = narrowings(filter) > 0;
  const kind = filter.behind ? 'behind' : filter.q !== undefined ? 'search' : isNarrowed ? 'filtered' : filter.view;
  const [title, body] = emptyList.empty[kind] ?? ['', ''];
  const isOffline = kind === 'mine' && workspace.me.value.agent?.status === 'offline';
  return (
    <Notice
      icon={kind === 'behind' || kind === 'search' || kind === 'filtered' ? SearchX : icons[filter.view]}
      title={title}
      body={isOffline ? inbox.offlineHint : body}
    >
      {isOffline && <Button onClick={() => void changeStatus(workspace, 'online')}>{inbox.goOnline}</Button>}
      {isNarrowed && (
        <Button onClick={() => narrow(({ view }) => ({ view, status: 'open' }))}>{inbox.clearFilters}</Button>
      )}
    </Notice>
  );
}
