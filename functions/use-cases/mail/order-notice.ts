/** Ordering the mail that notifies an agent who has no dashboard open. */
import type { Id } from '#core/model/id.ts';
import type { AgentNotice, Deps } from '#functions/deps.ts';
import { queueNotice } from '#functions/store/mail/notice-order-store.ts';

/** How long the agent has to come back first. */
const WAIT_MS = 2 * 60_000;

/**
 * Orders it, for an agent who chose mail for this kind of notice, where this deployment sends mail. The sweep sends it,
 * unless the agent has read it by then: at most one in 15 minutes for each conversation.
 */
export async function orderNotice(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  agent_id: Id,
  { kind, conversation_id }: AgentNotice,
): Promise<void> {
  // The department's own mail says so.
  if (kind === 'waiting') return;
  const nowMs = now();
  await queueNotice(table, { agent_id, conversation_id }, kind, { nowMs, dueAtMs: nowMs + WAIT_MS });
}
