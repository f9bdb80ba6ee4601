/** Which rows of a long list are in the page: those in sight and a few beyond. */

/** A stretch of the list: first row, one past the last, and the height of what is left out above and below. */
export type Stretch = { from: number; to: number; above: number; below: number };

const BEYOND = 8;

/**
 * The rows to draw.
 * @param count rows of the list
 * @param rowHeight pixels of every row
 */
export function stretchOf(count: number, rowHeight: number, scrollTop: number, height: number): Stretch {
  const from = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - BEYOND, count - 1));
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + BEYOND);
  return {
    from,
    to: Math.max(from, to),
    above: from * rowHeight,
    below: Math.max(0, count - Math.max(from, to)) * rowHeight,
  };
}
