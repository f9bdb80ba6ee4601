/** Sending a message: read the newest row, decide, put the next one if nobody else has, push it, answer. One write. */
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { Actor, Author } from '#core/conversation/commands.ts';
import { type ConversationState, type SentId, isReleased, rememberedSeq } from '#core/conversation/state.ts';
import { requireAttributes } from '#core/conversation/typed-attributes.ts';
import { notFound } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { Deps } from '#functions/deps.ts';
import { mentionWrites } from '#functions/store/assignment/mention-store.ts';
import { getFields } from '#functions/store/settings/field-store.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { type MessageExtras, extraFields, extraWrites } from '#functions/use-cases/conversations/add-attributes.ts';
import type { CommandOf, Transition } from '#functions/use-cases/lifecycle/transition.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import {
  assignTo,
  atCapacity,
  onlyAgentsTake,
  refuseUnread,
  reopenAssignee,
} from '#functions/use-cases/lifecycle/agent-actions.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { farewell } from '#functions/use-cases/lifecycle/handoff.ts';
import { appendCommand, pushMessage } from '#functions/use-cases/notify/push-message.ts';
import {
  type IsSeen,
  type Message,
  type StoredAt,
  findNewestRow,
  storedEarlier,
  storedMessage,
} from './stored-message.ts';
import { withoutCode, withoutCodeInNames } from './hide-code.ts';
import { badMention, refuseCrossed, requireMentioned, requireThere } from './agent-rules.ts';
import { masked, withMaskedOriginal } from '#functions/use-cases/privacy/masked.ts';
import { type FilesToSend, withFiles } from '#functions/use-cases/files/file-requests.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';

/** The dependencies of sending. */
export type SendDeps = Pick<
  Deps,
  'table' | 'push' | 'now' | 'random' | 'log' | 'reach' | 'events' | 'mask' | 'areAgentsScoped'
>;
/** The stored row; `isNew` is false when the same message had been stored before. */
export type SentMessage = { row: StoredRow; isNew: boolean };

/** How a visitor's message came: by email, or from a program with this key. */
export type Origin = { via: 'email' } | { via: 'api'; key_name: string };

/** A visitor's message. */
export type VisitorMessageInput = {
  visitor: Id;
  name: string | null;
  content: string;
  client_message_id: string;
  files?: FilesToSend | undefined;
  /** The newest row, if it was read already: eventually consistent, and perhaps another visitor's. */
  newest?: StoredRow | undefined;
  allowance: RateLimit;
  /** Counts a message that is known already, which takes nothing from the allowance. @throws DomainError `rate_limited` */
  limitRepeats?: (() => void) | undefined;
  /** How it came, where that wasn't the widget. */
  via?: Origin | undefined;
  /** Additions to the conversation, unless `context` gives them. */
  extras?: MessageExtras;
  /** Writes of the same transaction, if the message is new. Requested again at each attempt. */
  context?: () => Promise<MessageContext>;
  /** Where the message is stored already in an earlier conversation, if it is: it isn't stored again in one that is open. */
  earlier?: () => Promise<StoredAt | undefined>;
};
/** The context of a message: the name in its row, other writes, additions to the conversation. */
export type MessageContext = { name: string | null; also: TransactItem[]; extras: MessageExtras };
/** An agent's message or note, or an admin's. */
export type AgentMessageInput = {
  agent: Author;
  content: string;
  client_message_id: string;
  visibility: 'public' | 'internal';
  metadata: Metadata | null;
  files?: FilesToSend | undefined;
  /** The newest row, if it was read already: eventually consistent. */
  newest?: StoredRow | undefined;
  /** The newest row that was seen: an answer isn't sent if a colleague has answered since, nor one that resolves if the visitor has written. */
  seenSeq?: number | undefined;
  /** Who resolves the conversation with this answer, in the same transaction. */
  resolvedBy?: Actor | undefined;
  /** Writes of the same transaction, by the state that the message follows. Requested again at each attempt. */
  also?: (state: ConversationState) => Promise<TransactItem[]>;
};

const ATTEMPTS = 8;

/**
 * Adds a visitor's message to their own conversation; to a resolved one it reopens it, a snoozed one it wakes, one that nobody has it queues.
 * @throws DomainError `not_found` unless it is theirs, `illegal_transition` when closed, `idempotency_mismatch`,
 * `rate_limited`, `file_rejected`
 */
