/**
 * Agents in the table. Every change of an agent goes through `agentChange`: one transaction, conditional on the version
 * read, that also keeps the ROSTER rows exact: they exist exactly while the agent can take a chat. How many chats they
 * hold only the agent says, so that a chat is not one more write for every department they serve.
 */
import { initials } from '#core/text/initials.ts';
import type { MissedChat } from '#core/assignment/missed-chats.ts';
import type { Agent, AgentStatus, StatusReason } from '#core/model/team/agent.ts';
import type { Named } from '#core/conversation/commands.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { listAll, listPage } from '#functions/store/list-page.ts';
import { noteReferences } from '#functions/store/references.ts';
import { type SettingsStore, countIn } from '#functions/store/settings-store.ts';
import { type Item, type Table, type TransactItem, type Written, setFields, queryAll } from '#functions/store/table.ts';
import { changeOfUser, standingOf } from './user-store.ts';

/** An agent as stored. */
export type AgentItem = {
  id: Id;
  user_id: string;
  name: string;
  email: string | null;
  /** What the agent chose; `busy` at the maximum is derived, never stored. */
  chosen_status: AgentStatus;
  /** Whether a live socket holds a lease for the agent. */
  connected: boolean;
  max_concurrent_chats: number;
  /** Active and waiting chats. */
  current_chats_count: number;
  total_chats_count: number;
  total_rating: number;
  ratings_count: number;
  department_ids: Id[];
  /** The languages they speak with visitors, and the labels they know about; missing for none. */
  languages?: string[];
  skills?: string[];
  /** When a chat was last given to the agent, milliseconds since 1970; 0 for never. */
  last_assigned_at_ms: number;
  last_active_at: string | null;
  /** The chats that were passed on because the agent didn't answer them; missing for none. Older ones no longer count. */
  missed?: readonly MissedChat[];
  /** Why the status isn't the agent's own choice; missing or null while it is. */
  status_reason?: StatusReason | null;
  /** Who set the status, where a colleague did; missing or null where the agent did, or nobody. */
  status_set_by?: string | null;
  /** The role of the token that they last opened the dashboard with; missing for an agent's. */
  last_role?: TeamRole;
  /** Rises with every change, also of how many chats they have; a change made on an older version is refused. */
  version: number;
  /** Whether the agent stays online while the dashboard is closed, for as long as a device receives push notifications. */
  stays_online?: boolean;
  /** Counts the changes an admin made, which is the version that the API shows; missing before the first. */
  settings_version?: number;
};

/** The initial fields of an agent. */
export const newAgent = {
  chosen_status: 'offline',
  connected: false,
  current_chats_count: 0,
  total_chats_count: 0,
  total_rating: 0,
  ratings_count: 0,
  last_assigned_at_ms: 0,
  last_active_at: null,
} as const satisfies Partial<AgentItem>;

/** A row that says an agent can take a chat of a department. */
export type RosterRow = { agent_id: Id; initials: string };

const MAX_AGENTS = 1000;

/** The status that is shown: who is online with as many chats as they may have is busy. */
export const shownStatus = (agent: AgentItem): AgentStatus =>
  agent.chosen_status === 'online' && agent.current_chats_count >= agent.max_concurrent_chats
    ? 'busy'
    : agent.chosen_status;

/** The agent as the API shows it. */
export function toAgent(agent: AgentItem): Agent {
  return {
    id: agent.id,
    user_id: agent.user_id,
    name: agent.name,
    email: agent.email,
    status: shownStatus(agent),
    status_reason: agent.status_reason ?? null,
    status_set_by: agent.status_set_by ?? null,
    is_connected: agent.connected,
    max_concurrent_chats: agent.max_concurrent_chats,
    current_chats_count: agent.current_chats_count,
    total_chats_count: agent.total_chats_count,
    total_rating: agent.total_rating,
    ratings_count: agent.ratings_count,
    average_rating: agent.ratings_count === 0 ? null : agent.total_rating / agent.ratings_count,
    department_ids: agent.department_ids,
    languages: agent.languages ?? [],
    skills: agent.skills ?? [],
    version: countIn(agent, SETTINGS_VERSION),
    last_active_at: agent.last_active_at,
    created_at: new Date(createdAtMs(agent.id)).toISOString(),
  };
}

