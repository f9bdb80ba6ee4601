/** Starting a conversation: with the visitor's first message, in one transaction; or appending to the one that is open. */
import type { Command } from '#core/conversation/commands.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import { keepAttached } from '#core/limits/attached.ts';
import { firstRow } from '#core/conversation/conversation.ts';
import { isQueued, rememberedSeq } from '#core/conversation/state.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Handler } from '#core/model/conversations/conversation.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { unread } from '#core/conversation/views.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { type Said, typedChanges } from '#core/visitor/profile.ts';
import type { Deps } from '#functions/deps.ts';
import { commitTransition } from '#functions/store/lifecycle/transition-store.ts';
import { keys } from '#functions/store/keys.ts';
import {
  type Automation,
  type ConversationMetadata,
  type StoredRow,
  chainEndsAt,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { getVisitor, setOpenConversation, visitorWrites } from '#functions/store/visitors/visitor-store.ts';
import { getWorkflow } from '#functions/store/automation/workflow-store.ts';
import { queueFor, takeChat } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import type { FindAgent, FirstAgent } from '#functions/use-cases/assignment/assign-at-start.ts';
import { commandRow } from '#functions/use-cases/notify/push-message.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { switchedOff } from '#functions/identity/visitor-session.ts';
import { refuseBlocked } from '#functions/use-cases/visitors/refuse-blocked.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { type FilesToSend, withFiles } from '#functions/use-cases/files/file-requests.ts';
import { type MessageContext, type VisitorMessageInput, cameVia, sendVisitorMessage } from './send-message.ts';
import type { StoredAt } from './stored-message.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { targetOrders } from '#functions/use-cases/targets/targets.ts';
import { visitorEvents } from '#functions/use-cases/events/event-rows.ts';

/** The dependencies of starting. */
export type StartDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'events' | 'mask'> & {
  /** Missing where a chat is always queued first. */
  findAgent?: FindAgent;
};

/** What a new conversation starts with. */
export type Start = {
  /** Without a bot or workflow of its own, people answer. */
  widget: { id: Id; department_id: Id | null } & Partial<
    Pick<Widget, 'handler_type' | 'handler_id' | 'targets' | 'business_hours'>
  >;
  visitor: Id;
  content: string;
  client_message_id: string;
  files?: FilesToSend | undefined;
  /** As `sendVisitorMessage` has it. */
  via?: VisitorMessageInput['via'];
  source_url: string | null;
  source_page_title: string | null;
  attributes: Attributes;
  /** Fields the visitor typed. They are stored with the message, and only with a new one. */
  said?: Said;
  /** A label the conversation gets. */
  label?: string;
  allowance: RateLimit;
  /** As `sendVisitorMessage` has it. */
  limitRepeats?: () => void;
  /** Refuses to begin a chat; not called for a message to one that is open. @throws DomainError */
  admitNew?: () => Promise<void>;
};

/** The visitor's row stored now or before; `state` when it began a conversation by this very call, which may have an agent by then. */
export type Started = { row: StoredRow; isNew: boolean; state?: LoadedConversation };

/**
 * Starts a conversation, or appends to the visitor's open one.
 * @throws DomainError as `sendVisitorMessage` does; `unauthenticated` when the visitor no longer exists
 */
export async function startConversation(deps: StartDeps, given: Start): Promise<Started> {
  const start = { ...given, ...(await masked(deps, writtenIn(given))) };
  const { content, client_message_id, files, via, allowance, limitRepeats } = start;
  const message = { visitor: start.visitor, content, client_message_id, files, via, allowance, limitRepeats };
  let findAgent = deps.findAgent;
  return retryOnConflict('your chat', async () => {
    const visitor = await readStartingVisitor(deps, start);
    if (visitor.last !== null) {
      // Also to one that is closed by now: a message it has already is being repeated, and begins nothing.
      const context = messageContext(deps, start, visitor);
      const { last } = visitor;
      const earlier = () => sentInFormer(deps.table, last, start);
      const input = { ...message, name: visitor.shown.name, context, earlier };
      const sent = await unlessClosed(sendVisitorMessage(deps, last, input));
      if (sent) return sent;
    }
    const started = await create(deps, start, visitor, findAgent);
    // Who would have got it may have been given another chat: this one waits then, as any other does.
    findAgent = undefined;
    return started ?? 'conflict';
  });
}

/** What of it a person or a page wrote. */
const writtenIn = ({ content, attributes, said, source_page_title }: Start) => ({
  content,
  attributes,
  source_page_title,
  ...(said ? { said: { ...said } } : {}),
});

/** The visitor as they will be with what they say, and what changes by it. */
type StartingVisitor = {
  verified: boolean;
  last: Id | null;
  changes: ReturnType<typeof typedChanges>;
  shown: ConversationMetadata['visitor'];
};

async function readStartingVisitor(
  { table, now }: Pick<StartDeps, 'table' | 'now'>,
  { visitor, said = {} }: Pick<Start, 'visitor' | 'said'>,
): Promise<StartingVisitor> {
  const item = await getVisitor(table, visitor, { consistent: true });
  if (!item)
    throw new DomainError('unauthenticated', 'The visitor of this session no longer exists. Start a new session.');
  if (isBlocked(item, now())) throw switchedOff();
  const changes = typedChanges(item, said);
  await refuseBlocked({ table, now }, changes.email);
  const { name, email, verified, verified_fields, last_conversation_id: last = null } = { ...item, ...changes };
  const shown = { name, email, verified, ...(verified_fields ? { verified_fields } : {}) };
  return { verified, last, changes, shown };
}

/** The writes and fields that come with a message to the open conversation. Read again for each attempt. */
function messageContext(deps: StartDeps, start: Start, first: StartingVisitor): () => Promise<MessageContext> {
  let known: StartingVisitor | undefined = first;
  return async () => {
    const { shown, verified, changes } = known ?? (await readStartingVisitor(deps, start));
    known = undefined;
    const { label, attributes } = start;
    const told = await visitorEvents(deps, start.visitor, changes);
    const also = [...visitorWrites(start.visitor, verified, changes), ...told];
    return { name: shown.name, also, extras: { label, attributes } };
  };
}

/** Where a message is in the conversation before the open one: what is repeated may come late, after that was closed. */
async function sentInFormer(
  table: Deps['table'],
  open: Id,
  { visitor, client_message_id }: Pick<Start, 'visitor' | 'client_message_id'>,
): Promise<StoredAt | undefined> {
  // The newest entry may lead nowhere: a start ended between its two writes.
  for (const former of await newestOfVisitor(table, visitor, { limit: 2, before: String(open) })) {
    const newest = await newestRow(table, former.id, { consistent: true });
    if (newest?.state.visitor_id !== visitor) continue;
    const seq = rememberedSeq(newest.state.visitor_sent, client_message_id);
    return seq === undefined ? undefined : { conversation: newest.conversation_id, seq };
  }
  return undefined;
}

/** A conversation that was just closed isn't an error: a new one follows. */
export async function unlessClosed<Result>(sending: Promise<Result>): Promise<Result | undefined> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'illegal_transition') return undefined;
    throw error;
  }
}

