/** What must hold, whatever happened: while a schedule runs, and when it has come to rest. */
import type { Id } from '#core/model/id.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { assignedAgent, isQueued, isSettled, keepingAgent, listingOf } from '#core/conversation/state.ts';
import { type IdleRules, dueActions } from '#core/conversation/idle.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { canBeAssigned, departmentsOf, rosterWrites } from '#functions/store/assignment/agent-store.ts';
import { enteredAtMs } from '#functions/store/conversations/conversation-index.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { departmentOfPartition } from '#functions/store/partitions.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { fromItem } from '#functions/store/conversations/conversation-store.ts';
import type { Item } from '#functions/store/table.ts';
import type { ReturnReason } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import type { Change, MemoryTable } from '#test/support/memory-table.ts';
import type { Scheduler, Task } from './scheduler.ts';
import type { Witness } from './watched-table.ts';

/** A conversation as it is stored. */
type Stored = { metadata: ConversationMetadata & Item; rows: StoredRow[]; state: ConversationState };
/** Everything stored, read once. */
export type Snapshot = { agents: AgentItem[]; conversations: Stored[]; items: readonly Item[] };

/** Reads everything. */
export function snapshot(table: MemoryTable): Snapshot {
  const items = table.stored;
  const of = (sk: string) => items.filter((item) => item['sk'] === sk);
  const conversations = of('INFO').map((metadata) => {
    const rows = items
      .filter((item) => item['pk'] === metadata['pk'] && String(item['sk']).startsWith('MSG#'))
      .map((item) => fromItem(item));
    const last = rows.at(-1);
    if (!last) throw new Error(`A conversation without rows: ${String(metadata['pk'])}`);
    return { metadata: metadata as ConversationMetadata & Item, rows, state: last.state };
  });
  return { agents: agentsIn(items), conversations, items };
}

/** What is wrong with what is stored, in words; empty when all is well. */
export function wrongs({ agents, conversations, items }: Snapshot): string[] {
  return [
    ...conversations.flatMap(wrongsOf),
    ...agents.flatMap((agent) => countsOf(agent, conversations)),
    ...compare(
      'ROSTER#',
      items,
      agents.flatMap((agent) => puts(rosterWrites(undefined, agent))),
    ),
    ...compare(
      'DUE',
      items,
      conversations.flatMap(({ state, metadata }) =>
        state.snoozed?.until_ms ? [keys.due(state.snoozed.until_ms, metadata.id)] : [],
      ),
    ),
    ...compare('QUEUE#', items, conversations.filter(({ state }) => isQueued(state)).map(placeOf)),
  ];
}

/** Who waits although somebody of their department has room. */
export function sleepers({ agents, conversations, items }: Snapshot, nowMs: number): string[] {
  const live = new Set(
    items.filter(({ pk, expires_at: until }) => pk === 'LEASES' && Number(until) > nowMs).map(({ sk }) => Number(sk)),
  );
  const free = agents.filter((agent) => canBeAssigned(agent) && live.has(agent.id));
  return conversations
    .filter(
      ({ state, metadata }) =>
        isQueued(state) && free.some((agent) => departmentsOf(agent).includes(metadata.department_id)),
    )
    .map(({ metadata }) => `conversation ${metadata.id} waits beside a free agent`);
}

/** Who waits for a first answer for too long although a colleague of their agent has room. */
export function overdue({ agents, conversations, items }: Snapshot, nowMs: number): string[] {
  const live = new Set(
    items.filter(({ pk, expires_at: until }) => pk === 'LEASES' && Number(until) > nowMs).map(({ sk }) => Number(sk)),
  );
  const rules = items.find(({ sk }) => sk === 'WIDGET') as unknown as IdleRules;
  const isFree = (agent: AgentItem): boolean => canBeAssigned(agent) && live.has(agent.id);
  return conversations
    .filter(({ state, metadata }) => dueActions(state, rules, enteredAtMs(metadata), nowMs - 1000) === 'return')
    .filter(({ state, metadata }) =>
      agents.some(
        (agent) =>
          isFree(agent) && agent.id !== state.agent_id && departmentsOf(agent).includes(metadata.department_id),
      ),
    )
    .map(({ metadata }) => `conversation ${metadata.id} is overdue beside a free agent`);
}

/** What should have come back by now. */
export function overslept({ conversations }: Snapshot, nowMs: number): string[] {
  return conversations
    .filter(({ state }) => (state.snoozed?.until_ms ?? Infinity) <= nowMs)
    .map(({ metadata }) => `conversation ${metadata.id} is snoozed although its time is over`);
}

