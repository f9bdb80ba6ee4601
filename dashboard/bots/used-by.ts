/** Which widgets begin their chats with a bot or a workflow. */
import type { Id } from '../../core/model/id.ts';
import type { Widget } from '../../core/model/widget.ts';

/** The names of the widgets. */
export function usersOf(widgets: readonly Widget[], type: Widget['handler_type'], id: Id): string[] {
  return widgets.filter((one) => one.handler_type === type && one.handler_id === id).map(({ name }) => name);
}
