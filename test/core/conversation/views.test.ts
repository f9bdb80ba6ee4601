/** What agents and visitors are shown of a conversation and its rows. */
import { describe, expect, it } from 'vitest';
import { decide, emptyState, firstRow } from '#core/conversation/conversation.ts';
import type { Row } from '#core/conversation/rows.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import {
  type Reads,
  type ShownInfo,
  type VisibleState,
  instantOf,
  toConversation,
  toListedConversation,
  toMessage,
  toOwnConversation,
  toVisitorConversation,
  toVisitorMessage,
  unread,
  unreadByVisitor,
} from '#core/conversation/views.ts';
import { createdAtMs, makeId } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';

const BEGUN = Date.UTC(2026, 5, 1, 12);
const at = (second: number): string => new Date(second * 1000).toISOString();
const start = {
  widget_id: 1,
  visitor_id: 2,
  handler: 'agent',
  content: 'Hello',
  client_message_id: 'first-00',
  name: 'Vera',
  allowance: { burst: 60, perSecond: 5 },
} as const;
const ana = { id: 7, name: 'Ana' };
const id = makeId(BEGUN, 1);

const metadata: ShownInfo = {
  id,
  widget_id: 1,
  visitor_id: 2,
  department_id: 3,
  priority: 'high',
  labels: ['vip'],
  attributes: { plan: 'pro' },
  source_url: 'https://shop.example/cart',
  source_page_title: 'Cart',
  visitor: { name: 'Vera', email: 'vera@shop.example', verified: true },
};
const first = firstRow(start, 1000);
const active = decide(first.state, { type: 'assign', agent: ana, by: { type: 'system', reason: 'test' } }, 2000).state;

const shown = (state: Partial<ConversationState> = {}, more: Partial<VisibleState> = {}): VisibleState => ({
  metadata,
  state: { ...first.state, ...state },
  reads: unread,
  lastMessage: 'Hello',
  feedback: null,
  ...more,
});
const noted = (seq: number, count: number, second = 9) => ({ seq, count, at_ms: second * 1000 });

it('an instant is written as on the wire, and none stays none', () => {
  expect([instantOf(0), instantOf(1500), instantOf(null)]).toEqual([
    '1970-01-01T00:00:00.000Z',
    '1970-01-01T00:00:01.500Z',
    null,
  ]);
  expect(unread).toEqual({ agent: null, visitor: null });
});

describe('a conversation that waits', () => {
  const common = {
    id,
    widget_id: 1,
    visitor_id: 2,
    agent_id: null,
    status: 'pending',
    handler: 'agent',
    source_url: 'https://shop.example/cart',
    source_page_title: 'Cart',
    last_message: 'Hello',
    last_message_at: at(1),
    waiting_since: at(1),
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    rating: null,
    feedback: null,
    unread_by_visitor: 0,
    version: 1,
    created_at: new Date(createdAtMs(id)).toISOString(),
  };

  it('is listed for agents with everything that a list shows, and without its attributes', () => {
    expect(toListedConversation(shown(), 'all_busy' as never)).toEqual({
      ...common,
      department_id: 3,
      channel: 'widget',
      priority: 'high',
      labels: ['vip'],
      waiting_reason: 'all_busy',
      queued_at: at(1),
      is_snoozed: false,
      snoozed_until: null,
      followers: [],
      unread_by_agent: 1,
      last_seq: 1,
      visitor: { id: 2, name: 'Vera', email: 'vera@shop.example', verified: true, verified_fields: [] },
    });
  });

  it('is shown to its visitor without anything of the team’s', () => {
    expect(toVisitorConversation(shown(), null)).toEqual({ ...common, agent: null });
    expect(toVisitorConversation(shown(), ana).agent).toBe(ana);
  });

  it('is in its visitor’s list with what a line shows', () => {
    expect(toOwnConversation(shown({ staff_count: 2 }), 'Ana')).toEqual({
      id,
      status: 'pending',
      started_at: common.created_at,
      last_message_at: at(1),
      last_message: 'Hello',
      unread_count: 2,
      agent_name: 'Ana',
    });
    expect(toOwnConversation(shown({}, { lastMessage: null }), null)).toMatchObject({
      last_message: null,
      agent_name: null,
    });
  });
});

