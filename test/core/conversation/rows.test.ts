/** What rows say of who did what, and who may read it. */
import { describe, expect, it } from 'vitest';
import type { Actor, Command, Recording } from '#core/conversation/commands.ts';
import { decide, emptyState, firstRow, helloRows } from '#core/conversation/conversation.ts';
import { joinedName, needsTurn } from '#core/conversation/rows.ts';
import { awaitedCode, type ConversationState } from '#core/conversation/state.ts';

const ana = { id: 7, name: 'Ana' };
const agent: Actor = { type: 'agent', agent: ana };
const product: Actor = { type: 'system', reason: 'test' };
const key: Actor = { type: 'system', reason: 'api', key: 'CRM' };
const visitor: Actor = { type: 'visitor' };
const allowance = { burst: 60, perSecond: 5 };
const message = { content: 'Hello', client_message_id: 'message-1' };
const start = { widget_id: 1, visitor_id: 2, ...message, name: null, allowance };
const waiting = firstRow({ ...start, handler: 'agent' }, 1000).state;
const atBot = firstRow({ ...start, handler: 'bot' }, 1000).state;
const assignedBy = (by: Actor): Command => ({ type: 'assign', agent: ana, by });
const active = decide(waiting, assignedBy(product), 2000).state;

describe('a new conversation', () => {
  it('holds nothing but who it is with, and waits from now on for agents alone', () => {
    const empty = emptyState({ ...start, handler: 'agent' }, 1000);
    const nothing = { seq: 0, count: 0, at_ms: 0 };
    expect(empty).toMatchObject({ seq: 0, status: 'pending', handler: 'agent', agent_id: null, queued_at_ms: 1000 });
    expect(empty).toMatchObject({ visitor_read: nothing, staff_read: nothing, allowance: { left: 60, at_ms: 1000 } });
    expect(empty).toMatchObject({ followers: [], visitor_sent: [], staff_sent: [], waiting_since_ms: null });
    expect(emptyState({ ...start, handler: 'bot' }, 1000).queued_at_ms).toBeNull();
    expect(firstRow({ ...start, handler: 'bot' }, 1000).milestone).toBe('started');
  });

  it('that an agent begins has its agent first, whose message answers nobody', () => {
    const { name: _, ...hello } = start;
    const [joined, said] = helloRows({ ...hello, agent: ana }, 1000);
    expect(joined).toMatchObject({ milestone: 'started', seq: 1, content: 'Ana joined the conversation' });
    expect(joined.metadata).toEqual({ event: 'assigned', agent_id: 7, why: { rule: 'taken' } });
    expect(said).toMatchObject({ milestone: null, seq: 2, ...message, sender_type: 'agent', sender_id: 7 });
    expect(said.state).toMatchObject({ status: 'waiting', handler: 'agent', agent_id: 7, reply_count: 0 });
  });
});

describe('who gave a chat to whom', () => {
  it.each<[string, Actor, object]>([
    ['one who took it', agent, { agent_id: 7, why: { rule: 'taken' } }],
    [
      'a colleague',
      { type: 'agent', agent: { id: 8, name: 'Ben' } },
      { agent_id: 7, why: { rule: 'by_hand', by: 'Ben' } },
    ],
    ['a program', key, { agent_id: 7, why: { rule: 'by_hand', by: 'CRM' }, reason: 'api', key_name: 'CRM' }],
    ['the product', product, { agent_id: 7, reason: 'test' }],
    ['the visitor', visitor, { agent_id: 7 }],
  ])('is said of %s', (_who, by, metadata) => {
    const row = decide(waiting, assignedBy(by), 2000);
    expect(row.metadata).toEqual({ event: 'assigned', ...metadata });
    expect([row.visibility, row.content, row.sender_type]).toEqual(['public', 'Ana joined the conversation', 'system']);
    expect(row.state).toMatchObject({ agent_id: 7, handler: 'agent', queued_at_ms: 1000 });
  });

  it('is for the team alone where the visitor need not know, with the reason of the rule', () => {
    const why = { rule: 'only_one' } as const;
    const row = decide(waiting, { type: 'assign', agent: ana, by: product, isInternal: true, why }, 2000);
    expect([row.visibility, row.metadata]).toEqual([
      'internal',
      { event: 'assigned', agent_id: 7, why, reason: 'test' },
    ]);
  });

  it('is known by its text', () => {
    expect(joinedName('Ana joined the conversation')).toBe('Ana');
    expect(joinedName('Ana left')).toBeUndefined();
  });
});

describe('a chat that nobody has any more', () => {
  it('goes back to the queue, and the visitor sees it unless the team alone should', () => {
    const row = decide(active, { type: 'requeue', by: agent }, 3000);
    expect([row.visibility, row.content]).toEqual(['public', 'Conversation returned to the queue']);
    expect(row.state).toMatchObject({ status: 'pending', agent_id: null, queued_at_ms: 1000, waiting_since_ms: 1000 });
    expect(decide(active, { type: 'requeue', by: agent, isInternal: true }, 3000).visibility).toBe('internal');
  });

  it('waits from the visitor’s question for an agent, where nobody waited', () => {
    const quiet: ConversationState = { ...active, waiting_since_ms: null };
    expect(decide(quiet, { type: 'requeue', by: visitor }, 3000).state.waiting_since_ms).toBe(3000);
    expect(decide(quiet, { type: 'requeue', by: product }, 3000).state.waiting_since_ms).toBeNull();
    expect(decide(active, { type: 'requeue', by: visitor }, 3000).state.waiting_since_ms).toBe(1000);
  });

  it('takes nobody’s place in the queue while its visitor was answered', () => {
    const quiet: ConversationState = { ...active, waiting_since_ms: null };
    const row = decide(quiet, { type: 'release', by: product }, 3000);
    expect([row.visibility, row.content]).toEqual(['internal', 'Unassigned until the visitor writes again']);
    expect(row.metadata).toEqual({ event: 'requeued', reason: 'test' });
    expect(row.state.queued_at_ms).toBeNull();
    expect(decide(active, { type: 'release', by: product }, 3000).state.queued_at_ms).toBe(1000);
  });
});

