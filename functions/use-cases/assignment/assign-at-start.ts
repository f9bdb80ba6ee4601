/**
 * Assignment with the start: where nobody waits and an agent is free, a chat begins with them, in the transaction that starts
 * it, and is never queued. Everything else, and a start that lost its agent to another one, is left to `assign.ts`.
 */
import { nextPair } from '#core/assignment/assignment.ts';
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, canBeAssigned, departmentsOf, getAgent } from '#functions/store/assignment/agent-store.ts';
import { isPresent } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { chosenRule, conditionsOf, needsSkills } from '#functions/use-cases/availability/assignment-rule.ts';
import { freeInTurn } from '#functions/use-cases/availability/free-agents.ts';

/** A chat that is about to begin. `queued_at_ms`: since when it would wait, milliseconds since 1970. */
export type NewChat = { conversation_id: Id; department_id: Id | null; queued_at_ms: number };

/** Who gets a new chat, as read, and why. They are given it only if they haven't changed since. */
export type FirstAgent = { agent: AgentItem; why: AssignmentReason };

/** Finds who gets a new chat; nothing where it has to wait, or where what it needs must be compared first. */
export type FindAgent = (chat: NewChat) => Promise<FirstAgent | undefined>;

/**
 * Finds agents by the table. Queue and roster are read strongly consistently, and after the time at which the chat began: who is
 * queued meanwhile came later. The agent is read cheaply, since the write checks their version.
 */
export const agentFinder =
  (deps: Pick<Deps, 'table' | 'now'>): FindAgent =>
  async ({ conversation_id, department_id, queued_at_ms }) => {
    const { table, now } = deps;
    const [queue, rule] = await Promise.all([readQueue(table, department_id, 1), chosenRule(table, department_id)]);
    if (queue.length > 0 || rule.assignment_mode === 'by_hand' || needsSkills(rule)) return undefined;
    const chat = { conversation_id, priority: 'normal', queued_at_ms, avoid_agent_id: null } as const;
    // Those who are compared first; the others have their turn when the chat waits.
    const first = await freeInTurn(deps, department_id).next();
    const pair = first.done ? undefined : nextPair([chat], first.value, conditionsOf(rule, now()));
    if (!pair) return undefined;
    const { agent_id } = pair.agent;
    const [isHere, agent] = await Promise.all([isPresent(table, agent_id, now()), getAgent(table, agent_id)]);
    const canTake = agent && canBeAssigned(agent) && departmentsOf(agent).includes(department_id);
    return isHere && canTake ? { agent, why: pair.why } : undefined;
  };
