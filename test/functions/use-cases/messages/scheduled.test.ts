/** Scheduled messages: each is sent once, on time and in its author's name, or held for the team with a reason. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_SCHEDULED } from '#core/conversation/scheduled.ts';
import { isWithinFrame } from '#core/limits/frame-size.ts';
import type { Id } from '#core/model/id.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { assignTo, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import {
  cancelScheduled,
  changeScheduled,
  schedule,
  scheduledOf,
  sendDueMessage,
  sendScheduledNow,
} from '#functions/use-cases/messages/scheduled.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import { aDepartment, allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const HOUR = 3_600_000;

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

const later = async (more: { in?: number; if?: 'hold' | 'send'; id?: string; content?: string } = {}) => {
  const { in: inMs = HOUR, if: ifVisitorWrites = 'hold', id = freshId(), content = 'Did it arrive?' } = more;
  const input = { content, sendAtMs: deps.clock.ms + inMs, ifVisitorWrites };
  return (await schedule(deps, { conversation: chat, id }, input, ana)).scheduled;
};
const due = async ({ client_message_id: id, send_at }: ScheduledMessage) => {
  deps.clock.ms = Math.max(deps.clock.ms, Date.parse(send_at));
  return sendDueMessage(deps, { conversation_id: chat, ref: id, due_at_ms: Date.parse(send_at) });
};
const write = (content = 'Hm?') =>
  sendVisitorMessage(deps, chat, { visitor, name: null, content, client_message_id: freshId(), allowance });
const saidBy = async (agent: AgentItem) =>
  (await listRows(deps.table, chat, { after: 0, limit: 100 })).filter(
    (row) => row.sender_type === 'agent' && row.sender_id === agent.id,
  );
const held = async () => (await scheduledOf(deps, chat)).map((one) => one.held);
const orders = () => deps.table.changes.filter(({ key, image }) => key.pk === 'DUE' && image).length;
const dueOrders = async () =>
  (
    await deps.table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.due(0, 0).pk },
    })
  ).items.length;

it('sends a message on time in its author’s name, and leaves nothing behind', async () => {
  const message = await later();
  expect(await scheduledOf(deps, chat)).toEqual([message]);
  await due(message);
  expect(await saidBy(ana)).toMatchObject([{ content: 'Did it arrive?', sender_name: 'Ana', visibility: 'public' }]);
  expect(await scheduledOf(deps, chat)).toEqual([]);
  expect([await dueOrders(), orders()]).toEqual([0, 1]);
});

it('sends a message once when two sweeps and a repeated order meet', async () => {
  const message = await later();
  await Promise.all([due(message), due(message)]);
  await due(message);
  expect(await saidBy(ana)).toHaveLength(1);
});

it('sends a message whose id its author has used for another one since, instead of trying for ever', async () => {
  const message = await later();
  const { client_message_id } = message;
  await sendAgentMessage(deps, chat, {
    agent: ana,
    content: 'Ah!',
    client_message_id,
    visibility: 'public',
    metadata: null,
  });
  expect(await due(message)).toBe('taken_away');
  await due(message);
  expect((await saidBy(ana)).map(({ content }) => content)).toEqual(['Ah!', 'Did it arrive?']);
  expect([await dueOrders(), await scheduledOf(deps, chat)]).toEqual([0, []]);
});

it('tells an author nothing more of a chat in a department whose chats they don’t see', async () => {
  deps.areAgentsScoped = async () => true;
  const message = await later({ if: 'send' });
  await requeue(deps, chat, { type: 'agent', agent: ana }, { department: await aDepartment(deps, 7) });
  const cleo = await anAgent(deps, { name: 'Cleo', department_ids: [7] });
  await assignTo(deps, chat, cleo, { type: 'agent', agent: cleo }, { force: false });
  const told = deps.delivered.length;
  const soon = { content: 'Another', sendAtMs: deps.clock.ms + HOUR, ifVisitorWrites: 'send' } as const;
  const { version, client_message_id: id } = message;
  await changeScheduled(deps, { conversation: chat, id }, { ...soon, content: message.content, version }, cleo);
  await due(message);
  const agents = deps.delivered.slice(told).flatMap(({ channels }) => channels.filter(({ kind }) => kind === 'agent'));
  expect(agents.map(({ id: agent }) => agent)).not.toContain(ana.id);
  expect([await saidBy(ana), await held()]).toEqual([[], ['no_access']]);
});

it('shows the message to its author’s open pages, which did not ask for it just now', async () => {
  await due(await later());
  const told = deps.delivered.filter(({ frame }) => frame.type === 'message.created');
  expect(told.some(({ channels, exceptAgent }) => exceptAgent === undefined && channels[0]?.kind === 'agent')).toBe(
    true,
  );
});

describe('when the chat has changed meanwhile', () => {
  it('holds a message that the visitor’s own has overtaken, and says so to the team only', async () => {
    const message = await later();
    await write();
    await due(message);
    expect([await held(), await saidBy(ana), await dueOrders()]).toEqual([['visitor_wrote'], [], 0]);
    const row = await newestRow(deps.table, chat);
    expect(row).toMatchObject({
      visibility: 'internal',
      metadata: { reason: 'scheduled_held', held: 'visitor_wrote', agent_id: ana.id },
    });
    await due(message);
    expect((await newestRow(deps.table, chat))?.seq).toBe(row?.seq);
  });

  it('sends it all the same where its author chose that', async () => {
    const message = await later({ if: 'send' });
    await write();
    await due(message);
    expect(await saidBy(ana)).toHaveLength(1);
  });

  it('holds a message whose visitor writes at the same moment', async () => {
    const message = await later();
    await Promise.all([due(message), write()]);
    const rows = await listRows(deps.table, chat, { after: 2, limit: 10 });
    const isSentFirst = rows[0]?.sender_type === 'agent';
    expect(await held()).toEqual(isSentFirst ? [] : ['visitor_wrote']);
  });

  it.each([
    ['ended', () => resolve(deps, chat, { type: 'agent', agent: ana })],
    ['queued', () => requeue(deps, chat, { type: 'agent', agent: ana })],
    ['agent_gone', () => deps.table.delete({ Key: keys.agent(ana.id) })],
  ] as const)('holds a message as %s', async (reason, change) => {
    const message = await later({ if: 'send' });
    await change();
    await due(message);
    expect([await held(), await saidBy(ana)]).toEqual([[reason], []]);
  });

  it('holds a message whose author no longer sees the chat, and sends it where they have it themselves', async () => {
    const [first, second] = [await later(), await later({ in: 2 * HOUR })];
    deps.areAgentsScoped = async () => true;
    const department = await aDepartment(deps, 51);
    const by = { type: 'agent', agent: ben } as const;
    await requeue(deps, chat, by, { department });
    await assignTo(deps, chat, ben, by, { force: false });
    await due(first);
    expect([await held(), await saidBy(ana)]).toEqual([['no_access', null], []]);
    expect((await newestRow(deps.table, chat))?.content).toContain('its author no longer sees the conversation');
    await assignTo(deps, chat, ana, by, { force: false });
    await due(second);
    expect(await saidBy(ana)).toHaveLength(1);
  });

  it('sends it in its author’s name when a colleague has the chat by then', async () => {
    const message = await later();
    await assignTo(deps, chat, ben, { type: 'agent', agent: ben }, { force: false });
    await due(message);
    expect(await saidBy(ana)).toHaveLength(1);
  });

  it('forgets it with the visitor', async () => {
    const message = await later();
    await eraseVisitor(deps, visitor);
    await due(message);
    expect(await newestRow(deps.table, chat)).toBeUndefined();
  });
});

describe('changing one', () => {
  const change = (message: ScheduledMessage, more: object, agent = ana) => {
    const input = { content: message.content, sendAtMs: deps.clock.ms + 2 * HOUR, ifVisitorWrites: 'hold' } as const;
    const ref = { conversation: chat, id: message.client_message_id };
    return changeScheduled(deps, ref, { ...input, version: message.version, ...more }, agent);
  };

  it('moves it to another time, of which nothing is left at the first', async () => {
    const message = await later();
    const moved = await change(message, {});
    await due(message);
    expect([await saidBy(ana), await dueOrders()]).toEqual([[], 1]);
    await due(moved);
    expect(await saidBy(ana)).toHaveLength(1);
  });

  it('schedules again what was held, with what the visitor wrote taken into account', async () => {
    const message = await later();
    await write();
    await due(message);
    const [again] = await scheduledOf(deps, chat);
    await due(await change(again ?? message, {}));
    expect(await saidBy(ana)).toHaveLength(1);
  });

  it('lets a colleague change the time, and only the author the text', async () => {
    const message = await later();
    await expect(change(message, { content: 'Other words' }, ben)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await change(message, {}, ben)).toMatchObject({ version: 2, agent_id: ana.id });
  });

  it('refuses the second of two agents who change it at once', async () => {
    const message = await later();
    const both = await Promise.allSettled([change(message, {}), change(message, {}, ben)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('sends or cancels it, never both', async () => {
    const message = await later();
    const cancel = () => cancelScheduled(deps, { conversation: chat, id: message.client_message_id });
    const [, canceled] = await Promise.allSettled([due(message), cancel()]);
    expect(await saidBy(ana)).toHaveLength(canceled?.status === 'fulfilled' ? 0 : 1);
    await cancel().catch(() => undefined);
    expect([await scheduledOf(deps, chat), await dueOrders()]).toEqual([[], 0]);
  });

  it('schedules nothing that was canceled when its request is repeated, whatever was canceled at the same time', async () => {
    const [one, other] = [await later({ id: 'one' }), await later({ id: 'other' })];
    const cancel = ({ client_message_id: id }: ScheduledMessage) => cancelScheduled(deps, { conversation: chat, id });
    await Promise.all([cancel(one), cancel(other)]);
    for (const id of ['one', 'other']) await expect(later({ id })).rejects.toMatchObject({ code: 'conflict' });
    expect([await scheduledOf(deps, chat), await dueOrders()]).toEqual([[], 0]);
    await later({ id: 'third' });
    await expect(later({ id: 'one' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('sends it now in the name of who decides that, also one that was held', async () => {
    const message = await later();
    await write();
    await due(message);
    await sendScheduledNow(deps, { conversation: chat, id: message.client_message_id }, ben);
    expect(await saidBy(ben)).toMatchObject([{ content: 'Did it arrive?' }]);
    expect(await scheduledOf(deps, chat)).toEqual([]);
  });
});

describe('scheduling one', () => {
  it('keeps what was written where it is a translation, masked, and sends it along', async () => {
    const translated_from = { content: 'Ist es da? 4111 1111 1111 1111', locale: 'de' };
    const input = {
      content: 'Is it there?',
      translated_from,
      sendAtMs: deps.clock.ms + HOUR,
      ifVisitorWrites: 'hold',
    } as const;
    const { scheduled } = await schedule(deps, { conversation: chat, id: freshId() }, input, ana);
    expect(scheduled.translated_from).toEqual({ content: expect.stringMatching(/^Ist es da\? •+/), locale: 'de' });
    const ref = { conversation: chat, id: scheduled.client_message_id };
    const at = { sendAtMs: deps.clock.ms + 2 * HOUR, ifVisitorWrites: 'hold' } as const;
    const other = {
      content: 'Is it there?',
      translated_from: { content: 'Oder nicht?', locale: 'de' },
      ...at,
      version: 1,
    };
    const moved = await changeScheduled(deps, ref, other, ben);
    expect(moved.translated_from).toEqual(scheduled.translated_from);
    await due(moved);
    expect((await saidBy(ana)).at(-1)?.metadata).toEqual({ translated_from: scheduled.translated_from });
  });

  it('has no original any more once its text is another one', async () => {
    const translated_from = { content: 'Ist es da?', locale: 'de' };
    const at = { sendAtMs: deps.clock.ms + HOUR, ifVisitorWrites: 'hold' } as const;
    const ref = { conversation: chat, id: freshId() };
    await schedule(deps, ref, { content: 'Is it there?', translated_from, ...at }, ana);
    const changed = await changeScheduled(deps, ref, { content: 'Never mind.', ...at, version: 1 }, ana);
    expect(changed).not.toHaveProperty('translated_from');
  });

  it('stores no card number', async () => {
    const { content } = await later({ content: 'Card 4111 1111 1111 1111' });
    expect(content).not.toContain('1111 1111 1111');
  });

  it('changes nothing when it is requested again, and refuses an id that was used for something else', async () => {
    const id = freshId();
    await later({ id });
    await later({ id });
    expect(await scheduledOf(deps, chat)).toHaveLength(1);
    await expect(later({ id, content: 'Another' })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    const sent = {
      agent: ana,
      content: 'Hi',
      client_message_id: freshId(),
      visibility: 'public',
      metadata: null,
    } as const;
    await sendAgentMessage(deps, chat, sent);
    await expect(later({ id: sent.client_message_id })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('refuses a time that is past or too far off, an ended chat, and one message too many', async () => {
    await expect(later({ in: 0 })).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(later({ in: 400 * 24 * HOUR })).rejects.toMatchObject({ code: 'validation_failed' });
    for (let count = 0; count < 20; count += 1) await later({ in: HOUR + count });
    await expect(later()).rejects.toMatchObject({ code: 'conflict' });
    await resolve(deps, chat, { type: 'agent', agent: ana });
    await expect(later()).rejects.toMatchObject({ code: 'illegal_transition' });
  });

  it('refuses one that crossed a message of the visitor’s', async () => {
    const { row } = await write();
    const input = {
      content: 'Hi',
      sendAtMs: deps.clock.ms + HOUR,
      ifVisitorWrites: 'hold',
      seenSeq: row.seq - 1,
    } as const;
    const asked = schedule(deps, { conversation: chat, id: freshId() }, input, ana);
    await expect(asked).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('two at the same time', () => {
  it('schedule twenty messages of a conversation at most', async () => {
    for (let count = 1; count < MAX_SCHEDULED; count++) await later();
    const answers = await Promise.allSettled([later(), later(), later()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await scheduledOf(deps, chat)).toHaveLength(MAX_SCHEDULED);
  });

  it('schedule a message once when its request is repeated', async () => {
    const [one, other] = await Promise.all([later({ id: 'message-1' }), later({ id: 'message-1' })]);
    expect(one).toEqual(other);
    expect(await scheduledOf(deps, chat)).toHaveLength(1);
  });

  it('schedule different messages, each with its order', async () => {
    await Promise.all(Array.from({ length: 10 }, () => later()));
    expect(await scheduledOf(deps, chat)).toHaveLength(10);
    expect(await dueOrders()).toBe(10);
  });
});

it('sends no frame that is too long for a socket, whatever the messages say', async () => {
  const content = '\u{1F30D}"'.repeat(2666);
  for (let count = 0; count < MAX_SCHEDULED; count++) await later({ content });
  const frames = deps.delivered.map(({ frame }) => frame).filter(({ type }) => type === 'scheduled');
  expect(frames).toHaveLength(MAX_SCHEDULED);
  expect(frames.filter((frame) => !isWithinFrame(frame))).toEqual([]);
  expect(frames[0]).toHaveProperty('data');
  expect(frames.at(-1)).toEqual({ type: 'scheduled', conversation_id: chat });
});

it('says after which row a message was scheduled or changed', async () => {
  const { after_seq, ...message } = await later();
  expect(after_seq).toBe((await newestRow(deps.table, chat))?.seq);
  await write();
  const input = { content: message.content, sendAtMs: deps.clock.ms + HOUR, ifVisitorWrites: 'hold' as const };
  const changed = await changeScheduled(
    deps,
    { conversation: chat, id: message.client_message_id },
    { ...input, version: 1 },
    ana,
  );
  expect(changed.after_seq).toBe((await newestRow(deps.table, chat))?.seq);
});
