/**
 * The rules of a conversation: `decide` takes the state and a command and gives the next row, or refuses.
 * Pure: whoever stores the row puts it at `seq` only if nothing is there yet, and decides again when something is.
 */
import { consume } from '#core/limits/rate-limit.ts';
import type { NewConversation, Command, Named } from './commands.ts';
import type { ConversationState } from './state.ts';
import { isReleased, rememberSentId } from './state.ts';
import type { Row } from './rows.ts';
import { authoredBy, nextRow, systemRow } from './rows.ts';
import { agentMessage, note, inTeamsName, botMessage, summary, handedOff } from './team-rows.ts';
import { nextStatus } from './transitions.ts';

/** The first row of a new conversation. */
export function firstRow(beginning: NewConversation, nowMs: number): Row {
  const nothing: ConversationState = {
    seq: 0,
    widget_id: beginning.widget_id,
    visitor_id: beginning.visitor_id,
    status: 'pending',
    handler: beginning.handler,
    agent_id: null,
    queued_at_ms: beginning.handler === 'agent' ? nowMs : null,
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
    rated: null,
    allowance: beginning.left ?? { left: beginning.allowance.burst, at_ms: nowMs },
    visitor_sent: [],
    staff_sent: [],
  };
  return {
    ...visitorMessage(nothing, { ...beginning, type: 'visitor_message', taker: null }, nowMs),
    milestone: 'started',
  };
}

/**
 * The row that follows from a command.
 * @throws DomainError `illegal_transition` when the state does not allow it, `rate_limited` when the visitor is too fast
 */
export function decide(fold: ConversationState, command: Command, nowMs: number): Row {
  switch (command.type) {
    case 'visitor_message':
      return visitorMessage(fold, command, nowMs);
    case 'agent_message':
      return agentMessage(fold, command, nowMs);
    case 'note':
      return note(fold, command);
    case 'follow_up':
    case 'notice':
      return inTeamsName(fold, command, nowMs);
    case 'bot_message':
      return botMessage(fold, command, nowMs);
    case 'summary':
      return summary(fold, command);
    case 'hand_off':
      return handedOff(fold, command, nowMs);
    case 'assign':
      return assigned(fold, command, nowMs);
    case 'requeue':
    case 'release':
      return givenBack(fold, command, nowMs);
    case 'resolve':
      return systemRow(
        fold,
        { status: nextStatus(fold, 'resolve'), waiting_since_ms: null, queued_at_ms: null, resolved_at_ms: nowMs },
        'resolved',
        command.by,
      );
    case 'close':
      return systemRow(
        fold,
        { status: nextStatus(fold, 'close'), waiting_since_ms: null, queued_at_ms: null, closed_at_ms: nowMs },
        'closed',
        command.by,
      );
    case 'reopen':
      return systemRow(fold, { ...reopened(fold, 'reopen', command.taker, nowMs) }, 'reopened', command.by);
    case 'rate':
      return rated(fold, command, nowMs);
  }
}

function visitorMessage(fold: ConversationState, command: Command & { type: 'visitor_message' }, nowMs: number): Row {
  const seq = fold.seq + 1;
  const status = nextStatus(fold, 'visitor_message');
  const wasResolved = fold.status === 'resolved';
  const comesBack = isReleased(fold);
  return nextRow(
    fold,
    {
      ...authoredBy('visitor', fold.visitor_id, command.name),
      content: command.content,
      client_message_id: command.client_message_id,
      milestone: wasResolved ? 'reopened' : comesBack ? 'requeued' : fold.handler === 'agent' ? null : 'for_bot',
    },
    {
      status,
      ...(wasResolved ? reopened(fold, 'visitor_message', command.taker, nowMs) : {}),
      ...(comesBack ? { queued_at_ms: nowMs } : {}),
      visitor_count: fold.visitor_count + 1,
      visitor_read: { seq, count: fold.staff_count, at_ms: nowMs },
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      waiting_since_ms: fold.waiting_since_ms ?? nowMs,
      allowance: consume(fold.allowance, command.allowance, nowMs),
      visitor_sent: rememberSentId(fold.visitor_sent, command.client_message_id, seq),
    },
  );
}

function assigned(fold: ConversationState, command: Command & { type: 'assign' }, nowMs: number): Row {
  return systemRow(
    fold,
    {
      status: nextStatus(fold, 'assign'),
      handler: 'agent',
      agent_id: command.agent.id,
      queued_at_ms: fold.queued_at_ms ?? nowMs,
    },
    'assigned',
    command.by,
    { subject: command.agent },
  );
}

function givenBack(
  fold: ConversationState,
  { type, by }: Command & { type: 'requeue' | 'release' },
  nowMs: number,
): Row {
  const nobodys = { status: nextStatus(fold, type), handler: 'agent', agent_id: null } as const;
  // Nobody waits, so it takes nobody's place in the queue. For the visitor nothing has changed.
  if (type === 'release' && fold.waiting_since_ms === null)
    return systemRow(fold, { ...nobodys, queued_at_ms: null }, 'requeued', by, {
      internalText: 'Unassigned until the visitor writes again',
    });
  return systemRow(fold, { ...nobodys, queued_at_ms: fold.queued_at_ms ?? nowMs }, 'requeued', by);
}

function rated(fold: ConversationState, command: Command & { type: 'rate' }, nowMs: number): Row {
  nextStatus(fold, 'rate');
  const { rating: stars, feedback } = command;
  return nextRow(
    fold,
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
        agent_id: fold.rated?.agent_id ?? fold.agent_id,
        seq: fold.seq + 1,
        at_ms: nowMs,
        has_feedback: feedback !== null,
      },
      // Every rating is a row, so ratings are counted like messages.
      allowance: consume(fold.allowance, command.allowance, nowMs),
    },
  );
}

/** What reopening changes: straight back to the agent who can take it, else into the queue. */
function reopened(
  fold: ConversationState,
  move: 'reopen' | 'visitor_message',
  taker: Named | null,
  nowMs: number,
): Partial<ConversationState> {
  const status = taker ? 'active' : nextStatus(fold, move);
  return {
    status,
    handler: 'agent',
    agent_id: taker?.id ?? null,
    queued_at_ms: nowMs,
    resolved_at_ms: null,
    closed_at_ms: null,
  };
}
