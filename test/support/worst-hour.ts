/** What a call of each public operation costs at most, as docs/cost.md says ("The worst hour"). */
import { readFileSync } from 'node:fs';

/** Units, seconds of functions with 256 MB, frames to clients, and kilobytes of the answer. */
export type CostOfCall = {
  writes: number;
  index_writes: number;
  reads: number;
  seconds: number;
  frames: number;
  kilobytes: number;
};

/** The rows of the table, by each operation or route that they name. */
export function costsOfCalls(): Map<string, CostOfCall> {
  const [, section = ''] = readFileSync('docs/cost.md', 'utf8').split('## The worst hour');
  const [table = ''] = section.split('\n## ');
  const costs = new Map<string, CostOfCall>();
  for (const line of table.split('\n').filter((one) => one.startsWith('| `'))) {
    const [names = '', ...cells] = line.split('|').slice(1, -1);
    const [writes = NaN, index_writes = NaN, reads = NaN, seconds = NaN, frames = NaN, kilobytes = NaN] =
      cells.map(Number);
    const cost = { writes, index_writes, reads, seconds, frames, kilobytes };
    if (Object.values(cost).some(Number.isNaN)) throw new Error(`docs/cost.md has a row without figures: ${line}`);
    for (const [, name = '', more = ''] of names.matchAll(/`([^`]+)`( of the socket)?/g)) costs.set(name + more, cost);
  }
  return costs;
}
