/** Writes that hold only while nobody else was faster. */
import type { DomainError } from '#core/model/errors.ts';
import { tryAgain } from '#core/model/errors.ts';

const ATTEMPTS = 4;

/** What others are changing, as in "Someone else is changing this widget"; with how often it is worth trying, where not four times. */
export type Contended = string | { name: string; attempts: number };

/**
 * Reads, decides and writes again for as long as others are faster; answers with what the first attempt returned that
 * wasn't in conflict. An attempt reads all it decides by, and is given how many came before it.
 * @throws DomainError `try_again` when every attempt was in conflict
 */
export async function retryOnConflict<Result>(
  contended: Contended,
  attempt: (earlier: number) => Promise<Result | 'conflict'>,
): Promise<Result> {
  const { name, attempts } = typeof contended === 'string' ? { name: contended, attempts: ATTEMPTS } : contended;
  for (let earlier = 0; earlier < attempts; earlier++) {
    const result = await attempt(earlier);
    if (result !== 'conflict') return result;
  }
  throw busy(name);
}

/** What whoever lost to others is answered. */
export const busy = (name: string): DomainError => tryAgain(`Someone else is changing ${name}. Try again shortly.`);
