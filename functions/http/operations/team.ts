/** Operations of agents and of the people who may become one. */
import type { team } from '#core/contract/endpoints/team.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import type { Operations } from '#functions/http/call.ts';
import { toAgent } from '#functions/store/assignment/agent-store.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import {
  type AgentDeps,
  agents,
  listTeamMembers,
  ownAgent,
  requireOwnAgent,
} from '#functions/use-cases/settings/agents.ts';
import { signOut } from '#functions/use-cases/sockets/sign-out.ts';
import { settingsOperations } from './resource.ts';

/** The dependencies of these operations. */
export type TeamDeps = AgentDeps & { socketUrl: string };

/** Those of agents and team members. What else a team sets up needs nothing of its own. */
export type TeamIds = Extract<
  keyof typeof team,
  `${string}Agent${string}` | 'getMe' | 'setOwnStatus' | 'endOwnPresence' | 'listTeamMembers'
>;

/** Agents and team members. */
export const teamOperations: Operations<TeamDeps, TeamIds> = {
  ...byOperation('Agent', 'Agents', settingsOperations('listAgents', agents)),
  getOwnAgent: async (deps, { caller }) => ({
    ...toAgent(await requireOwnAgent(deps, caller)),
    socket_url: deps.socketUrl,
  }),
  getMe: async (deps, { caller }) => {
    const agent = await ownAgent(deps, caller);
    return { agent: agent ? toAgent(agent) : null, socket_url: deps.socketUrl };
  },
  setOwnStatus: async (deps, { caller, body }) => {
    const { id } = await requireOwnAgent(deps, caller);
    return toAgent(await chooseStatus(deps, id, body.status));
  },
  endOwnPresence: async (deps, { caller }) => {
    const agent = await ownAgent(deps, caller);
    if (agent) await signOut(deps, agent.id);
  },
  listTeamMembers: (deps) => listTeamMembers(deps),
};
