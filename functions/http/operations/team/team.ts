/** What agents ask about their team and themselves. */
import type { supervision } from '#core/contract/endpoints/team/supervision.ts';
import type { team } from '#core/contract/endpoints/team/team.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { nameOf } from '#core/access/team-access.ts';
import type { Operations } from '#functions/http/call.ts';
import { type AgentItem, agentStore, toAgent } from '#functions/store/assignment/agent-store.ts';
import { cannedResponseStore } from '#functions/store/settings/canned-response-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import type { chooseStatus as ChooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { type OwnAgentDeps, ownAgent, requireOwnAgent } from '#functions/use-cases/settings/own-agent.ts';
import { plainlyShown } from '#functions/use-cases/settings/resource.ts';
import { settingsReads } from '#functions/http/operations/resource.ts';

/** The dependencies of these operations. */
export type TeamDeps = OwnAgentDeps & { socketUrl: string };

const shownAgents = {
  store: agentStore,
  show: (_: unknown, records: readonly AgentItem[]) => records.map(toAgent),
};

/** Loads what agents need when they come and go. */
const chooseStatus: typeof ChooseStatus = async (...chosen) =>
  (await import('#functions/use-cases/lifecycle/requeue-conversations.ts')).chooseStatus(...chosen);

/** Agents, departments, canned responses, and the caller. */
export const teamOperations: Operations<TeamDeps, keyof typeof team | keyof typeof supervision> = {
  ...byOperation('Agent', 'Agents', settingsReads('listAgents', shownAgents)),
  ...byOperation('Department', 'Departments', settingsReads('listDepartments', plainlyShown(departmentStore))),
  ...byOperation(
    'CannedResponse',
    'CannedResponses',
    settingsReads('listCannedResponses', plainlyShown(cannedResponseStore)),
  ),
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
  setAgentStatus: async (deps, { params: { id }, caller, body }) => {
    const by = caller.agent?.id === id ? undefined : nameOf(caller);
    return toAgent(await chooseStatus(deps, id, body.status, by));
  },
  endOwnPresence: async (deps, { caller }) => {
    const agent = await ownAgent(deps, caller);
    if (!agent) return;
    const { signOut } = await import('#functions/use-cases/sockets/sign-out.ts');
    await signOut(deps, agent.id);
  },
};
