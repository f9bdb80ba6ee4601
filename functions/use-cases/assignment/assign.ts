/**
 * Assignment: gives the waiting chats of a department to agents with free capacity, pair by pair. Each run reads queue,
 * roster and the leases it relies on strongly consistently, so the later of "a chat waits" and "an agent is free" sees both.
 */
import { type Pair, nextPair } from '#core/assignment/assignment.ts';
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { canBeAssigned, departmentsOf, getAgent } from '#functions/store/assignment/agent-store.ts';
import { isPresent } from '#functions/store/assignment/lease-store.ts';
import { type QueueEntry, readQueue } from '#functions/store/assignment/queue-store.ts';
import { deleteContradicted } from '#functions/store/assignment/roster-store.ts';
import { chosenRule, conditionsOf, needsSkills, withNeeds } from '#functions/use-cases/availability/assignment-rule.ts';
import { type Free, freeInTurn, readFree } from '#functions/use-cases/availability/free-agents.ts';
import { claim } from '#functions/use-cases/lifecycle/agent-actions.ts';

/** The dependencies of assigning. */
export type AssignDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

/** The outcome: no chat waits, no agent is free, or time ran out with pairs left. */
export type Assigned = {
  isSettled: boolean;
  /** The first chats that are left waiting, as last seen. */
  waiting: readonly QueueEntry[];
  /** The number of chats taken that had to wait. */
  served: number;
};

/** How many chats are read in one query. */
export const QUEUE_PAGE = 25;

/**
 * Assigns until nobody waits or nobody is free, or until `until` (milliseconds since 1970). A round that claims nothing
 * ends it too: what it lost was taken by another, and what becomes free after it was read has a trigger of its own. Where
 * agents pick chats by hand, nothing is assigned.
 */
export async function assignWaiting(deps: AssignDeps, department: Id | null, until: number): Promise<Assigned> {
  let served = 0;
  let waiting: QueueEntry[] = [];
  while (deps.now() < until) {
    waiting = await readQueue(deps.table, department, QUEUE_PAGE);
    const claimed = waiting.length === 0 ? [] : await assignRound(deps, department, waiting, until);
    served += claimed.filter(({ announced }) => announced).length;
    if (claimed.length === 0) return { isSettled: waiting.length === 0 || deps.now() < until, waiting, served };
    // Everybody who waited is served: who comes later has a trigger of their own.
    if (claimed.length === waiting.length && waiting.length < QUEUE_PAGE)
      return { isSettled: true, waiting: [], served };
  }
  return { isSettled: false, waiting, served };
}

/** Goes through the queue once, from its first page on; answers what was claimed. */
async function assignRound(
  deps: AssignDeps,
  department: Id | null,
  first: readonly QueueEntry[],
  until: number,
): Promise<QueueEntry[]> {
  const rule = await chosenRule(deps.table, department);
  if (rule.assignment_mode === 'by_hand') return [];
  const isAmongAll = needsSkills(rule) || rule.urgent_exceeds;
  return (isAmongAll ? assignAmongAll : assignInTurn)(deps, { department, rule, waiting: [...first], until });
}

type Round = { department: Id | null; rule: AssignmentChoices; waiting: QueueEntry[]; until: number };

/** Gives the chats to the best of some agents, and what is left then to the best of others, until all have been compared. */
async function assignInTurn(deps: AssignDeps, round: Round): Promise<QueueEntry[]> {
  const claimed: QueueEntry[] = [];
  let { waiting } = round;
  for await (const free of freeInTurn(deps, round.department)) {
    const after = await assignPairs(deps, { ...round, waiting, free });
    claimed.push(...after.claimed);
    waiting = after.waiting;
    if (waiting.length === 0 || deps.now() >= round.until) break;
  }
  return claimed;
}