describe('of a conversation, agents see', () => {
  const listed = (...given: Parameters<typeof shown>) => toListedConversation(shown(...given), 'all_busy' as never);

  it('why it waits only while it does', () => {
    expect(listed({ status: 'pending' }).waiting_reason).toBe('all_busy');
    for (const status of ['active', 'waiting', 'resolved', 'closed'] as const)
      expect(listed({ status }).waiting_reason).toBeNull();
  });

  it('the channel, the verified fields and the followers', () => {
    const visitor = { ...metadata.visitor, verified_fields: ['email'] } as const;
    const seen = listed({ followers: [7, 8] }, { metadata: { ...metadata, channel: 'email', visitor } });
    expect(seen).toMatchObject({ channel: 'email', followers: [7, 8] });
    expect(seen.visitor.verified_fields).toEqual(['email']);
  });

  it('that it is snoozed, and until when if there is a time', () => {
    expect(listed({ snoozed: { until_ms: 5000 } })).toMatchObject({ is_snoozed: true, snoozed_until: at(5) });
    expect(listed({ snoozed: { until_ms: null } })).toMatchObject({ is_snoozed: true, snoozed_until: null });
  });

  it('the stars and the times of its end', () => {
    const rated = { stars: 4, agent_id: 7, seq: 1, at_ms: 0, has_feedback: true };
    const seen = listed(
      { rated, first_response_at_ms: 2000, resolved_at_ms: 3000, closed_at_ms: 4000 },
      { feedback: 'Thanks' },
    );
    expect(seen).toMatchObject({ rating: 4, feedback: 'Thanks' });
    expect(seen).toMatchObject({ first_response_at: at(2), resolved_at: at(3), closed_at: at(4) });
  });

  it.each([
    ['of 300 characters as it is', 'x'.repeat(300), 'x'.repeat(300)],
    ['that is longer cut to 300', 'x'.repeat(301), `${'x'.repeat(299)}…`],
  ])('a last message %s, in lists', (_, lastMessage, line) => {
    const seen = shown({}, { lastMessage });
    expect(toListedConversation(seen, null).last_message).toBe(line);
    expect(toOwnConversation(seen, null).last_message).toBe(line);
    expect(toConversation(seen, null)).toEqual({
      ...toListedConversation(seen, null),
      attributes: { plan: 'pro' },
      last_message: lastMessage,
    });
  });

  it('no last message where there is none', () =>
    expect(toListedConversation(shown({}, { lastMessage: null }), null).last_message).toBeNull());
});

describe('unread messages', () => {
  it.each<[string, Partial<ConversationState>, Reads, number, number]>([
    ['nobody has noted anything', { staff_count: 5, visitor_count: 3 }, unread, 5, 3],
    [
      'they have answered',
      { staff_count: 5, visitor_count: 3, visitor_read: noted(4, 2), staff_read: noted(5, 1) },
      unread,
      3,
      2,
    ],
    [
      'they have noted more than that',
      { staff_count: 5, visitor_count: 3, visitor_read: noted(4, 2), staff_read: noted(5, 1) },
      { agent: noted(6, 3), visitor: noted(6, 4) },
      1,
      0,
    ],
    [
      'they have noted less than that',
      { staff_count: 5, visitor_count: 3, visitor_read: noted(4, 2), staff_read: noted(5, 2) },
      { agent: noted(2, 1), visitor: noted(2, 1) },
      3,
      1,
    ],
    [
      'a mark is ahead of the state',
      { staff_count: 1, visitor_count: 1 },
      { agent: noted(9, 3), visitor: noted(9, 4) },
      0,
      0,
    ],
  ])('are counted by side where %s', (_, state, reads, byVisitor, byAgent) => {
    const seen = shown({ visitor_read: noted(0, 0), ...state }, { reads });
    expect(unreadByVisitor(seen.state, reads)).toBe(byVisitor);
    expect(toListedConversation(seen, null)).toMatchObject({ unread_by_visitor: byVisitor, unread_by_agent: byAgent });
  });
});

it('the version grows with each row, each read mark of either side, and for agents with each change of the rest', () => {
  const reads = { agent: noted(4, 0), visitor: noted(3, 0) };
  const version = (more: Partial<VisibleState>): number => toListedConversation(shown({ seq: 5 }, more), null).version;
  expect([
    version({}),
    version({ reads: { ...reads, visitor: null } }),
    version({ reads: { ...reads, agent: null } }),
    version({ reads }),
    version({ reads, metadata: { ...metadata, version: 2 } }),
  ]).toEqual([5, 9, 8, 12, 14]);
  expect(toVisitorConversation(shown({ seq: 5 }, { reads, metadata: { ...metadata, version: 2 } }), null).version).toBe(
    12,
  );
});

