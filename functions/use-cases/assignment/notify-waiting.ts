/** Notifying a department's agents that a visitor waits, when nobody could take the chat immediately. */
import { assignedAgent, isQueued } from '#core/conversation/state.ts';
import type { Deps } from '#functions/deps.ts';
import type { Delivered } from '#functions/platform/push.ts';
import { type Key } from '#functions/store/keys.ts';
import { departmentOfPartition } from '#functions/store/partitions.ts';
import { queueKeyOf } from '#functions/store/lifecycle/transition-store.ts';
import { conversationAt, markAnnounced } from '#functions/store/assignment/queue-store.ts';
import {
  type ExplainWaiting,
  type LoadedConversation,
  loadConversation,
  showConversation,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { departmentAudience } from '#functions/use-cases/notify/audience.ts';

type NotifyDeps = Pick<Deps, 'table' | 'push'>;

/**
 * Announces a chat that still waits at this position. It pushes first and marks the entry then: if it fails in between,
 * the sweep announces the chat again, which changes nothing for those who know of it. So it does where a push to somebody
 * failed: nothing else would tell them. An agent who took the chat in between found no mark, so the department is notified
 * from here that it no longer waits.
 */
export async function notifyWaiting(deps: NotifyDeps, queued: Key, explain: ExplainWaiting): Promise<void> {
  const state = await loadConversation(deps.table, conversationAt(queued), { consistent: true });
  if (!state || !waitsAt(queued, state)) return;
  const delivered = await notifyDepartment(deps, queued, 'conversation.created', state, explain);
  if ((await markAnnounced(deps.table, queued, { isMissed: delivered !== 'done' })) === 'done') return;
  const now = await loadConversation(deps.table, conversationAt(queued), { consistent: true });
  if (!now || waitsAt(queued, now)) return;
  const type = assignedAgent(now.row.state) === null ? 'conversation.updated' : 'conversation.assigned';
  await notifyDepartment(deps, queued, type, now, explain);
}

async function notifyDepartment(
  { table, push }: NotifyDeps,
  { pk }: Key,
  type: 'conversation.created' | 'conversation.updated' | 'conversation.assigned',
  state: LoadedConversation,
  explain: ExplainWaiting,
): Promise<Delivered> {
  const conversation = await showConversation(table, state, explain);
  return push.deliver([{ channels: [departmentAudience(departmentOfPartition(pk))], frame: { type, conversation } }]);
}

function waitsAt({ pk, sk }: Key, { metadata, row: { state } }: LoadedConversation): boolean {
  const position = queueKeyOf(state, metadata);
  return isQueued(state) && position.pk === pk && position.sk === sk;
}
