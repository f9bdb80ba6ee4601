/** Followers and mentions: who is notified of what, and what one reads in the list of mentions. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '#core/access/scope.ts';
import type { Id } from '#core/model/id.ts';
import type { AgentNotice } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { assignTo, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { follow } from '#functions/use-cases/messages/follow.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { listConversations } from '#functions/use-cases/search/list-conversations.ts';
import { listMentions, seeMentions } from '#functions/use-cases/notices/mentions.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { aDepartment, allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let ana: AgentItem;
let ben: AgentItem;
let chat: Id;
let visitor: Id;
beforeEach(async () => {
  deps = memoryDeps();
  ana = await anAgent(deps, { name: 'Ana' });
  ben = await anAgent(deps, { name: 'Ben' });
  visitor = await aVisitor(deps);
  chat = (await startConversation(deps, aStart(visitor))).row.conversation_id;
  await assignTo(deps, chat, ana, { type: 'agent', agent: ana }, { force: false });
});

const followers = async () => (await newestRow(deps.table, chat))?.state.followers;
const seq = async () => (await newestRow(deps.table, chat))?.seq;
const write = () =>
  sendVisitorMessage(deps, chat, { visitor, name: null, content: 'Hm?', client_message_id: freshId(), allowance });
const note = (mentions: Id[], id = freshId()) =>
  sendAgentMessage(deps, chat, {
    agent: ana,
    content: 'Please look',
    client_message_id: id,
    visibility: 'internal',
    metadata: { mentions },
  });
/** The agents who get a frame of this kind of row, and those who are notified when they are away. */
async function reached(act: () => Promise<unknown>): Promise<{ agents: Id[]; away: [Id, AgentNotice['kind']][] }> {
  const away: [Id, AgentNotice['kind']][] = [];
  deps.reach = { agent: async (agent, { kind }) => void away.push([agent, kind]) };
  const before = deps.delivered.length;
  await act();
  const sent = deps.delivered.slice(before);
  for (const { whenAway = [] } of sent) for (const { act: notify } of [whenAway].flat()) await notify();
  const agents = sent.flatMap(({ channels }) => channels.flatMap((one) => (one.kind === 'agent' ? [one.id] : [])));
  return { agents, away };
}

it('notifies followers of what the visitor writes, and of nothing once they stopped', async () => {
  await follow(deps, chat, ben, true);
  expect(await reached(write)).toEqual({
    agents: [ana.id, ben.id],
    away: [
      [ana.id, 'message'],
      [ben.id, 'message'],
    ],
  });
  await follow(deps, chat, ben, false);
  expect(await reached(write)).toEqual({ agents: [ana.id], away: [[ana.id, 'message']] });
});

it('tells followers of no note that doesn’t mention them', async () => {
  await follow(deps, chat, ben, true);
  expect((await reached(() => note([ana.id]))).agents).not.toContain(ben.id);
});

it('tells followers nothing more once the chat is in a department whose chats they don’t see', async () => {
  deps.areAgentsScoped = async () => true;
  await follow(deps, chat, ben, true);
  expect((await reached(write)).agents).toEqual([ana.id, ben.id]);
  const department = await aDepartment(deps, 7);
  await requeue(deps, chat, { type: 'agent', agent: ana }, { department });
  expect((await reached(write)).agents).toEqual([]);
  deps.areAgentsScoped = async () => false;
  expect((await reached(write)).agents).toEqual([ben.id]);
});

it('lets the mentioned follow, and writes a row only where something changes', async () => {
  await note([ben.id]);
  expect(await followers()).toEqual([ben.id]);
  const before = await seq();
  await follow(deps, chat, ben, true);
  expect(await seq()).toBe(before);
  expect((await newestRow(deps.table, chat))?.visibility).toBe('internal');
});

it('keeps both of two agents who follow at the same moment', async () => {
  const cid = await anAgent(deps, { name: 'Cid' });
  await Promise.all([follow(deps, chat, ben, true), follow(deps, chat, cid, true)]);
  expect([...((await followers()) ?? [])].sort()).toEqual([ben.id, cid.id].sort());
});

it('lists a mention once for a repeated note, until its agent has seen it', async () => {
  const id = freshId();
  await note([ben.id], id);
  await note([ben.id], id);
  const listed = await listMentions(deps, ben.id, 'all');
  expect(listed).toMatchObject({ unseen: 1, data: [{ conversation_id: chat, by: 'Ana', content: 'Please look' }] });
  await seeMentions(deps, ben.id, listed.data[0]?.id ?? 0);
  expect(await listMentions(deps, ben.id, 'all')).toMatchObject({ unseen: 0, data: [{ is_seen: true }] });
  deps.clock.ms += 1000;
  await note([ben.id, ana.id]);
  expect(await listMentions(deps, ben.id, 'all')).toMatchObject({ unseen: 1 });
  expect((await listMentions(deps, ana.id, 'all')).data).toEqual([]);
});

it('lists nothing of an erased visitor', async () => {
  await note([ben.id]);
  await eraseVisitor(deps, visitor);
  expect(await listMentions(deps, ben.id, 'all')).toEqual({ data: [], unseen: 0 });
});

describe('the list of what an agent follows', () => {
  const listed = async (agent: AgentItem, scope: Scope = 'all', more: object = {}) => {
    const filters = { follower: agent.id, scope, ...more };
    const page = await listConversations(deps, filters, { limit: 10 }, async () => null);
    return page.conversations.map(({ id }) => id);
  };

  it('has what they chose and where they were mentioned, the newest first, and no colleague’s', async () => {
    await note([ben.id]);
    deps.clock.ms += 1000;
    const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
    await follow(deps, row.conversation_id, ben, true);
    expect(await listed(ben)).toEqual([row.conversation_id, chat]);
    expect(await listed(ben, 'all', { status: 'pending' })).toEqual([row.conversation_id]);
    expect(await listed(ana)).toEqual([]);
  });

  it('loses what they no longer follow, and what was erased', async () => {
    await follow(deps, chat, ben, true);
    await follow(deps, chat, ben, false);
    expect(await listed(ben)).toEqual([]);
    await follow(deps, chat, ben, true);
    expect(await listed(ben)).toEqual([chat]);
    await eraseVisitor(deps, visitor);
    expect(await listed(ben)).toEqual([]);
  });

  it('says what the last of two requests at the same time made of it', async () => {
    await Promise.all([follow(deps, chat, ben, true), follow(deps, chat, ben, false), follow(deps, chat, ana, true)]);
    const isFollowing = (await followers())?.includes(ben.id);
    expect(await listed(ben)).toEqual(isFollowing ? [chat] : []);
    expect(await listed(ana)).toEqual([chat]);
  });

  it('has no chat of a department that they don’t see', async () => {
    await follow(deps, chat, ben, true);
    expect(await listed(ben, { agent: ben.id, departments: [7] })).toEqual([]);
  });
});
