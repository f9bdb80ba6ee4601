/** Two agents who answer the same visitor, and answers that resolve the chat in the same step. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import {
  type AgentMessageInput,
  sendAgentMessage,
  sendVisitorMessage,
} from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
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
});

const by = (agent: AgentItem) => ({ type: 'agent', agent: { id: agent.id, name: agent.name } }) as const;
const take = () => assignTo(deps, chat, ana, by(ana), { force: false });
const answer = (agent: AgentItem, more: Partial<AgentMessageInput> = {}) =>
  sendAgentMessage(deps, chat, {
    agent,
    content: `Hello from ${agent.name}`,
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
    ...more,
  });
const seen = async () => (await newestRow(deps.table, chat))?.seq ?? 0;
const rows = () => listRows(deps.table, chat, { after: 0, limit: 50 });
const answers = async () => (await rows()).filter(({ sender_type }) => sender_type === 'agent');
const events = async () => (await rows()).map(({ sender_type, metadata }) => metadata?.event ?? sender_type);

it('stores one of two answers that agents write at the same moment, and refuses the other', async () => {
  await take();
  const seenSeq = await seen();
  const both = await Promise.allSettled([answer(ana, { seenSeq }), answer(ben, { seenSeq })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  expect(await answers()).toHaveLength(1);
});

it('neither stores nor resolves with an answer that crossed a message of the visitor, until it is sent all the same', async () => {
  await take();
  const seenSeq = await seen();
  const visitor = (await newestRow(deps.table, chat))?.state.visitor_id ?? 0;
  const said = { name: 'Vera', content: 'One more thing', client_message_id: freshId(), allowance };
  await sendVisitorMessage(deps, chat, { visitor, ...said });
  await expect(answer(ana, { seenSeq, resolvedBy: by(ana) })).rejects.toMatchObject({ code: 'conflict' });
  expect(await answers()).toEqual([]);
  expect((await newestRow(deps.table, chat))?.state.status).toBe('active');
  await answer(ana, { seenSeq });
  await answer(ana, { resolvedBy: by(ana) });
  expect((await newestRow(deps.table, chat))?.state.status).toBe('resolved');
});

it('lets an agent answer several times in a row, and after a note or the visitor', async () => {
  await take();
  const seenSeq = await seen();
  await answer(ana, { seenSeq });
  await answer(ana, { seenSeq });
  await answer(ben, { visibility: 'internal' });
  await answer(ana, { seenSeq });
  expect((await answers()).filter(({ visibility }) => visibility === 'public')).toHaveLength(3);
});

it('stores the refused answer once its agent sends it all the same', async () => {
  await take();
  const seenSeq = await seen();
  const id = freshId();
  await answer(ben, { seenSeq });
  await expect(answer(ana, { seenSeq, client_message_id: id })).rejects.toMatchObject({ code: 'conflict' });
  await answer(ana, { client_message_id: id });
  await answer(ana, { seenSeq, client_message_id: id });
  expect(await answers()).toHaveLength(2);
});

it('answers and resolves in one step, once for a repeated request', async () => {
  await take();
  const id = freshId();
  const once = () => answer(ana, { client_message_id: id, resolvedBy: by(ana) });
  const [first, again] = [await once(), await once()];
  expect([first.isNew, again.isNew, again.row.seq]).toEqual([true, false, first.row.seq]);
  expect((await events()).slice(-2)).toEqual(['agent', 'resolved']);
  expect((await getAgent(deps.table, ana.id))?.current_chats_count).toBe(0);
  const pushed = deps.delivered.flatMap(({ frame }) => (frame.type === 'message.created' ? [frame.message.seq] : []));
  expect(pushed).toContain(first.row.seq);
});

it('takes a chat that waits before it answers and resolves it', async () => {
  await answer(ana, { resolvedBy: by(ana) });
  expect(await events()).toEqual(['visitor', 'assigned', 'agent', 'resolved']);
});

it('resolves nothing when the answer is refused', async () => {
  await take();
  const seenSeq = await seen();
  await answer(ben, { seenSeq });
  await expect(answer(ana, { seenSeq, resolvedBy: by(ana) })).rejects.toMatchObject({ code: 'conflict' });
  expect((await newestRow(deps.table, chat))?.state.status).not.toBe('resolved');
});

it('neither loses an answer nor resolves twice when two agents answer and resolve at once', async () => {
  await take();
  const both = await Promise.allSettled([answer(ana, { resolvedBy: by(ana) }), answer(ben, { resolvedBy: by(ben) })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await events()).filter((event) => event === 'resolved')).toHaveLength(1);
});
