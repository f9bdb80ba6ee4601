/**
 * Scheduled messages. Each is sent once: the transaction that stores the message takes the scheduled one away as it was read.
 * Whether it may still be sent is decided on the very row that it would follow.
 */
import type { Named } from '#core/conversation/commands.ts';
import { MAX_SCHEDULED, MAX_SCHEDULE_DAYS, heldBecause, heldTexts } from '#core/conversation/scheduled.ts';
import { type ConversationState, rememberedSeq } from '#core/conversation/state.ts';
import { isWithinFrame } from '#core/limits/frame-size.ts';
import { requireAhead } from '#core/time/ahead.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import type { HeldReason, IfVisitorWrites } from '#core/model/closed-sets.ts';
import { DomainError, type ErrorCode, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import {
  type Scheduled,
  cancel,
  getScheduled,
  listScheduled,
  putScheduled,
  readScheduled,
  scheduledChange,
  scheduledRemoval,
  toScheduledMessage,
} from '#functions/store/lifecycle/scheduled-store.ts';
import type { Due, OrderState } from '#functions/store/lifecycle/due-store.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { accessOf, colleaguesSeeing } from '#functions/use-cases/access/colleagues.ts';
import { refuseUnread } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { agentAudience, watchers } from '#functions/use-cases/notify/audience.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';
import { sendAndFollow } from './answer-delivery.ts';
import { type AgentMessageInput, type SendDeps, type SentMessage, sendAgentMessage } from './send-message.ts';

type ReadDeps = Pick<Deps, 'table'>;
type ScheduleDeps = ReadDeps & Pick<Deps, 'push' | 'now' | 'mask' | 'areAgentsScoped'>;
/** Which scheduled message of which conversation. */
export type ScheduledRef = { conversation: Id; id: string };
/** What an agent chooses. */
export type ScheduleInput = Pick<Scheduled, 'content' | 'translated_from'> & {
  sendAtMs: number;
  ifVisitorWrites: IfVisitorWrites;
};

/** The messages of a conversation that are still to be sent, the next one first, then those that are held. */
export async function scheduledOf({ table }: ReadDeps, conversation: Id): Promise<ScheduledMessage[]> {
  found(await newestRow(table, conversation));
  return (await listScheduled(table, conversation)).map(toScheduledMessage);
}

/**
 * Schedules a message in an agent's name; the same request again changes nothing.
 * @throws DomainError `not_found`, `validation_failed` for a time that isn't ahead or too far, `illegal_transition` in a chat
 * that ended, `idempotency_mismatch`, `conflict` when there are too many, it was canceled, or the visitor has written after `seenSeq`
 */
export async function schedule(
  deps: ScheduleDeps,
  ref: ScheduledRef,
  input: ScheduleInput & { seenSeq?: number | undefined },
  agent: Named,
): Promise<{ scheduled: ScheduledMessage; isNew: boolean }> {
  const { content, translated_from } = await masked(deps, input);
  const contended = { name: 'this conversation', attempts: MAX_SCHEDULED };
  return retryOnConflict(contended, () => scheduleOnce(deps, ref, { ...input, content, translated_from }, agent));
}

async function scheduleOnce(
  deps: ScheduleDeps,
  { conversation, id }: ScheduledRef,
  { content, translated_from, sendAtMs, ifVisitorWrites, seenSeq }: ScheduleInput & { seenSeq?: number | undefined },
  agent: Named,
): Promise<{ scheduled: ScheduledMessage; isNew: boolean } | 'conflict'> {
  const { state, seq } = found(await newestRow(deps.table, conversation, { consistent: true }));
  const { scheduled: known, turn, canceled } = await readScheduled(deps.table, conversation);
  const same = known.find(({ client_message_id }) => client_message_id === id);
  const isSame = same?.content === content && same.agent.id === agent.id;
  if (same && isSame) return { scheduled: toScheduledMessage(same), isNew: false };
  if (same || rememberedSeq(state.staff_sent, id, agent.id) !== undefined)
    throw new DomainError('idempotency_mismatch', 'This client_message_id was already used for another message.');
  if (canceled.includes(id)) throw new DomainError('conflict', 'This scheduled message was canceled.');
  requireAhead(sendAtMs, deps.now(), AHEAD);
  if (heldBecause(state, { if_visitor_writes: 'send', visitor_count: 0 }, 'there') === 'ended')
    throw new DomainError('illegal_transition', 'The conversation has ended. Reopen it first.');
  refuseUnread(state, seenSeq);
  if (known.length >= MAX_SCHEDULED)
    throw new DomainError('conflict', `A conversation can have ${MAX_SCHEDULED} scheduled messages at most.`);
  const scheduled: Scheduled = {
    client_message_id: id,
    conversation_id: conversation,
    content,
    ...(translated_from && { translated_from }),
    agent: { id: agent.id, name: agent.name },
    send_at_ms: sendAtMs,
    if_visitor_writes: ifVisitorWrites,
    visitor_count: state.visitor_count,
    after_seq: seq,
    held: null,
    version: 1,
  };
  if ((await putScheduled(deps.table, scheduled, { turn, canceled })) === 'refused') return 'conflict';
  await notifyScheduled(deps, scheduled);
  return { scheduled: toScheduledMessage(scheduled), isNew: true };
}

/**
 * Changes the text, which only its author can, or the time. What was held is to be sent again, also if the visitor has
 * written before now.
 * @param version the version that the change started from
 * @throws DomainError `not_found`, `forbidden`, `validation_failed`, `conflict` when it was changed or sent meanwhile
 */
export async function changeScheduled(
  deps: ScheduleDeps,
  { conversation, id }: ScheduledRef,
  { version, sendAtMs, ifVisitorWrites, ...typed }: ScheduleInput & { version: number },
  agent: Named,
): Promise<ScheduledMessage> {
  const { state, seq } = found(await newestRow(deps.table, conversation, { consistent: true }));
  const before = found(await getScheduled(deps.table, conversation, id));
  if (before.version !== version) throw changed();
  const { content, translated_from: original } = await masked(deps, typed);
  const [isSame, isOwn] = [content === before.content, agent.id === before.agent.id];
  if (!isSame && !isOwn)
    throw new DomainError('forbidden', 'Only its author can change the text of a scheduled message.');
  requireAhead(sendAtMs, deps.now(), AHEAD);
  const { translated_from: known, ...rest } = before;
  const translated_from = isSame ? (isOwn && original) || known : original;
  const after = {
    ...rest,
    content,
    ...(translated_from && { translated_from }),
    send_at_ms: sendAtMs,
    if_visitor_writes: ifVisitorWrites,
    visitor_count: state.visitor_count,
    after_seq: seq,
    held: null,
  };
  if ((await deps.table.transact(scheduledChange(before, after))) === 'refused') throw changed();
  await notifyScheduled(deps, before);
  return toScheduledMessage({ ...after, version: version + 1 });
}

/**
 * Cancels one. A request to schedule it that is repeated later is refused: it may have been on its way for long.
 * @throws DomainError `not_found` when it is gone already, or sent just now
 */
export async function cancelScheduled(deps: ScheduleDeps, { conversation, id }: ScheduledRef): Promise<void> {
  const contended = { name: 'this conversation', attempts: MAX_SCHEDULED };
  const scheduled = await retryOnConflict(contended, async () => {
    const { scheduled: known, ...before } = await readScheduled(deps.table, conversation);
    const one = found(known.find(({ client_message_id }) => client_message_id === id));
    return (await cancel(deps.table, one, before)) === 'refused' ? 'conflict' : one;
  });
  await notifyScheduled(deps, scheduled);
}

/**
 * Sends one now, whatever has happened meanwhile: in the name of the agent who decides that.
 * @throws DomainError `not_found`, `conflict` when it was changed or sent meanwhile, and what sending a message throws
 */
export async function sendScheduledNow(
  deps: SendDeps,
  ref: ScheduledRef,
  agent: Named,
): ReturnType<typeof sendAndFollow> {
  const scheduled = found(await getScheduled(deps.table, ref.conversation, ref.id));
  try {
    const message = messageOf(deps, scheduled, agent, async () => null);
    const sent = await underFreeId(message, (input) => sendAndFollow(deps, ref.conversation, input));
    await afterSending(deps, scheduled, sent);
    await notifyScheduled(deps, scheduled);
    return sent;
  } catch (failure) {
    throw failure instanceof Held ? changed() : failure;
  }
}

/**
 * Sends one that is due, or holds it and tells the team why; nothing when it was sent, changed or canceled meanwhile.
 * @throws Error when the table can't be reached or is contended: its order stays, so that it is tried again
 */
export async function sendDueMessage(
  deps: SendDeps,
  due: Pick<Due, 'conversation_id' | 'ref' | 'due_at_ms'>,
): Promise<OrderState> {
  const { conversation_id: conversation, ref, due_at_ms } = due;
  const scheduled = await getScheduled(deps.table, conversation, ref);
  if (!scheduled || scheduled.held !== null || scheduled.send_at_ms !== due_at_ms) return 'left';
  const author = await getAgent(deps.table, scheduled.agent.id, { consistent: true });
  const agent = author ? { id: author.id, name: author.name } : scheduled.agent;
  try {
    const heldBy = async (state: ConversationState) =>
      heldBecause(state, scheduled, await accessOf(deps, author, conversation));
    const message = messageOf(deps, scheduled, agent, heldBy);
    const sent = await underFreeId(message, (input) => sendAgentMessage(deps, conversation, input));
    await afterSending(deps, scheduled, sent);
    const { row } = sent;
    // Its author asked for it some time ago: to their open pages it is news.
    const frame = { type: 'message.created', message: toMessage(row, row.state, unread) } as const;
    const channels = (await colleaguesSeeing(deps, [agent.id], conversation)).map(agentAudience);
    await deps.push.deliver([{ channels, frame }]);
    return 'taken_away';
  } catch (failure) {
    if (failure instanceof Held) return failure.reason === null ? 'left' : hold(deps, scheduled, failure.reason);
    // Its visitor was erased.
    if (isRefusal(failure, 'not_found')) return 'left';
    throw failure;
  }
}

const MAX_CLIENT_ID = 64;

/** Sends it, under another id if its author has sent something else under this one since. */
async function underFreeId<Sent>(
  message: AgentMessageInput,
  send: (input: AgentMessageInput) => Promise<Sent>,
): Promise<Sent> {
  try {
    return await send(message);
  } catch (failure) {
    if (!isRefusal(failure, 'idempotency_mismatch')) throw failure;
    return send({ ...message, client_message_id: `later-${message.client_message_id}`.slice(0, MAX_CLIENT_ID) });
  }
}

/** It isn't sent: why it is held, or null when somebody else sent, changed or canceled it just now. */
class Held extends Error {
  override readonly name = 'Held';
  readonly reason: HeldReason | null;

  constructor(reason: HeldReason | null) {
    super(reason ?? 'over');
    this.reason = reason;
  }
}

const isRefusal = (failure: unknown, code: ErrorCode): boolean =>
  failure instanceof DomainError && failure.code === code;

/** The message, which is stored together with the removal of the scheduled one. Its `also` throws `Held`. */
function messageOf(
  { table }: Pick<Deps, 'table'>,
  scheduled: Scheduled,
  agent: Named,
  heldBy: (state: ConversationState) => Promise<HeldReason | null>,
): AgentMessageInput {
  const { content, client_message_id, conversation_id, translated_from } = scheduled;
  const metadata = translated_from ? { translated_from } : null;
  let attempts = 0;
  const also = async (state: ConversationState): Promise<TransactItem[]> => {
    attempts += 1;
    const now = attempts > 1 ? await getScheduled(table, conversation_id, client_message_id) : scheduled;
    if (now?.version !== scheduled.version) throw new Held(null);
    const reason = await heldBy(state);
    if (reason !== null) throw new Held(reason);
    return scheduledRemoval(scheduled);
  };
  return { agent, content, client_message_id, visibility: 'public', metadata, also };
}

/** Takes it away where the same message had been sent by a request of its own. */
async function afterSending({ table }: Pick<Deps, 'table'>, scheduled: Scheduled, sent: SentMessage): Promise<void> {
  if (!sent.isNew) await table.transact(scheduledRemoval(scheduled));
}

/** Keeps it for the team to decide, and says so in the conversation, by one transaction. */
async function hold(deps: SendDeps, scheduled: Scheduled, held: HeldReason): Promise<OrderState> {
  const { conversation_id: conversation, agent } = scheduled;
  const content = `Scheduled message by ${agent.name} not sent: ${heldTexts[held]}`;
  const stored = await retryOnConflict('this conversation', async () => {
    const newest = await newestRow(deps.table, conversation, { consistent: true });
    const now = await getScheduled(deps.table, conversation, scheduled.client_message_id);
    if (!newest || now?.version !== scheduled.version) return undefined;
    const remark = { type: 'remark', content, reason: 'scheduled_held', about: { held, agent_id: agent.id } } as const;
    return appendCommand(deps, newest, remark, async () => scheduledChange(scheduled, { ...scheduled, held }));
  });
  if (!stored) return 'left';
  await notifyScheduled(deps, scheduled);
  return 'taken_away';
}

/** Tells those who have the conversation open, and the author. */
async function notifyScheduled(deps: ScheduleDeps | SendDeps, { conversation_id, agent }: Scheduled): Promise<void> {
  const data = (await listScheduled(deps.table, conversation_id)).map(toScheduledMessage);
  const author = await colleaguesSeeing(deps, [agent.id], conversation_id);
  const channels = [watchers(conversation_id), ...author.map(agentAudience)];
  const frame = { type: 'scheduled', conversation_id, data } as const;
  // A socket takes no frame that is too long, so those who get it without the messages ask for them.
  const sent = isWithinFrame(frame) ? frame : ({ type: 'scheduled', conversation_id } as const);
  await deps.push.deliver([{ channels, frame: sent }]);
}

const AHEAD = { field: 'send_at', maxDays: MAX_SCHEDULE_DAYS };

const changed = (): DomainError =>
  new DomainError('conflict', 'The scheduled message was changed or sent meanwhile. Look at it again.');
