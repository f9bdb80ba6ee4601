/** The people and things every page needs to name: agents, departments, widgets, canned responses, bots, workflows. */
import type { Agent, AgentStatus } from '#core/model/team/agent.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import type { ConversationFields } from '#core/model/conversations/conversation-fields.ts';
import type { Department } from '#core/model/team/department.ts';
import type { Id } from '#core/model/id.ts';
import type { Integration } from '#core/model/widgets/module.ts';
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import type { Workflow } from '#core/automation/definition.ts';
import { type Api, everyPage } from '#dashboard/api/api.ts';
import { createResource, type Resource } from './resource.ts';

/** The team and what it set up. */
export type Team = {
  agents: Resource<Agent[]>;
  departments: Resource<Department[]>;
  widgets: Resource<Widget[]>;
  cannedResponses: Resource<CannedResponse[]>;
  bots: Resource<Bot[]>;
  workflows: Resource<Workflow[]>;
  settings: Resource<TeamSettings>;
  fields: Resource<ConversationFields>;
  modules: Resource<Integration[]>;
  /** Takes an agent's new state in. */
  putAgent: (agent: Agent) => void;
  /** The name of an agent; undefined while unknown or deleted. */
  agentName: (id: Id | null) => string | undefined;
};

/** Makes it. */
export function createTeam(api: Api): Team {
  const agents = createResource(() => everyPage((query) => api('listAgents', { query })));
  return {
    agents,
    departments: createResource(() => everyPage((query) => api('listDepartments', { query }))),
    widgets: createResource(() => everyPage((query) => api('listWidgets', { query }))),
    cannedResponses: createResource(() => everyPage((query) => api('listCannedResponses', { query }))),
    bots: createResource(() => everyPage((query) => api('listBots', { query }))),
    workflows: createResource(() => everyPage((query) => api('listWorkflows', { query }))),
    settings: createResource(() => api('getTeamSettings', {})),
    fields: createResource(() => api('getConversationFields', {})),
    modules: createResource(async () => (await api('listModules', {})).data),
    putAgent: (agent) => agents.change((all) => replaced(all, agent)),
    agentName: (id) => agents.value.value.data?.find((agent) => agent.id === id)?.name,
  };
}

/** What colleagues see of an agent: the chosen status says nothing about somebody whose dashboard is closed. */
export type Presence = AgentStatus | 'disconnected';

/** An agent's presence. */
export const presenceOf = ({ status, is_connected }: Pick<Agent, 'status' | 'is_connected'>): Presence =>
  is_connected || status === 'offline' ? status : 'disconnected';

/** Whether some agent takes chats of a department; null is the default one, that of agents without any. */
export const isServed = (agents: readonly Pick<Agent, 'department_ids'>[], department: Id | null): boolean =>
  agents.some(({ department_ids }) =>
    department === null ? department_ids.length === 0 : department_ids.includes(department),
  );

/** A list with an item replaced, or added at its end. */
export function replaced<Item extends { id: Id }>(all: readonly Item[], item: Item): Item[] {
  return all.some((one) => one.id === item.id) ? all.map((one) => (one.id === item.id ? item : one)) : [...all, item];
}

/** A list without an item. */
export const without = <Item extends { id: Id }>(all: readonly Item[], gone: Id): Item[] =>
  all.filter(({ id }) => id !== gone);
