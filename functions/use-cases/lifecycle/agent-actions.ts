/** The moves of a conversation's life, each as a plan: claim, requeue, resolve, close, reopen, rate. */
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { Actor, Command, Named } from '#core/conversation/commands.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { assignedAgent, isAutomated, isQueued } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { canBeAssigned, departmentsOf, getAgent } from '#functions/store/assignment/agent-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import { leaseLeaving } from '#functions/store/assignment/lease-store.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import type { TransitionResult, TransitionDeps, TransitionPlan } from './transition-conversation.ts';
import { transitionConversation } from './transition-conversation.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** The place in a queue that a conversation was picked from. */
export type Position = Pick<ConversationMetadata, 'department_id' | 'priority'> & { queued_at_ms: number };

/**
 * Gives a waiting conversation to an agent of its department who can take it: the automatic claim. `unchanged` when it no
 * longer waits, or no longer at the place it was picked from: it may not be its turn there, nor this agent's.
 */
export function claim(
  deps: TransitionDeps,
  conversation: Id,
  agent: Named,
  options: { announced: boolean; from?: Position },
): Promise<TransitionResult> {
  let tries = 0;
  return transitionConversation(deps, conversation, ({ metadata, row: { state } }) =>
    isQueued(state) && (options.from === undefined || isAt(options.from, metadata, state))
      ? {
          command: { type: 'assign', agent, by: { type: 'system', reason: 'assignment' } },
          mayTake: (item: AgentItem) => canBeAssigned(item) && departmentsOf(item).includes(metadata.department_id),
          // What lost the first try may be that it was announced meanwhile: telling once too often is harmless.
          announced: tries++ > 0 || options.announced,
        }
      : undefined,
  );
}

const isAt = (place: Position, metadata: ConversationMetadata, state: ConversationState): boolean =>
  metadata.department_id === place.department_id &&
  metadata.priority === place.priority &&
  state.queued_at_ms === place.queued_at_ms;

/** Gives a conversation to an agent by hand, whoever has it unless `onlyPending`; `full` at the maximum unless forced. */
export function assignTo(
  deps: TransitionDeps,
  conversation: Id,
  agent: Named,
  by: Actor,
  options: { force: boolean; onlyPending?: boolean },
): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ row: { state } }) =>
    assignedAgent(state) === agent.id || (options.onlyPending && state.status !== 'pending')
      ? undefined
      : {
          first: takenOver(state),
          command: { type: 'assign', agent, by },
          mayTake: (item: AgentItem) => options.force || item.current_chats_count < item.max_concurrent_chats,
          announced: state.status === 'pending',
          ...(isSelf(agent, by) ? {} : { alsoFor: lookAfter }),
        },
  );
}

const isSelf = (agent: Named, by: Actor): boolean => by.type === 'agent' && by.agent.id === agent.id;

/** A chat given to a colleague who is not there must not lie with them: the sweep returns it unless they come. */
const lookAfter = (agent: AgentItem): TransactItem[] =>
  !agent.connected || agent.chosen_status === 'offline' ? [leaseLeaving(agent)] : [];

const takeOver = { type: 'hand_off', reason: 'taken_over' } as const;
/** What happens first when people take over what a bot or flow has. */
const takenOver = (state: ConversationState): Command[] => (isAutomated(state) ? [takeOver] : []);

/**
 * Puts a conversation back into the queue, at its old age; into another department's when one is given. One that a bot or
 * flow has comes to the queue now.
 */
export function requeue(
  deps: TransitionDeps,
  conversation: Id,
  by: Actor,
  options: { department?: Id | null } = {},
): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ metadata, row: { state } }) => {
    const department = options.department === undefined ? metadata.department_id : options.department;
    const isThere = isQueued(state) && department === metadata.department_id;
    if (isThere) return undefined;
    const had = assignedAgent(state);
    return {
      command: isAutomated(state) ? takeOver : { type: 'requeue', by },
      metadata: { department_id: department },
      // Who gave it back, or didn't answer, is not the first to be asked again.
      ...(had === null ? {} : { avoid: had }),
    };
  });
}

/**
 * Takes a conversation from an agent who is gone: back into the queue at its old age when the visitor waits; else nobody
 * has it until the visitor writes again, so that no agent is full of chats that are answered.
 */
export function release(deps: TransitionDeps, conversation: Id, from: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ row: { state } }) =>
    assignedAgent(state) === from ? { command: { type: 'release', by }, avoid: from } : undefined,
  );
}

/** Marks it as solved. */
export function resolve(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, () => ({ command: { type: 'resolve', by } }));
}

/** Ends it. */
export function close(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, () => ({ command: { type: 'close', by } }));
}

/** Ends a visitor's own conversation; anyone else's is `unknown`. */
export function closeByVisitor(deps: TransitionDeps, conversation: Id, visitor: Id): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ metadata }) =>
    metadata.visitor_id === visitor ? { command: { type: 'close', by: { type: 'visitor' } } } : 'unknown',
  );
}

/** Takes a resolved or closed conversation up again: with its last agent if they can, else in the queue. */
export function reopen(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, async (state) => ({
    command: { type: 'reopen', by, taker: await reopenAssignee(deps.table, state) },
    mayTake: canBeAssigned,
  }));
}

/** The agent who had it last, if they can take it back. */
export async function reopenAssignee(table: Table, { row: { state } }: LoadedConversation): Promise<Named | null> {
  const agent = state.agent_id === null ? undefined : await getAgent(table, state.agent_id, { consistent: true });
  return agent && canBeAssigned(agent) ? { id: agent.id, name: agent.name } : null;
}

/** A visitor's rating. */
export type Rating = { visitor: Id; rating: number; feedback: string | null; allowance: RateLimit };

/** Rates a visitor's own conversation; again replaces. The stars count for the agent who had it last. */
export function rate(
  deps: TransitionDeps,
  conversation: Id,
  { visitor, rating, feedback, allowance }: Rating,
): Promise<TransitionResult> {
  return transitionConversation(
    deps,
    conversation,
    async ({ metadata, row: { state } }): Promise<TransitionPlan | 'unknown'> => {
      if (metadata.visitor_id !== visitor) return 'unknown';
      const rated = state.rated?.agent_id ?? state.agent_id;
      const agent = rated === null ? undefined : await getAgent(deps.table, rated, { consistent: true });
      return {
        command: { type: 'rate', rating, feedback, allowance },
        ...(agent ? { agent: { before: agent, after: withStars(agent, state.rated, rating) } } : {}),
      };
    },
  );
}

/** A rating given while nobody had the conversation counted for nobody: the first one with an agent counts in full. */
const withStars = (agent: AgentItem, before: ConversationState['rated'], rating: number): AgentItem => {
  const counted = before !== null && before.agent_id !== null ? before.stars : undefined;
  return {
    ...agent,
    total_rating: agent.total_rating - (counted ?? 0) + rating,
    ratings_count: agent.ratings_count + (counted === undefined ? 1 : 0),
  };
};
