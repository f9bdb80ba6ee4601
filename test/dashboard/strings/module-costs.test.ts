/** The costs that the page of modules names are those of the page about costs. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { modules } from '#dashboard/strings/integrations.ts';

const costs = readFileSync('docs/cost.md', 'utf8');

it.each(Object.entries(modules.words))('names for %s what the documentation measured', (_, { cost }) => {
  const amounts = [...cost.matchAll(/\d+\.\d+(?= USD)/g)].map(([amount]) => amount);
  // A rounded amount, or the same one for a thousand.
  const isNamed = (amount: string) =>
    [amount, (Number(amount) / 1000).toFixed(5), (Number(amount) / 1000).toFixed(6)].some((text) =>
      costs.includes(`${text} USD`),
    ) || [...costs.matchAll(/\d+\.\d+/g)].some(([text]) => Number(text).toFixed(2) === amount);
  expect(amounts.filter((amount) => !isNamed(amount))).toEqual([]);
});
