/** Requeues the chats of an agent who has left: unanswered ones always, answered ones as their widget says. */
import { assignedAgent } from '#core/conversation/state.ts';
import type { AgentStatus } from '#core/model/team/agent.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { openConversationsOf } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { setStatus } from '#functions/use-cases/availability/presence.ts';
import { release } from './agent-actions.ts';
import type { TransitionDeps } from './transition-conversation.ts';

/** Why chats are returned, in one word for machines. */
export type ReturnReason = 'agent_gone' | 'agent_offline' | 'agent_deleted';

/**
 * Returns an agent's unanswered chats to their queues, at their old age, and releases the answered ones. Some may stay: a
 * widget may keep an answered chat until its visitor writes again, and the index may not know yet of a chat taken a moment
 * ago. Answers whether any was found.
 * @param until when to stop, milliseconds since 1970; the sweep returns the others
 */
export async function requeueConversations(
  deps: TransitionDeps,
  agent: Id,
  reason: ReturnReason,
  until: number,
): Promise<boolean> {
  const conversations = await openConversationsOf(deps.table, agent);
  for (const conversation of conversations) {
    if (deps.now() >= until) return true;
    // One that fails must not keep the others with an agent who isn't there.
    await unlessFailing(deps.log, 'return_failed', { conversation_id: conversation }, () =>
      requeueOne(deps, conversation, agent, reason),
    );
  }
  return conversations.length > 0;
}

async function requeueOne(deps: TransitionDeps, conversation: Id, agent: Id, reason: ReturnReason): Promise<void> {
  const row = await newestRow(deps.table, conversation, { consistent: true });
  if (!row || assignedAgent(row.state) !== agent) return;
  const isUnanswered = row.state.waiting_since_ms !== null;
  if (!isUnanswered && reason !== 'agent_deleted' && (await isKept(deps, row.state.widget_id))) return;
  await release(deps, conversation, agent, { type: 'system', reason });
}

/** What of a request is spent on returning chats, milliseconds. */
const RETURN_MS = 4000;

/** Sets what an agent chooses to be. Going offline returns their chats as if they had left. @throws DomainError `not_found` */
export async function chooseStatus(
  deps: TransitionDeps,
  agent: Id,
  status: AgentStatus,
  by?: string,
): Promise<AgentItem> {
  const changed = await setStatus(deps, agent, status, by);
  if (status !== 'offline' || changed.current_chats_count === 0) return changed;
  await requeueConversations(deps, agent, 'agent_offline', deps.now() + RETURN_MS);
  return found(await getAgent(deps.table, agent, { consistent: true }));
}

/** Returns the chats of an agent who was removed, as many as one request can; the sweep returns the others. */
export const requeueOfRemoved = (deps: TransitionDeps, agent: Id): Promise<boolean> =>
  requeueConversations(deps, agent, 'agent_deleted', deps.now() + RETURN_MS);

/** Returns the chats of an agent who signed out, as many as one request can; the sweep returns the others. */
export const requeueOfGone = (deps: TransitionDeps, agent: Id): Promise<boolean> =>
  requeueConversations(deps, agent, 'agent_gone', deps.now() + RETURN_MS);

async function isKept({ table }: Pick<Deps, 'table'>, widget: Id): Promise<boolean> {
  return (await getWidget(table, widget))?.on_agent_gone === 'keep';
}
