/** Operations of agents and of the people who may become one. */
import type { team } from '../../core/contract/endpoints/team.ts';
import { listAgents, toAgent } from '../store/agent-store.ts';
import type { AgentDeps } from '../use-cases/agents.ts';
import { findAgent, createAgent, deleteAgent, listTeamMembers, ownAgent, updateAgent } from '../use-cases/agents.ts';
import { setStatus } from '../use-cases/presence.ts';
import type { Operations } from './call.ts';
import { listAnswer } from './list-answer.ts';

/** What these operations need. */
export type TeamDeps = AgentDeps & { socketUrl: string };

type TeamIds = Exclude<keyof typeof team, `${string}Department${string}` | `${string}CannedResponse${string}`>;

/** Agents and team members. */
export const teamOperations: Operations<TeamDeps, TeamIds> = {
  listAgents: ({ table }, { query }) =>
    listAnswer('listAgents', query, (request) => listAgents(table, request), toAgent),
  createAgent: async (deps, { body }) => toAgent(await createAgent(deps, body)),
  getAgent: async (deps, { params }) => toAgent(await findAgent(deps, params.id)),
  updateAgent: async (deps, { params, body }) => toAgent(await updateAgent(deps, params.id, body)),
  deleteAgent: async (deps, { params }) => {
    await deleteAgent(deps, params.id);
    return undefined;
  },
  getOwnAgent: async (deps, { caller }) => ({
    ...toAgent(await ownAgent(deps, caller)),
    socket_url: deps.socketUrl,
  }),
  setOwnStatus: async (deps, { caller, body }) => {
    const { id } = await ownAgent(deps, caller);
    return toAgent(await setStatus(deps, id, body.status));
  },
  listTeamMembers: (deps) => listTeamMembers(deps),
};
