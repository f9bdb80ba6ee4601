/** How rows become lines: the mark where the unread begins. */
import { describe, expect, it } from 'vitest';
import { firstUnread, linesOf } from '#dashboard/inbox/conversation/grouping.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';

const row = (seq: number, sender_type: 'visitor' | 'agent' = 'visitor') =>
  messageOf({ conversation_id: 1, seq, sender_type });
const rows = [row(4), row(5, 'agent'), row(6), row(7), row(8, 'agent'), row(9)];

describe('the first unread row', () => {
  it.each([
    [{ count: 0, upTo: 9 }, undefined],
    [{ count: 1, upTo: 9 }, 9],
    [{ count: 2, upTo: 9 }, 7],
    [{ count: 2, upTo: 8 }, 6],
    [{ count: 4, upTo: 9 }, 4],
  ])('of %o is %s', (unread, seq) => {
    expect(firstUnread(rows, unread)).toBe(seq);
  });

  it('is not marked before its row is there, nor where all is new', () => {
    expect(firstUnread(rows, { count: 40, upTo: 9 })).toBeUndefined();
    expect(firstUnread([row(1), row(2)], { count: 2, upTo: 2 })).toBeUndefined();
  });

  it('is marked once, right before it', () => {
    const kinds = linesOf(rows, [], () => 'a day', 7).map((line) =>
      line.kind === 'message' ? line.row.seq : line.kind,
    );
    expect(kinds).toEqual(['day', 4, 5, 6, 'unread', 7, 8, 9]);
  });
});

it('what is on its way comes after all rows, and not any more once its row is there', () => {
  const item = (client_message_id: string) => ({
    conversation_id: 1,
    client_message_id,
    content: 'On its way',
    files: [],
    visibility: 'public' as const,
    created_at: row(1).created_at,
    state: 'sending' as const,
    error: undefined,
  });
  const stored = { ...row(9, 'agent'), client_message_id: 'client-1' };
  const lines = linesOf([...rows.slice(0, 2), stored], [item('client-1'), item('client-2')], () => 'a day');
  const kinds = lines.map((line) => (line.kind === 'message' ? line.row.seq : line.kind));
  expect(kinds).toEqual(['day', 4, 5, 9, 'outgoing']);
});
