/** What undoes a change of a conversation, and where there is nothing to do. */
import { describe, expect, it } from 'vitest';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { type BulkAction, inverseOf, isDone, standing } from '#dashboard/inbox/bulk/bulk-actions.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

const UNTIL = '2026-03-03T09:00:00.000Z';
const mine = { agent_id: 1, status: 'active' } as const;

describe('what undoes', () => {
  it.each<[string, BulkAction, Partial<FullConversation>, BulkAction | undefined]>([
    ['resolving', { kind: 'resolve' }, mine, { kind: 'reopen' }],
    ['snoozing', { kind: 'snooze', until: null }, mine, { kind: 'unsnooze' }],
    [
      'snoozing anew',
      { kind: 'snooze', until: null },
      { ...mine, is_snoozed: true, snoozed_until: UNTIL },
      { kind: 'snooze', until: UNTIL },
    ],
    [
      'assigning a colleague’s chat',
      { kind: 'assign', target: { agent_id: 2 } },
      mine,
      { kind: 'assign', target: { agent_id: 1 } },
    ],
    [
      'assigning a chat that waited',
      { kind: 'assign', target: { agent_id: 2 } },
      {},
      { kind: 'assign', target: { agent_id: null } },
    ],
    [
      'assigning a chat that waited in a department',
      { kind: 'assign', target: { department_id: 5 } },
      { department_id: 4 },
      { kind: 'assign', target: { department_id: 4 } },
    ],
    [
      'a priority',
      { kind: 'priority', priority: 'urgent' },
      { priority: 'low' },
      { kind: 'priority', priority: 'low' },
    ],
    ['a label', { kind: 'add_label', label: 'vip' }, {}, { kind: 'remove_label', label: 'vip' }],
    ['a label that is gone', { kind: 'remove_label', label: 'vip' }, {}, { kind: 'add_label', label: 'vip' }],
  ])('%s is its opposite', (_, action, part, inverse) => {
    expect(inverseOf(action, conversationOf({ id: 7, ...part }))).toEqual(inverse);
  });
});

describe('undoing', () => {
  const toBen: BulkAction = { kind: 'assign', target: { agent_id: 2 } };
  const back: BulkAction = { kind: 'assign', target: { agent_id: 1 } };
  it.each<[string, BulkAction, BulkAction, Partial<FullConversation>, ReturnType<typeof standing>]>([
    ['takes a chat back that is where it was put', back, toBen, { agent_id: 2, status: 'active' }, 'due'],
    ['leaves a chat that somebody has passed on since', back, toBen, { agent_id: 3, status: 'active' }, 'changed'],
    ['leaves a chat that has ended since', back, toBen, { agent_id: 2, status: 'resolved' }, 'changed'],
    ['leaves a chat that is back already', back, toBen, mine, 'same'],
    [
      'leaves a priority that somebody has set since',
      { kind: 'priority', priority: 'low' },
      { kind: 'priority', priority: 'high' },
      { priority: 'urgent' },
      'changed',
    ],
    [
      'takes a label back, whatever else has changed',
      { kind: 'remove_label', label: 'vip' },
      { kind: 'add_label', label: 'VIP' },
      { labels: ['vip'], priority: 'urgent' },
      'due',
    ],
  ])('%s', (_, action, undoes, part, found) => {
    expect(standing({ action, undoes }, conversationOf({ id: 7, ...part }))).toBe(found);
  });
});

describe('nothing is requested', () => {
  it.each<[string, BulkAction, Partial<FullConversation>, boolean]>([
    ['for a chat that a colleague resolved meanwhile', { kind: 'resolve' }, { status: 'resolved' }, true],
    ['for an open one', { kind: 'resolve' }, {}, false],
    ['for a label that it has', { kind: 'add_label', label: 'vip' }, { labels: ['vip'] }, true],
    ['for an own chat', { kind: 'assign', target: { agent_id: 1 } }, mine, true],
    [
      'for an own chat that is snoozed',
      { kind: 'assign', target: { agent_id: 1 } },
      { ...mine, is_snoozed: true },
      false,
    ],
    ['for one in the queue', { kind: 'assign', target: { agent_id: null } }, {}, true],
    ['for one in another department', { kind: 'assign', target: { department_id: 5 } }, { department_id: 4 }, false],
  ])('%s: %o', (_, action, part, expected) => {
    expect(isDone(action, conversationOf({ id: 7, ...part }))).toBe(expected);
  });
});
