/** How rows follow from the state before them: messages, and records of what happened. */
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { Actor, Named, Recording } from './commands.ts';
import { type ConversationState, isAutomated } from './state.ts';
import type { RecordEvent } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import type { Message, SenderType } from '#core/model/messages/message.ts';

/** A step of a conversation that stream consumers act on: they push, count or index it. */
export type Milestone =
  | 'started'
  | 'assigned'
  | 'requeued'
  | 'first_response'
  | 'snoozed'
  /** A snooze is over. */
  | 'woken'
  | 'resolved'
  | 'closed'
  | 'reopened'
  | 'rated'
  | 'noted'
  /** A message with files, which the reader keeps: what no message has is deleted within a day. */
  | 'sent_files'
  /** A visitor's message that a bot or workflow has to answer. */
  | 'for_bot'
  /** A bot's answer. */
  | 'answered'
  /** A message or note that only webhooks or the event bus want to know of. */
  | 'published'
  /** A rule ran. */
  | 'rule_ran'
  /** From a bot or workflow to agents. */
  | 'handed_off'
  /** The team did something about a message or the visitor. */
  | 'recorded';

/** One row: a message or something that happened, with the state after it. */
export type Row = Omit<Message, 'is_read' | 'read_at' | 'created_at' | 'id' | 'conversation_id'> & {
  /** The row before it that the visitor may see; 0 for the first. */
  previous_seq: number;
  milestone: Milestone | null;
  /** What a visitor wrote with their stars. */
  feedback: string | null;
  state: ConversationState;
};

type Content = Pick<Row, 'sender_type' | 'sender_id' | 'sender_name' | 'content' | 'visibility'> &
  Partial<Pick<Row, 'metadata' | 'client_message_id' | 'milestone' | 'feedback'>>;

/** The next row after a state. */
export function nextRow(state: ConversationState, content: Content, change: Partial<ConversationState>): Row {
  const seq = state.seq + 1;
  const isPublic = content.visibility === 'public';
  return {
    metadata: null,
    client_message_id: null,
    feedback: null,
    ...content,
    milestone: content.milestone ?? (content.metadata?.files ? 'sent_files' : null),
    seq,
    previous_seq: state.last_public_seq,
    state: { ...state, ...change, seq, last_public_seq: isPublic ? seq : state.last_public_seq },
  };
}

const JOINED = ' joined the conversation';
/** Who joined, by the text of the row that says so. */
export const joinedName = (content: string): string | undefined =>
  content.endsWith(JOINED) ? content.slice(0, -JOINED.length) : undefined;

const systemTexts = {
  assigned: (who: string) => `${who}${JOINED}`,
  handed_off: () => 'Conversation handed over to the team',
  requeued: () => 'Conversation returned to the queue',
  snoozed: () => 'Conversation snoozed',
  woken: () => 'Snooze ended',
  resolved: () => 'Conversation resolved',
  closed: () => 'Conversation ended',
  reopened: () => 'Conversation reopened',
} as const;

/**
 * How a system row differs from what its event says by itself. `until`: the time of a snooze, null without one; `why`: why the
 * agent was given it.
 */
type SystemRowOptions = {
  subject?: Named;
  internalText?: string;
  isInternal?: boolean;
  until?: string | null;
  why?: AssignmentReason | undefined;
};

/**
 * A row that records what happened; visitors see it too, unless it is internal or has a text for the team alone. Whatever
 * happens to a snoozed conversation ends the snooze.
 */
export function systemRow(
  state: ConversationState,
  change: Partial<ConversationState>,
  event: keyof typeof systemTexts,
  by: Actor,
  { subject, internalText, isInternal, until, why }: SystemRowOptions = {},
): Row {
  const about = subject ?? (by.type === 'agent' ? by.agent : null);
  return nextRow(
    state,
    {
      ...authoredBy('system', null, null),
      ...(internalText === undefined && !isInternal ? {} : { visibility: 'internal' }),
      content: internalText ?? systemTexts[event](about?.name ?? 'Someone'),
      metadata: {
        event,
        ...(about ? { agent_id: about.id } : {}),
        ...(until === undefined ? {} : { until }),
        ...(why === undefined ? {} : { why }),
        ...(by.type === 'system' ? { reason: by.reason, ...(by.key === undefined ? {} : { key_name: by.key }) } : {}),
      },
      milestone: event,
    },
    { snoozed: null, ...change },
  );
}

const recordTexts: Record<RecordEvent, (who: string, about: string) => string> = {
  redacted: (who) => `${who} redacted a message`,
  visitor_edited: (who) => `${who} changed the visitor's details`,
  visitor_blocked: (who) => `${who} blocked the visitor`,
  merged: (who, about) => `${who} merged chat ${about} into this one`,
  merged_into: (who, about) => `${who} merged this chat into chat ${about}`,
};

/** A row for the team that records what was done about a message or the visitor. It changes nothing of the state. */
export function recordRow(state: ConversationState, { event, by, about_seq, about_id }: Recording): Row {
  return nextRow(
    state,
    {
      ...authoredBy('system', null, null),
      visibility: 'internal',
      content: recordTexts[event](nameOfActor(by), String(about_id ?? '')),
      metadata: {
        event,
        ...(about_seq === undefined ? {} : { about_seq }),
        ...(about_id === undefined ? {} : { about_id }),
        ...whoDid(by),
      },
      milestone: 'recorded',
    },
    {},
  );
}

const nameOfActor = (by: Actor): string =>
  by.type === 'agent' ? by.agent.name : by.type === 'system' && by.key !== undefined ? by.key : 'An admin';

/** How a system row names who caused it. */
const whoDid = (by: Actor) => ({
  ...(by.type === 'agent' ? { agent_id: by.agent.id } : {}),
  ...(by.type === 'system' ? { reason: by.reason, ...(by.key === undefined ? {} : { key_name: by.key }) } : {}),
});

/** Whether a row is a message that a bot or workflow has to answer. */
export const needsTurn = ({ sender_type, state }: Row): boolean => sender_type === 'visitor' && isAutomated(state);

/** Who wrote a row. */
export const authoredBy = (type: SenderType, id: Id | null, name: string | null) =>
  ({ sender_type: type, sender_id: id, sender_name: name, visibility: 'public' }) as const;
