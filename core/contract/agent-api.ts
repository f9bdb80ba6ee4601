/** Every endpoint of the agents' API. */
import { bots } from '#core/contract/endpoints/bots.ts';
import { conversations } from '#core/contract/endpoints/conversations.ts';
import { description } from '#core/contract/endpoints/description.ts';
import { notices } from '#core/contract/endpoints/notices.ts';
import { overview } from '#core/contract/endpoints/overview.ts';
import { reports } from '#core/contract/endpoints/reports.ts';
import { team } from '#core/contract/endpoints/team.ts';
import { tickets } from '#core/contract/endpoints/tickets.ts';
import { visitors } from '#core/contract/endpoints/visitors.ts';
import { widgets } from '#core/contract/endpoints/widgets.ts';
import { workflows } from '#core/contract/endpoints/workflows.ts';

/** The agents' API, by operation. */
export const agentApi = {
  ...overview,
  ...widgets,
  ...conversations,
  ...tickets,
  ...visitors,
  ...team,
  ...notices,
  ...workflows,
  ...bots,
  ...reports,
  ...description,
} as const;
