/** The price beside the switch is what the documented units cost at AWS's prices. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { USD_PER_1000_VISITS } from '#dashboard/visitors/live-price.ts';
import { type MeterName, prices } from '#local/meters/prices.ts';

const [, section = ''] = readFileSync('docs/cost.md', 'utf8').split('## Visitors on the site');
const [table = ''] = section.split('**total**');
/** The row of the table that each meter is in; both directions of a socket cost the same. */
const rows = {
  http_requests: 'HTTP requests',
  socket_messages_in: 'socket messages, both directions',
  connection_minutes: 'connection minutes',
  invocations: 'invocations',
  gb_seconds: 'compute (256 MB), GB-s',
  write_units: 'write units',
  read_units: 'read units',
} as const satisfies Partial<Record<MeterName, string>>;

it('adds the price up from the units of a visit that the documentation names', () => {
  const costs = Object.entries(rows).map(([meter, row]) => {
    const [, units] =
      table
        .split('\n')
        .find((line) => line.startsWith(`| ${row} `))
        ?.split('|')
        .slice(1) ?? [];
    const { usd, per } = prices[meter as keyof typeof rows];
    return (Number(units) * usd * 1000) / per;
  });
  const sum = costs.reduce((total, cost) => total + cost, 0);
  expect(sum).toBeCloseTo(0.053, 3);
  expect(section).toContain(sum.toFixed(3));
  expect(USD_PER_1000_VISITS).toBe(Number(sum.toFixed(2)));
});
