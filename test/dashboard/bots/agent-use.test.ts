/** The use of a bot's model by agents, by task and with what it cost. */
import { expect, it } from 'vitest';
import type { CopilotDay } from '#core/model/knowledge/copilot.ts';
import { byTask, costText, sumOf } from '#dashboard/bots/agent-use.tsx';

const day = (tasks: CopilotDay['tasks']): CopilotDay => ({ day: '2026-03-02', ...sumOf(tasks), tasks });

it('is summed by task over the days, in the order of the tasks', () => {
  const days = [
    day([
      { task: 'draft', uses: 1, tokens: 100 },
      { task: 'summary', uses: 1, tokens: 30 },
    ]),
    day([{ task: 'draft', uses: 2, tokens: 50 }]),
  ];
  expect(byTask(days)).toEqual([
    { task: 'draft', uses: 3, tokens: 150 },
    { task: 'summary', uses: 1, tokens: 30 },
  ]);
  expect(sumOf(days)).toEqual({ uses: 4, tokens: 180 });
});

it('costs its tokens times their price, with as many digits as a small sum needs', () => {
  const costs = [costText(1_000_000, 250), costText(700_300, 250), costText(12_345, 10), costText(0, 250)];
  expect(costs).toEqual(['2.50', '1.75', '0.0012', '0.00']);
});
