/** The widgets that a bot or workflow answers first in, as a list names them. */
import type { Id } from '#core/model/id.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { common } from '#dashboard/strings/common.ts';
import { widgetsOf } from './uses.ts';
import { useWorkspace } from './context.ts';

/** Their names, or that there are none. The page loads the widgets. */
export function UsedBy({ type, id }: { type: Widget['handler_type']; id: Id }) {
  const widgets = widgetsOf(useWorkspace().team.widgets.value.value.data ?? [], type, id);
  return <>{widgets.map(({ name }) => name).join(', ') || common.unused}</>;
}
