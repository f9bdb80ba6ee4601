/** Older rows in front of those known. It imports nothing: the widget loads it later, without what is loaded already. */

/**
 * Puts an older page in front, without what it repeats of the rows. A page that doesn't end where they begin is dropped:
 * they were replaced meanwhile.
 */
export function addOlder<Row extends { seq: number; previous_seq?: number }>(
  rows: readonly Row[],
  page: readonly Row[],
): readonly Row[] {
  const [first] = rows;
  if (!first) return rows;
  const older = page.filter(({ seq }) => seq < first.seq);
  return older.at(-1)?.seq === (first.previous_seq ?? first.seq - 1) ? [...older, ...rows] : rows;
}
