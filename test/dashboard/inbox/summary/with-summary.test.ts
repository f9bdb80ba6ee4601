import { expect, it } from 'vitest';
import { withSummary } from '#dashboard/inbox/summary/with-summary.ts';

it.each([
  ['', '', 'New.'],
  ['  \n', '', 'New.'],
  ['Mine.', '', 'Mine.\n\nNew.'],
  ['Old.', 'Old.', 'New.'],
  ['Mine.\n\nOld.', 'Old.', 'Mine.\n\nNew.'],
  ['Old, changed.', 'Old.', 'Old, changed.\n\nNew.'],
])('puts a summary into %j, where %j was one, as %j', (note, earlier, expected) => {
  expect(withSummary(note, earlier, 'New.')).toBe(expected);
});
