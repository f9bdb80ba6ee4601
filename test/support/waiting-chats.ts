/** Departments with agents at work and chats that wait for them. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor } from './conversations.ts';

type Stored = Parameters<typeof anAgent>[0] & Pick<Deps, 'push' | 'log'>;

/** An agent who is online and receives chats, for a day. */
export async function anAgentAtWork(deps: Stored, fields: Partial<AgentItem> = {}): Promise<AgentItem> {
  const agent = await anAgent(deps, fields);
  await deps.table.transact([leaseStart(agent.id, deps.now() + 86_400_000)]);
  return agent;
}

/** A chat that waits in the queue of a department. */
export async function aWaitingChat(deps: Deps, department_id: Id | null = null): Promise<Id> {
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor, { widget: { id: 1, department_id } }));
  return row.conversation_id;
}
