/** Dependencies of use cases: everything with side effects, so that tests and fault schedules can replace it. */
import type { Log } from '#functions/platform/log.ts';
import type { Push } from '#functions/platform/push.ts';
import type { Table } from '#functions/store/table.ts';

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
