/** Telling a department's agents that someone waits, once nobody could take the chat at once. */
import { isQueued } from '#core/conversation/state.ts';
import type { Deps } from '#functions/deps.ts';
import type { Key } from '#functions/store/keys.ts';
import { queueKeyOf } from '#functions/store/lifecycle/transition-store.ts';
import { conversationAt, markAnnounced } from '#functions/store/assignment/queue-store.ts';
import type { ExplainWaiting } from '#functions/use-cases/conversations/conversation-state.ts';
import { loadConversation, showConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { departmentAudience } from '#functions/use-cases/notify/audience.ts';

/**
 * Announces a chat that still waits at this place; one that doesn't is left alone. Told first and noted then: whatever
 * comes between, the sweep tells again, and who knows of it already sees nothing new.
 */
export async function notifyWaiting(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  queued: Key,
  explain: ExplainWaiting,
): Promise<void> {
  const state = await loadConversation(table, conversationAt(queued), { consistent: true });
  if (!state || !isQueued(state.row.fold) || !isAt(queued, queueKeyOf(state.row.fold, state.info))) return;
  const conversation = await showConversation(table, state, explain);
  const delivered = await push.deliver([
    {
      channels: [departmentAudience(state.info.department_id)],
      frame: { type: 'conversation.created', conversation },
    },
  ]);
  if (delivered === 'done') await markAnnounced(table, queued);
}

const isAt = (one: Key, other: Key): boolean => one.pk === other.pk && one.sk === other.sk;
