/** Pushing messages: to the other side, and to every agent who has the conversation open. */
import type { Command } from '#core/conversation/commands.ts';
import { decide } from '#core/conversation/conversation.ts';
import { type ConversationState, isQueued } from '#core/conversation/state.ts';
import { toMessage, toVisitorMessage, unread } from '#core/conversation/views.ts';
import type { NoticeEvent } from '#core/model/closed-sets.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { Away, Delivery, Listeners } from '#functions/platform/push.ts';
import { settleAll } from '#functions/platform/settle.ts';
import type { Channel } from '#functions/store/partitions.ts';
import {
  type StoredRow,
  appendRow,
  getConversationRecord,
  getRow,
  rowWrite,
} from '#functions/store/conversations/conversation-store.ts';
import type { TransactItem, Written } from '#functions/store/table.ts';
import { published } from '#functions/use-cases/events/event-rows.ts';
import { agentAudience, departmentAudience, visitorAudience, watchers } from './audience.ts';

type PushDeps = Pick<Deps, 'table' | 'push' | 'log' | 'reach' | 'events' | 'areAgentsScoped'>;
type AppendDeps = PushDeps & Pick<Deps, 'now' | 'random'>;

/** The row that a command adds after the newest one, ready to be stored. @throws DomainError if the rules refuse it */
export function commandRow(
  { random }: Pick<Deps, 'random'>,
  { state, conversation_id }: Pick<StoredRow, 'state' | 'conversation_id'>,
  command: Command,
  atMs: number,
): StoredRow {
  return { ...decide(state, command, atMs), id: makeId(atMs, random()), conversation_id };
}

/**
 * Adds the row that a command becomes after the newest row, and pushes it.
 * @param alsoWrite reads what is written with it, in one transaction; without any it is a single put
 * @throws DomainError what the rules refuse
 */
export async function appendCommand(
  deps: AppendDeps,
  newest: StoredRow,
  command: Command,
  alsoWrite: () => Promise<TransactItem[]> = async () => [],
): Promise<StoredRow | 'conflict'> {
  const row = await published(deps, commandRow(deps, newest, command, deps.now()));
  return (await appendMessage(deps, row, await alsoWrite())) === 'done' ? row : 'conflict';
}

/**
 * Puts a message into the chain and pushes it; `refused` when another row is there. A put whose answer was lost
 * is repeated by the SDK and refused by our own row, which is pushed like any other.
 */
async function appendMessage(deps: PushDeps, row: StoredRow, also: TransactItem[]): Promise<Written> {
  const storing = also.length === 0 ? appendRow(deps.table, row) : deps.table.transact([rowWrite(row), ...also]);
  const known = deps.push.listeners(otherSide(row));
  await settleAll([storing, known]);
  const written = await storing;
  if (written === 'refused' && !(await isStored(deps, row))) return 'refused';
  await pushMessage(deps, row, row.state, await known);
  return 'done';
}

/**
 * The sockets of the one person who waits for a message, and shouldn't wait until all who listen are read. Colleagues
 * who have the conversation open, or follow it, can.
 */
function otherSide({ sender_type, sender_id, visibility, state }: StoredRow): Channel[] {
  const { agent_id } = state;
  if (sender_type !== 'visitor' && visibility === 'public') return [visitorAudience(state)];
  return agent_id === null || (sender_type === 'agent' && agent_id === sender_id) ? [] : [agentAudience(agent_id)];
}

async function isStored({ table }: PushDeps, row: StoredRow): Promise<boolean> {
  const stored = await getRow(table, row.conversation_id, row.seq);
  const isOwn = (field: 'id' | 'sender_type' | 'client_message_id' | 'content') => stored?.[field] === row[field];
  return (['id', 'sender_type', 'client_message_id', 'content'] as const).every(isOwn);
}

/**
 * Pushes a stored message. The message may have been stored by an earlier request that failed before it pushed, so a retry
 * pushes it again; clients recognize it by its `seq`. The sender isn't notified, since they get a response, unless they wrote by email.
 * Never rejects: the message is stored, and clients that miss it see the gap before the next.
 * @param state the current state of the conversation, where it has changed since
 * @param known who was found to listen while the message was stored
 */
