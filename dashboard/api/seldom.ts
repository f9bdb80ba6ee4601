/** What agents seldom do: where it is comes with the addresses of settings. Used while the dashboard is built. */
import { customers } from '#core/contract/endpoints/customers.ts';
import { liveVisitors } from '#core/contract/endpoints/live-visitors.ts';
import { copilot } from '#core/contract/endpoints/copilot.ts';
import { macros } from '#core/contract/endpoints/macros.ts';
import { responseFiles } from '#core/contract/endpoints/response-files.ts';
import { scheduled } from '#core/contract/endpoints/scheduled.ts';
import { supervision } from '#core/contract/endpoints/supervision.ts';
import { tickets } from '#core/contract/endpoints/tickets.ts';
import { together } from '#core/contract/endpoints/together.ts';

/** The rows, by operation. */
export const seldom = {
  ...customers,
  ...macros,
  ...responseFiles,
  ...liveVisitors,
  ...copilot,
  ...scheduled,
  ...supervision,
  ...tickets,
  ...together,
} as const;
