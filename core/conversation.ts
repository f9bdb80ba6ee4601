/**
 * The rules of a conversation: `decide` takes the state and a command and gives the next row, or refuses.
 * Pure: whoever stores the row puts it at `seq` only if nothing is there yet, and decides again when something is.
 */
import { spend } from './allowance.ts';
import type { Beginning, Command, Named } from './commands.ts';
import type { Fold } from './fold.ts';
import { isReleased, isSettled, remember } from './fold.ts';
import { DomainError } from './model/errors.ts';
import type { Row } from './rows.ts';
import { from, row, system } from './rows.ts';
import { next } from './transitions.ts';

/** The first row of a new conversation. */
export function begin(beginning: Beginning, nowMs: number): Row {
  const nothing: Fold = {
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
export function decide(fold: Fold, command: Command, nowMs: number): Row {
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
      return system(
        fold,
        { status: next(fold, 'resolve'), waiting_since_ms: null, queued_at_ms: null, resolved_at_ms: nowMs },
        'resolved',
        command.by,
      );
    case 'close':
      return system(
        fold,
        { status: next(fold, 'close'), waiting_since_ms: null, queued_at_ms: null, closed_at_ms: nowMs },
        'closed',
        command.by,
      );
    case 'reopen':
      return system(fold, { ...reopened(fold, 'reopen', command.taker, nowMs) }, 'reopened', command.by);
    case 'rate':
      return rated(fold, command, nowMs);
  }
}

function visitorMessage(fold: Fold, command: Command & { type: 'visitor_message' }, nowMs: number): Row {
  const seq = fold.seq + 1;
  const status = next(fold, 'visitor_message');
  const wasResolved = fold.status === 'resolved';
  const comesBack = isReleased(fold);
  return row(
    fold,
    {
      ...from('visitor', fold.visitor_id, command.name),
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
      allowance: spend(fold.allowance, command.allowance, nowMs),
      visitor_sent: remember(fold.visitor_sent, command.client_message_id, seq),
    },
  );
}

function agentMessage(fold: Fold, command: Command & { type: 'agent_message' }, nowMs: number): Row {
  const seq = fold.seq + 1;
  const isFirst = fold.first_response_at_ms === null;
  const waitedMs = fold.waiting_since_ms === null ? null : nowMs - fold.waiting_since_ms;
  return row(
    fold,
    {
      ...from('agent', command.agent.id, command.agent.name),
      content: command.content,
      metadata: command.metadata,
      client_message_id: command.client_message_id,
      milestone: isFirst ? 'first_response' : null,
    },
    {
      status: next(fold, 'agent_message'),
      staff_count: fold.staff_count + 1,
      staff_read: { seq, count: fold.visitor_count, at_ms: nowMs },
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      waiting_since_ms: null,
      first_response_at_ms: fold.first_response_at_ms ?? nowMs,
      reply_ms: fold.reply_ms + (waitedMs ?? 0),
      reply_count: fold.reply_count + (waitedMs === null ? 0 : 1),
      staff_sent: remember(fold.staff_sent, command.client_message_id, seq),
    },
  );
}

function note(fold: Fold, command: Command & { type: 'note' }): Row {
  return row(
    fold,
    {
      ...from('agent', command.agent.id, command.agent.name),
      content: command.content,
      metadata: command.metadata,
      visibility: 'internal',
      client_message_id: command.client_message_id,
      // What is said of a settled matter is to be found like the rest.
      milestone: isSettled(fold) ? 'noted' : null,
    },
    { staff_sent: remember(fold.staff_sent, command.client_message_id, fold.seq + 1) },
  );
}

/**
 * In the team's name: asks a silent visitor whether they are still there, or tells one who waits what happens next. It
 * answers nothing, and starts no clock but that of asking.
 */
function inTeamsName(fold: Fold, { type, content }: Command & { type: 'follow_up' | 'notice' }, nowMs: number): Row {
  const seq = fold.seq + 1;
  return row(
    fold,
    { ...from('bot', null, null), content },
    {
      status: next(fold, type),
      staff_count: fold.staff_count + 1,
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      ...(type === 'follow_up' ? { follow_up_seq: seq } : {}),
    },
  );
}

/** What a bot or flow says. It answers the visitor, but is no reply of a human: no clock of the team's stops. */
function botMessage(fold: Fold, command: Command & { type: 'bot_message' }, nowMs: number): Row {
  const seq = fold.seq + 1;
  const heard = command.heard ?? command.answers ?? seq;
  requireAutomation(fold);
  return row(
    fold,
    {
      ...from('bot', command.bot?.id ?? null, command.bot?.name ?? null),
      content: command.content,
      metadata: command.metadata,
      client_message_id: command.client_message_id,
      milestone: command.answers === null ? null : 'answered',
    },
    {
      status: next(fold, 'bot_message'),
      handler: command.handler,
      staff_count: fold.staff_count + 1,
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      // Whoever wrote again while the answer was on its way still waits, since then only, and so does whose words a workflow
      // passes on to a bot.
      waiting_since_ms: fold.visitor_read.seq > heard ? fold.visitor_read.at_ms : null,
      staff_sent: remember(fold.staff_sent, command.client_message_id, seq),
    },
  );
}

function summary(fold: Fold, { bot, content }: Command & { type: 'summary' }): Row {
  requireAutomation(fold);
  next(fold, 'summary');
  return row(fold, { ...from('bot', bot?.id ?? null, bot?.name ?? null), content, visibility: 'internal' }, {});
}

/** From a bot or flow to people: only now does it wait for a human. */
function handedOff(fold: Fold, { reason }: Command & { type: 'hand_off' }, nowMs: number): Row {
  requireAutomation(fold);
  return system(
    fold,
    { status: next(fold, 'hand_off'), handler: 'agent', queued_at_ms: nowMs, waiting_since_ms: nowMs },
    'handed_off',
    { type: 'system', reason },
  );
}

function requireAutomation({ handler }: Fold): void {
  if (handler === 'agent')
    throw new DomainError('illegal_transition', 'People answer this conversation; no bot or flow does any more.');
}

function assigned(fold: Fold, command: Command & { type: 'assign' }, nowMs: number): Row {
  return system(
    fold,
    {
      status: next(fold, 'assign'),
      handler: 'agent',
      agent_id: command.agent.id,
      queued_at_ms: fold.queued_at_ms ?? nowMs,
    },
    'assigned',
    command.by,
    { subject: command.agent },
  );
}

function givenBack(fold: Fold, { type, by }: Command & { type: 'requeue' | 'release' }, nowMs: number): Row {
  const nobodys = { status: next(fold, type), handler: 'agent', agent_id: null } as const;
  // Nobody waits, so it takes nobody's place in the queue. For the visitor nothing has changed.
  if (type === 'release' && fold.waiting_since_ms === null)
    return system(fold, { ...nobodys, queued_at_ms: null }, 'requeued', by, {
      internalText: 'Nobody has this conversation until the visitor writes again',
    });
  return system(fold, { ...nobodys, queued_at_ms: fold.queued_at_ms ?? nowMs }, 'requeued', by);
}

function rated(fold: Fold, command: Command & { type: 'rate' }, nowMs: number): Row {
  next(fold, 'rate');
  const { rating: stars, feedback } = command;
  return row(
    fold,
    {
      ...from('system', null, null),
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
      allowance: spend(fold.allowance, command.allowance, nowMs),
    },
  );
}

/** What reopening changes: straight back to the agent who can take it, else into the queue. */
function reopened(fold: Fold, move: 'reopen' | 'visitor_message', taker: Named | null, nowMs: number): Partial<Fold> {
  const status = taker ? 'active' : next(fold, move);
  return {
    status,
    handler: 'agent',
    agent_id: taker?.id ?? null,
    queued_at_ms: nowMs,
    resolved_at_ms: null,
    closed_at_ms: null,
  };
}
