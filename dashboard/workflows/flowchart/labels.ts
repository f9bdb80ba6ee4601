/** Where the labels of ways stand: each between two layers of steps, in a row where it touches no other. */

/** A label: its middle and its base line. */
export type Label = { text: string; x: number; y: number; width: number };
/** A label to be placed: the way's x at the layer above and at the one below. */
export type Wanted = { text: string; from: number; to: number };

/** How far apart the rows of labels are. */
export const ROW_HEIGHT = 16;
const GAP = 8;
const MAX_CHARACTERS = 20;
/** What 11 px letters take at most, on average. */
const CHARACTER_WIDTH = 6.2;
const BASELINE = 4;

/** A text cut to a number of characters, in one line. */
export const short = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};

const widthOf = (text: string): number => Math.ceil(text.length * CHARACTER_WIDTH);

/** The rows that labels between the same two layers need, from above; each by its index. */
export function rowsOf(wanted: readonly Wanted[]): number[][] {
  const rows: number[][] = [];
  const ends: number[] = [];
  const middle = ({ from, to }: Wanted) => (from + to) / 2;
  const order = wanted
    .map((_, index) => index)
    .toSorted((a, b) => middleOf(wanted[a], middle) - middleOf(wanted[b], middle));
  for (const index of order) {
    const one = wanted[index];
    if (!one) continue;
    const half = widthOf(short(one.text, MAX_CHARACTERS)) / 2;
    const free = ends.findIndex((end) => middle(one) - half >= end + GAP);
    const row = free < 0 ? rows.length : free;
    (rows[row] ??= []).push(index);
    ends[row] = middle(one) + half;
  }
  return rows;
}

const middleOf = (one: Wanted | undefined, middle: (one: Wanted) => number): number => (one ? middle(one) : 0);

/** The labels between a layer's bottom and the next one's top, by the index of what was wanted. */
export function labelsBetween(wanted: readonly Wanted[], bottom: number, top: number): Map<number, Label> {
  const rows = rowsOf(wanted);
  const labels = new Map<number, Label>();
  for (const [row, indexes] of rows.entries()) {
    const share = (row + 1) / (rows.length + 1);
    const y = bottom + (top - bottom) * share + BASELINE;
    // As the curve runs that leaves and arrives upright.
    const along = share * share * (3 - 2 * share);
    const placed = indexes.flatMap((index) => {
      const one = wanted[index];
      const text = short(one?.text ?? '', MAX_CHARACTERS);
      return one ? [{ index, text, x: one.from + (one.to - one.from) * along, y, width: widthOf(text) }] : [];
    });
    for (const { index, ...label } of apart(placed)) labels.set(index, label);
  }
  return labels;
}

/** Moves the labels of a row to the right as far as they need it. */
function apart<One extends Label>(row: readonly One[]): One[] {
  let end = -Infinity;
  return row
    .toSorted((a, b) => a.x - b.x)
    .map((label) => {
      const x = Math.max(label.x, end + GAP + label.width / 2);
      end = x + label.width / 2;
      return { ...label, x };
    });
}

/** Labels one below the other, to the right of `left`, each as near to its height as those above leave room. */
export function labelsBeside(wanted: readonly { text: string; y: number }[], left: number): Label[] {
  const labels = wanted.map(({ text, y }) => {
    const shown = short(text, MAX_CHARACTERS);
    const width = widthOf(shown);
    return { text: shown, x: left + width / 2, y: y + BASELINE, width };
  });
  let last = -Infinity;
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    if (label.text === '') continue;
    label.y = Math.max(label.y, last + ROW_HEIGHT);
    last = label.y;
  }
  return labels;
}