async function create(
  deps: StartDeps,
  start: Start,
  { last, verified, changes, shown }: StartingVisitor,
  findAgent: FindAgent | undefined,
): Promise<Started | undefined> {
  const ended = last === null ? undefined : await newestRow(deps.table, last, { consistent: true });
  if (ended && ended.state.status !== 'closed') return undefined;
  await start.admitNew?.();
  const atMs = deps.now();
  const id = makeId(atMs, deps.random());
  const { handler, automation } = await handlerOf(deps.table, start.widget);
  const { files, via, ...rest } = start;
  const newConversation = {
    ...rest,
    metadata: await withFiles(cameVia(via), files, start.visitor),
    handler,
    widget_id: start.widget.id,
    visitor_id: start.visitor,
    name: shown.name,
    // A new conversation brings no new allowance.
    left: ended?.state.allowance,
  };
  const row: StoredRow = { ...firstRow(newConversation, atMs), id: makeId(atMs, deps.random()), conversation_id: id };
  const own = isQueued(row.state) ? { department_id: await queueFor(deps.table, start.widget.department_id) } : {};
  const metadata: ConversationMetadata = { ...metadataOf(start), ...own, id, automation, visitor: shown };
  // Written before the conversation: readers skip an entry that leads to no conversation or to someone else's, but a missing
  // entry would hide a chat.
  await deps.table.put({ Item: { ...keys.visitorConversation(start.visitor, id) } });
  // A rule that waits for the start may choose another department: the chat is queued then, as the rule may find it.
  const isFree = isQueued(row.state) && !(await deps.events?.wantsRules(['started']));
  const first = isFree
    ? await findAgent?.({ conversation_id: id, department_id: metadata.department_id, queued_at_ms: atMs })
    : undefined;
  const newest = first ? commandRow(deps, row, assignment(first), atMs) : row;
  const written = await commitTransition(deps.table, {
    before: null,
    earlier: first ? [row] : [],
    row: newest,
    metadata: { before: metadata, after: metadata },
    agents: first ? [{ before: first.agent, after: takeChat(first.agent, true, atMs) }] : [],
    atMs,
    // Two can't start at the same time: the write replaces the visitor's open conversation only if that one is closed and stays so.
    also: [
      setOpenConversation(start.visitor, id, last, { verified, fields: changes, nowMs: atMs }),
      ...(await visitorEvents(deps, start.visitor, changes)),
      ...(ended ? [chainEndsAt(ended.conversation_id, ended.seq)] : []),
      ...targetOrders({ id, priority: metadata.priority, state: row.state }, start.widget),
    ],
  });
  if (written === 'done') return { row, isNew: true, state: { row: newest, metadata, items: new Map(), read: unread } };
  await deleteUnlessOwn(deps.table, start.visitor, id);
  return undefined;
}

