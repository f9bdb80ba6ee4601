/** Whether agents may use a model. */
import type { Team } from '#dashboard/data/team.ts';

/** Whether a bot has a model that an admin allows agents to use, as far as bots have been loaded. */
export const hasModel = ({ bots }: Pick<Team, 'bots'>): boolean =>
  (bots.value.value.data ?? []).some(
    ({ provider, daily_agent_tokens }) => provider !== 'built-in' && daily_agent_tokens > 0,
  );