/**
 * Open conversations in which nobody waits and nothing ever falls due, though their widget ends silent ones. What is snoozed
 * until the visitor writes is meant to wait.
 */
export function endless({ conversations }: Snapshot): string[] {
  return conversations
    .filter(({ state }) => !isSettled(state) && !state.snoozed && state.waiting_since_ms === null)
    .filter(
      ({ state, metadata }) => dueActions(state, strictRules, enteredAtMs(metadata), Number.MAX_SAFE_INTEGER) === null,
    )
    .map(({ metadata, state }) => `conversation ${metadata.id} is ${state.status} for ever`);
}
const strictRules = { ...widgetDefaults, resolve_after_idle_minutes: 1 };

/** Who waits in the queue of a department that is gone: nobody looks there. */
export function forgotten({ conversations, items }: Snapshot): string[] {
  const departments = new Set(items.filter(({ sk }) => sk === 'DEPARTMENT').map(({ id }) => id));
  return conversations
    .filter(
      ({ state, metadata }) =>
        isQueued(state) && metadata.department_id !== null && !departments.has(metadata.department_id),
    )
    .map(({ metadata }) => `conversation ${metadata.id} waits in the queue of a department that is gone`);
}

/** Who was given a chat by itself whose visitor waited for nobody. */
export function givenUnasked({ conversations }: Snapshot): string[] {
  return conversations.flatMap(({ metadata, rows }) =>
    rows.flatMap((row, index) => {
      const before = rows[index - 1];
      const isClaim = row.milestone === 'assigned' && row.metadata?.reason === 'assignment';
      const wasLeft = before?.state.waiting_since_ms === null && reasonsToLeave.has(before.metadata?.reason ?? '');
      return isClaim && wasLeft
        ? [`conversation ${metadata.id} was given to somebody at ${row.seq}, and nobody waited`]
        : [];
    }),
  );
}
const reasonsToLeave = new Set<string>(['agent_gone', 'agent_offline', 'agent_deleted'] satisfies ReturnReason[]);

/** Who still holds a chat although they are gone or offline; but for chats given to them by hand meanwhile. */
export function absentees({ agents, conversations }: Snapshot): string[] {
  return conversations.flatMap(({ metadata, state, rows }) => {
    const owner = agents.find(({ id }) => id === assignedAgent(state));
    if (!owner || (owner.connected && owner.chosen_status !== 'offline')) return [];
    const given = rows.findLast(({ milestone }) => milestone === 'assigned' || milestone === 'reopened');
    const isByHand = given?.milestone === 'assigned' && given.metadata?.reason !== 'assignment';
    return isByHand ? [] : [`conversation ${metadata.id} is held by an agent who is not there`];
  });
}

/** Watches each write: nobody is given more than their maximum or another department's chat, nobody overtakes in a queue. */
export function witness(table: MemoryTable, scheduler: Scheduler): Witness & { wrongs: string[] } {
  const found: string[] = [];
  const queuedAt = new Map<string, number>();
  const readAt = new Map<Task, Map<string, number>>();
  let counts = new Map<Id, number>();

  const overtakes = ({ pk, sk }: Change['key'], task: Task): void => {
    for (const [other, since] of queuedAt) {
      const [otherPk = '', otherSk = ''] = other.split('\n');
      const wasSeen = since < (readAt.get(task)?.get(pk) ?? 0);
      if (otherPk === pk && otherSk < sk && wasSeen) found.push(`${sk} overtook ${otherSk} in ${pk}`);
    }
  };
  const watchAgents = (queue: string | undefined): void => {
    const agents = agentsIn(table.items);
    for (const agent of agents) {
      const { id, current_chats_count: count, max_concurrent_chats: max } = agent;
      const wasGiven = count > (counts.get(id) ?? 0);
      if (count < 0 || (wasGiven && count > max)) found.push(`agent ${id} has ${count} of ${max} chats`);
      if (wasGiven && queue !== undefined && !departmentsOf(agent).includes(departmentOfPartition(queue)))
        found.push(`agent ${id} was given a chat of ${queue}`);
    }
    counts = new Map(agents.map((agent) => [agent.id, agent.current_chats_count]));
  };
  return {
    wrongs: found,
    readQueue: (pk, task) => {
      const own = readAt.get(task) ?? new Map<string, number>();
      readAt.set(task, own.set(pk, scheduler.step));
    },
    wrote: (changes, task) => {
      const left = changes.find(({ eventName, key }) => eventName === 'REMOVE' && key.pk.startsWith('QUEUE#'));
      const isClaim = /^(assign|sweep)/.test(task.name) && changes.some(({ key }) => key.sk === 'AGENT');
      for (const { eventName, key } of changes.filter(({ key }) => key.pk.startsWith('QUEUE#'))) {
        if (eventName === 'REMOVE') queuedAt.delete(`${key.pk}\n${key.sk}`);
        else queuedAt.set(`${key.pk}\n${key.sk}`, scheduler.step);
      }
      if (isClaim && left) overtakes(left.key, task);
      if (changes.some(({ key }) => key.sk === 'AGENT')) watchAgents(isClaim ? left?.key.pk : undefined);
    },
  };
}

