/** Telling a department's agents that someone waits, once nobody could take the chat at once. */
import type { Deps } from '../deps.ts';
import type { Key } from '../store/keys.ts';
import { markAnnounced } from '../store/queue-store.ts';
import type { ExplainWaiting } from './conversation-state.ts';
import { loadState, showConversation } from './conversation-state.ts';

/** Announces a chat that still waits; one that is gone or was announced before is left alone. */
export async function announceWaiting(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  queued: Key,
  explain: ExplainWaiting,
): Promise<void> {
  const entry = await markAnnounced(table, queued);
  const state = entry && (await loadState(table, entry.conversation_id, { consistent: true }));
  if (!state) return;
  const conversation = await showConversation(table, state, explain);
  await push.deliver([
    { channels: [{ kind: 'dept', id: entry.department_id }], frame: { type: 'conversation.created', conversation } },
  ]);
}