describe('what the team did', () => {
  it.each<[Omit<Recording, 'type'>, string, object]>([
    [{ event: 'redacted', by: agent, about_seq: 3 }, 'Ana redacted a message', { about_seq: 3, agent_id: 7 }],
    [{ event: 'visitor_edited', by: key }, "CRM changed the visitor's details", { reason: 'api', key_name: 'CRM' }],
    [{ event: 'visitor_blocked', by: product }, 'An admin blocked the visitor', { reason: 'test' }],
    [{ event: 'visitor_blocked', by: visitor }, 'An admin blocked the visitor', {}],
    [{ event: 'merged', by: agent, about_id: 9 }, 'Ana merged chat 9 into this one', { about_id: 9, agent_id: 7 }],
    [
      { event: 'merged_into', by: agent, about_id: 9 },
      'Ana merged this chat into chat 9',
      { about_id: 9, agent_id: 7 },
    ],
  ])('is recorded for the team: %o', (recording, content, metadata) => {
    const row = decide(active, { type: 'record', ...recording }, 3000);
    expect(row).toMatchObject({ content, visibility: 'internal', sender_type: 'system', milestone: 'recorded' });
    expect(row.metadata).toEqual({ event: recording.event, ...metadata });
    expect(row.state).toEqual({ ...active, seq: active.seq + 1 });
  });

  it.each<[Command, string, object, string | null]>([
    [
      { type: 'remark', content: 'Held', reason: 'held', about: { agent_id: 7 } },
      'Held',
      { reason: 'held', agent_id: 7 },
      null,
    ],
    [
      { type: 'follow', agent: ana, isFollowing: true },
      'Ana follows this conversation',
      { event: 'followed', agent_id: 7 },
      null,
    ],
    [
      { type: 'follow', agent: ana, isFollowing: false },
      'Ana no longer follows this conversation',
      { event: 'unfollowed', agent_id: 7 },
      null,
    ],
  ])('is told to the team: %o', (command, content, metadata, milestone) => {
    const row = decide(active, command, 3000);
    expect(row).toMatchObject({ content, visibility: 'internal', sender_type: 'system', milestone });
    expect(row.metadata).toEqual(metadata);
    expect(row.state.last_public_seq).toBe(active.last_public_seq);
  });
});

describe('a code that a bot waits for', () => {
  const code = { nonce: 'n', until_ms: 5000 } as NonNullable<ConversationState['code']>;
  const coded: ConversationState = { ...atBot, code };

  it('may be typed in time, while the bot has the chat or once it is over', () => {
    const over = decide(coded, { type: 'resolve', by: product }, 2000).state;
    expect([awaitedCode(coded, 5000), awaitedCode(coded, 5001)]).toEqual([code, undefined]);
    expect(awaitedCode(over, 5000)).toEqual(code);
    expect(awaitedCode({ ...coded, handler: 'agent' }, 5000)).toBeUndefined();
    expect(awaitedCode({ ...coded, status: 'active' }, 5000)).toBeUndefined();
    expect(awaitedCode(atBot, 5000)).toBeUndefined();
  });
});

it('a visitor’s message needs a turn of whoever answers automatically, and no other row does', () => {
  const row = firstRow({ ...start, handler: 'bot' }, 1000);
  expect(needsTurn(row)).toBe(true);
  expect(needsTurn(firstRow({ ...start, handler: 'agent' }, 1000))).toBe(false);
  expect(needsTurn({ ...row, sender_type: 'bot' })).toBe(false);
});

describe('what a row says in full', () => {
  it.each<[string, Command, object]>([
    ['that nobody in particular resolved', { type: 'resolve', by: visitor }, { event: 'resolved' }],
    ['that an agent resolved', { type: 'resolve', by: agent }, { event: 'resolved', agent_id: 7 }],
    ['that the product resolved', { type: 'resolve', by: product }, { event: 'resolved', reason: 'test' }],
    ['that a key resolved', { type: 'resolve', by: key }, { event: 'resolved', reason: 'api', key_name: 'CRM' }],
    ['of a record by an agent', { type: 'record', event: 'redacted', by: agent }, { event: 'redacted', agent_id: 7 }],
    ['of a record by nobody', { type: 'record', event: 'redacted', by: visitor }, { event: 'redacted' }],
    [
      'of a record by the product',
      { type: 'record', event: 'redacted', by: product },
      { event: 'redacted', reason: 'test' },
    ],
  ])('has no field without a value: one %s', (_, command, metadata) => {
    expect(decide(active, command, 3000).metadata).toStrictEqual(metadata);
  });
});