const agentsIn = (items: readonly Item[]): AgentItem[] =>
  items.filter(({ pk, sk }) => sk === 'AGENT' && String(pk).startsWith('AGENT#')) as unknown as AgentItem[];

/** A chain without holes, and index keys that say what its last row says. */
function wrongsOf({ metadata, rows, state }: Stored): string[] {
  const found = rows.filter((row, index) => row.seq !== index + 1 || row.state.seq !== row.seq);
  const wrong = found.map((row) => `conversation ${metadata.id} has row ${row.seq} out of place`);
  const { gsi1pk } = indexes.byStatus(listingOf(state), 0, metadata.id);
  if (metadata['gsi1pk'] !== gsi1pk)
    wrong.push(`conversation ${metadata.id} is listed as ${String(metadata['gsi1pk'])}, not ${gsi1pk}`);
  const gsi2pk =
    state.agent_id === null ? undefined : indexes.byAgent(state.agent_id, listingOf(state), 0, metadata.id).gsi2pk;
  if (metadata['gsi2pk'] !== gsi2pk)
    wrong.push(`conversation ${metadata.id} is listed for ${String(metadata['gsi2pk'])}, not ${gsi2pk}`);
  const sent = rows.flatMap((row) => (row.client_message_id ? [`${row.sender_type} ${row.client_message_id}`] : []));
  if (new Set(sent).size < sent.length) wrong.push(`conversation ${metadata.id} holds a message twice`);
  if (!state.snoozed && assignedAgent(state) === null && (state.status === 'active' || state.status === 'waiting'))
    wrong.push(`conversation ${metadata.id} is ${state.status} and nobody's`);
  return wrong;
}

/** Stored counters must equal a recount. */
function countsOf(agent: AgentItem, conversations: readonly Stored[]): string[] {
  const now = conversations.filter(({ state }) => assignedAgent(state) === agent.id).length;
  const ever = conversations.flatMap(({ rows }) =>
    rows.filter((row, index) => {
      const before = rows[index - 1]?.state ?? null;
      return assignedAgent(row.state) === agent.id && keepingAgent(before) !== agent.id;
    }),
  ).length;
  const wrong: string[] = [];
  if (agent.current_chats_count !== now)
    wrong.push(`agent ${agent.id} counts ${agent.current_chats_count} chats, has ${now}`);
  if (agent.total_chats_count !== ever)
    wrong.push(`agent ${agent.id} counts ${agent.total_chats_count} ever, had ${ever}`);
  return wrong;
}

/** Chats of agents who don't exist. */
export function orphans({ agents, conversations }: Snapshot): string[] {
  const known = new Set(agents.map(({ id }) => id));
  return conversations
    .filter(({ state }) => assignedAgent(state) !== null && !known.has(assignedAgent(state) ?? 0))
    .map(({ metadata }) => `conversation ${metadata.id} is held by an agent who was deleted`);
}

const puts = (writes: ReturnType<typeof rosterWrites>): Item[] =>
  writes.flatMap((write) => ('Put' in write ? (write.Put.Item ?? []) : []));

const placeOf = ({ metadata, state }: Stored): Item =>
  keys.queue(metadata.department_id, metadata.priority, state.queued_at_ms ?? 0, metadata.id);

/** Rows of a kind that are there and should not be, and those that should and are not. */
function compare(kind: string, items: readonly Item[], wanted: readonly Item[]): string[] {
  const text = (item: Item, shape: Item) =>
    JSON.stringify(
      Object.keys(shape)
        .sort()
        .map((name) => [name, item[name]]),
    );
  const byKey = new Map(wanted.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  const wrong: string[] = [];
  for (const item of items.filter(({ pk }) => String(pk).startsWith(kind))) {
    const id = `${String(item['pk'])} ${String(item['sk'])}`;
    const match = byKey.get(id);
    if (!match) wrong.push(`${id} should not be there`);
    else if (text(item, match) !== text(match, match))
      wrong.push(`${id} is ${text(item, match)}, not ${text(match, match)}`);
    byKey.delete(id);
  }
  return [...wrong, ...[...byKey.keys()].map((id) => `${id} is missing`)];
}
