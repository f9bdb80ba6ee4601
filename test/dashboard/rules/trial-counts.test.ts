/** What a rule's trial comes to, in numbers. */
import { expect, it } from 'vitest';
import { countTrial } from '#dashboard/rules/trial-counts.ts';

const label = (outcome: 'done' | 'unchanged' | 'refused') => ({ type: 'add_label', label: 'vip', outcome }) as const;

it('counts runs beside those of the saved rule, and what becomes of each action at those there would be', () => {
  const counted = countTrial([
    { difference: 'new', actions: [label('done'), label('refused')] },
    { difference: 'same', actions: [label('unchanged'), label('done')] },
    { difference: 'gone', actions: [label('done')] },
  ]);
  expect(counted).toEqual({
    would: 2,
    differences: { new: 1, same: 1, gone: 1 },
    actions: [
      { done: 1, unchanged: 1, refused: 0 },
      { done: 1, unchanged: 0, refused: 1 },
    ],
  });
});

it('has no counts of actions where none was tried', () => {
  expect(countTrial([{ difference: 'new', actions: [] }]).actions).toEqual([]);
});