/** The departments an agent serves: the default one (`null`) when none is named. */
export const departmentsOf = (agent: AgentItem): (Id | null)[] =>
  agent.department_ids.length === 0 ? [null] : agent.department_ids;

/** Whether the agent can take a chat: online by choice, connected, below the maximum, or with `more` than that. */
export const canBeAssigned = (agent: AgentItem, more: 0 | 1 = 0): boolean =>
  agent.chosen_status === 'online' && agent.connected && agent.current_chats_count < agent.max_concurrent_chats + more;

/** One agent, or nothing. */
export async function getAgent(
  table: Table,
  id: Id,
  options: { consistent?: boolean } = {},
): Promise<AgentItem | undefined> {
  return agentOf(await table.get({ Key: keys.agent(id), ConsistentRead: options.consistent ?? false }));
}

/** Those agents who exist, in any order. */
export async function getAgents(table: Table, ids: readonly Id[]): Promise<AgentItem[]> {
  return (await table.batchGet(ids.map(keys.agent))).flatMap((item) => agentOf(item) ?? []);
}

/** The agent of a person by id and name, or nothing: one small read. */
export async function namedByUser(table: Table, userId: string): Promise<Named | undefined> {
  return (await standingOf(table, userId)).agent;
}

/** The names of agents who were removed: reports still show what they did. */
export async function formerAgentNames(table: Table): Promise<Map<Id, string>> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.formerAgent(0).pk },
  });
  return new Map(items.map(({ sk, name }) => [Number(sk), String(name)]));
}

/** Every agent, oldest first, of a team as large as teams get. */
export async function allAgents(table: Table): Promise<AgentItem[]> {
  return agentStore.all(table, MAX_AGENTS);
}

/** Stores a new agent; `refused` when the id is taken, the person is an agent already or deactivated, or a department is gone. */
export const putAgent = (table: Table, agent: AgentItem): Promise<Written> => table.transact(agentAddition(agent));

