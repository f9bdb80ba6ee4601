/** Which widgets begin their chats with a bot or a workflow. */
import type { Id } from '#core/model/id.ts';
import type { Widget } from '#core/model/widget.ts';
import { usersOf } from '#dashboard/data/team.ts';
import { common } from '#dashboard/strings/common.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

/** Their names. */
export function UsedBy({ type, id }: { type: Widget['handler_type']; id: Id }) {
  const { team } = useWorkspace();
  return <>{usersOf(team.widgets.value.value.data ?? [], type, id).join(', ') || common.unused}</>;
}
