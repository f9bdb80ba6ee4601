/** A transfer with a reason and a note: one transaction, read by who gets the chat and never by the visitor. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { assignTo, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { type TransferSaid, noted, transferNoteOf } from '#functions/use-cases/messages/transfer-note.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { listMentions } from '#functions/use-cases/notices/mentions.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
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
  await assignTo(deps, chat, ana, by(), { force: false });
});

const by = () => ({ type: 'agent', agent: { id: ana.id, name: ana.name } }) as const;
const give = (said: TransferSaid) =>
  assignTo(deps, chat, ben, by(), { force: false, noteFor: transferNoteOf(deps, chat, ana, said) });
const rows = async () => (await listRows(deps.table, chat, { after: 2, limit: 20 })).map((row) => row);

it('stores the note before the transfer, for the team only, and mentions who gets the chat', async () => {
  await give({ note: 'She needs an invoice', reason: 'skill' });
  expect(await rows()).toMatchObject([
    {
      content: 'She needs an invoice',
      visibility: 'internal',
      sender_id: ana.id,
      metadata: { transfer_reason: 'skill', mentions: [ben.id] },
      state: { followers: [ben.id] },
    },
    { milestone: 'assigned' },
  ]);
  expect(await listMentions(deps, ben.id, 'all')).toMatchObject({ unseen: 1 });
  const pushed = deps.delivered.filter(({ frame }) => frame.type === 'message.created');
  expect(pushed.at(-1)?.channels).toContainEqual({ kind: 'agent', id: ben.id });
});

it('says the reason alone in words, and nothing where nothing was said', async () => {
  await give({ reason: 'shift' });
  expect((await rows())[0]).toMatchObject({ content: 'End of shift' });
  expect(transferNoteOf(deps, chat, ana, {})).toBeUndefined();
});

it('stores a note for the queue without mentioning anybody', async () => {
  await requeue(deps, chat, by(), { noteFor: transferNoteOf(deps, chat, ana, { note: 'Please take it' }) });
  expect(await rows()).toMatchObject([{ content: 'Please take it', metadata: null }, { milestone: 'requeued' }]);
});

it('stores the note all the same when somebody else has just given the chat there, once', async () => {
  await assignTo(deps, chat, ben, { type: 'system', reason: 'test' }, { force: false });
  const giveAgain = async () => {
    const noteFor = transferNoteOf(deps, chat, ana, { note: 'I promised a refund' });
    const given = await assignTo(deps, chat, ben, by(), { force: false, noteFor });
    expect((await noted(deps, given, { noteFor, receiver: ben.id })).outcome).toBe('unchanged');
  };
  await Promise.all([giveAgain(), giveAgain()]);
  await giveAgain();
  const notes = (await rows()).filter(({ content }) => content === 'I promised a refund');
  expect(notes).toMatchObject([{ visibility: 'internal', metadata: { mentions: [ben.id] } }]);
  expect(await listMentions(deps, ben.id, 'all')).toMatchObject({ unseen: 1 });
});

it('stores one note when the request is repeated, and none when the agent is full', async () => {
  await give({ note: 'Once' });
  await give({ note: 'Once' });
  expect((await rows()).filter(({ visibility }) => visibility === 'internal')).toHaveLength(1);
  const cid = await anAgent(deps, { name: 'Cid', max_concurrent_chats: 0 });
  const noteFor = transferNoteOf(deps, chat, ana, { note: 'Lost?' });
  expect(await assignTo(deps, chat, cid, by(), { force: false, noteFor })).toMatchObject({ outcome: 'full' });
  expect((await rows()).some(({ content }) => content === 'Lost?')).toBe(false);
});

it('gives the chat to one of two colleagues to whom it is passed on at the same moment, with both notes', async () => {
  const cid = await anAgent(deps, { name: 'Cid' });
  const pass = (to: AgentItem) =>
    assignTo(deps, chat, to, by(), { force: false, noteFor: transferNoteOf(deps, chat, ana, { note: to.name }) });
  await Promise.all([pass(ben), pass(cid)]);
  const stored = await rows();
  expect(
    stored
      .map(({ content, visibility }) => visibility === 'internal' && content)
      .filter(Boolean)
      .sort(),
  ).toEqual(['Ben', 'Cid']);
  const last = stored.at(-1)?.state;
  const loads = await Promise.all(
    [ana, ben, cid].map(async ({ id }) => (await getAgent(deps.table, id))?.current_chats_count),
  );
  expect(loads).toEqual([0, Number(last?.agent_id === ben.id), Number(last?.agent_id === cid.id)]);
});
