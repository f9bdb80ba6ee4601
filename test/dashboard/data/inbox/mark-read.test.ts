/** How far the visitor has read. */
import { describe, expect, it } from 'vitest';
import type { Message } from '#core/model/message.ts';
import { markRead } from '#dashboard/data/inbox/mark-read.ts';
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
