/** How many round trips of a message follow each other: what its sender and its reader wait for, whatever the machine. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { channelPush } from '#functions/platform/push.ts';
import { getConnection, putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import type { Table } from '#functions/store/table.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

/** Requests take a turn each, and are noted by the round trip in which they were under way. */
function roundTrips() {
  const rounds: string[][] = [];
  let underWay = 0;
  const take = async <Answer>(name: string, request: () => Promise<Answer>): Promise<Answer> => {
    if (underWay === 0) rounds.push([]);
    rounds.at(-1)?.push(name);
    underWay += 1;
    await nextTurn();
    return request().finally(() => (underWay -= 1));
  };
  const watched = (table: Table): Table => ({
    get: (input) => take('get', () => table.get(input)),
    query: (input) => take('query', () => table.query(input)),
    batchGet: (keys, options) => take('batchGet', () => table.batchGet(keys, options)),
    put: (input) => take('put', () => table.put(input)),
    update: (input) => take('update', () => table.update(input)),
    delete: (input) => take('delete', () => table.delete(input)),
    transact: (items) => take('transact', () => table.transact(items)),
  });
  return { rounds, take, watched };
}

async function chatOfTwo() {
  const deps = memoryDeps();
  const agent = await anAgent(deps, { name: 'Ana' });
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor));
  const { conversation_id: chat } = row;
  const { widget_id } = row.state;
  await assignTo(deps, chat, agent, { type: 'agent', agent }, { force: false });
  const listening = [
    { id: 'agent', channel: { kind: 'agent', id: agent.id } },
    { id: 'visitor', channel: { kind: 'visitor', id: visitor, widget_id } },
  ] as const;
  const who = {
    principal: 'visitor',
    visitor_id: visitor,
    widget_id,
    widget_token: 't',
    verified: false,
  } as const;
  for (const { id, channel } of listening) {
    await putConnection(deps.table, id, who, 0);
    const connection = await getConnection(deps.table, id);
    if (connection) await subscribe(deps.table, connection, [channel]);
  }
  const { rounds, take, watched } = roundTrips();
  const table = watched(deps.table);
  const post = (id: string) => take(`post to ${id}`, async () => 'sent' as const);
  const push = channelPush({ table, post, disconnect: async () => {}, log: deps.log, now: () => 0 });
  return { deps: { ...deps, table, push }, rounds, agent, visitor, chat };
}

it('a visitor’s message is read, stored and passed on in four round trips that follow each other', async () => {
  const { deps, rounds, visitor, chat } = await chatOfTwo();
  const message = { visitor, name: null, content: 'Hm?', client_message_id: freshId(), allowance };
  await sendVisitorMessage(deps, chat, message);
  expect(rounds).toEqual([['query'], ['put'], ['query', 'query'], ['post to agent']]);
});

it('an agent’s answer is read, stored and passed on in four round trips that follow each other', async () => {
  const { deps, rounds, agent, chat } = await chatOfTwo();
  const metadata = null;
  await sendAgentMessage(deps, chat, {
    agent,
    content: 'Yes.',
    client_message_id: freshId(),
    visibility: 'public',
    metadata,
  });
  expect(rounds).toEqual([['query'], ['put'], ['query', 'query'], ['post to visitor']]);
});
