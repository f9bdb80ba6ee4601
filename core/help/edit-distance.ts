/** How many mistakes are between two words: letters too many, too few, wrong, or in the wrong order next to each other. */

/** Whether one word is another with at most `most` mistakes of typing. */
export function isTypoOf(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(isSwapped ? Math.min(cost, (beforeLast[column - 2] ?? 0) + 1) : cost);
    }
    if (Math.min(...current) > most) return false;
    [beforeLast, last] = [last, current];
  }
  return (last[other.length] ?? 0) <= most;
}
