import { describe, expect, it } from 'vitest';
import { chainOf } from '#core/portable/chain.ts';
import type { ImportedConversation } from '#core/portable/imported.ts';
import { intercom } from '#core/portable/intercom.ts';
import { agentFinder } from '#core/portable/people.ts';

const AT = Date.UTC(2026, 1, 1) / 1000;
const user = { type: 'user', id: 'u1', name: 'Vera', email: 'vera@example.com' };
const admin = { type: 'admin', id: '7', name: 'Ana', email: 'Ana@example.com' };
const part = (id: number, part_type: string, author: object, fields: object = {}) => ({
  type: 'conversation_part',
  id: String(id),
  part_type,
  body: null,
  created_at: AT + id * 60,
  author,
  attachments: [],
  ...fields,
});
const conversation = (parts: readonly object[], fields: object = {}) => ({
  type: 'conversation',
  id: '147',
  created_at: AT,
  updated_at: AT + 9000,
  source: {
    type: 'conversation',
    id: 's',
    subject: '',
    body: '<p>Where is my <b>order</b>?</p>',
    author: user,
    attachments: [],
    url: 'https://shop.example/cart',
  },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: 'u1', external_id: 'user-9' }] },
  state: 'closed',
  open: false,
  admin_assignee_id: 7,
  tags: { type: 'tag.list', tags: [{ type: 'tag', id: '1', name: 'vip' }] },
  conversation_parts: { type: 'conversation_part.list', conversation_parts: parts, total_count: parts.length },
  conversation_rating: { rating: 5, remark: 'Quick!', created_at: AT + 400 },
  priority: 'priority',
  ...fields,
});
const read = (row: object): ImportedConversation => {
  const { record, problems } = intercom.readConversation(row, []);
  expect(problems).toEqual([]);
  if (record?.kind !== 'conversation') throw new Error('It is not a conversation.');
  return record;
};
const chain = (row: object, fields: object = {}) =>
  chainOf(read(row), {
    source: 'intercom',
    id: 1,
    widget: { id: 1, close_after_resolved_hours: 24 },
    visitor: { id: 2, name: 'Vera' },
    agentOf: agentFinder([{ id: 5, name: 'Ana A.', email: 'ana@example.com' }], []),
    nowMs: (AT + 30 * 86_400) * 1000,
    ...fields,
  });

