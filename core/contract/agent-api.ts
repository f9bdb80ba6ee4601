/** What the function `agent-api` serves: all that agents do at work. */
import { conversations } from '#core/contract/endpoints/conversations/conversations.ts';
import { liveVisitors } from '#core/contract/endpoints/visitors/live-visitors.ts';
import { copilot } from '#core/contract/endpoints/bots/copilot.ts';
import { macros } from '#core/contract/endpoints/conversations/macros.ts';
import { customers } from '#core/contract/endpoints/visitors/customers.ts';
import { notices } from '#core/contract/endpoints/team/notices.ts';
import { overview } from '#core/contract/endpoints/overview.ts';
import { responseFiles } from '#core/contract/endpoints/conversations/response-files.ts';
import { scheduled } from '#core/contract/endpoints/conversations/scheduled.ts';
import { supervision } from '#core/contract/endpoints/team/supervision.ts';
import { team } from '#core/contract/endpoints/team/team.ts';
import { tickets } from '#core/contract/endpoints/conversations/tickets.ts';
import { together } from '#core/contract/endpoints/conversations/together.ts';
import { views } from '#core/contract/endpoints/conversations/views.ts';
import { visitors } from '#core/contract/endpoints/visitors/visitors.ts';

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