describe('a row', () => {
  const written = makeId(BEGUN + 5000, 2);
  const asShown = (row: Row) => ({ ...row, id: written, conversation_id: id });
  const answer = decide(
    active,
    { type: 'agent_message', agent: ana, content: 'Hi', client_message_id: 'answer-1', metadata: null },
    3000,
  );

  it('is shown to agents as it was written, and whether the visitor has read it', () => {
    expect(toMessage(asShown(answer), answer.state, unread)).toEqual({
      id: written,
      conversation_id: id,
      seq: 3,
      client_message_id: 'answer-1',
      sender_type: 'agent',
      sender_id: 7,
      sender_name: 'Ana',
      content: 'Hi',
      metadata: null,
      visibility: 'public',
      is_read: false,
      read_at: null,
      created_at: new Date(createdAtMs(written)).toISOString(),
    });
  });

  it('of a message without metadata has none for visitors either, and says which row they saw before it', () => {
    const seen = toVisitorMessage(asShown(answer), answer.state, unread);
    expect(seen).toEqual({ ...toMessage(asShown(answer), answer.state, unread), previous_seq: 2 });
  });

  it.each<[string, Row, Reads, number | null]>([
    ['nobody has noted', answer, unread, null],
    ['the visitor has read up to it', answer, { agent: null, visitor: noted(3, 1) }, 9],
    ['the visitor has read past it', answer, { agent: null, visitor: noted(4, 1) }, 9],
    ['the visitor has read up to the one before it', answer, { agent: null, visitor: noted(2, 1) }, null],
    ['only agents have read', answer, { agent: noted(9, 1), visitor: null }, null],
    ['agents have read up to it', first, { agent: noted(1, 1), visitor: null }, 9],
    ['only the visitor has read', first, { agent: null, visitor: noted(9, 1) }, null],
  ])('%s is read by what was noted: %#', (_, row, reads, second) => {
    const { is_read, read_at } = toMessage(asShown(row), row.state, reads);
    expect([is_read, read_at]).toEqual([second !== null, second === null ? null : at(second)]);
  });

  it.each<[string, Row, Partial<ConversationState>, boolean]>([
    ['of the team is read once the visitor has written after it', answer, { visitor_read: noted(4, 1) }, true],
    ['of the team isn’t read by what was written before it', answer, { visitor_read: noted(3, 1) }, false],
    ['of the team isn’t read by an email that crossed it', answer, { visitor_read: noted(4, 0) }, false],
    ['of the visitor is read once the team has written after it', first, { staff_read: noted(2, 0) }, true],
    ['of the visitor isn’t read by a mark on itself', first, { staff_read: noted(1, 1) }, false],
  ])('%s', (_, row, state, isRead) => {
    expect(toMessage(asShown(row), { ...row.state, ...state }, unread).is_read).toBe(isRead);
  });

  it('of the team alone is read by nobody', () => {
    const internal: Row = { ...answer, visibility: 'internal' };
    const reads = { agent: noted(9, 9), visitor: noted(9, 9) };
    const state = { ...answer.state, visitor_read: noted(9, 9), staff_read: noted(9, 9) };
    expect(toMessage(asShown(internal), state, reads)).toMatchObject({ is_read: false, read_at: null });
  });

  it('says to visitors what happened, but not why or by which rule', () => {
    const seen = (given: Metadata) => {
      const row = asShown({ ...answer, metadata: given });
      expect(toMessage(row, answer.state, unread).metadata).toBe(given);
      return toVisitorMessage(row, answer.state, unread).metadata;
    };
    const secrets = {
      reason: 'api',
      why: { rule: 'taken' },
      mentions: [7],
      translated_from: { language: 'de', text: 'Hallo' },
      key_name: 'CRM',
      until: null,
      transfer_reason: 'Knows this',
      rule: { id: 1, name: 'Night' },
      about_seq: 2,
      about_id: 3,
    };
    expect(seen({ event: 'assigned', agent_id: 7, ...secrets } as unknown as Metadata)).toEqual({
      event: 'assigned',
      agent_id: 7,
    });
    expect(seen({ event: 'snoozed', agent_id: 7 })).toEqual({ agent_id: 7 });
    expect(seen({ via: 'email' })).toEqual({ via: 'email' });
  });
});

it('nothing of a conversation that has only begun is unread', () => {
  const empty = emptyState(start, 1000);
  expect(toListedConversation(shown(empty), null)).toMatchObject({ unread_by_agent: 0, unread_by_visitor: 0 });
});
