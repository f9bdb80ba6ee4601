/** How a number compares with the one before: by how much, which way, and whether that is good. */

/** Which way it went. */
export type Direction = 'up' | 'down';

/** The comparison. `percent` is missing where there was nothing to compare with. */
export type Change =
  | { kind: 'none' | 'same' | 'fresh' }
  | { kind: 'changed'; percent: number; direction: Direction; isGood: boolean | undefined };

/**
 * Compares a number with the one before; null is no number.
 * @param better which way is good, if either is
 */
export function changeOf(now: number | null, before: number | null, better?: Direction): Change {
  if (now === null || before === null) return { kind: 'none' };
  if (before === 0) return { kind: now === 0 ? 'same' : 'fresh' };
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  if (percent === 0) return { kind: 'same' };
  const direction = now > before ? 'up' : 'down';
  return { kind: 'changed', percent, direction, isGood: better && direction === better };
}
