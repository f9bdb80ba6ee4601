/** Two hundred visitors at once for a team with room for thirty-five: nobody twice, nobody forgotten, everybody in turn. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { addAccount } from '#local/oidc/accounts.ts';
import type { AgentAtWork, Member } from '#test/support/people.ts';
import { agentAtWork, signIn, startChat, visitorOf } from '#test/support/people.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';

const CHATS = 200;
const PLACES = 5;
const team = ['agent1', 'agent2', 'agent3', 'agent4', 'agent5', 'agent6', 'agent7'] as const;

let stack: TestStack;
let admin: Member;
let widget: Widget;
let agents: AgentAtWork[];

beforeAll(async () => {
  for (const name of team.slice(2)) addAccount(name);
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  for (const user_id of team.slice(2)) await admin.call('createAgent', { body: { user_id } });
  agents = await Promise.all(team.map((name) => agentAtWork(stack.url, admin, name, PLACES)));
});
afterAll(() => stack.stop());

async function someoneStarts(): Promise<number> {
  const visitor = await visitorOf(stack.url, widget);
  const { conversation } = await startChat(visitor);
  return conversation.id;
}

const see = (id: number): Promise<Conversation> => admin.call('getConversation', { params: { id: String(id) } });
const rowsOf = async (id: number) =>
  (await admin.call('listMessages', { params: { id: String(id) }, query: { after_seq: '0', limit: '100' } })).data;
/** When a step of a conversation's life was stored, milliseconds since 1970. */
const stepAt = async (id: number, event: string): Promise<number> => {
  const steps = (await rowsOf(id)).filter(({ metadata }) => metadata?.event === event);
  expect(steps).toHaveLength(1);
  return Date.parse(steps[0]?.created_at ?? '');
};

test(
  'a rush fills every place once; closing chats lets the next in turn in within a second',
  { timeout: 240_000 },
  async () => {
    const ids = await Promise.all(Array.from({ length: CHATS }, someoneStarts));
    await stack.settled();
    const chats = await Promise.all(ids.map(see));
    const assigned = chats.filter(({ status }) => status === 'active');
    expect(assigned).toHaveLength(team.length * PLACES);
    expect(chats.filter(({ status }) => status === 'pending')).toHaveLength(CHATS - team.length * PLACES);
    for (const { id } of assigned) await stepAt(id, 'assigned');
    const loads = Map.groupBy(assigned, ({ agent_id }) => agent_id);
    expect(agents.map(({ agent }) => loads.get(agent.id)?.length)).toEqual(team.map(() => PLACES));

    // Ids are in the order of time, and so is the queue.
    const waiting = chats
      .flatMap(({ id, status }) => (status === 'pending' ? [id] : []))
      .sort((one, other) => one - other);
    const waits: number[] = [];
    for (const { id } of assigned.slice(0, 20)) {
      await admin.call('closeConversation', { params: { id: String(id) }, body: {} });
      await stack.settled();
      const next = waiting.shift() ?? 0;
      expect((await see(next)).status).toBe('active');
      waits.push((await stepAt(next, 'assigned')) - (await stepAt(id, 'closed')));
    }
    expect(waits.sort((one, other) => one - other)[Math.floor(waits.length * 0.95) - 1]).toBeLessThanOrEqual(1000);
  },
);