export async function sendVisitorMessage(
  deps: SendDeps,
  conversation: Id,
  input: VisitorMessageInput,
): Promise<SentMessage> {
  const { visitor, context, earlier, limitRepeats, files, newest, via: cameBy, extras: brought = {}, ...rest } = input;
  const { extras, ...said } = { ...rest, ...(await masked(deps, { content: rest.content, extras: brought })) };
  const metadata = cameVia(cameBy);
  const command = { type: 'visitor_message', ...said, metadata, assignee: null } as const;
  const prepare: Prepare = async (state) => {
    const hidden = withoutCode(conversation, state, command.content, deps.now());
    const carried = withoutCodeInNames(state, await withFiles(metadata, files, visitor), deps.now());
    const message = { ...command, ...hidden, metadata: carried };
    if (!context) return { message, also: [], extras };
    const { name, ...more } = await context();
    return { message: { ...message, name }, ...more };
  };
  const isOwn = (state: ConversationState): boolean => state.visitor_id === visitor;
  const via: ViaTransition = {
    applies: bringsBack,
    run: async ({ also, extras: brought, message }) =>
      transitionConversation(deps, conversation, async (state) => {
        if (!isOwn(state.row.state)) throw notFound();
        if (!bringsBack(state.row.state)) return undefined;
        // A stale read may take a message for new that has already brought it back.
        if (rememberedSeq(state.row.state.visitor_sent, command.client_message_id) !== undefined) return undefined;
        return {
          ...(await returnWith(deps, state, message.type === 'visitor_message' ? message : command)),
          visitor: also,
          fields: extraFields(state.metadata, brought),
        };
      }),
  };
  return send(deps, conversation, command, ({ visitor_sent }) => visitor_sent, {
    isSeen: isOwn,
    via,
    prepare,
    earlier,
    limitRepeats,
    files,
    newest,
  });
}

/** The metadata of a visitor's message, without its files. */
export const cameVia = (via: Origin | undefined): Metadata | null => via ?? null;

/**
 * A visitor's message that brings the conversation back to the team. If a bot or workflow answered before, the visitor is
 * notified that an agent answers from now on.
 */
async function returnWith(
  deps: SendDeps,
  state: LoadedConversation,
  message: CommandOf<'visitor_message'>,
): Promise<Pick<Extract<Transition, { type: 'visitor_returns' }>, 'type' | 'message' | 'wake' | 'notice'>> {
  const type = 'visitor_returns';
  const { status, handler, snoozed } = state.row.state;
  if (status === 'resolved' && handler !== 'agent')
    return { type, message, wake: null, notice: { type: 'notice', content: await farewell(deps, state.metadata) } };
  const assignee = await reopenAssignee(deps.table, state);
  const wake = snoozed ? ({ type: 'wake', assignee, by: { type: 'visitor' } } as const) : null;
  return { type, message: { ...message, assignee }, wake, notice: null };
}

/** Whether the visitor's next message brings it back to people: it was resolved or snoozed, or nobody has it. */
const bringsBack = (state: ConversationState): boolean =>
  state.status === 'resolved' || state.snoozed !== null || isReleased(state);

/**
 * Adds an agent's answer or note. An answer to a pending conversation claims it first.
 * @throws DomainError `forbidden` when that takes an agent, `not_found`, `validation_failed` for mentions of nobody or in an answer, `illegal_transition` when resolved or closed, `agent_at_capacity`,
 * `idempotency_mismatch`, `file_rejected`, `conflict` when a colleague has answered after `seenSeq`, or with `resolvedBy` the visitor has written
 */
export async function sendAgentMessage(
  deps: SendDeps,
  conversation: Id,
  input: AgentMessageInput,
): Promise<SentMessage> {
  const { agent, client_message_id, files, newest } = input;
  const content = await masked(deps, input.content);
  const metadata = await withMaskedOriginal(deps, input.metadata);
  if (input.visibility === 'internal') {
    const note = { type: 'note', agent, content, client_message_id, metadata } as const;
    const prepare: Prepare = async (state) => {
      const { mentions = [] } = metadata ?? {};
      const there = await requireThere(deps.table, conversation, state);
      await requireMentioned(deps, conversation, mentions);
      const nowMs = deps.now();
      const listed = { id: makeId(nowMs, deps.random()), conversation_id: conversation, seq: state.seq + 1 };
      const others = mentions.filter((id) => id !== agent.id);
      const also = async () => [...mentionWrites(others, listed, nowMs), ...there];
      return prepareWith(note, { ...input, also })(state);
    };
    return send(deps, conversation, note, (state) => state.staff_sent, { prepare, files, newest });
  }
  if (metadata?.mentions) throw badMention('Only a note can mention agents: visitors read the rest');
  const message = { type: 'agent_message', agent, content, client_message_id, metadata } as const;
  return send(deps, conversation, message, (state) => state.staff_sent, {
    prepare: async (state) => {
      if (input.resolvedBy) refuseUnread(state, input.seenSeq);
      await refuseCrossed(deps.table, conversation, state, input);
      return prepareWith(message, input)(state);
    },
    files,
    newest,
    via: viaOf(deps, conversation, input),
  });
}

