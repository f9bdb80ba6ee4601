/** Troubles AWS has on ordinary days: conflicts, throttling, late indexes, a database that dies. Chats go on. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Widget } from '#core/model/widgets/widget.ts';
import { agentAtWork, signIn, startChat, visitorOf, type AgentAtWork, type Member } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { expectTrouble } from '#test/support/trouble.ts';

let stack: TestStack;
let admin: Member;
let widget: Widget;
let agents: AgentAtWork[];
beforeAll(async () => {
  stack = await startTestStack({ waitFactor: 0.001, assembly: 'cdk.out' });
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  agents = [await agentAtWork(stack.url, admin, 'agent1', 2), await agentAtWork(stack.url, admin, 'agent2', 2)];
});
afterAll(() => stack.stop());
afterEach(async () => {
  stack.faults.transactionConflicts = false;
  stack.faults.throttledShare = 0;
  await stack.faults.lagIndexes(0);
  await closeAll();
});

async function closeAll(): Promise<void> {
  const { data } = await admin.call('listConversations', { query: { limit: '100' } });
  const open = data.filter(({ status }) => status !== 'closed');
  for (const { id } of open) await admin.call('closeConversation', { params: { id: String(id) }, body: {} });
  await stack.settled();
}

/** A start that was answered "try again" may be stored: the same visitor repeats it. */
async function someoneStarts(content: string): Promise<number> {
  const visitor = await patiently(() => visitorOf(stack.url, widget));
  const { conversation } = await patiently(() => startChat(visitor, content));
  return conversation.id;
}

// The faults that are switched on may outlast the tries of a request.
expectTrouble(/was answered 503/, /Throttl|Throughput|TransactionConflict/);

/** Asks again where the answer was "try again", as every client does. */
async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if ((error as { status?: number }).status !== 503) throw error;
    return patiently(ask);
  }
}

/** Starts so many chats at once and says what became of them. */
async function rush(count: number) {
  const ids = await Promise.all(Array.from({ length: count }, (_, index) => someoneStarts(`Chat ${index}`)));
  await stack.settled();
  const see = (id: number) => patiently(() => admin.call('getConversation', { params: { id: String(id) } }));
  const chats = await Promise.all(ids.map(see));
  const { data } = await patiently(() => admin.call('listAgents', { query: {} }));
  return {
    assigned: chats.filter(({ agent_id }) => agent_id !== null).length,
    pending: chats.filter(({ status }) => status === 'pending').length,
    loads: data.map(({ current_chats_count }) => current_chats_count),
  };
}

test.each<[string, () => void | Promise<void>]>([
  ['transactions that meet are refused', () => void (stack.faults.transactionConflicts = true)],
  ['one request in six is throttled', () => void (stack.faults.throttledShare = 1 / 6)],
  ['indexes are two seconds late', () => stack.faults.lagIndexes(2000)],
])('six chats for four places while %s: four are assigned, evenly, two wait', async (_name, fault) => {
  expect(agents).toHaveLength(2);
  await fault();
  expect(await rush(6)).toEqual({ assigned: 4, pending: 2, loads: [2, 2] });
});
