/** Whether this person may use a model. */
import type { Workspace } from '#dashboard/workspace/context.ts';

/**
 * Whether a bot has a model that an admin allows agents to use, as far as bots have been loaded. What it writes comes by the
 * agent's socket, which an admin who isn't an agent doesn't have.
 */
export const hasModel = ({ team, me }: Pick<Workspace, 'team' | 'me'>): boolean =>
  me.value.agent !== undefined &&
  (team.bots.value.value.data ?? []).some(
    ({ provider, daily_agent_tokens }) => provider !== 'built-in' && daily_agent_tokens > 0,
  );