export async function pushMessage(
  deps: PushDeps,
  row: StoredRow,
  state: ConversationState = row.state,
  known?: Listeners,
): Promise<void> {
  const mentioned = row.metadata?.mentions?.filter((id) => id !== row.sender_id) ?? [];
  const toTeam: Delivery = {
    channels: await teamReading(deps, row, state, { without: row.sender_id }),
    frame: { type: 'message.created', message: toMessage(row, state, unread) },
    ...(row.sender_type === 'agent' && row.sender_id !== null ? { exceptAgent: row.sender_id } : {}),
    whenAway: [...awayTeam(deps, row, state), ...mentioned.map((id) => awayUnless(deps, id, 'mention', row))],
  };
  const visitor = visitorAudience(state);
  const toVisitor: Delivery = {
    channels: [visitor],
    frame: { type: 'message.created', message: toVisitorMessage(row, state, unread) },
    whenAway: awayVisitor(deps, row, visitor),
  };
  // A message that came by email is news to the visitor's own page.
  const isOwn = row.sender_type === 'visitor' && row.metadata?.via === undefined;
  await deps.push.deliver(isOwn || row.visibility === 'internal' ? [toTeam] : [toTeam, toVisitor], known);
}

/** Who of the team has a message on a screen, or its words in a list. @param without who has it by an answer */
export async function teamReading(
  deps: PushDeps,
  row: StoredRow,
  state: ConversationState,
  { without = null }: { without?: Id | null } = {},
): Promise<Channel[]> {
  const { agent_id, followers } = state;
  const following = row.visibility === 'public' ? followers : [];
  const others = [...following, ...(row.metadata?.mentions ?? [])].filter((id) => id !== without && id !== agent_id);
  return [
    watchers(row.conversation_id),
    ...(agent_id === null || agent_id === without ? [] : [agentAudience(agent_id)]),
    ...(isQueued(state) ? await departmentOf(deps, row) : []),
    ...(await seeing(deps, row, others)).map(agentAudience),
  ];
}

/** A visitor who left is mailed what they haven't read, and not what they wrote. */
function awayVisitor({ reach }: PushDeps, row: StoredRow, channel: Channel): Delivery['whenAway'] {
  if (row.sender_type === 'visitor' || !reach?.visitor) return undefined;
  return { channel, act: async () => reach.visitor?.(row.conversation_id) };
}

/** The agent who has the chat, and those who follow it, are notified of what its visitor writes. */
const awayTeam = (deps: PushDeps, row: StoredRow, { agent_id, followers }: ConversationState): Away[] =>
  row.sender_type === 'visitor'
    ? [...new Set([...(agent_id === null ? [] : [agent_id]), ...followers])].map((id) =>
        awayUnless(deps, id, 'message', row),
      )
    : [];

/** Reaches an agent by other ways unless the frame did. */
const awayUnless = ({ reach }: PushDeps, agent: Id, kind: NoticeEvent, { conversation_id }: StoredRow): Away => ({
  channel: agentAudience(agent),
  act: async () => reach?.agent?.(agent, { kind, conversation_id }),
});

/**
 * Pushes the messages among rows that were stored together. System rows are pushed by the stream's consumer; each of them
 * lets a client that missed a message before it see the gap.
 */
export async function pushMessages(deps: PushDeps, rows: readonly StoredRow[]): Promise<void> {
  for (const row of rows) if (row.sender_type !== 'system') await pushMessage(deps, row);
}

/** Those of some agents who see the conversation; nobody where that can't be read. */
async function seeing(deps: PushDeps, { conversation_id }: StoredRow, ids: readonly Id[]): Promise<readonly Id[]> {
  if (ids.length === 0) return ids;
  try {
    const { colleaguesSeeing } = await import('#functions/use-cases/access/colleagues.ts');
    return await colleaguesSeeing(deps, ids, conversation_id);
  } catch (error) {
    deps.log.warn('followers_unread', { conversation_id, error });
    return [];
  }
}

async function departmentOf({ table, log }: PushDeps, { conversation_id }: StoredRow): Promise<Channel[]> {
  try {
    const record = await getConversationRecord(table, conversation_id);
    return [departmentAudience(record?.metadata.department_id ?? null)];
  } catch (error) {
    log.warn('department_unread', { conversation_id, error });
    return [];
  }
}
