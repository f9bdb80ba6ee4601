/** What agents, visitors and rules do to conversations: assign, requeue, resolve, close, reopen, rate. */
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { Actor, Named } from '#core/conversation/commands.ts';
import {
  type ConversationState,
  assignedAgent,
  hasWrittenSince,
  isQueued,
  ratedAgent,
} from '#core/conversation/state.ts';
import type { Milestone } from '#core/conversation/rows.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, canBeAssigned, getAgent } from '#functions/store/assignment/agent-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { TransferNote } from './transition.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { type TransitionResult, type TransitionDeps, transitionConversation } from './transition-conversation.ts';

/** The queue position that a conversation was picked from. */
export type Position = Pick<ConversationMetadata, 'department_id' | 'priority'> & { queued_at_ms: number };

/**
 * Gives a waiting conversation to an agent of its department who can take it: the automatic claim. `unchanged` when it no
 * longer waits, or no longer at that position: it may not be its turn there, or not this agent's.
 */
export function claim(
  deps: TransitionDeps,
  conversation: Id,
  agent: Named,
  options: { announced: boolean; from?: Position; why?: AssignmentReason },
): Promise<TransitionResult> {
  let tries = 0;
  return transitionConversation(deps, conversation, ({ metadata, row: { state, milestone } }) =>
    isQueued(state) && (options.from === undefined || isAt(options.from, metadata, state))
      ? // The first try may have lost because it was announced meanwhile: notifying once too often is harmless.
        {
          type: 'claim',
          agent,
          announced: tries++ > 0 || options.announced || !unseenAfter.has(milestone),
          why: options.why,
          isOver: options.why?.rule === 'over_capacity',
        }
      : undefined,
  );
}

/**
 * The rows after which no agent knows yet that a chat waits. Any other is pushed to those who had the chat, or to the whole
 * department, whose dashboards list it from then on.
 */
const unseenAfter: ReadonlySet<Milestone | null> = new Set(['started', 'handed_off']);

const isAt = (position: Position, metadata: ConversationMetadata, state: ConversationState): boolean =>
  metadata.department_id === position.department_id &&
  metadata.priority === position.priority &&
  state.queued_at_ms === position.queued_at_ms;

/** An assignment is refused as the agent is at the maximum. `isOwn`: it is the agent who asked for it. */
export const atCapacity = (isOwn: boolean): DomainError =>
  new DomainError(
    'agent_at_capacity',
    isOwn
      ? "You're at capacity. Finish a chat first."
      : 'The agent is at capacity. A supervisor or an admin can assign anyway.',
  );

/** Who isn't an agent answers a chat that nobody has. */
export const onlyAgentsTake = (): DomainError =>
  new DomainError(
    'forbidden',
    'Only an agent can take a waiting chat. Assign it to an agent first, or ask an admin to add you as one.',
  );

/** Nobody puts aside what crossed a message. @throws DomainError `conflict` when the visitor has written after the newest row that was seen */
export function refuseUnread(state: ConversationState, seenSeq: number | undefined): void {
  if (hasWrittenSince(state, seenSeq))
    throw new DomainError('conflict', 'The visitor has just written. Read the message first.');
}

/** Assigns a conversation to an agent manually, even from another agent unless `onlyPending`; `full` at the maximum unless forced. */
export function assignTo(
  deps: TransitionDeps,
  conversation: Id,
  agent: Named,
  by: Actor,
  options: { force: boolean; onlyPending?: boolean; noteFor?: NoteFor | undefined },
): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ row: { state } }) =>
    assignedAgent(state) === agent.id || (options.onlyPending && state.status !== 'pending')
      ? undefined
      : { type: 'assign', agent, by, force: options.force, note: options.noteFor?.(state, agent.id) },
  );
}

/** The note of a transfer, for the state it is made in; `receiver`: the agent who gets it. */
export type NoteFor = (conversationState: ConversationState, receiver: Id | null) => TransferNote | undefined;

/**
 * Returns a conversation to the queue at its old age, or moves it to another department's queue. A conversation that a bot
 * or workflow has is queued now.
 */
export function requeue(
  deps: TransitionDeps,
  conversation: Id,
  by: Actor,
  options: { department?: Id | null; noteFor?: NoteFor | undefined } = {},
): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ metadata, row: { state } }) => {
    const department = options.department === undefined ? metadata.department_id : options.department;
    const isThere = isQueued(state) && department === metadata.department_id;
    return isThere ? undefined : { type: 'requeue', by, department, note: options.noteFor?.(state, null) };
  });
}

/**
 * Takes a conversation from an agent who is gone: back into the queue at its old age when the visitor waits; else nobody
 * has it until the visitor writes again, so that no agent is full of chats that are answered.
 */
export function release(deps: TransitionDeps, conversation: Id, from: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ row: { state } }) =>
    assignedAgent(state) === from ? { type: 'release', by } : undefined,
  );
}

/** Resolves it. */
export function resolve(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, () => ({ type: 'resolve', by }));
}

/** Closes it. */
export function close(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, () => ({ type: 'close', by }));
}

/** Closes a visitor's own conversation; anyone else's is `unknown`. */
export function closeByVisitor(deps: TransitionDeps, conversation: Id, visitor: Id): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, ({ metadata }) =>
    metadata.visitor_id === visitor ? { type: 'close', by: { type: 'visitor' } } : 'unknown',
  );
}

/** Reopens a resolved or closed conversation: with its last agent if they can take it, otherwise in the queue. */
export function reopen(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  return transitionConversation(deps, conversation, async (state) => ({
    type: 'reopen',
    by,
    assignee: await reopenAssignee(deps.table, state),
  }));
}

/** The agent who had it last, if they can take it back. */
export async function reopenAssignee(table: Table, { row: { state } }: LoadedConversation): Promise<Named | null> {
  const agent = state.agent_id === null ? undefined : await getAgent(table, state.agent_id, { consistent: true });
  return agent && canBeAssigned(agent) ? { id: agent.id, name: agent.name } : null;
}

/** A visitor's rating. */
export type Rating = { visitor: Id; rating: number; feedback: string | null; allowance: RateLimit };

/** Rates a visitor's own conversation; again replaces. The stars count for the agent who had it last, also after a transfer. */
export async function rate(
  deps: TransitionDeps & Pick<Deps, 'mask'>,
  conversation: Id,
  { visitor, rating, feedback: written, allowance }: Rating,
): Promise<TransitionResult> {
  const feedback = await masked(deps, written);
  return transitionConversation(deps, conversation, async ({ metadata, row: { state } }) => {
    if (metadata.visitor_id !== visitor) return 'unknown';
    const [from, to] = [state.rated?.agent_id ?? null, ratedAgent(state)];
    const ids = [...new Set([from, to])].filter((id) => id !== null);
    const agents = await Promise.all(ids.map((id) => getAgent(deps.table, id, { consistent: true })));
    const rated = agents.flatMap((before) => {
      if (!before) return [];
      const lost = before.id === from ? (state.rated?.stars ?? 0) : null;
      return [{ before, after: withStars(before, lost, before.id === to ? rating : null) }];
    });
    return { type: 'rate', rating, feedback, allowance, rated };
  });
}

/** An agent without the stars of the rating before, and with those of the new one; null where either isn't theirs. */
const withStars = (agent: AgentItem, lost: number | null, won: number | null): AgentItem => ({
  ...agent,
  total_rating: agent.total_rating - (lost ?? 0) + (won ?? 0),
  ratings_count: agent.ratings_count - (lost === null ? 0 : 1) + (won === null ? 0 : 1),
});
