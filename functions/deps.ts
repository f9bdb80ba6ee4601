/** What use cases are given: everything that touches the world, so that tests and fault schedules can stand in for it. */
import type { Push } from './push.ts';
import type { Table } from './store/table.ts';

/**
 * What a function writes to its log: one JSON line each. Never message text, names or tokens. An error is given as the field
 * `error`, itself: what of it is written is for `logged-error.ts` alone to say.
 */
export type Log = {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
};

/** The dependencies every use case takes first; each asks for those it needs by `Pick`. */
export type Deps = {
  table: Table;
  push: Push;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A number in [0, 1). */
  random: () => number;
  log: Log;
};
