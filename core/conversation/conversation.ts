/**
 * The rules of a conversation: `decide` takes the state and a command and gives the next row, or refuses.
 * Pure: the caller puts the row at `seq` only if that is free, and decides again after a conflict.
 */
import { consume, weightOf } from '#core/limits/rate-limit.ts';
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { NewConversation, Command, Named } from './commands.ts';
import { type ConversationState, isReleased, ratedAgent, rememberSentId } from './state.ts';
import { type Row, authoredBy, nextRow, recordRow, systemRow } from './rows.ts';
import { snoozed, woken } from './snooze.ts';
import {
  agentMessage,
  followed,
  note,
  teamMessage,
  botMessage,
  summary,
  remark,
  ruleRan,
  handedOff,
} from './team-rows.ts';
import { nextStatus } from './transitions.ts';

/** What is before the first row of a new conversation. */
export function emptyState(
  start: Pick<NewConversation, 'widget_id' | 'visitor_id' | 'handler' | 'allowance' | 'left'>,
  nowMs: number,
): ConversationState {
  return {
    seq: 0,
    widget_id: start.widget_id,
    visitor_id: start.visitor_id,
    status: 'pending',
    handler: start.handler,
    agent_id: null,
    queued_at_ms: start.handler === 'agent' ? nowMs : null,
    visitor_count: 0,
    staff_count: 0,
    visitor_read: { seq: 0, count: 0, at_ms: 0 },
    staff_read: { seq: 0, count: 0, at_ms: 0 },
    last_public_seq: 0,
    last_message_seq: 0,
    last_message_at_ms: nowMs,
    follow_up_seq: 0,
    waiting_since_ms: null,
    first_response_at_ms: null,
    reply_ms: 0,
    reply_count: 0,
    resolved_at_ms: null,
    closed_at_ms: null,
    snoozed: null,
    followers: [],
    rated: null,
    allowance: start.left ?? { left: start.allowance.burst, at_ms: nowMs },
    visitor_sent: [],
    staff_sent: [],
  };
}

/** The first row of a new conversation. */
export function firstRow(start: NewConversation, nowMs: number): Row {
  return {
    ...visitorMessage(emptyState(start, nowMs), { ...start, type: 'visitor_message', assignee: null }, nowMs),
    milestone: 'started',
  };
}

/** What a chat begins with that the team begins: an agent writes first to a visitor who is on the site. */
export type Hello = Pick<
  NewConversation,
  'widget_id' | 'visitor_id' | 'content' | 'client_message_id' | 'allowance' | 'left'
> & {
  agent: Named;
};

/**
 * Its first two rows. The chat begins with the first one. Nobody asked for an agent, so the message answers nobody: no
 * response time ends with it, nor with a later one.
 */
export function helloRows({ agent, content, client_message_id, ...start }: Hello, nowMs: number): [Row, Row] {
  const empty = emptyState({ ...start, handler: 'agent' }, nowMs);
  const joined = decide(empty, { type: 'assign', agent, by: { type: 'agent', agent } }, nowMs);
  const message = { type: 'agent_message', agent, content, client_message_id, metadata: null } as const;
  return [
    { ...joined, milestone: 'started' },
    { ...decide(joined.state, message, nowMs), milestone: null },
  ];
}

/**
 * The row that follows from a command.
 * @throws DomainError `illegal_transition` when the state does not allow it, `rate_limited` when the visitor is too fast
 */
export function decide(state: ConversationState, command: Command, nowMs: number): Row {
  switch (command.type) {
    case 'visitor_message':
      return visitorMessage(state, command, nowMs);
    case 'agent_message':
      return agentMessage(state, command, nowMs);
    case 'follow':
      return followed(state, command);
    case 'note':
      return note(state, command);
    case 'follow_up':
    case 'notice':
      return teamMessage(state, command, nowMs);
    case 'bot_message':
      return botMessage(state, command, nowMs);
    case 'summary':
      return summary(state, command);
    case 'remark':
      return remark(state, command);
    case 'rule_ran':
      return ruleRan(state, command);
    case 'record':
      return recordRow(state, command);
    case 'hand_off':
      return handedOff(state, command, nowMs);
    case 'assign':
      return assigned(state, command, nowMs);
    case 'requeue':
    case 'release':
      return unassigned(state, command, nowMs);
    case 'snooze':
      return snoozed(state, command);
    case 'wake':
      return woken(state, command, nowMs);
    case 'resolve':
      return systemRow(
        state,
        { status: nextStatus(state, 'resolve'), ...nobodyWaits(state), resolved_at_ms: nowMs },
        'resolved',
        command.by,
      );
    case 'close':
      return systemRow(
        state,
        { status: nextStatus(state, 'close'), ...nobodyWaits(state), closed_at_ms: nowMs },
        'closed',
        command.by,
      );
    case 'reopen':
      return reopenedByTeam(state, command, nowMs);
    case 'rate':
      return rated(state, command, nowMs);
  }
}

/** What ends with a conversation, kept for who takes that back. */
const nobodyWaits = ({ waiting_since_ms, waited_since_ms }: ConversationState) => {
  const since = waiting_since_ms ?? waited_since_ms;
  return { waiting_since_ms: null, queued_at_ms: null, ...(since === undefined ? {} : { waited_since_ms: since }) };
};

/** Who takes the end back this soon undoes it: the visitor has waited all along. Later, nobody waits until they write. */
const UNDO_MS = 10 * 60_000;