/** The writes of a new agent. @param ofUser what is written of the person; without it, that they are this agent */
export function agentAddition(agent: AgentItem, ofUser: TransactItem = becomesAgent(agent)): TransactItem[] {
  const { id } = agent;
  return [
    ...noteReferences([], references(agent)),
    {
      Put: {
        Item: { ...keys.agent(id), ...indexes.list('AGENTS', id), ...agent },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ofUser,
    ...rosterWrites(undefined, agent),
  ];
}

const becomesAgent = ({ id, user_id, name, email }: AgentItem): TransactItem =>
  changeOfUser(
    user_id,
    { set: { name, email, agent_id: id }, listedAs: id },
    { ConditionExpression: 'attribute_not_exists(agent_id) AND attribute_not_exists(deactivated_at)' },
  );

/**
 * The writes of an agent's change: the agent itself, if it is still the version read, and its ROSTER rows. They belong in
 * one transaction, on their own or with whatever caused the change; `refused` means that someone else was faster.
 */
export function agentChange(before: AgentItem, after: AgentItem): TransactItem[] {
  const { id: _id, version: _version, ...fields } = after;
  const changed = Object.entries(fields).filter(([name, value]) => before[name as keyof typeof fields] !== value);
  const update = setFields({ ...Object.fromEntries(changed), version: before.version + 1 });
  return [
    {
      Update: {
        Key: keys.agent(before.id),
        ...update,
        ConditionExpression: '#version = :read',
        ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':read': before.version },
      },
    },
    ...rosterWrites(before, after),
  ];
}

/** Fails a transaction unless the agent is still as read; undefined: unless the agent still doesn't exist. */
export function agentUnchanged(id: Id, read: AgentItem | undefined): TransactItem {
  const condition = read ? isVersion(read) : { ConditionExpression: 'attribute_not_exists(pk)' };
  return { ConditionCheck: { Key: keys.agent(id), ...condition } };
}

const stopsBeingAgent = (userId: string): TransactItem => ({
  Update: {
    Key: keys.user(userId),
    UpdateExpression: 'SET was_agent = :yes REMOVE agent_id',
    ExpressionAttributeValues: { ':yes': true },
  },
});

/**
 * The writes that take an agent away, if it is still the version read. An ended lease is left: the sweep looks after their
 * chats. @param ofUser what is written of the person besides
 */
export function agentRemoval(
  before: AgentItem,
  nowMs: number,
  ofUser: TransactItem = stopsBeingAgent(before.user_id),
): TransactItem[] {
  return [
    { Delete: { Key: keys.agent(before.id), ...isVersion(before) } },
    ofUser,
    { Put: { Item: { ...keys.lease(before.id), expires_at: nowMs, leaving: 'gone' } } },
    { Put: { Item: { ...keys.formerAgent(before.id), name: before.name } } },
    ...rosterWrites(before, undefined),
  ];
}

/** Puts and deletes that turn the ROSTER rows of one version of an agent into those of the next; pure. */
export function rosterWrites(before: AgentItem | undefined, after: AgentItem | undefined): TransactItem[] {
  const had = new Map(rosterRows(before).map((row) => [row.pk, row]));
  const has = rosterRows(after);
  const kept = new Set(has.map((row) => row.pk));
  return [
    ...has.filter((row) => !sameRow(row, had.get(row.pk))).map((Item): TransactItem => ({ Put: { Item } })),
    ...[...had.values()]
      .filter((row) => !kept.has(row.pk))
      .map(({ pk, sk }): TransactItem => ({ Delete: { Key: { pk, sk } } })),
  ];
}

type StoredRosterRow = RosterRow & { pk: string; sk: string };

function rosterRows(agent: AgentItem | undefined): StoredRosterRow[] {
  if (!agent || !canBeAssigned(agent)) return [];
  const row: RosterRow = { agent_id: agent.id, initials: initials(agent.name) };
  return departmentsOf(agent).map((department) => Object.assign(keys.roster(department, agent.id), row));
}

const sameRow = (one: RosterRow, other: RosterRow | undefined): boolean => one.initials === other?.initials;

const isVersion = ({ version }: AgentItem) => ({
  ConditionExpression: '#version = :read',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':read': version },
});

const SETTINGS_VERSION = 'settings_version';
const references = ({ department_ids }: AgentItem) => department_ids.map((id) => ({ to: 'department' as const, id }));

/** Agents as admins set them up. */
export const agentStore: SettingsStore<AgentItem> = {
  name: 'agent',
  count: (agent) => countIn(agent, SETTINGS_VERSION),
  references,
  all: async (table, max, options = {}) =>
    (await listAll(table, 'AGENTS', max, options)).flatMap((item) => agentOf(item) ?? []),
  get: async (table, id) => {
    const record = await getAgent(table, id, { consistent: true });
    return record && { record, uses: 0 };
  },
  list: async (table, request) => {
    const { items, after } = await listPage(table, 'AGENTS', request);
    return { items: items.flatMap((item) => agentOf(item) ?? []), after };
  },
  put: putAgent,
  change: async (table, before, changed) => {
    const after = { ...changed, settings_version: countIn(before, SETTINGS_VERSION) + 1 };
    const noted = noteReferences(references(before), references(after));
    return (await table.transact([...noted, ...agentChange(before, after)])) === 'done' ? after : 'refused';
  },
  remove: (table, before, _, atMs) => table.transact(agentRemoval(before, atMs)),
};

const agentOf = (item: Item | undefined): AgentItem | undefined => item as AgentItem | undefined;