/**
 * Gives the chats to the best of all agents who are online, as read once: who has the skills or may exceed their maximum must
 * be found. A further page is read only where chats need skills: agents may be free for those behind a page of chats that
 * they can't take.
 */
async function assignAmongAll(deps: AssignDeps, round: Round): Promise<QueueEntry[]> {
  const { department, rule, until } = round;
  const over = rule.urgent_exceeds ? 1 : 0;
  let free = await readFree(deps, department, { full: true });
  const claimed: QueueEntry[] = [];
  for (let page = round.waiting; ; page = await readQueue(deps.table, department, QUEUE_PAGE, page.at(-1)?.key)) {
    const waiting = free.length === 0 ? [] : await withNeeds(deps.table, page, rule);
    const after = await assignPairs(deps, { ...round, waiting, free });
    claimed.push(...after.claimed);
    free = after.free;
    const isOver = !needsSkills(rule) || page.length < QUEUE_PAGE || free.every(({ load, max }) => load >= max + over);
    if (isOver || deps.now() >= until) return claimed;
  }
}

/** Claims pair by pair what was read once; answers what was claimed, and who waits and who is free after it. */
async function assignPairs(
  deps: AssignDeps,
  round: Round & { free: Free[] },
): Promise<{ claimed: QueueEntry[]; waiting: QueueEntry[]; free: Free[] }> {
  let { waiting, free } = round;
  const present = new Set<Id>();
  const next = () => nextPair(waiting, free, conditionsOf(round.rule, deps.now()));
  const claimed: QueueEntry[] = [];
  for (let pair = next(); pair && deps.now() < round.until; pair = next()) {
    const { chat, agent } = pair;
    if (!present.has(agent.agent_id) && !(await isPresent(deps.table, agent.agent_id, deps.now()))) {
      free = free.filter((other) => other !== agent);
      continue;
    }
    present.add(agent.agent_id);
    const outcome = await claimFor(deps, pair);
    if (outcome === 'claimed') claimed.push(chat);
    if (outcome === 'full' && agent.isListed) await dropContradicted(deps, round.department, agent);
    if (outcome !== 'full') waiting = waiting.filter((other) => other !== chat);
    if (outcome !== 'lost') free = free.map((other) => (other === agent ? afterwards(agent, outcome) : other));
  }
  return { claimed, waiting, free };
}

/** `lost`: the chat no longer waits there. `full`: the agent can't take it or no longer exists, whatever the roster says. */
async function claimFor(
  deps: AssignDeps,
  { chat, agent: { agent_id: id, name }, why }: Pair<QueueEntry, Free>,
): Promise<'claimed' | 'lost' | 'full'> {
  const how = { announced: chat.announced, from: chat, why };
  const { outcome } = await claim(deps, chat.conversation_id, { id, name }, how);
  if (outcome === 'done') return 'claimed';
  // Either the chat or the agent no longer exists. If it is the chat, nothing is wrong with the agent.
  const isChat = outcome === 'unknown' && (await getAgent(deps.table, id, { consistent: true })) !== undefined;
  return outcome === 'unchanged' || isChat ? 'lost' : 'full';
}

/** Who turned out to be full keeps their skills: that they have no room doesn't mean that nobody has them. */
const afterwards = (agent: Free, outcome: 'claimed' | 'full'): Free => ({
  ...agent,
  load: outcome === 'claimed' ? agent.load + 1 : agent.max + 1,
});

/** A roster row its agent contradicts would be tried for ever: it is deleted, unless the agent has changed meanwhile. */
async function dropContradicted(deps: AssignDeps, department: Id | null, { agent_id }: Free): Promise<void> {
  const agent = await getAgent(deps.table, agent_id, { consistent: true });
  if (agent && canBeAssigned(agent) && departmentsOf(agent).includes(department)) return;
  const written = await deleteContradicted(deps.table, { department, agentId: agent_id }, agent);
  if (written === 'done') deps.log.warn('roster_row_contradicted', { agent_id, department });
}
