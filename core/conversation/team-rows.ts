/** Rows of the team's side: what agents, bots and workflows say, and the handoff from one to the other. */
import type { Command } from './commands.ts';
import type { ConversationState } from './state.ts';
import { isSettled, rememberSentId } from './state.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Row } from './rows.ts';
import { authoredBy, nextRow, systemRow } from './rows.ts';
import { nextStatus } from './transitions.ts';

export function agentMessage(
  fold: ConversationState,
  command: Command & { type: 'agent_message' },
  nowMs: number,
): Row {
  const seq = fold.seq + 1;
  const isFirst = fold.first_response_at_ms === null;
  const waitedMs = fold.waiting_since_ms === null ? null : nowMs - fold.waiting_since_ms;
  return nextRow(
    fold,
    {
      ...authoredBy('agent', command.agent.id, command.agent.name),
      content: command.content,
      metadata: command.metadata,
      client_message_id: command.client_message_id,
      milestone: isFirst ? 'first_response' : null,
    },
    {
      status: nextStatus(fold, 'agent_message'),
      staff_count: fold.staff_count + 1,
      staff_read: { seq, count: fold.visitor_count, at_ms: nowMs },
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      waiting_since_ms: null,
      first_response_at_ms: fold.first_response_at_ms ?? nowMs,
      reply_ms: fold.reply_ms + (waitedMs ?? 0),
      reply_count: fold.reply_count + (waitedMs === null ? 0 : 1),
      staff_sent: rememberSentId(fold.staff_sent, command.client_message_id, seq),
    },
  );
}

export function note(fold: ConversationState, command: Command & { type: 'note' }): Row {
  return nextRow(
    fold,
    {
      ...authoredBy('agent', command.agent.id, command.agent.name),
      content: command.content,
      metadata: command.metadata,
      visibility: 'internal',
      client_message_id: command.client_message_id,
      // What is said of a settled matter is to be found like the rest.
      milestone: isSettled(fold) ? 'noted' : null,
    },
    { staff_sent: rememberSentId(fold.staff_sent, command.client_message_id, fold.seq + 1) },
  );
}

/**
 * In the team's name: asks a silent visitor whether they are still there, or tells one who waits what happens next. It
 * answers nothing, and starts no clock but that of asking.
 */
export function inTeamsName(
  fold: ConversationState,
  { type, content }: Command & { type: 'follow_up' | 'notice' },
  nowMs: number,
): Row {
  const seq = fold.seq + 1;
  return nextRow(
    fold,
    { ...authoredBy('bot', null, null), content },
    {
      status: nextStatus(fold, type),
      staff_count: fold.staff_count + 1,
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      ...(type === 'follow_up' ? { follow_up_seq: seq } : {}),
    },
  );
}

/** What a bot or flow says. It answers the visitor, but is no reply of a human: no clock of the team's stops. */
export function botMessage(fold: ConversationState, command: Command & { type: 'bot_message' }, nowMs: number): Row {
  const seq = fold.seq + 1;
  const heard = command.heard ?? command.answers ?? seq;
  requireAutomation(fold);
  return nextRow(
    fold,
    {
      ...authoredBy('bot', command.bot?.id ?? null, command.bot?.name ?? null),
      content: command.content,
      metadata: command.metadata,
      client_message_id: command.client_message_id,
      milestone: command.answers === null ? null : 'answered',
    },
    {
      status: nextStatus(fold, 'bot_message'),
      handler: command.handler,
      staff_count: fold.staff_count + 1,
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      // Whoever wrote again while the answer was on its way still waits, since then only, and so does whose words a workflow
      // passes on to a bot.
      waiting_since_ms: fold.visitor_read.seq > heard ? fold.visitor_read.at_ms : null,
      staff_sent: rememberSentId(fold.staff_sent, command.client_message_id, seq),
    },
  );
}

export function summary(fold: ConversationState, { bot, content }: Command & { type: 'summary' }): Row {
  requireAutomation(fold);
  nextStatus(fold, 'summary');
  return nextRow(
    fold,
    { ...authoredBy('bot', bot?.id ?? null, bot?.name ?? null), content, visibility: 'internal' },
    {},
  );
}

/** From a bot or flow to people: only now does it wait for a human. */
export function handedOff(fold: ConversationState, { reason }: Command & { type: 'hand_off' }, nowMs: number): Row {
  requireAutomation(fold);
  return systemRow(
    fold,
    { status: nextStatus(fold, 'hand_off'), handler: 'agent', queued_at_ms: nowMs, waiting_since_ms: nowMs },
    'handed_off',
    { type: 'system', reason },
  );
}

function requireAutomation({ handler }: ConversationState): void {
  if (handler === 'agent')
    throw new DomainError('illegal_transition', 'Agents handle this conversation now, not a bot or workflow.');
}