function reopenedByTeam(
  { waited_since_ms: since, ...state }: ConversationState,
  { assignee, by }: Command & { type: 'reopen' },
  nowMs: number,
): Row {
  // What was resolved has been over since then, also once it is closed.
  const endedMs = state.resolved_at_ms ?? state.closed_at_ms ?? 0;
  const waits =
    since !== undefined && nowMs - endedMs <= UNDO_MS ? { waiting_since_ms: since, queued_at_ms: since } : {};
  const change = { ...reopened(state, 'reopen', assignee, nowMs), ...waits };
  return systemRow(state, change, 'reopened', by, { why: assignee ? { rule: 'came_back' } : undefined });
}

function visitorMessage(before: ConversationState, command: Command & { type: 'visitor_message' }, nowMs: number): Row {
  const state = { ...before };
  delete state.waited_since_ms;
  const seq = state.seq + 1;
  const status = nextStatus(state, 'visitor_message');
  const wasResolved = state.status === 'resolved';
  const comesBack = isReleased(state);
  return nextRow(
    state,
    {
      ...authoredBy('visitor', state.visitor_id, command.name),
      content: command.content,
      metadata: command.metadata ?? null,
      client_message_id: command.client_message_id,
      milestone: wasResolved ? 'reopened' : comesBack ? 'requeued' : state.handler === 'agent' ? null : 'for_bot',
    },
    {
      status,
      ...(wasResolved ? reopened(state, 'visitor_message', command.assignee, nowMs) : {}),
      ...(comesBack ? { queued_at_ms: nowMs } : {}),
      visitor_count: state.visitor_count + 1,
      visitor_read: { seq, count: readCount(state, command), at_ms: nowMs },
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      waiting_since_ms: state.waiting_since_ms ?? nowMs,
      allowance: consume(state.allowance, command.allowance, nowMs, { weight: weightOf(command.content) }),
      visitor_sent: rememberSentId(state.visitor_sent, command.client_message_id, seq),
      ...typedCode(state, command),
    },
  );
}

/** What was typed of a code is only in its own row. */
function typedCode({ code }: ConversationState, { typed_code }: Command & { type: 'visitor_message' }) {
  if (!code) return {};
  const { nonce, until_ms } = code;
  return { code: { nonce, until_ms, ...(typed_code === undefined ? {} : { typed: typed_code }) } };
}

/** Who answers in the widget has all answers before them. Who answers an email may not have seen those after it. */
const readCount = ({ staff_count, visitor_read }: ConversationState, { metadata }: { metadata?: Metadata | null }) =>
  metadata?.via === 'email' ? visitor_read.count : staff_count;

function assigned(state: ConversationState, command: Command & { type: 'assign' }, nowMs: number): Row {
  return systemRow(
    state,
    {
      status: nextStatus(state, 'assign'),
      handler: 'agent',
      agent_id: command.agent.id,
      queued_at_ms: state.queued_at_ms ?? nowMs,
    },
    'assigned',
    command.by,
    { subject: command.agent, isInternal: command.isInternal ?? false, why: command.why ?? chosenBy(command) },
  );
}

/** Who chose the agent; nothing where the product did, or somebody without a name. */
function chosenBy({ agent, by }: Command & { type: 'assign' }): AssignmentReason | undefined {
  if (by.type === 'agent') return by.agent.id === agent.id ? { rule: 'taken' } : { rule: 'by_hand', by: by.agent.name };
  return by.type === 'system' && by.key !== undefined ? { rule: 'by_hand', by: by.key } : undefined;
}

function unassigned(state: ConversationState, command: Command & { type: 'requeue' | 'release' }, nowMs: number): Row {
  const { type, by } = command;
  const isInternal = type === 'requeue' && command.isInternal === true;
  const nobodys = { status: nextStatus(state, type), handler: 'agent', agent_id: null } as const;
  // Nobody waits, so it takes nobody's place in the queue. For the visitor nothing has changed.
  if (type === 'release' && state.waiting_since_ms === null)
    return systemRow(state, { ...nobodys, queued_at_ms: null }, 'requeued', by, {
      internalText: 'Unassigned until the visitor writes again',
    });
  // A visitor who asks for an agent waits from now on.
  const waits = by.type === 'visitor' ? { waiting_since_ms: state.waiting_since_ms ?? nowMs } : {};
  const queued_at_ms = state.queued_at_ms ?? nowMs;
  return systemRow(state, { ...nobodys, ...waits, queued_at_ms }, 'requeued', by, { isInternal });
}

function rated(state: ConversationState, command: Command & { type: 'rate' }, nowMs: number): Row {
  nextStatus(state, 'rate');
  const { rating: stars, feedback } = command;
  return nextRow(
    state,
    {
      ...authoredBy('system', null, null),
      content: `Rated ${stars} of 5 stars`,
      visibility: 'internal',
      metadata: { event: 'rated', rating: stars },
      milestone: 'rated',
      feedback,
    },
    {
      rated: {
        stars,
        agent_id: ratedAgent(state),
        seq: state.seq + 1,
        at_ms: nowMs,
        has_feedback: feedback !== null,
      },
      // Every rating is a row, so ratings are counted like messages.
      allowance: consume(state.allowance, command.allowance, nowMs),
    },
  );
}

/** What reopening changes: straight back to the agent who can take it, else into the queue. */
function reopened(
  state: ConversationState,
  move: 'reopen' | 'visitor_message',
  assignee: Named | null,
  nowMs: number,
): Partial<ConversationState> {
  // Also with an assignee, this refuses to reopen what is open.
  const status = nextStatus(state, move);
  return {
    status: assignee ? 'active' : status,
    handler: 'agent',
    agent_id: assignee?.id ?? null,
    queued_at_ms: nowMs,
    resolved_at_ms: null,
    closed_at_ms: null,
  };
}
