/** Sending a message: read the newest row, decide, put the next one if nobody else has, push it, answer. One write. */
import { isDeepStrictEqual } from 'node:util';
import type { Allowance } from '../../core/allowance.ts';
import type { Author, Command } from '../../core/commands.ts';
import { decide } from '../../core/conversation.ts';
import type { Fold, Sent } from '../../core/fold.ts';
import { rememberedSeq } from '../../core/fold.ts';
import { DomainError, notFound, tryAgain } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import { makeId } from '../../core/model/id.ts';
import type { Metadata } from '../../core/model/message.ts';
import type { Deps } from '../deps.ts';
import { canTakeChat } from '../store/agent-store.ts';
import { appendRow, getRow, newestRow } from '../store/conversation-store.ts';
import type { StoredRow } from '../store/row-item.ts';
import type { Plan } from './change-life.ts';
import { changeLife } from './change-life.ts';
import { assignTo, takerOf } from './conversation-moves.ts';
import type { State } from './conversation-state.ts';
import { farewell } from './hand-over.ts';
import { pushMessage } from './push-message.ts';

/** What sending needs. */
export type SendDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random'>;
/** The stored row; `isNew` is false when the same message had been stored before. */
export type SentMessage = { row: StoredRow; isNew: boolean };

/** A visitor's message. */
export type VisitorMessageInput = {
  visitor: Id;
  name: string | null;
  content: string;
  client_message_id: string;
  allowance: Allowance;
};
/** An agent's message or note, or an admin's. */
export type AgentMessageInput = {
  agent: Author;
  content: string;
  client_message_id: string;
  visibility: 'public' | 'internal';
  metadata: Metadata | null;
};

const TRIES = 8;

/**
 * Adds a visitor's message to their own conversation; to a resolved one it reopens it.
 * @throws DomainError `not_found` unless it is theirs, `illegal_transition` when closed, `idempotency_mismatch`, `rate_limited`
 */
export async function sendVisitorMessage(
  deps: SendDeps,
  conversation: Id,
  input: VisitorMessageInput,
): Promise<SentMessage> {
  const { visitor, ...said } = input;
  const command = { type: 'visitor_message', ...said, taker: null } as const;
  const own = (fold: Fold): Fold => {
    if (fold.visitor_id !== visitor) throw notFound();
    return fold;
  };
  let notice: StoredRow | undefined;
  const sent = await send(deps, conversation, command, (fold) => own(fold).visitor_sent, {
    is: (fold) => fold.status === 'resolved',
    run: async () => {
      const changed = await changeLife(deps, conversation, async (state) => {
        if (own(state.row.fold).status !== 'resolved') return undefined;
        return reopening(deps, state, { ...command, taker: await takerOf(deps.table, state) });
      });
      notice = changed.outcome === 'done' && changed.first.length > 0 ? changed.state.row : undefined;
      return changed;
    },
  });
  if (notice) await pushMessage(deps, notice);
  return sent;
}

/** A visitor's message that reopens. Whom a bot or a workflow answered so far is told that from now on people do. */
async function reopening(deps: SendDeps, { row, info }: State, message: Message): Promise<Plan> {
  const isToldSo = row.fold.handler !== 'agent';
  return isToldSo
    ? { first: [message], command: { type: 'notice', content: await farewell(deps, info) } }
    : { command: message, mayTake: canTakeChat };
}

/**
 * Adds an agent's answer or note. An answer to a pending conversation claims it first.
 * @throws DomainError `forbidden` when that takes an agent, `not_found`, `illegal_transition` when resolved or closed, `agent_at_capacity`, `idempotency_mismatch`
 */
export async function sendAgentMessage(
  deps: SendDeps,
  conversation: Id,
  input: AgentMessageInput,
): Promise<SentMessage> {
  const { agent, content, client_message_id, metadata } = input;
  if (input.visibility === 'internal') {
    const note = { type: 'note', agent, content, client_message_id, metadata } as const;
    return send(deps, conversation, note, (fold) => fold.staff_sent);
  }
  return send(
    deps,
    conversation,
    { type: 'agent_message', agent, content, client_message_id, metadata },
    (fold) => fold.staff_sent,
    {
      is: (fold) => fold.status === 'pending',
      run: async () => {
        if (agent.id === null)
          throw new DomainError('forbidden', 'Only an agent can take a chat that waits; an admin can make you one.');
        // Whoever was faster keeps the chat: an answer to a colleague's takes nothing away.
        const options = { force: false, onlyPending: true };
        const claimed = await assignTo(deps, conversation, agent, { type: 'agent', agent }, options);
        if (claimed.outcome === 'full')
          throw new DomainError('agent_at_capacity', 'You are at your maximum of chats; finish one first.');
        return claimed;
      },
    },
  );
}

type Message = Command & { type: 'visitor_message' | 'agent_message' | 'note' };

/** A state in which sending is a change of life. When the change itself holds the message, it is the one returned. */
type Life = { is: (fold: Fold) => boolean; run: () => ReturnType<typeof changeLife> };

async function send(
  deps: SendDeps,
  conversation: Id,
  message: Message,
  sentOf: (fold: Fold) => readonly Sent[],
  life?: Life,
): Promise<SentMessage> {
  for (let tries = 0; tries < TRIES; tries++) {
    const newest = await newestOrFail(deps, conversation, tries > 0);
    const known = rememberedSeq(sentOf(newest.fold), message.client_message_id);
    if (known !== undefined) return { row: await same(deps, conversation, known, message), isNew: false };
    const stored = life?.is(newest.fold) ? await byLife(life, message) : await append(deps, newest, message);
    if (!stored) continue;
    await pushMessage(deps, stored);
    return { row: stored, isNew: true };
  }
  throw tryAgain('The conversation is very busy; try again shortly.');
}

/** The newest row. An eventually consistent read may not know a conversation that has just begun, so look again before saying no. */
async function newestOrFail({ table }: SendDeps, conversation: Id, consistent: boolean): Promise<StoredRow> {
  const row =
    (await newestRow(table, conversation, { consistent })) ??
    (await newestRow(table, conversation, { consistent: true }));
  if (!row) throw notFound();
  return row;
}

async function append(deps: SendDeps, newest: StoredRow, message: Message): Promise<StoredRow | undefined> {
  const atMs = deps.now();
  const row = {
    ...decide(newest.fold, message, atMs),
    id: makeId(atMs, deps.random()),
    conversation_id: newest.conversation_id,
  };
  return (await appendRow(deps.table, row)) === 'done' ? row : undefined;
}

async function byLife(life: Life, message: Message): Promise<StoredRow | undefined> {
  const changed = await life.run();
  if (changed.outcome === 'unknown') throw notFound();
  const rows = changed.outcome === 'done' ? [...changed.first, changed.state.row] : [];
  return rows.find(({ client_message_id }) => client_message_id === message.client_message_id);
}

/** The row a repeated message became. @throws DomainError `idempotency_mismatch` when it says something else */
async function same({ table }: SendDeps, conversation: Id, seq: number, message: Message): Promise<StoredRow> {
  const row = await getRow(table, conversation, seq);
  const metadata = message.type === 'visitor_message' ? null : message.metadata;
  const isSame =
    row?.content === message.content &&
    row.visibility === (message.type === 'note' ? 'internal' : 'public') &&
    // The table keeps no order of fields.
    isDeepStrictEqual(row.metadata, metadata);
  if (!row || !isSame)
    throw new DomainError('idempotency_mismatch', 'This client_message_id was used for another message.');
  return row;
}
