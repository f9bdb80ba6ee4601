/** Setting a priority: a waiting conversation moves in its queue in the same transaction. */
import { isQueued } from '#core/conversation/state.ts';
import type { Priority } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { withFields } from '#functions/store/conversations/conversation-store.ts';
import { changeMetadata, queueKeyOf } from '#functions/store/lifecycle/transition-store.ts';
import { getQueued } from '#functions/store/assignment/queue-store.ts';
import type { TransitionResult, TransitionDeps } from './transition-conversation.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { type EventDeps, metadataEvents } from '#functions/use-cases/events/event-rows.ts';

const ATTEMPTS = 6;

/** Sets the priority. @throws DomainError `try_again` if other changes keep coming first */
export async function changePriority(
  deps: EventDeps & Pick<TransitionDeps, 'table'>,
  conversation: Id,
  priority: Priority,
): Promise<TransitionResult> {
  const { table } = deps;
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const state = await loadConversation(table, conversation, { consistent: true });
    if (!state) return { outcome: 'unknown' };
    if (state.metadata.priority === priority) return { outcome: 'unchanged', state };
    const metadata = { before: state.metadata, after: withFields(state.metadata, { priority }) };
    const { state: conversationState } = state.row;
    const entry = isQueued(conversationState)
      ? await getQueued(table, queueKeyOf(conversationState, state.metadata))
      : undefined;
    const told = await metadataEvents(deps, metadata, state.row.seq);
    if ((await changeMetadata(table, conversationState, metadata, told, entry)) === 'refused') return 'conflict';
    return { outcome: 'done', state: { ...state, metadata: metadata.after }, rows: [], agents: [] };
  });
}
