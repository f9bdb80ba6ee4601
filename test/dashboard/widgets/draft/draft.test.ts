/** What a widget's form says before it is saved. */
import { describe, expect, it } from 'vitest';
import { deletesSooner } from '#dashboard/widgets/draft/draft.ts';

describe('a changed number of days that chats are kept', () => {
  it.each([
    [null, 30, true],
    [60, 30, true],
    [60, null, true],
    [30, 60, false],
    [30, 30, false],
    [null, null, false],
    [null, 3650, true],
    [null, 0, false],
    [60, -3, false],
    [null, 3651, false],
  ])('%s to %s deletes chats sooner, or may: %s', (before, after, expected) => {
    expect(deletesSooner({ retention_days: before }, { retention_days: after })).toBe(expected);
  });
});
