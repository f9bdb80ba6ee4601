/**
 * The first frame of a socket: it begins to listen, is welcomed, and gets what it missed. Listening comes before reading,
 * so that a row stored in between arrives twice rather than never.
 */
import type { TeamRole } from '#core/model/team/team-role.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, departmentsOf, getAgent } from '#functions/store/assignment/agent-store.ts';
import {
  type Connection,
  deleteConnection,
  subscribe,
  listeningTo,
  ownChannels,
} from '#functions/store/sockets/connection-store.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { getSessionGates } from '#functions/store/access/session-gates.ts';
import { type Resume, catchUp } from './catch-up.ts';
import { notifyVisitorWatchers } from '#functions/use-cases/live/watch-visitors.ts';
import { notifyCame } from './visitor-presence.ts';
import { closeConnection, endExcessSockets } from './end-sockets.ts';
import { changeAgent, keepConnected, renewStay } from '#functions/use-cases/availability/presence.ts';
import { departmentAudience } from '#functions/use-cases/notify/audience.ts';

/** Intervals and lifetimes, in seconds. */
export type SocketTiming = { heartbeatSeconds: number; leaseSeconds: number };

type HelloDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'events' | 'areAgentsScoped'>;

/** Visitors prove nothing by beating; this only keeps idle sockets from being ended after ten minutes. */
const VISITOR_HEARTBEAT_SECONDS = 300;
/** Well before the gateway's two-hour limit, and spread out, so that clients don't all reconnect at the same time. */
const RECONNECT_AFTER_SECONDS = { min: 90 * 60, max: 115 * 60 };
/** When a socket must be replaced before its token ends: the dashboard renews its token 60 seconds before. */
const TOKEN_MARGIN_SECONDS = 30;
/** A token that is about to end must not make its owner reconnect all the time. */
const SOONEST_RECONNECT_SECONDS = 5;

/** Welcomes a connection. */
export async function hello(
  deps: HelloDeps,
  connection: Connection,
  resume: Resume,
  rhythm: SocketTiming,
): Promise<void> {
  const isAgent = connection.principal === 'agent';
  const agent = await agentOf(deps, connection);
  if (agent && connection.principal === 'agent') await noteRole(deps, agent, connection.role);
  const channels = channelsOf(connection, agent);
  const isFirst = await subscribe(deps.table, connection, channels);
  if (await isCutOff(deps, connection)) return endSocket(deps, connection);
  if (connection.principal === 'visitor')
    await endExcessSockets(deps, { id: connection.visitor_id, widget_id: connection.widget_id });
  // Chats may be assigned only from here on: an agent who can get one is already subscribed. If the agent was removed
  // meanwhile, one of the two checks finds out.
  if (!(await keepConnected(deps, connection, rhythm.leaseSeconds)))
    return closeConnection(deps, listeningTo(connection, channels), 'agent_removed');
  if (agent) await renewStay(deps, agent);
  await deps.push.reply(connection.id, {
    type: 'welcome',
    connection_id: connection.id,
    server_time: new Date(deps.now()).toISOString(),
    reconnect_after_seconds: reconnectAfter(deps, connection),
    heartbeat_seconds: isAgent ? rhythm.heartbeatSeconds : VISITOR_HEARTBEAT_SECONDS,
  });
  await catchUp(deps, connection, resume, isFirst);
  // A page that goes on to another without being loaded greets again.
  await notifyVisitorWatchers(deps, connection);
  const isOnAnotherPage = connection.principal === 'visitor' && connection.is_listed;
  if (isFirst || isOnAnotherPage) await notifyCame(deps, connection);
}

/** What colleagues may ask of an agent depends on the role that their token has. */
async function noteRole(
  deps: HelloDeps,
  { id, last_role = 'agent' }: AgentItem,
  role: TeamRole = 'agent',
): Promise<void> {
  if (role !== last_role)
    await changeAgent(deps, id, (before) => ({ after: { ...before, last_role: role }, also: [] }));
}

/** Before the gateway's limit, and before the access token ends that the socket lives by. */
function reconnectAfter({ now, random }: HelloDeps, { expires_at_seconds }: Connection): number {
  const { min, max } = RECONNECT_AFTER_SECONDS;
  const left = Math.floor(expires_at_seconds - now() / 1000) - TOKEN_MARGIN_SECONDS;
  return Math.min(Math.round(min + random() * (max - min)), Math.max(left, SOONEST_RECONNECT_SECONDS));
}

/**
 * Whether the widget was closed to this visitor or got another token, or the visitor was erased or verified, since the
 * socket was let in. What cuts off changes a gate before it looks for listeners: a socket that listens already finds it changed or is found.
 */
async function isCutOff({ table, now }: HelloDeps, connection: Connection): Promise<boolean> {
  if (connection.principal !== 'visitor') return false;
  const { gate, access } = await getSessionGates(table, connection, { consistent: true });
  const { admits: admitted } = access;
  if (isBlocked(access, now())) return true;
  const isVerifiedOnly = gate?.require_identity || admitted === 'verified';
  return !gate?.is_active || (isVerifiedOnly && !connection.verified) || admitted === 'none';
}

async function endSocket({ table, push }: HelloDeps, connection: Connection): Promise<void> {
  await deleteConnection(table, connection);
  await push.reply(connection.id, { type: 'session.revoked' });
  await push.end(connection.id);
}

/** The agent at the socket; nothing for visitors and for admins who are no agents. */
async function agentOf({ table }: HelloDeps, connection: Connection): Promise<AgentItem | undefined> {
  if (connection.principal === 'visitor' || connection.agent_id === null) return undefined;
  return getAgent(table, connection.agent_id);
}

/** A visitor listens to what is theirs and to their widget; an agent also to the departments they serve now. */
function channelsOf(connection: Connection, agent: AgentItem | undefined): Channel[] {
  const own = ownChannels(connection);
  if (connection.principal === 'visitor' || connection.agent_id === null) return own;
  return agent ? [...own, ...departmentsOf(agent).map(departmentAudience)] : [];
}
