/** Who acts in a schedule: visitors, agents, admins, each doing what people do, in an order that follows from the seed. */
import type { Deps } from '#functions/deps.ts';
import type { Id } from '#core/model/id.ts';
import { priorities } from '#core/model/closed-sets.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { agentRemoval, getAgent } from '#functions/store/assignment/agent-store.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import { assignTo, close, rate, reopen, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { heartbeat, changeAgent, setStatus } from '#functions/use-cases/availability/presence.ts';
import { requeueConversations } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { snooze, unsnooze } from '#functions/use-cases/lifecycle/snooze.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance } from '#test/support/conversations.ts';
import type { Scheduler } from './scheduler.ts';

/** A department beside the default one. */
export const SUPPORT = 7;
/** Seconds an agent's lease lasts. */
export const LEASE_SECONDS = 75;

/** One thing somebody does. */
export type Act = { name: string; run: (deps: Deps) => Promise<unknown> };

/** Those who act, and what they act on; conversations become known as they begin. */
export type Cast = { visitors: Id[]; agents: AgentItem[]; departments: (Id | null)[]; begun: Id[] };

const system = { type: 'system', reason: 'test' } as const;

/** A visitor who starts a chat and perhaps goes on with it; repeats a request now and then, as clients do. */
export function visitorActs(scheduler: Scheduler, cast: Cast, visitor: Id, index: number): Act[] {
  const message = (count: number) => ({ content: `message ${count}`, client_message_id: `visitor-${index}-${count}` });
  const department_id = scheduler.pick(cast.departments);
  const start: Act = {
    name: `visitor ${index} starts`,
    run: async (deps) => {
      const facts = { widget: { id: 1, department_id }, visitor, source_url: null, source_page_title: null };
      const { row } = await startConversation(deps, { ...facts, ...message(0), attributes: {}, allowance });
      if (!cast.begun.includes(row.conversation_id)) cast.begun.push(row.conversation_id);
    },
  };
  const more = Array.from({ length: scheduler.between(0, 2) }, (_, count): Act => ({
    name: `visitor ${index} writes`,
    run: (deps) => {
      const input = { visitor, name: null, ...message(count + 1), allowance };
      const own = cast.begun[index % Math.max(1, cast.begun.length)];
      return own === undefined ? Promise.resolve() : sendVisitorMessage(deps, own, input);
    },
  }));
  const rating = (stars: number): Act => ({
    name: `visitor ${index} rates`,
    run: (deps) => {
      const own = cast.begun[index % Math.max(1, cast.begun.length)];
      const input = { visitor, rating: stars, feedback: null, allowance };
      return own === undefined ? Promise.resolve() : rate(deps, own, input);
    },
  });
  const ratings = scheduler.chance(0.3) ? [1, 5, 1].map(rating) : [];
  return [
    start,
    ...(scheduler.chance(0.3) ? [start] : []),
    ...more,
    ...(scheduler.chance(0.3) ? more : []),
    ...ratings,
  ];
}

/** What a day brings to an agent. */
export function agentAct(scheduler: Scheduler, cast: Cast, count: number): Act {
  const agent = scheduler.pick(cast.agents);
  const of = (name: string, run: Act['run']): Act => ({ name: `agent ${agent.id} ${name}`, run });
  const chat = (run: (deps: Deps, conversation: Id) => Promise<unknown>): Act['run'] => {
    const drawn = scheduler.between(0, 99);
    return (deps) => {
      const conversation = cast.begun[drawn % Math.max(1, cast.begun.length)];
      return conversation === undefined ? Promise.resolve() : run(deps, conversation);
    };
  };
  const choices: Act[] = [
    of('beats', (deps) => heartbeat(deps, agent.id, LEASE_SECONDS)),
    of('beats', (deps) => heartbeat(deps, agent.id, LEASE_SECONDS)),
    of('goes offline', (deps) => setStatus(deps, agent.id, 'offline')),
    of('has other room', (deps) => alter(deps, agent.id, { max_concurrent_chats: scheduler.between(1, 2) })),
    of('moves', (deps) => alter(deps, agent.id, { department_ids: scheduler.pick([[], [SUPPORT], [SUPPORT]]) })),
    of('is away', (deps) => setStatus(deps, agent.id, 'away')),
    of('comes online', (deps) => setStatus(deps, agent.id, 'online')),
    of('comes online', (deps) => setStatus(deps, agent.id, 'online')),
    of(
      'answers',
      chat((deps, conversation) => sendAgentMessage(deps, conversation, answer(agent, count))),
    ),
    of(
      'answers',
      chat((deps, conversation) => sendAgentMessage(deps, conversation, answer(agent, count))),
    ),
    of(
      'resolves',
      chat((deps, conversation) => resolve(deps, conversation, system)),
    ),
    of(
      'closes',
      chat((deps, conversation) => close(deps, conversation, system)),
    ),
    of(
      'closes',
      chat((deps, conversation) => close(deps, conversation, system)),
    ),
    of(
      'reopens',
      chat((deps, conversation) => reopen(deps, conversation, system)),
    ),
    of(
      'takes',
      chat((deps, conversation) => assignTo(deps, conversation, agent, system, { force: false })),
    ),
    of(
      'snoozes',
      chat((deps, conversation) => {
        const untilMs = scheduler.chance(0.3) ? null : deps.now() + scheduler.between(1, 200_000);
        return snooze(deps, conversation, { untilMs }, system);
      }),
    ),
    of(
      'ends a snooze',
      chat((deps, conversation) => unsnooze(deps, conversation, system)),
    ),
    of(
      'gives back',
      chat((deps, conversation) => requeue(deps, conversation, system)),
    ),
    of(
      'passes on',
      chat((deps, conversation) =>
        requeue(deps, conversation, system, { department: scheduler.pick(cast.departments) }),
      ),
    ),
    of(
      'hurries',
      chat((deps, conversation) => changePriority(deps, conversation, scheduler.pick(priorities))),
    ),
    of(
      'hurries',
      chat((deps, conversation) => changePriority(deps, conversation, scheduler.pick(priorities))),
    ),
  ];
  return scheduler.chance(0.04) ? of('is deleted', (deps) => remove(deps, agent.id)) : scheduler.pick(choices);
}

const answer = (agent: AgentItem, count: number) => ({
  agent,
  content: `answer ${count}`,
  client_message_id: `answer-${String(count).padStart(4, '0')}`,
  visibility: 'public' as const,
  metadata: null,
});

const alter = (deps: Deps, id: Id, fields: Partial<AgentItem>) =>
  changeAgent(deps, id, (before) => ({ after: { ...before, ...fields }, also: [] }));

async function remove(deps: Deps, id: Id): Promise<void> {
  const agent = await getAgent(deps.table, id, { consistent: true });
  if (agent && (await deps.table.transact(agentRemoval(agent, deps.now()))) === 'done')
    await requeueConversations(deps, id, 'agent_deleted', Infinity);
}
