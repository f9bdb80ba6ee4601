/** What the function `agent-api` serves: all that agents do at work. */
import { conversations } from '#core/contract/endpoints/conversations.ts';
import { liveVisitors } from '#core/contract/endpoints/live-visitors.ts';
import { copilot } from '#core/contract/endpoints/copilot.ts';
import { macros } from '#core/contract/endpoints/macros.ts';
import { customers } from '#core/contract/endpoints/customers.ts';
import { notices } from '#core/contract/endpoints/notices.ts';
import { overview } from '#core/contract/endpoints/overview.ts';
import { responseFiles } from '#core/contract/endpoints/response-files.ts';
import { scheduled } from '#core/contract/endpoints/scheduled.ts';
import { supervision } from '#core/contract/endpoints/supervision.ts';
import { team } from '#core/contract/endpoints/team.ts';
import { tickets } from '#core/contract/endpoints/tickets.ts';
import { together } from '#core/contract/endpoints/together.ts';
import { views } from '#core/contract/endpoints/views.ts';
import { visitors } from '#core/contract/endpoints/visitors.ts';

/** The rows, by operation. None is for admins only: those are in `settings-api.ts`. */
export const agentApi = {
  ...overview,
  ...conversations,
  ...scheduled,
  ...together,
  ...macros,
  ...responseFiles,
  ...copilot,
  ...tickets,
  ...visitors,
  ...customers,
  ...liveVisitors,
  ...team,
  ...supervision,
  ...notices,
  ...views,
} as const;
