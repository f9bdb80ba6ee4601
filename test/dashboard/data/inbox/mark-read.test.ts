/** How far the visitor has read. */
import { describe, expect, it } from 'vitest';
import type { Message } from '#core/model/messages/message.ts';
import { markRead, readByVisitor } from '#dashboard/data/inbox/mark-read.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';

const row = (seq: number, part: Partial<Message> = {}) => messageOf({ conversation_id: 1, seq, ...part });

describe('what the visitor has read', () => {
  it('marks the agents’ public rows up to that one, and nothing else', () => {
    const rows = [
      row(1),
      row(2, { sender_type: 'agent' }),
      row(3, { sender_type: 'agent', visibility: 'internal' }),
      row(4, { sender_type: 'agent' }),
    ];
    expect(markRead(rows, 3, 'then').map((one) => one.is_read)).toEqual([false, true, false, false]);
  });

  it('keeps the same list when nothing changes, so that nothing is drawn again', () => {
    const rows = [row(1)];
    expect(markRead(rows, 1, 'then')).toBe(rows);
  });
});

describe('what the visitor read while nobody told', () => {
  const rows = [
    row(1, { sender_type: 'agent' }),
    row(2),
    row(3, { sender_type: 'bot' }),
    row(4, { sender_type: 'agent', visibility: 'internal' }),
    row(5, { sender_type: 'agent' }),
  ];

  it.each([
    [0, 5],
    [1, 3],
    [2, 1],
    [3, 0],
    [9, 0],
  ])('is all but the last %i answers', (unread_by_visitor, seq) => {
    expect(readByVisitor(rows, { last_seq: 5, unread_by_visitor })).toBe(seq);
  });

  it('is nothing of rows that came after the count', () => {
    expect(readByVisitor(rows, { last_seq: 4, unread_by_visitor: 0 })).toBe(3);
  });
});
