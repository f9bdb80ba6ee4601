/** Operations of agents and of the people who may become one. */
import type { team } from '#core/contract/endpoints/team.ts';
import { listAgents, toAgent } from '#functions/store/assignment/agent-store.ts';
import type { AgentDeps } from '#functions/use-cases/settings/agents.ts';
import {
  findAgent,
  createAgent,
  deleteAgent,
  listTeamMembers,
  ownAgent,
  updateAgent,
} from '#functions/use-cases/settings/agents.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';

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
    return toAgent(await chooseStatus(deps, id, body.status));
  },
  listTeamMembers: (deps) => listTeamMembers(deps),
};
