/** Whether the visitors of many conversations are there, for those who see them. */
import { beforeEach, expect, it } from 'vitest';
import { listPresence } from '#functions/use-cases/live/list-presence.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { disconnect } from '#functions/use-cases/sockets/connect.ts';
import { anAgent, aStart } from '#test/support/conversations.ts';
import { aVisitorOn, arriveOn } from '#test/support/live.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { storedWidget } from '#test/support/imports.ts';

let deps: ReturnType<typeof memoryDeps>;
let chats: number[];

beforeEach(async () => {
  deps = memoryDeps();
  await storedWidget(deps.table, 1);
  chats = [];
  for (const socket of ['one', 'two']) {
    const visitor = await aVisitorOn(deps, 1);
    await arriveOn(deps, visitor, socket);
    chats.push((await startConversation(deps, aStart(visitor.id))).row.conversation_id);
  }
  await disconnect(deps, 'two');
});

it('says of each conversation whether its visitor has a page open', async () => {
  const [one = 0, two = 0] = chats;
  expect(await listPresence(deps, 'all', [one, two, one, 404])).toEqual([
    { conversation_id: one, is_connected: true },
    { conversation_id: two, is_connected: false },
  ]);
});

it('leaves out the conversations of other departments, unless the agent has them', async () => {
  const [one = 0] = chats;
  const agent = await anAgent(deps);
  const scope = { agent: agent.id, departments: [7] };
  expect(await listPresence(deps, scope, chats)).toEqual([]);
  await assignTo(deps, one, agent, { type: 'system', reason: 'test' }, { force: true });
  expect(await listPresence(deps, scope, chats)).toEqual([{ conversation_id: one, is_connected: true }]);
});
