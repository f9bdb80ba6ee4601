/** Dependencies of use cases: everything with side effects, so that tests and fault schedules can replace it. */
import type { Mask } from '#core/privacy/mask.ts';
import type { NoticeEvent } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import type { Log } from '#functions/platform/log.ts';
import type { Measure } from '#functions/platform/metrics/measure.ts';
import type { Push } from '#functions/platform/push.ts';
import type { Table } from '#functions/store/table.ts';
import type { WantedEvents } from '#functions/store/webhooks/subscriptions.ts';

/** What an agent without an open dashboard is notified of. */
export type AgentNotice = { kind: NoticeEvent; conversation_id: Id };

/** Reaches people who aren't there: a visitor who left is mailed what stays unread, an agent is notified on their devices. */
export type Reach = {
  visitor?(conversation: Id): Promise<void>;
  /** Their chat ended without them, and their widget asks by mail how it was. */
  rating?(conversation: Id): Promise<void>;
  agent?(agent: Id, notice: AgentNotice): Promise<void>;
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
  /** Missing in functions that notify nobody. */
  reach?: Reach;
  /** Missing where nobody can want any. */
  events?: WantedEvents;
  /** Whether agents see only what is of their departments. Known for ten seconds; missing where nobody asks. */
  areAgentsScoped?: () => Promise<boolean>;
  /** Missing where operators measure nothing. */
  measure?: Measure | undefined;
  /** What is masked before it is stored. Without it, card numbers are. */
  mask?: () => Promise<Mask>;
};