const assignment = ({ agent: { id, name }, why }: FirstAgent): Command => ({
  type: 'assign',
  agent: { id, name },
  by: { type: 'system', reason: 'assignment' },
  why,
});

/** Takes an entry away that leads to nothing, or to a conversation that another visitor began in the same instant. */
export async function deleteUnlessOwn(table: Deps['table'], visitor: Id, conversation: Id): Promise<void> {
  const newest = await newestRow(table, conversation, { consistent: true });
  if (newest?.state.visitor_id !== visitor)
    await table.delete({ Key: keys.visitorConversation(visitor, conversation) });
}

/** The cold fields a conversation begins with. */
function metadataOf(start: Start): Omit<ConversationMetadata, 'id' | 'automation' | 'visitor'> {
  const { source_url, source_page_title, attributes, via } = start;
  const kept = keepAttached({ texts: { source_url, source_page_title }, attributes });
  return {
    widget_id: start.widget.id,
    visitor_id: start.visitor,
    department_id: start.widget.department_id,
    ...(via ? { channel: via.via } : {}),
    priority: 'normal',
    labels: start.label === undefined ? [] : [start.label],
    attributes: kept.attributes,
    ...kept.texts,
  };
}

/** The first handler: the widget's bot, its workflow in its current version, or agents. */
async function handlerOf(
  table: Deps['table'],
  { handler_type = 'agent', handler_id = null }: Start['widget'],
): Promise<{ handler: Handler; automation: Automation | null }> {
  const byAgents = { handler: 'agent', automation: null } as const;
  if (handler_id === null) return byAgents;
  if (handler_type === 'ai_bot') return { handler: 'bot', automation: { id: handler_id, version: null } };
  const workflow = handler_type === 'workflow' ? await getWorkflow(table, handler_id) : undefined;
  return workflow ? { handler: 'workflow', automation: { id: workflow.id, version: workflow.version } } : byAgents;
}

/** Starts a conversation labelled `offline`, or appends to the visitor's open one and labels that. @throws DomainError as `startConversation` does */
export function leaveOfflineMessage(deps: StartDeps, start: Start): Promise<Started> {
  const { id, department_id, targets = null, business_hours = null } = start.widget;
  return startConversation(deps, {
    ...start,
    widget: { id, department_id, targets, business_hours },
    label: 'offline',
  });
}
