/** Telling a department's agents that someone waits, once nobody could take the chat at once. */
import { assignedAgent, isQueued } from '#core/conversation/state.ts';
import type { Deps } from '#functions/deps.ts';
import type { Delivered } from '#functions/platform/push.ts';
import { type Key, departmentOfPartition } from '#functions/store/keys.ts';
import { queueKeyOf } from '#functions/store/lifecycle/transition-store.ts';
import { conversationAt, markAnnounced } from '#functions/store/assignment/queue-store.ts';
import {
  type ExplainWaiting,
  type LoadedConversation,
  loadConversation,
  showConversation,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { departmentAudience } from '#functions/use-cases/notify/audience.ts';

type AnnounceDeps = Pick<Deps, 'table' | 'push'>;

/**
 * Announces a chat that still waits at this place; one that doesn't is left alone. Told first and noted then: whatever
 * comes between, the sweep tells again, and who knows of it already sees nothing new. Whoever took the chat in between
 * found nothing noted, so that it is gone is told from here.
 */
export async function notifyWaiting(deps: AnnounceDeps, queued: Key, explain: ExplainWaiting): Promise<void> {
  const state = await loadConversation(deps.table, conversationAt(queued), { consistent: true });
  if (!state || !waitsAt(queued, state)) return;
  if ((await tell(deps, queued, 'conversation.created', state, explain)) === 'failed') return;
  if ((await markAnnounced(deps.table, queued)) === 'done') return;
  const now = await loadConversation(deps.table, conversationAt(queued), { consistent: true });
  if (!now || waitsAt(queued, now)) return;
  const type = assignedAgent(now.row.state) === null ? 'conversation.updated' : 'conversation.assigned';
  await tell(deps, queued, type, now, explain);
}

async function tell(
  { table, push }: AnnounceDeps,
  { pk }: Key,
  type: 'conversation.created' | 'conversation.updated' | 'conversation.assigned',
  state: LoadedConversation,
  explain: ExplainWaiting,
): Promise<Delivered> {
  const conversation = await showConversation(table, state, explain);
  return push.deliver([{ channels: [departmentAudience(departmentOfPartition(pk))], frame: { type, conversation } }]);
}

function waitsAt({ pk, sk }: Key, { metadata, row: { state } }: LoadedConversation): boolean {
  const place = queueKeyOf(state, metadata);
  return isQueued(state) && place.pk === pk && place.sk === sk;
}
