/** Setting a priority: a waiting conversation moves in its queue in the same transaction. */
import type { Priority } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { changeFields } from '#functions/use-cases/conversations/change-fields.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { EventDeps } from '#functions/use-cases/events/event-rows.ts';
import type { TransitionResult, TransitionDeps } from './transition-conversation.ts';

const ATTEMPTS = 6;

/** Sets the priority. @throws DomainError `try_again` if other changes keep coming first */
export async function changePriority(
  deps: EventDeps & Pick<TransitionDeps, 'table'>,
  conversation: Id,
  priority: Priority,
): Promise<TransitionResult> {
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const state = await loadConversation(deps.table, conversation, { consistent: true });
    if (!state) return { outcome: 'unknown' };
    if (state.metadata.priority === priority) return { outcome: 'unchanged', state };
    const changed = await changeFields(deps, state, { fields: { priority }, also: [] });
    return changed === 'conflict' ? changed : { outcome: 'done', state: changed, rows: [], agents: [] };
  });
}
