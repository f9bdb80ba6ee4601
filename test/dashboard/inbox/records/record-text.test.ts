/** What system rows say, in words made from their data. */
import { describe, expect, it } from 'vitest';
import type { Metadata } from '#core/model/messages/message.ts';
import { recordText } from '#dashboard/inbox/records/record-text.tsx';
import { records as german } from '#dashboard/strings/languages/de/records.ts';

const team = {
  agentName: (id: number | null) => (id === 1 ? 'Ana' : undefined),
  departments: { value: { value: { state: 'ready', data: [{ id: 51, name: 'Billing' }] } } },
} as unknown as Parameters<typeof recordText>[1];
const textOf = (metadata: Metadata | null, content = 'As stored') => recordText({ content, metadata }, team);

describe('a row that a rule wrote', () => {
  it('says each action as it came out, in the words of actions', () => {
    const rule: Metadata['rule'] = {
      id: 7,
      seq: 3,
      name: 'VIP',
      actions: [
        { type: 'add_label', label: 'vip', outcome: 'done' },
        { type: 'set_priority', priority: 'high', outcome: 'unchanged' },
        { type: 'assign', agent_id: 1, outcome: 'refused', reason: 'at_capacity' },
        { type: 'assign', department_id: 51, outcome: 'done' },
        { type: 'snooze', for: 120, outcome: 'done' },
        { type: 'note', outcome: 'done' },
      ],
    };
    expect(textOf({ event: 'rule_ran', reason: 'rule', rule })).toBe(
      'Rule “VIP”: Add the label “vip” · Set the priority to High (already so) · ' +
        'Not done: Assign to Ana: they are at capacity. · Assign to Billing · Snooze for 2 hours · Add a note',
    );
  });

  it('is as it was stored where it is older than its data', () => {
    expect(textOf({ event: 'rule_ran', reason: 'rule', rule: { id: 7, seq: 3 } })).toBe('As stored');
  });
});

it.each<[Metadata, string]>([
  [{ event: 'followed', agent_id: 1 }, 'Ana follows this conversation'],
  [{ event: 'merged', agent_id: 2, about_id: 42 }, 'Former agent merged chat 42 into this one'],
  [{ event: 'visitor_blocked', reason: 'api', key_name: 'CRM' }, 'CRM blocked the visitor'],
  [{ event: 'redacted' }, 'An admin redacted a message'],
  [{ event: 'reopened' }, 'Reopened'],
  [
    { reason: 'scheduled_held', held: 'no_access', agent_id: 1 },
    'Scheduled message by Ana. Not sent: its author no longer sees this conversation.',
  ],
  [{ reason: 'resolution_due' }, 'Resolution due soon'],
  [
    { reason: 'email_other_sender', address: 'eve@example.com' },
    'A reply by email from eve@example.com wasn’t added to this chat: it isn’t the visitor’s address',
  ],
  [{ reason: 'email_other_sender' }, 'As stored'],
  [{ reason: 'of_a_later_version' }, 'As stored'],
  [
    {
      reason: 'bot_tool',
      tool: { name: 'order', outcome: 'used', after_code: true, given: { number: 'A-1', gift: true } },
    },
    'The bot used order (after a code by email · number: "A-1", gift: true)',
  ],
  [
    { reason: 'bot_tool', tool: { name: 'order', outcome: 'failed', after_code: false, given: {} } },
    'The bot tried order, and it failed',
  ],
  [
    { reason: 'bot_tool', tool: { name: 'open', outcome: 'used', after_code: false, given: {}, ticket: 7 } },
    'The bot used open: ticket 7',
  ],
  [{ reason: 'bot_tool' }, 'As stored'],
])('%o reads %s', (metadata, text) => {
  expect(textOf(metadata)).toBe(text);
});

it('has a text in another language for each row that has one in English', () => {
  expect(german.merged('Ana', '42')).toBe('Ana hat Chat 42 mit diesem zusammengeführt');
});
