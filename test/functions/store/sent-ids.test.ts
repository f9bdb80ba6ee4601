/** What each side has sent lately, as rows carry it: also in rows of before it was stored who sent it. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { fromItem, newestRow, rowItem } from '#functions/store/conversations/conversation-store.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let ana: AgentItem;
let ben: AgentItem;
let chat: Id;
beforeEach(async () => {
  deps = memoryDeps();
  ana = await anAgent(deps, { name: 'Ana' });
  ben = await anAgent(deps, { name: 'Ben' });
  chat = (await startConversation(deps, aStart(await aVisitor(deps)))).row.conversation_id;
  await assignTo(deps, chat, ana, { type: 'agent', agent: ana }, { force: false });
});

const say = (agent: AgentItem, content: string, client_message_id: string) =>
  sendAgentMessage(deps, chat, { agent, content, client_message_id, visibility: 'public', metadata: null });
const newest = async () => (await newestRow(deps.table, chat))?.state;

it('reads back who sent what', async () => {
  await say(ana, 'One', 'message-1');
  const row = await newestRow(deps.table, chat);
  expect(row?.state.staff_sent).toEqual([[expect.any(Number), row?.seq, ana.id % 4096]]);
  expect(row && fromItem(rowItem(row))).toEqual(row);
});

it('finds an agent’s message again after many of a colleague, and stores it once', async () => {
  const { row } = await say(ana, 'One', 'message-of-ana');
  for (let index = 0; index < 9; index += 1) await say(ben, `Two ${index}`, freshId());
  const before = await newest();
  expect(await say(ana, 'One', 'message-of-ana')).toEqual({ row, isNew: false });
  expect((await newest())?.seq).toBe(before?.seq);
});

it('takes the same id of two agents for two messages', async () => {
  await say(ana, 'One', 'message-1');
  expect((await say(ben, 'Two', 'message-1')).isNew).toBe(true);
});

it('reads rows of before senders were stored, and goes on from them', async () => {
  const { row } = await say(ana, 'One', 'message-1');
  const [[hash, seq]] = row.state.staff_sent as [[number, number]];
  const old = rowItem(row);
  const read = fromItem({ ...old, fold: { ...(old['fold'] as object), ss: [hash, seq - 1, hash + 1, seq] } });
  expect(read.state.staff_sent).toEqual([
    [hash, seq - 1],
    [hash + 1, seq],
  ]);
  await deps.table.put({ Item: { ...old, fold: { ...(old['fold'] as object), ss: [hash, seq] } } });
  expect((await say(ana, 'One', 'message-1')).isNew).toBe(false);
  await say(ben, 'Two', 'message-2');
  expect((await newest())?.staff_sent).toEqual([
    [hash, seq],
    [expect.any(Number), seq + 1, ben.id % 4096],
  ]);
});
