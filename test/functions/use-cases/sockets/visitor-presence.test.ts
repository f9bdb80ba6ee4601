/** Whether a visitor is on the page, as agents are told: by the sockets that chats have anyway. */
import { beforeEach, expect, it } from 'vitest';
import { getConnection } from '#functions/store/sockets/connection-store.ts';
import { assignTo, close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { connect, disconnect } from '#functions/use-cases/sockets/connect.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { storedWidget } from '#test/support/imports.ts';

const system = { type: 'system', reason: 'test' } as const;
const rhythm = { heartbeatSeconds: 60, leaseSeconds: 150 };
let deps: ReturnType<typeof memoryDeps>;
let chat: { id: number; visitor: number };
let agent: { id: number; name: string };
let token: string;

beforeEach(async () => {
  deps = memoryDeps();
  ({ token } = await storedWidget(deps.table, 1));
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor));
  chat = { id: row.conversation_id, visitor };
  agent = await anAgent(deps);
  await assignTo(deps, chat.id, agent, system, { force: true });
});

/** Opens a page of the visitor: its socket, and the first frame. */
async function arrive(socket: string, listed: { is_listed?: true } = {}): Promise<void> {
  const who = { principal: 'visitor', visitor_id: chat.visitor, widget_id: 1, widget_token: token } as const;
  await connect(deps, socket, { ...who, verified: false, ...listed });
  const connection = await getConnection(deps.table, socket);
  if (!connection) throw new Error('It was just stored.');
  // As a page that has just been loaded: it names no chat.
  await hello(deps, connection, [], rhythm);
}
const told = () =>
  deps.delivered.flatMap(({ channels, frame }) =>
    frame.type === 'visitor.presence' ? [{ channels, isThere: frame.is_connected }] : [],
  );

it('tells the agent who has the chat, and those who look at it, that a visitor came and left', async () => {
  await arrive('one');
  await disconnect(deps, 'one');
  const channels = [
    { kind: 'watch', id: chat.id },
    { kind: 'agent', id: agent.id },
  ];
  expect(told()).toEqual([
    { channels, isThere: true },
    { channels, isThere: false },
  ]);
});

it('says once that they came, however often the socket greets, and nothing while another page is open', async () => {
  await arrive('one');
  await arrive('one');
  await arrive('two');
  await disconnect(deps, 'one');
  expect(told().map(({ isThere }) => isThere)).toEqual([true, true]);
  await disconnect(deps, 'two');
  expect(told().at(-1)).toMatchObject({ isThere: false });
});

it('says again that they came where visitors are listed, whose page greets when it goes on without being loaded', async () => {
  await arrive('one', { is_listed: true });
  await arrive('one', { is_listed: true });
  expect(told().map(({ isThere }) => isThere)).toEqual([true, true]);
});

it('tells nobody of a chat that is closed, or of a visitor who never wrote', async () => {
  await close(deps, chat.id, system);
  await arrive('one');
  await disconnect(deps, 'one');
  const silent = await aVisitor(deps);
  await connect(deps, 'three', {
    principal: 'visitor',
    visitor_id: silent,
    widget_id: 1,
    widget_token: token,
    verified: false,
  });
  await disconnect(deps, 'three');
  expect(told()).toEqual([]);
});

it('says nothing twice when a socket that is forgotten ends, as after two hours', async () => {
  await arrive('one');
  await disconnect(deps, 'one');
  await disconnect(deps, 'one');
  expect(told().map(({ isThere }) => isThere)).toEqual([true, false]);
});

it('says last that they are there when a reload opens the next socket while the end of the former is being told', async () => {
  await arrive('before');
  const { deliver } = deps.push;
  // The next page's socket comes after the former was found to be the last, and before anybody is told so.
  deps.push.deliver = async (deliveries) => {
    deps.push.deliver = deliver;
    await arrive('after');
    return deliver(deliveries);
  };
  await disconnect(deps, 'before');
  expect(told().map(({ isThere }) => isThere)).toEqual([true, true, false, true]);
});
