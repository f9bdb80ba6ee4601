/** Counts with their noun. */

/** A count and the form of its noun: `1 agent`, `1,204 agents`. */
export const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
