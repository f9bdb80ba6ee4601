/**
 * Presence: what an agent chose to be, and whether their socket was heard of lately, are two things. Beats renew a lease;
 * only the sweep ends one, so that a late `$disconnect`, a reload or a second tab takes nobody off.
 */
import type { AgentStatus } from '#core/model/team/agent.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type AgentItem,
  agentChange,
  canBeAssigned,
  departmentsOf,
  getAgent,
  toAgent,
} from '#functions/store/assignment/agent-store.ts';
import type { Principal } from '#functions/store/sockets/connection-store.ts';
import {
  leaseHold,
  leaseLeaving,
  leaseRelease,
  leaseStart,
  renewHold,
  renewLease,
} from '#functions/store/assignment/lease-store.ts';
import { syncSubscriptions } from './sync-subscriptions.ts';
import { notifyPresence } from './notify-availability.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { agentEvents } from '#functions/use-cases/events/event-rows.ts';
import { agentAudience, departmentAudience } from '#functions/use-cases/notify/audience.ts';

/** The dependencies of presence. */
export type PresenceDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'events'>;

const ATTEMPTS = 5;
/** How long an agent who stays online counts as connected after they last opened the dashboard: a working day. */
const STAY_MS = 8 * 60 * 60 * 1000;

/** Renews the lease of the agent at a socket; visitors have none. False when the agent was removed. */
export async function keepConnected(deps: PresenceDeps, who: Principal, leaseSeconds: number): Promise<boolean> {
  return who.principal === 'visitor' || who.agent_id === null || heartbeat(deps, who.agent_id, leaseSeconds);
}

/**
 * Keeps an agent connected for `leaseSeconds`; brings them back when their lease ended or never began. False when the agent
 * doesn't exist: removing one ends the lease in the same transaction, so later heartbeats fail.
 */
export async function heartbeat(deps: PresenceDeps, agent: Id, leaseSeconds: number): Promise<boolean> {
  const until = deps.now() + leaseSeconds * 1000;
  if ((await renewLease(deps.table, agent, until, deps.now())) === 'done') return true;
  await leaveRoster(deps.table, agent);
  const changed = await changeAgent(deps, agent, (before) => ({
    after: { ...before, connected: true, last_active_at: new Date(deps.now()).toISOString() },
    // Who is offline by choice and still has chats stays marked, or nobody would look after those.
    also: [
      leaseStart(agent, until, {
        leaving: mustReturnChats(before) ? 'offline' : undefined,
        held_until: before.stays_online ? deps.now() + STAY_MS : undefined,
      }),
    ],
  }));
  return changed !== undefined;
}

/**
 * Takes an agent whose lease expired off the roster, if the sweep hasn't yet. Nobody gave them chats meanwhile, and only a
 * row that is inserted triggers assignment. If they change at this moment, the sweep assigns.
 */
async function leaveRoster(table: PresenceDeps['table'], id: Id): Promise<void> {
  const agent = await getAgent(table, id, { consistent: true });
  if (agent && canBeAssigned(agent)) await table.transact(agentChange(agent, { ...agent, connected: false }));
}

/**
 * Sets what an agent chooses to be; who stayed online without a dashboard doesn't any more. Going offline with open chats
 * asks the sweep to return them.
 * @param by the name of a colleague who sets it for them
 * @throws DomainError `not_found`
 */
export async function setStatus(deps: PresenceDeps, agent: Id, status: AgentStatus, by?: string): Promise<AgentItem> {
  const changed = await changeAgent(deps, agent, (before) => ({
    after: {
      ...notStaying(before),
      ...(before.status_reason ? { status_reason: null, missed: [] } : {}),
      chosen_status: status,
      ...(by === undefined
        ? { ...setByNobody(before), last_active_at: new Date(deps.now()).toISOString() }
        : { status_set_by: by }),
    },
    also: mustReturnChats({ ...before, chosen_status: status }) ? [leaseLeaving(before)] : releaseOf(before),
  }));
  return found(changed);
}

