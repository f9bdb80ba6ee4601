/** Taking the chats of an agent who is no longer there: unanswered ones always, answered ones as their widget says. */
import { assignedAgent } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { openConversationsOf } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { release } from './agent-actions.ts';

/** Why chats are returned, in one word for machines. */
export type ReturnReason = 'agent_gone' | 'agent_offline' | 'agent_deleted';

/**
 * Returns an agent's unanswered chats to their queues, at their old age, and releases the answered ones. Some may stay: a
 * widget may keep an answered chat until its visitor writes again, and the index may not know yet of a chat taken a moment
 * ago. Ends at `until` (milliseconds since 1970). Answers whether any was found.
 */
export async function requeueConversations(
  deps: Pick<Deps, 'table' | 'now' | 'random'>,
  agent: Id,
  reason: ReturnReason,
  until: number,
): Promise<boolean> {
  const found = await openConversationsOf(deps.table, agent);
  for (const conversation of found) {
    if (deps.now() >= until) return true;
    const row = await newestRow(deps.table, conversation, { consistent: true });
    if (!row || assignedAgent(row.state) !== agent) continue;
    const isUnanswered = row.state.waiting_since_ms !== null;
    if (!isUnanswered && reason !== 'agent_deleted' && (await isKept(deps, row.state.widget_id))) continue;
    await release(deps, conversation, agent, { type: 'system', reason });
  }
  return found.length > 0;
}

async function isKept({ table }: Pick<Deps, 'table'>, widget: Id): Promise<boolean> {
  return (await getWidget(table, widget))?.on_agent_gone === 'keep';
}
