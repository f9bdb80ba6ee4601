/** What undoes a change of a conversation, and where there is nothing to do. */
import { describe, expect, it } from 'vitest';
import type { FullConversation } from '#core/model/conversation.ts';
import { type BulkAction, inverseOf, isDone } from '#dashboard/inbox/bulk/bulk-actions.ts';
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