/** No colleague set the status that follows. */
const setByNobody = (before: AgentItem): Partial<AgentItem> => (before.status_set_by ? { status_set_by: null } : {});

/** An agent who depends on heartbeats again. */
const notStaying = (agent: AgentItem): AgentItem => (agent.stays_online ? { ...agent, stays_online: false } : agent);

/** Only who is connected has a lease for certain. */
const releaseOf = (before: AgentItem): TransactItem[] =>
  before.stays_online && before.connected ? [leaseRelease(before.id)] : [];

/**
 * Makes an agent online, also while their dashboard is closed: for as long as it was opened in the last eight hours and a
 * device receives push notifications. @throws DomainError `not_found`
 */
export async function stayOnline(deps: PresenceDeps, agent: Id): Promise<AgentItem> {
  const changed = await changeAgent(deps, agent, (before) => ({
    after: { ...before, ...setByNobody(before), chosen_status: 'online', stays_online: true },
    also: before.connected ? [leaseHold(agent, deps.now() + STAY_MS)] : [],
  }));
  return found(changed);
}

/** Makes an agent depend on heartbeats again, with the status they have. Nothing happens for one who does. */
export async function endStay(deps: PresenceDeps, agent: Id): Promise<void> {
  if (!(await getAgent(deps.table, agent, { consistent: true }))?.stays_online) return;
  await changeAgent(deps, agent, (before) => ({ after: notStaying(before), also: releaseOf(before) }));
}

/** Notes that an agent who stays online has opened the dashboard. */
export async function renewStay(deps: Pick<PresenceDeps, 'table' | 'now'>, agent: AgentItem): Promise<void> {
  if (agent.stays_online) await renewHold(deps.table, agent.id, deps.now() + STAY_MS);
}

const mustReturnChats = (agent: AgentItem): boolean =>
  agent.chosen_status === 'offline' && agent.current_chats_count > 0;

/** Takes an agent off whose lease has expired, by the write that ends it; nothing when a heartbeat came first. */
export async function takeOffline(deps: PresenceDeps, agent: AgentItem, leaseEnd: TransactItem): Promise<boolean> {
  const after = { ...agent, connected: false };
  const told = await agentEvents(deps, agent, after);
  if ((await deps.table.transact([leaseEnd, ...agentChange(agent, after), ...told])) === 'refused') return false;
  await Promise.all([notifyColleagues(deps, after), notifyPresence(deps, agent, after)]);
  return true;
}

type AgentStep = { after: AgentItem; also: TransactItem[] };

/** Changes an agent as read and retries after a conflict; undefined when the agent doesn't exist. */
export async function changeAgent(
  deps: PresenceDeps,
  id: Id,
  change: (before: AgentItem) => AgentStep | Promise<AgentStep>,
): Promise<AgentItem | undefined> {
  return retryOnConflict({ name: 'this agent', attempts: ATTEMPTS }, async () => {
    const before = await getAgent(deps.table, id, { consistent: true });
    if (!before) return undefined;
    const { after, also } = await change(before);
    const told = await agentEvents(deps, before, after);
    if ((await deps.table.transact([...agentChange(before, after), ...also, ...told])) === 'refused') return 'conflict';
    await notifyChange(deps, before, after);
    return after;
  });
}

/** Notifies everyone concerned that an agent has changed. */
export async function notifyChange(deps: PresenceDeps, before: AgentItem, after: AgentItem): Promise<void> {
  await syncSubscriptions(deps, before, after);
  await Promise.all([notifyColleagues(deps, after), notifyPresence(deps, before, after)]);
}

/** Notifies the agent's own windows and their colleagues. */
async function notifyColleagues({ push }: PresenceDeps, agent: AgentItem): Promise<void> {
  const departments = departmentsOf(agent).map(departmentAudience);
  await push.deliver([
    {
      channels: [agentAudience(agent.id), ...departments],
      frame: { type: 'agent.updated', agent: toAgent(agent) },
    },
  ]);
}
