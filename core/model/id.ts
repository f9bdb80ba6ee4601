/** Ids: integers below 2^53 whose high bits are the creation time, so that their order is time order. */
import * as z from 'zod/mini';

/** Ids count milliseconds from here (2020-01-01), which leaves room for 12 random bits until the year 2089. */
const EPOCH_MS = Date.UTC(2020, 0, 1);
const RANDOM_BITS = 4096;
const DIGITS = 16;

/** An id on the wire. */
export const id = z.int().check(z.gte(1), z.lte(Number.MAX_SAFE_INTEGER));
/** An integer id, unique per entity. */
export type Id = z.infer<typeof id>;

/**
 * How often a settings record was changed. An update that names the one it was made on is refused once there is another; a
 * record from before changes were counted has 0.
 */
export const version = z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));

/**
 * A new id. Unique per entity only when written with a condition that it does not exist yet: 4,096 fit into a millisecond.
 * @param atMs creation time, milliseconds since 1970
 * @param random a number in [0, 1)
 */
export function makeId(atMs: number, random: number): Id {
  return Math.max(1, atMs - EPOCH_MS) * RANDOM_BITS + Math.floor(random * RANDOM_BITS);
}

/** When the thing with this id was created, milliseconds since 1970. */
export function createdAtMs(of: Id): number {
  return Math.floor(of / RANDOM_BITS) + EPOCH_MS;
}

/** The smallest id of this millisecond: the lower end of a range of ids by time. */
export function firstIdAt(atMs: number): Id {
  return makeId(atMs, 0);
}

/** An ID as part of a key: zero-padded, so that text order is number order. */
export function padId(value: Id): string {
  return String(value).padStart(DIGITS, '0');
}
