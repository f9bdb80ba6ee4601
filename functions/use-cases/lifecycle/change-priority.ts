/** Setting a priority: a waiting conversation moves in its queue in the same transaction. */
import { isQueued } from '#core/conversation/state.ts';
import { tryAgain } from '#core/model/errors.ts';
import type { Priority } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { changeMetadata, queueKeyOf } from '#functions/store/lifecycle/transition-store.ts';
import { getQueued } from '#functions/store/assignment/queue-store.ts';
import type { TransitionResult, TransitionDeps } from './transition-conversation.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';

const TRIES = 6;

/** Sets the priority. @throws DomainError `try_again` when others keep being faster */
export async function changePriority(
  { table }: Pick<TransitionDeps, 'table'>,
  conversation: Id,
  priority: Priority,
): Promise<TransitionResult> {
  for (let tries = 0; tries < TRIES; tries++) {
    const state = await loadConversation(table, conversation, { consistent: true });
    if (!state) return { outcome: 'unknown' };
    if (state.info.priority === priority) return { outcome: 'unchanged', state };
    const info = { before: state.info, after: { ...state.info, priority } };
    const { fold } = state.row;
    const entry = isQueued(fold) ? await getQueued(table, queueKeyOf(fold, state.info)) : undefined;
    if ((await changeMetadata(table, fold, info, [], entry)) === 'done')
      return { outcome: 'done', state: { ...state, info: info.after }, first: [] };
  }
  throw tryAgain('Someone else is changing this conversation. Try again shortly.');
}
