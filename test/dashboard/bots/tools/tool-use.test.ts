/** The calls of a bot's tools, over the days. */
import { expect, it } from 'vitest';
import { byTool, secondsText } from '#dashboard/bots/tools/tool-use.tsx';

it('sums calls by tool, the most used first, and weighs times by how many calls took them', () => {
  const days = [
    { day: '2026-03-02', tools: [{ name: 'open', calls: 1, failed: 1, average_ms: 50 }] },
    {
      day: '2026-03-01',
      tools: [
        { name: 'open', calls: 1, failed: 0, average_ms: 150 },
        { name: 'order', calls: 3, failed: 1, average_ms: 400 },
      ],
    },
    { day: '2026-02-28', tools: [{ name: 'order', calls: 1, failed: 0, average_ms: 800 }] },
  ];
  expect(byTool(days)).toEqual([
    { name: 'order', calls: 4, failed: 1, average_ms: 500 },
    { name: 'open', calls: 2, failed: 1, average_ms: 100 },
  ]);
});

it('says how long a call took in seconds', () => {
  expect([secondsText(440), secondsText(5000)]).toEqual(['0.4 sec', '5 sec']);
});