describe("Intercom's conversations", () => {
  const usual = conversation([
    part(1, 'assignment', { type: 'bot', id: '0' }, { assigned_to: admin }),
    part(2, 'comment', admin, {
      body: '<p>It left <a href="https://track.example/1">today</a>.</p><p>Anything else?</p>',
    }),
    part(3, 'note', admin, { body: '<p>Carrier is slow</p>' }),
    part(4, 'comment', user, {
      body: '<p>No, thanks!</p>',
      attachments: [{ name: 'photo.jpg', url: 'https://files.example/1' }],
    }),
    part(5, 'close', admin),
  ]);

  it('become rows with their times, notes, changes and ratings', () => {
    const rows = chain(usual);
    expect(
      rows.map(({ sender_type, visibility, content, milestone }) => [sender_type, visibility, milestone, content]),
    ).toEqual([
      ['visitor', 'public', 'started', 'Where is my order?'],
      ['system', 'public', 'assigned', 'Ana A. joined the conversation'],
      ['agent', 'public', 'first_response', 'It left today (https://track.example/1).\n\nAnything else?'],
      ['agent', 'internal', null, 'Carrier is slow'],
      ['visitor', 'public', null, 'No, thanks!\nphoto.jpg: https://files.example/1'],
      ['system', 'public', 'resolved', 'Conversation resolved'],
      ['system', 'internal', 'rated', 'Rated 5 of 5 stars'],
      ['system', 'public', 'closed', 'Conversation ended'],
    ]);
    expect(rows[2]).toMatchObject({ sender_id: 5, sender_name: 'Ana A.' });
    expect(rows.at(-1)?.state).toMatchObject({
      status: 'closed',
      agent_id: 5,
      rated: { stars: 5, agent_id: 5, has_feedback: true },
    });
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.every(({ id }, index) => index === 0 || id > (rows[index - 1]?.id ?? 0))).toBe(true);
  });

  it('have labels, priority, the page, and whom the contact is to the site', () => {
    expect(read(usual)).toMatchObject({
      labels: ['vip'],
      priority: 'high',
      source_url: 'https://shop.example/cart',
      contact: { source_id: 'u1', own_id: 'user-9', name: 'Vera', email: 'vera@example.com' },
    });
  });

  it('that the team began count no waiting before the visitor has written', () => {
    const outbound = conversation(
      [part(5, 'comment', user, { body: 'Who is this?' }), part(9, 'comment', admin, { body: 'Ana!' })],
      {
        source: { type: 'conversation', body: '<p>Hi there</p>', author: admin },
        conversation_rating: null,
      },
    );
    const rows = chain(outbound);
    expect(rows[0]).toMatchObject({ milestone: 'started', visibility: 'internal' });
    expect(rows.find(({ milestone }) => milestone === 'first_response')?.state).toMatchObject({
      queued_at_ms: null,
      reply_count: 0,
    });
    expect(rows.findLast(({ sender_type }) => sender_type === 'agent')?.state).toMatchObject({
      reply_count: 1,
      reply_ms: 240_000,
    });
  });

  it('go through every reopening', () => {
    const rows = chain(
      conversation(
        [
          part(1, 'comment', admin, { body: 'Done' }),
          part(2, 'close', admin),
          part(3, 'comment', user, { body: 'Not yet' }),
          part(4, 'comment', admin, { body: 'Now' }),
          part(5, 'close', admin),
        ],
        { conversation_rating: null },
      ),
    );
    expect(rows.map(({ milestone }) => milestone).filter((one) => one !== null)).toEqual([
      'started',
      'assigned',
      'first_response',
      'resolved',
      'reopened',
      'resolved',
      'closed',
    ]);
  });

  it('keep the words of a bot, and people who left the team by name only', () => {
    const rows = chain(
      conversation([
        part(1, 'comment', { type: 'bot', id: '9', name: 'Fin' }, { body: 'I am a bot' }),
        part(2, 'comment', { type: 'admin', id: '8', name: 'Gone' }, { body: 'Hello' }),
      ]),
    );
    expect(
      rows
        .filter(({ sender_type }) => ['bot', 'agent'].includes(sender_type))
        .map(({ sender_id, sender_name }) => [sender_id, sender_name]),
    ).toEqual([
      [null, 'Fin'],
      [null, 'Gone'],
    ]);
  });

  it('that nobody wrote in have no rows', () => {
    expect(chain(conversation([part(1, 'close', admin)], { source: null }))).toEqual([]);
  });

  it('tell which part does not fit, and keep the others', () => {
    const { record, problems } = intercom.readConversation(
      conversation([part(1, 'comment', user, { body: 5 }), part(2, 'comment', user, { body: 'Hi' })]),
      [],
    );
    expect(problems).toEqual([
      { id: '1', field: 'conversation_part.body', message: 'Must be text. Got 5', isWholeRow: true },
    ]);
    expect(record?.kind === 'conversation' && record.entries.filter(({ kind }) => kind === 'visitor')).toHaveLength(2);
  });
});

describe("Intercom's other rows", () => {
  it('are told apart by their type, or else by the name of their file', () => {
    const kinds = [
      [{ type: 'contact' }, 'x'],
      [{ type: 'lead' }, 'x'],
      [{ type: 'admin' }, 'x'],
      [{ type: 'macro' }, 'x'],
      [{}, 'contacts'],
      [{ type: 'company' }, 'companies'],
    ] as const;
    expect(kinds.map(([row, file]) => intercom.kindOf(row, file))).toEqual([
      'contact',
      'contact',
      'person',
      'canned_response',
      'contact',
      'other',
    ]);
  });

  it('lose a field that does not fit, and only that', () => {
    const { record, problems } = intercom.readContact({
      type: 'contact',
      id: 'c',
      email: 'no address',
      phone: '+49 30 1',
      name: '  Vera\n\tL ',
      custom_attributes: { 'Lifetime value': 3, nested: { a: 1 } },
    });
    expect(record).toMatchObject({
      email: null,
      phone: '+49 30 1',
      name: 'Vera L',
      attributes: { Lifetime_value: 3, nested: '{"a":1}' },
    });
    expect(problems).toEqual([
      {
        id: 'c',
        field: 'contact.email',
        message: 'Must be a valid email address. Got "no address"',
        isWholeRow: false,
      },
    ]);
  });

  it('become canned responses', () => {
    expect(
      intercom.readCannedResponse({ type: 'macro', id: '3', name: 'Order Status!', body: '<p>On its way</p>' }).record,
    ).toMatchObject({ shortcut: 'order-status', title: 'Order Status!', content: 'On its way' });
  });
});
