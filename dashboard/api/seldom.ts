/** What agents seldom do: where it is comes with the addresses of settings. Used while the dashboard is built. */
import { customers } from '#core/contract/endpoints/visitors/customers.ts';
import { liveVisitors } from '#core/contract/endpoints/visitors/live-visitors.ts';
import { copilot } from '#core/contract/endpoints/bots/copilot.ts';
import { macros } from '#core/contract/endpoints/conversations/macros.ts';
import { responseFiles } from '#core/contract/endpoints/conversations/response-files.ts';
import { scheduled } from '#core/contract/endpoints/conversations/scheduled.ts';
import { supervision } from '#core/contract/endpoints/team/supervision.ts';
import { tickets } from '#core/contract/endpoints/conversations/tickets.ts';
import { together } from '#core/contract/endpoints/conversations/together.ts';

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