/** How an answer is sent that changes more than adding its row: to a chat that waits, or one that it resolves. */
function viaOf(deps: SendDeps, conversation: Id, { agent, resolvedBy }: AgentMessageInput): ViaTransition {
  return {
    applies: (state) => state.status === 'pending' || resolvedBy !== undefined,
    run: async ({ message, also }, { seq, status }) => {
      if (status !== 'pending' && resolvedBy && message.type === 'agent_message') {
        const { attributes: fields } = await getFields(deps.table);
        return transitionConversation(deps, conversation, ({ metadata, row }) => {
          requireAttributes(fields, metadata.attributes);
          // What was decided on another row is decided again.
          return row.seq === seq ? { type: 'answer_and_resolve', answer: message, by: resolvedBy, also } : undefined;
        });
      }
      if (agent.id === null) throw onlyAgentsTake();
      // If a colleague was faster, they keep the chat: an answer never takes it away from them.
      const options = { force: false, onlyPending: true };
      const claimed = await assignTo(deps, conversation, agent, { type: 'agent', agent }, options);
      if (claimed.outcome === 'full') throw atCapacity(true);
      return claimed;
    },
  };
}

/** States in which a message is sent by a transition, and the transition. If it stores the message itself, that row is returned. */
type ViaTransition = {
  applies: (conversationState: ConversationState) => boolean;
  run: (prepared: Prepared, conversationState: ConversationState) => ReturnType<typeof transitionConversation>;
};

/** A message and what is written with it. */
type Prepared = Omit<MessageContext, 'name'> & { message: Message };
type Prepare = (state: ConversationState) => Promise<Prepared>;

const prepareWith =
  (message: Message & { type: 'agent_message' | 'note' }, { files, also }: AgentMessageInput): Prepare =>
  async (state) => ({
    message: { ...message, metadata: await withFiles(message.metadata, files, state.visitor_id) },
    also: (await also?.(state)) ?? [],
    extras: {},
  });

async function send(
  deps: SendDeps,
  conversation: Id,
  message: Message,
  sentOf: (state: ConversationState) => readonly SentId[],
  how: Pick<VisitorMessageInput, 'earlier' | 'files' | 'limitRepeats' | 'newest'> & {
    isSeen?: IsSeen;
    prepare: Prepare;
    via?: ViaTransition;
  },
): Promise<SentMessage> {
  const { via, prepare, limitRepeats, files, isSeen = () => true } = how;
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async (conflicts) => {
    const ahead = conflicts === 0 ? how.newest : undefined;
    const newest = await findNewestRow(deps, conversation, isSeen, { isSure: conflicts > 0, ahead });
    const sender = message.type === 'visitor_message' ? undefined : message.agent.id;
    const seq = rememberedSeq(sentOf(newest.state), message.client_message_id, sender);
    const known = seq === undefined ? await storedEarlier(newest.state, how.earlier) : { conversation, seq };
    if (known) {
      limitRepeats?.();
      const row = await storedMessage(deps, known.conversation, known.seq, { message, files });
      await pushMessage(deps, row, seq === undefined ? row.state : newest.state);
      return { row, isNew: false };
    }
    const prepared = await prepare(newest.state);
    const stored = via?.applies(newest.state)
      ? await byTransition(via, prepared, newest.state)
      : await append(deps, newest, prepared);
    return stored === 'conflict' ? stored : { row: stored, isNew: true };
  });
}

async function append(
  deps: SendDeps,
  newest: StoredRow,
  { message, also, extras }: Prepared,
): Promise<StoredRow | 'conflict'> {
  return appendCommand(deps, newest, message, async () => [...also, ...(await extraWrites(deps, newest, extras))]);
}

async function byTransition(
  via: ViaTransition,
  prepared: Prepared,
  state: ConversationState,
): Promise<StoredRow | 'conflict'> {
  const changed = await via.run(prepared, state);
  if (changed.outcome === 'unknown') throw notFound();
  const { client_message_id } = prepared.message;
  const rows = changed.outcome === 'done' ? changed.rows : [];
  return rows.find((row) => row.client_message_id === client_message_id) ?? 'conflict';
}
