/** What use cases are given: everything that touches the world, so that tests and fault schedules can stand in for it. */
import type { Log } from './json-log.ts';
import type { Push } from './push.ts';
import type { Table } from './store/table.ts';

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
