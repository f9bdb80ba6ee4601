/** Counts with their noun. */
import { numberText } from './language.ts';

/** A count and the form of its noun: `1 agent`, `1,204 agents`. */
export const plural = (count: number, one: string, many: string): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;
