/** How far the rows of a conversation were read. */
import { expect, it } from 'vitest';
import { countUnread, readUpTo } from '#widget/app/state/timeline.ts';
import { row } from '#test/widget/support/world.ts';

it('counts what agents and bots wrote after the last row read', () => {
  const rows = [
    row({ seq: 1, is_read: true }),
    row({ seq: 2, sender_type: 'system' }),
    row({ seq: 3 }),
    row({ seq: 4 }),
  ];
  expect(countUnread(rows, readUpTo(rows, 'visitor'))).toBe(2);
});
