/** The rows of a conversation in the one order there is: never twice, never with a hole. */

/** A row. `previous_seq` is the row before it that this reader may see; the one before by number where all may be seen. */
type Row = { seq: number; previous_seq?: number };

const previousOf = ({ seq, previous_seq = seq - 1 }: Row): number => previous_seq;

/** The number of the newest row, 0 when there is none. */
export const lastSeq = (rows: readonly Row[]): number => rows.at(-1)?.seq ?? 0;

/** Whether there are rows before the first one known. */
export const hasOlder = ([first]: readonly Row[]): boolean => first !== undefined && previousOf(first) > 0;

/**
 * Adds rows at the end, in any order. One that is known is replaced; one whose predecessor is missing is left out.
 * @returns the rows without a hole, and whether some are missing before one of those given
 */
export function addRows<R extends Row>(
  rows: readonly R[],
  incoming: readonly R[],
): { rows: readonly R[]; hasGap: boolean } {
  let known = rows;
  let hasGap = false;
  for (const row of incoming.toSorted((a, b) => a.seq - b.seq)) {
    if (row.seq <= lastSeq(known)) known = known.map((old) => (old.seq === row.seq ? row : old));
    else if (previousOf(row) <= lastSeq(known)) known = [...known, row];
    else hasGap = true;
  }
  return { rows: known, hasGap };
}

/** The newest page came: it begins the rows, wherever the conversation began, unless it goes on from those known. */
export const addNewest = <R extends Row>(rows: readonly R[], page: readonly R[]): readonly R[] =>
  rows.length && page.some((row) => previousOf(row) <= lastSeq(rows)) ? addRows(rows, page).rows : page;
