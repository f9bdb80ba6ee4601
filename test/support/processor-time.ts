/**
 * How long work takes of the processor. A bound on it holds on a machine that does other things as well, and, as it is
 * counted in milliseconds of the processor that the budgets are stated for, on a slower one, too.
 */

/** What the fixed work below takes of that processor, in milliseconds. */
const REFERENCE_MS = 3.5;

/** Milliseconds the processor was busy with something, on the machine that budgets are stated for. */
export function processorMs(work: () => void): number {
  const before = slownessNow();
  const busy = busyMs(work);
  return busy / ((before + slownessNow()) / 2);
}

/** How many times slower this machine is just now than the one that budgets are stated for; 1 for a quicker one. */
export function slownessNow(): number {
  const rounds = Array.from({ length: 9 }, () => busyMs(fixedWork)).toSorted((a, b) => a - b);
  return Math.max(1, (rounds[4] ?? REFERENCE_MS) / REFERENCE_MS);
}

function busyMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

/** Some of everything that pages and functions do: objects, texts, maps, sorting. */
function fixedWork(): void {
  const rows = Array.from({ length: 6000 }, (_, index) => ({ id: index, name: `row ${(index * 7919) % 6007}` }));
  const read = JSON.parse(JSON.stringify(rows)) as typeof rows;
  read.sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(read.map((row) => [row.name, row]));
  if (byName.size !== 6000) throw new Error(`There are ${byName.size} names of 6000.`);
}
