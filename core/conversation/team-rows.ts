/** Rows of the team's side: what agents, bots and workflows say, and the handoff from one to the other. */
import type { Command } from './commands.ts';
import type { Id } from '#core/model/id.ts';
import { type ConversationState, isSettled, rememberSentId } from './state.ts';
import { DomainError } from '#core/model/errors.ts';
import { type Row, authoredBy, nextRow, systemRow } from './rows.ts';
import { nextStatus } from './transitions.ts';

/** A message of an agent: the visitor no longer waits, and the first one ends the time to the first response. */
export function agentMessage(
  state: ConversationState,
  command: Command & { type: 'agent_message' },
  nowMs: number,
): Row {
  const seq = state.seq + 1;
  const isFirst = state.first_response_at_ms === null;
  const waitedMs = state.waiting_since_ms === null ? null : nowMs - state.waiting_since_ms;
  return nextRow(
    state,
    {
      ...authoredBy('agent', command.agent.id, command.agent.name),
      content: command.content,
      metadata: command.metadata,
      client_message_id: command.client_message_id,
      milestone: isFirst ? 'first_response' : null,
    },
    {
      status: nextStatus(state, 'agent_message'),
      staff_count: state.staff_count + 1,
      staff_read: { seq, count: state.visitor_count, at_ms: nowMs },
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      waiting_since_ms: null,
      first_response_at_ms: state.first_response_at_ms ?? nowMs,
      reply_ms: state.reply_ms + (waitedMs ?? 0),
      reply_count: state.reply_count + (waitedMs === null ? 0 : 1),
      staff_sent: rememberSentId(state.staff_sent, command.client_message_id, seq, command.agent.id),
    },
  );
}

/** A note: for the team alone. Mentioned colleagues follow the conversation from then on. */
export function note(state: ConversationState, command: Command & { type: 'note' }): Row {
  return nextRow(
    state,
    {
      ...authoredBy('agent', command.agent.id, command.agent.name),
      content: command.content,
      metadata: command.metadata,
      visibility: 'internal',
      client_message_id: command.client_message_id,
      // What is said of a settled matter is to be found like the rest.
      milestone: isSettled(state) ? 'noted' : null,
    },
    {
      staff_sent: rememberSentId(state.staff_sent, command.client_message_id, state.seq + 1, command.agent.id),
      followers: withMentioned(state.followers, command.metadata?.mentions),
    },
  );
}

/**
 * In the team's name: asks a silent visitor whether they are still there, or tells one who waits what happens next. It
 * answers nothing, and starts no clock but that of asking.
 */
export function teamMessage(
  state: ConversationState,
  { type, content }: Command & { type: 'follow_up' | 'notice' },
  nowMs: number,
): Row {
  const seq = state.seq + 1;
  return nextRow(
    state,
    { ...authoredBy('bot', null, null), content },
    {
      status: nextStatus(state, type),
      staff_count: state.staff_count + 1,
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      ...(type === 'follow_up' ? { follow_up_seq: seq } : {}),
    },
  );
}

/** A message of a bot or workflow. It answers the visitor, but doesn't count as an agent's reply, so no response time ends. */
export function botMessage(state: ConversationState, command: Command & { type: 'bot_message' }, nowMs: number): Row {
  const seq = state.seq + 1;
  const handledSeq = command.handled_seq ?? command.answers ?? seq;
  requireAutomation(state);
  return nextRow(
    withCode(state, command.code),
    {
      ...authoredBy('bot', command.bot?.id ?? null, command.bot?.name ?? null),
      content: command.content,
      metadata: command.metadata,
      client_message_id: command.client_message_id,
      milestone: command.answers === null ? null : 'answered',
    },
    {
      status: nextStatus(state, 'bot_message'),
      handler: command.handler,
      staff_count: state.staff_count + 1,
      last_message_seq: seq,
      last_message_at_ms: nowMs,
      // A visitor who wrote again while the answer was on its way still waits, since that message; the same holds when a workflow
      // passes the message on to a bot.
      waiting_since_ms: state.visitor_read.seq > handledSeq ? state.visitor_read.at_ms : null,
      staff_sent: rememberSentId(state.staff_sent, command.client_message_id, seq, command.bot?.id ?? null),
    },
  );
}

function withCode({ code: before, ...state }: ConversationState, code = before ?? null): ConversationState {
  return code === null ? state : { ...state, code };
}

/** What a bot tells the agent who takes a chat over: for the team alone. */
export function summary(state: ConversationState, { bot, content, note }: Command & { type: 'summary' }): Row {
  requireAutomation(state);
  nextStatus(state, 'summary');
  return nextRow(
    state,
    {
      ...authoredBy('bot', bot?.id ?? null, bot?.name ?? null),
      content,
      visibility: 'internal',
      metadata: { handoff: note },
    },
    {},
  );
}

/** What the product has to tell the team of a conversation. Visitors don't see it. */
export function remark(state: ConversationState, { content, reason, about }: Command & { type: 'remark' }): Row {
  return nextRow(
    state,
    {
      ...authoredBy('system', null, null),
      content,
      visibility: 'internal',
      metadata: { reason, ...about },
    },
    {},
  );
}

/** What a rule did: in any status, and for the team alone. */
export function ruleRan(state: ConversationState, { content, rule }: Command & { type: 'rule_ran' }): Row {
  const metadata = { event: 'rule_ran', reason: 'rule', rule } as const;
  return nextRow(
    state,
    { ...authoredBy('system', null, null), content, visibility: 'internal', metadata, milestone: 'rule_ran' },
    {},
  );
}

/** From a bot or workflow to people: only now does it wait for an agent. */
export function handedOff(state: ConversationState, { reason }: Command & { type: 'hand_off' }, nowMs: number): Row {
  requireAutomation(state);
  return systemRow(
    state,
    { status: nextStatus(state, 'hand_off'), handler: 'agent', queued_at_ms: nowMs, waiting_since_ms: nowMs },
    'handed_off',
    { type: 'system', reason },
  );
}

/** The most agents who can follow a conversation. */
export const MAX_FOLLOWERS = 20;

/** The followers with those that a note mentions; once there are too many, no more are added. */
export const withMentioned = (followers: readonly Id[], mentioned: readonly Id[] = []): readonly Id[] =>
  [...new Set([...followers, ...mentioned])].slice(0, Math.max(MAX_FOLLOWERS, followers.length));

/** An agent follows it, or no longer does. Only the team sees the row. @throws DomainError `conflict` when too many do */
export function followed(state: ConversationState, { agent, isFollowing }: Command & { type: 'follow' }): Row {
  const others = state.followers.filter((id) => id !== agent.id);
  if (isFollowing && others.length >= MAX_FOLLOWERS)
    throw new DomainError('conflict', `${MAX_FOLLOWERS} agents follow this conversation already.`);
  const event = isFollowing ? 'followed' : 'unfollowed';
  return nextRow(
    state,
    {
      ...authoredBy('system', null, null),
      visibility: 'internal',
      content: isFollowing
        ? `${agent.name} follows this conversation`
        : `${agent.name} no longer follows this conversation`,
      metadata: { event, agent_id: agent.id },
    },
    { followers: isFollowing ? [...others, agent.id] : others },
  );
}

function requireAutomation({ handler }: ConversationState): void {
  if (handler === 'agent')
    throw new DomainError('illegal_transition', 'Agents handle this conversation now, not a bot or workflow.');
}
