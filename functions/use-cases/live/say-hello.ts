/** An agent begins a chat with a visitor who is on the site. Of two who do, one begins it. */
import { type Scope, isInScope } from '#core/access/scope.ts';
import type { Author, Named } from '#core/conversation/commands.ts';
import { helloRows } from '#core/conversation/conversation.ts';
import { rememberedSeq } from '#core/conversation/state.ts';
import { unread } from '#core/conversation/views.ts';
import { keepAttached } from '#core/limits/attached.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import { isBlocked } from '#core/visitor/block.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  chainEndsAt,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { commitTransition } from '#functions/store/lifecycle/transition-store.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { type VisitorItem, getVisitor, setOpenConversation } from '#functions/store/visitors/visitor-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { published } from '#functions/use-cases/events/event-rows.ts';
import { type LiveChatSwitch, requireLiveChat } from '#functions/use-cases/integrations/live-chat-switch.ts';
import { atCapacity, onlyAgentsTake } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { takeChat, transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { deleteUnlessOwn } from '#functions/use-cases/messages/start-conversation.ts';
import { isOnPage } from '#functions/use-cases/notify/audience.ts';
import { pushMessage } from '#functions/use-cases/notify/push-message.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { targetOrders } from '#functions/use-cases/targets/targets.ts';
import { isListing } from './live-widgets.ts';

/** The dependencies of beginning a chat. `allowance`: what the visitor may send in it. */
export type HelloDeps = Deps & LiveChatSwitch & { allowance: RateLimit };

/** What is said, by which agent, and what they see. */
export type HelloInput = { content: string; client_message_id: string; agent: Author; scope: Scope };

/** The chat; `isNew` is false when the same request began it before. */
export type Greeted = { state: LoadedConversation; isNew: boolean };

/**
 * Begins a chat with a visitor. A chat that was resolved is closed for it.
 * @throws DomainError `not_found`, `not_configured` where the widget's visitors aren't listed, `forbidden` for an admin
 * without an agent record, `visitor_blocked`, `visitor_left`, `visitor_in_chat`, `agent_at_capacity`, `widget_inactive` while live chat is off
 */
export async function sayHello(deps: HelloDeps, id: Id, input: HelloInput): Promise<Greeted> {
  const { agent } = input;
  const content = await masked(deps, input.content);
  const begun = await retryOnConflict<Greeted>('this visitor', async () => {
    const visitor = found(await getVisitor(deps.table, id, { consistent: true }));
    const widget = found(await getWidget(deps.table, visitor.widget_id));
    const last = await lastChatOf(deps, visitor);
    const known = last && rememberedSeq(last.state.staff_sent, input.client_message_id, agent.id);
    if (last && known !== undefined) return repeated(deps, last);
    refuse(deps, { visitor, widget, scope: input.scope });
    if (agent.id === null) throw onlyAgentsTake();
    if (!(await isOnPage(deps, { visitor_id: id, widget_id: widget.id }))) throw hasLeft();
    if (last && last.state.status !== 'closed' && last.state.status !== 'resolved') throw inChat();
    await requireLiveChat(deps);
    const before = found(await getAgent(deps.table, agent.id, { consistent: true }));
    if (before.current_chats_count >= before.max_concurrent_chats) throw atCapacity(true);
    if (last?.state.status === 'resolved') {
      await endResolved(deps, last.conversation_id, agent);
      return 'conflict';
    }
    return create(deps, { visitor, widget, ended: last, before, agent, content, id: input.client_message_id });
  });
  await pushMessage(deps, begun.state.row);
  return begun;
}

async function lastChatOf({ table }: HelloDeps, visitor: VisitorItem): Promise<StoredRow | undefined> {
  const { last_conversation_id: last } = visitor;
  return last === undefined ? undefined : newestRow(table, last, { consistent: true });
}

/** Closes a chat that is still resolved: what the visitor goes on with meanwhile stays open. */
const endResolved = (deps: HelloDeps, conversation: Id, agent: Named) =>
  transitionConversation(deps, conversation, ({ row: { state } }) =>
    state.status === 'resolved' ? { type: 'close', by: { type: 'agent', agent } } : undefined,
  );

async function repeated({ table }: HelloDeps, { conversation_id }: StoredRow): Promise<Greeted> {
  return { state: found(await loadConversation(table, conversation_id, { consistent: true })), isNew: false };
}

function refuse(
  { now }: HelloDeps,
  { visitor, widget, scope }: { visitor: VisitorItem; widget: WidgetItem; scope: Scope },
): void {
  // Whose site somebody doesn't see, they don't see who is on it.
  if (!isInScope(scope, { agent_id: null, department_id: widget.department_id })) throw notFound();
  if (!isListing(widget))
    throw new DomainError('not_configured', "This widget doesn't list its visitors. An admin can switch that on.");
  if (isBlocked(visitor, now()))
    throw new DomainError('visitor_blocked', 'The visitor is blocked. Unblock them first.');
}

const hasLeft = () => new DomainError('visitor_left', 'The visitor has left the site.');
const inChat = () => new DomainError('visitor_in_chat', 'The visitor has a chat already. Open it instead.');

type Beginning = {
  visitor: VisitorItem;
  widget: WidgetItem;
  /** Their last chat, which is closed. */
  ended: StoredRow | undefined;
  before: AgentItem;
  agent: Named;
  content: string;
  /** The message's id, as its client gave it. */
  id: string;
};

async function create(deps: HelloDeps, beginning: Beginning): Promise<Greeted | 'conflict'> {
  const { visitor, widget, ended, before } = beginning;
  const atMs = deps.now();
  const id = makeId(atMs, deps.random());
  const [joined, said] = rowsOf(deps, beginning, id, atMs);
  const row = await published(deps, said);
  const metadata = metadataOf(beginning, id);
  await deps.table.put({ Item: { ...keys.visitorConversation(visitor.id, id) } });
  const written = await commitTransition(deps.table, {
    before: null,
    earlier: [joined],
    row,
    metadata: { before: metadata, after: metadata },
    agents: [{ before, after: takeChat(before, true, atMs) }],
    atMs,
    also: [
      setOpenConversation(visitor.id, id, ended?.conversation_id ?? null, {
        verified: visitor.verified,
        fields: {},
        nowMs: atMs,
      }),
      ...(ended ? [chainEndsAt(ended.conversation_id, ended.seq)] : []),
      ...targetOrders({ id, priority: metadata.priority, state: row.state }, widget),
    ],
  });
  if (written === 'done') return { state: { row, metadata, items: new Map(), read: unread }, isNew: true };
  await deleteUnlessOwn(deps.table, visitor.id, id);
  return 'conflict';
}

function rowsOf(
  { random, allowance }: HelloDeps,
  { visitor, widget, ended, agent, content, id: client_message_id }: Beginning,
  conversation_id: Id,
  atMs: number,
): [StoredRow, StoredRow] {
  const hello = { widget_id: widget.id, visitor_id: visitor.id, agent, content, client_message_id, allowance };
  const [joined, said] = helloRows({ ...hello, left: ended?.state.allowance }, atMs);
  const stored = (row: typeof joined): StoredRow => ({ ...row, id: makeId(atMs, random()), conversation_id });
  return [stored(joined), stored(said)];
}

function metadataOf({ visitor, widget }: Beginning, id: Id): ConversationMetadata {
  const { name, email, verified, verified_fields, pages = [] } = visitor;
  const page = pages.at(-1);
  const { texts } = keepAttached({
    texts: { source_url: page?.url ?? null, source_page_title: page?.title ?? null },
    attributes: {},
  });
  return {
    id,
    widget_id: widget.id,
    visitor_id: visitor.id,
    department_id: widget.department_id,
    priority: 'normal',
    labels: [],
    attributes: {},
    ...texts,
    automation: null,
    visitor: { name, email, verified, ...(verified_fields ? { verified_fields } : {}) },
  };
}
