/** How many round trips of a message follow each other: what its sender and its reader wait for, whatever the machine. */
import { expect, it } from 'vitest';
import { type Push, channelPush } from '#functions/platform/push.ts';
import { getConnection, putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import type { Table } from '#functions/store/table.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { roundTrips } from '#test/support/round-trips.ts';

async function chatOfTwo() {
  const deps = memoryDeps();
  const agent = await anAgent(deps, { name: 'Ana' });
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor));
  const { conversation_id: chat } = row;
  const { widget_id } = row.state;
  await assignTo(deps, chat, agent, { type: 'agent', agent }, { force: false });
  const who = {
    principal: 'visitor',
    visitor_id: visitor,
    widget_id,
    widget_token: 't',
    verified: false,
  } as const;
  /** A socket begins to listen, past the watched table. */
  const listen = async (id: string, kind: 'agent' | 'visitor' | 'watch') => {
    await putConnection(deps.table, id, who, 0);
    const connection = await getConnection(deps.table, id);
    const channels = {
      agent: { kind: 'agent', id: agent.id },
      visitor: { kind: 'visitor', id: visitor, widget_id },
      watch: { kind: 'watch', id: chat },
    } as const;
    if (connection) await subscribe(deps.table, connection, [channels[kind]]);
  };
  await listen('agent', 'agent');
  await listen('visitor', 'visitor');
  const { rounds, take, watched } = roundTrips();
  const table = watched(deps.table);
  const post = (id: string) => take(`post to ${id}`, async () => 'sent' as const);
  const push = channelPush({ table, post, disconnect: async () => {}, log: deps.log, now: () => 0 });
  const ask = (using: { table?: Table; push?: Push } = {}) =>
    sendVisitorMessage({ ...deps, table, push, ...using }, chat, {
      visitor,
      name: null,
      content: 'Hm?',
      client_message_id: freshId(),
      allowance,
    });
  const answer = (using: { table?: Table; push?: Push } = {}) =>
    sendAgentMessage({ ...deps, table, push, ...using }, chat, {
      agent,
      content: 'Yes.',
      client_message_id: freshId(),
      visibility: 'public',
      metadata: null,
    });
  return { table, push, rounds, ask, answer, listen };
}

it('a visitor’s message is read, stored and passed on in three round trips that follow each other', async () => {
  const { rounds, ask } = await chatOfTwo();
  await ask();
  expect(rounds).toEqual([['query'], ['put', 'query'], ['query', 'query', 'post to agent']]);
});

it('an agent’s answer is read, stored and passed on in three round trips that follow each other', async () => {
  const { rounds, answer } = await chatOfTwo();
  await answer();
  expect(rounds).toEqual([['query'], ['put', 'query'], ['query', 'query', 'post to visitor']]);
});

it('a colleague who has the conversation open gets a message once all who listen are read, whether or not the agent’s socket answers', async () => {
  const { rounds, ask, listen } = await chatOfTwo();
  await listen('colleague', 'watch');
  await ask();
  expect(rounds.slice(2)).toEqual([['query', 'query', 'post to agent', 'post to colleague']]);
});

it.each(['visitor', 'agent'] as const)(
  'a new socket of the %s that begins to listen while a message is stored gets it, once',
  async (side) => {
    const { push, rounds, listen, ask, answer } = await chatOfTwo();
    const listeners: Push['listeners'] = async (channels) => {
      const found = await push.listeners(channels);
      await listen('newcomer', side);
      return found;
    };
    await (side === 'visitor' ? answer : ask)({ push: { ...push, listeners } });
    expect(rounds.flat().filter((name) => name.startsWith('post'))).toEqual([`post to ${side}`, 'post to newcomer']);
  },
);

it('a message isn’t passed on before it is stored, nor if it couldn’t be', async () => {
  const { table, rounds, ask } = await chatOfTwo();
  const put: Table['put'] = async () => {
    throw new Error('down');
  };
  await expect(ask({ table: { ...table, put } })).rejects.toThrow('down');
  expect(rounds.flat().filter((name) => name.startsWith('post'))).toEqual([]);
});
