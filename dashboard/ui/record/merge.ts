/** Three-way merge of a record's fields: what both started from, what is typed here, and what the server has now. */
import { isSame } from '#dashboard/data/values/is-same.ts';

/** A field that was edited here and changed on the server: `mine` is typed here, `theirs` is stored. */
export type Conflict<Fields> = { field: keyof Fields & string; mine: unknown; theirs: unknown };

/**
 * Merges each field. One that wasn't edited follows the server, one that only was edited here stays as typed. One that
 * both changed stays as typed, and is a conflict. Objects are merged key by key down to `depth` levels: 1, the fields
 * themselves, unless given.
 */
export function merged<Fields extends object>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  depth = 1,
): { values: Fields; conflicts: Conflict<Fields>[] } {
  const names = Object.keys(theirs) as (keyof Fields & string)[];
  const results = names.map((name) => ({ name, ...mergedValue(base[name], mine[name], theirs[name], depth - 1) }));
  return {
    values: Object.fromEntries(results.map(({ name, value }) => [name, value])) as Fields,
    conflicts: results
      .filter(({ isConflict }) => isConflict)
      .map(({ name }) => ({ field: name, mine: mine[name], theirs: theirs[name] })),
  };
}

type Merged = { value: unknown; isConflict: boolean };

function mergedValue(base: unknown, mine: unknown, theirs: unknown, depth: number): Merged {
  if (isSame(mine, theirs) || isSame(base, mine)) return { value: theirs, isConflict: false };
  if (isSame(base, theirs)) return { value: mine, isConflict: false };
  if (depth === 0 || !isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return { value: mine, isConflict: true };
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const results = [...keys].map((key) => ({
    key,
    ...mergedValue(base[key], mine[key], theirs[key], depth - 1),
  }));
  return {
    // A key that is undefined was taken out.
    value: Object.fromEntries(results.filter(({ value }) => value !== undefined).map(({ key, value }) => [key, value])),
    isConflict: results.some(({ isConflict }) => isConflict),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
