import { expect, it } from 'vitest';
import { hasVisitorWritten } from '#dashboard/inbox/later/has-written.ts';

const rows = [
  { sender_type: 'visitor', seq: 3 },
  { sender_type: 'agent', seq: 4 },
  { sender_type: 'system', seq: 6 },
] as const;

it.each([
  ['before it', 4, false],
  ['in the row it was scheduled on', 3, false],
  ['after it', 2, true],
])('says whether the visitor has written %s', (_, after_seq, expected) => {
  expect(hasVisitorWritten({ after_seq }, rows)).toBe(expected);
});

it('doesn’t know it of messages from before that was kept', () => {
  expect(hasVisitorWritten({ after_seq: null }, rows)).toBe(false);
});
