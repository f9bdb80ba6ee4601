/** The headings over columns: which order the one that sorts brings. */
import { expect, it } from 'vitest';
import { sortedOtherwise } from '#dashboard/inbox/tools/column-heads.tsx';

it('sorts by waiting time, and back to the usual order, and keeps what narrows the list', () => {
  const usual = { view: 'mine', status: 'open', label: 'vip' } as const;
  const sorted = sortedOtherwise(usual);
  expect(sorted).toEqual({ ...usual, sort: 'waiting' });
  expect(sortedOtherwise(sorted)).toEqual(usual);
});
