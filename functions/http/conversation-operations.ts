/** The operations of conversations: the agents' and the visitors', each a call of a use case and a view of what came out. */
import type { Allowance } from '../../core/allowance.ts';
import type { Actor, Author } from '../../core/commands.ts';
import type { FullConversation, VisitorConversation } from '../../core/model/conversation.ts';
import { DomainError, notFound } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import type { Attributes } from '../../core/model/text.ts';
import type { TeamCaller } from '../../core/team-access.ts';
import { toMessage, toVisitorMessage, unread } from '../../core/views.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import { getAgent } from '../store/agent-store.ts';
import { updateInfo } from '../store/conversation-store.ts';
import { addAttributes } from '../use-cases/add-attributes.ts';
import { requireDepartments } from '../store/department-store.ts';
import { getWidget } from '../store/widget-store.ts';
import type { Changed } from '../use-cases/change-life.ts';
import { changePriority } from '../use-cases/change-priority.ts';
import { assignTo, close, closeOwn, rate, reopen, requeue, resolve } from '../use-cases/conversation-moves.ts';
import type { State } from '../use-cases/conversation-state.ts';
import { loadState, showConversation, showToVisitor } from '../use-cases/conversation-state.ts';
import { escalate } from '../use-cases/hand-over.ts';
import { listConversations } from '../use-cases/list-conversations.ts';
import { listCounted } from '../use-cases/list-counted.ts';
import { listMessages, listOwnMessages } from '../use-cases/list-messages.ts';
import { markRead } from '../use-cases/mark-read.ts';
import { leaveOfflineMessage } from '../use-cases/offline-message.ts';
import { searchConversations } from '../use-cases/search-conversations.ts';
import { sendAgentMessage, sendVisitorMessage } from '../use-cases/send-message.ts';
import { startConversation } from '../use-cases/start-conversation.ts';
import { tellTeam } from '../use-cases/tell-team.ts';
import type { TranscriptDeps } from '../use-cases/transcript.ts';
import { orderTranscript } from '../use-cases/transcript.ts';
import { explainWaiting } from '../use-cases/waiting-reason.ts';
import type { VisitorCaller } from '../visitor-session.ts';
import { created } from './answer.ts';
import type { Call, Operations } from './call.ts';
import type { Refused } from './serve.ts';
import type { VisitorLimit } from './viewer.ts';

/** The conversations' operations of the agents' API. */
type AgentIds =
  | 'listConversations'
  | 'getConversation'
  | 'listMessages'
  | 'sendMessage'
  | 'assignConversation'
  | 'resolveConversation'
  | 'closeConversation'
  | 'reopenConversation'
  | 'setPriority'
  | 'setLabels'
  | 'setAttributes'
  | 'readConversation';

/** Agents at work on conversations. */
export const agentConversations: Operations<Deps, AgentIds> = {
  listConversations: list,
  getConversation: (deps, { params }) => show(deps, params.id),
  listMessages: (deps, { params, query }) => listMessages(deps, params.id, query),
  sendMessage: async (deps, { params, body, caller }) => {
    const { row, isNew } = await sendAgentMessage(deps, params.id, {
      ...body,
      agent: authorOf(caller),
      metadata: body.metadata ?? null,
    });
    return created(toMessage(row, row.fold, unread), isNew);
  },
  assignConversation: assign,
  resolveConversation: async (deps, { params, caller }) => after(deps, await resolve(deps, params.id, actorOf(caller))),
  closeConversation: async (deps, { params, caller }) => after(deps, await close(deps, params.id, actorOf(caller))),
  reopenConversation: async (deps, { params, caller }) => after(deps, await reopen(deps, params.id, actorOf(caller))),
  setPriority: async (deps, { params, body }) => {
    const changed = await changePriority(deps, params.id, body.priority);
    return changed.outcome === 'done' ? changedBeside(deps, changed.state) : after(deps, changed);
  },
  setLabels: (deps, { params, body }) => update(deps, params.id, { labels: [...new Set(body.labels)] }),
  setAttributes: (deps, { params, body }) => update(deps, params.id, body),
  readConversation: async (deps, { params, body }) => {
    await markRead(deps, params.id, { side: 'agent' }, body.seq);
    return show(deps, params.id);
  },
};

/** What the visitors' operations need besides. */
export type VisitorDeps = Deps &
  TranscriptDeps & {
    allowance: Allowance;
    /** Counts what a visitor asks for, apart from messages. @throws DomainError `rate_limited` */
    limitVisitor: VisitorLimit;
  };

type VisitorIds =
  | 'startConversation'
  | 'leaveOfflineMessage'
  | 'listOwnMessages'
  | 'sendOwnMessage'
  | 'rateConversation'
  | 'closeOwnConversation'
  | 'escalateOwnConversation'
  | 'mailTranscript'
  | 'readOwnConversation';

/** Visitors in their own conversations. */
export const visitorConversations: Operations<VisitorDeps, VisitorIds> = {
  startConversation: (deps, call) => start(deps, call, startConversation),
  leaveOfflineMessage: (deps, call) => start(deps, call, leaveOfflineMessage),
  listOwnMessages: counted((deps, { params, query, caller }) =>
    listOwnMessages(deps, params.id, caller.visitor_id, query),
  ),
  sendOwnMessage: async (deps, { params, body, caller }) => {
    const { attributes, ...message } = body;
    const input = { ...message, ...limitsOf(deps, caller), visitor: caller.visitor_id, name: null };
    const { row, isNew } = await sendVisitorMessage(deps, params.id, input);
    if (isNew) await alsoSaid(deps, params.id, attributes);
    return created(toVisitorMessage(row, row.fold, unread), isNew);
  },
  rateConversation: counted(async (deps, { params, body: { rating, feedback = null }, caller }) => {
    const { allowance } = deps;
    return afterForVisitor(
      deps,
      await rate(deps, params.id, { visitor: caller.visitor_id, rating, feedback, allowance }),
    );
  }),
  closeOwnConversation: counted(async (deps, { params, caller }) =>
    afterForVisitor(deps, await closeOwn(deps, params.id, caller.visitor_id)),
  ),
  escalateOwnConversation: counted(async (deps, { params, caller }) =>
    afterForVisitor(deps, await escalate(deps, params.id, caller.visitor_id)),
  ),
  mailTranscript: counted(async (deps, { params, caller, request }) => {
    const asker = { visitor: caller.visitor_id, address: request.address };
    return showToVisitor(deps.table, await orderTranscript(deps, params.id, asker));
  }),
  readOwnConversation: counted(async (deps, { params, body, caller }) => {
    await markRead(deps, params.id, { side: 'visitor', visitor: caller.visitor_id }, body.seq);
    return conversationForVisitor(deps, params.id);
  }),
};

/** What limits a visitor's messages: new ones as the conversation counts them, repeated ones like all else that is asked for. */
const limitsOf = ({ allowance, limitVisitor }: VisitorDeps, { visitor_id }: VisitorCaller) => ({
  allowance,
  limitRepeats: () => limitVisitor(visitor_id),
});

/** An operation that counts against what a visitor may ask for. */
function counted<Given extends { caller: VisitorCaller }, Answered>(
  operation: (deps: VisitorDeps, call: Given) => Answered,
): (deps: VisitorDeps, call: Given) => Answered {
  return (deps, call) => {
    deps.limitVisitor(call.caller.visitor_id);
    return operation(deps, call);
  };
}

/** A conversation as its visitor sees it, whoever asks: callers check whose it is. @throws DomainError `not_found` */
export async function conversationForVisitor(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
): Promise<VisitorConversation> {
  return showToVisitor(table, await stateOrFail({ table }, conversation));
}

async function list(deps: Deps, call: Call<'listConversations'>) {
  const { query } = call;
  const page = await pageOf(deps, call, readCursor('listConversations', query));
  const next_cursor = page.before === undefined ? null : writeCursor('listConversations', query, page.before);
  return { data: page.conversations, next_cursor };
}

async function pageOf(deps: Deps, { query, caller }: Call<'listConversations'>, before: string | undefined) {
  const { limit, status, priority, label, since, q, fact, from, to } = query;
  const agent = query.agent_id === 'me' ? (caller.agent?.id ?? 0) : query.agent_id;
  const explain = explainWaiting(deps);
  const now = { status, priority, label, visitor: query.visitor_id, department: query.department_id };
  if (fact !== undefined && from !== undefined && to !== undefined) {
    const period = { fromMs: Date.parse(from), toMs: Date.parse(to) };
    const counted = { list: fact, period, widget: query.widget_id, agent };
    return listCounted(deps, counted, now, { limit, before, explain });
  }
  const sinceMs = since === undefined ? undefined : Date.parse(since);
  const filters = { ...now, agent, widget: query.widget_id, sinceMs };
  return q === undefined
    ? listConversations(deps, filters, { limit, before }, explain)
    : searchConversations(deps, { ...filters, q }, { limit, before }, explain);
}

async function show(deps: Deps, conversation: Id): Promise<FullConversation> {
  return showConversation(deps.table, await stateOrFail(deps, conversation), explainWaiting(deps));
}

async function stateOrFail({ table }: Pick<Deps, 'table'>, conversation: Id): Promise<State> {
  const state = await loadState(table, conversation, { consistent: true });
  if (!state) throw notFound();
  return state;
}

/** What the page says of an open conversation comes with a new message, and is shown to the team; a repeated one changes nothing. */
async function alsoSaid(deps: Deps, conversation: Id, attributes: Attributes | undefined): Promise<void> {
  const state = attributes && (await addAttributes(deps.table, conversation, attributes));
  if (state) await changedBeside(deps, state);
}

async function update(
  deps: Deps,
  conversation: Id,
  fields: Parameters<typeof updateInfo>[2],
): Promise<FullConversation> {
  if ((await updateInfo(deps.table, conversation, fields)).written === 'refused') throw notFound();
  return changedBeside(deps, await stateOrFail(deps, conversation));
}

/** What changed beside the rows, shown to the team as well as to who changed it. */
async function changedBeside(deps: Deps, state: State): Promise<FullConversation> {
  const conversation = await showConversation(deps.table, state, explainWaiting(deps));
  await tellTeam(deps, state, conversation);
  return conversation;
}

async function assign(deps: Deps, { params, body, caller }: Call<'assignConversation'>): Promise<FullConversation> {
  if (body.force) requireAdmin(caller);
  const by = actorOf(caller);
  if (body.department_id !== undefined) {
    if (body.department_id !== null) await requireDepartments(deps.table, [body.department_id]);
    return after(deps, await requeue(deps, params.id, by, { department: body.department_id }));
  }
  if (body.agent_id === null || body.agent_id === undefined) return after(deps, await requeue(deps, params.id, by));
  const agent = await getAgent(deps.table, body.agent_id, { consistent: true });
  if (!agent) throw new DomainError('not_found', `There is no agent ${body.agent_id}.`);
  return after(deps, await assignTo(deps, params.id, { id: agent.id, name: agent.name }, by, { force: body.force }));
}

async function start(
  deps: VisitorDeps,
  { body, caller }: Pick<Call<'startConversation'>, 'body' | 'caller'>,
  begin: typeof startConversation,
) {
  const {
    content,
    client_message_id,
    source_url = null,
    source_page_title = null,
    name,
    email,
    attributes = {},
  } = body;
  const widget = await getWidget(deps.table, caller.widget.widget_id);
  if (!widget) throw notFound();
  const started = await begin(deps, {
    widget,
    visitor: caller.visitor_id,
    content,
    client_message_id,
    source_url,
    source_page_title,
    attributes,
    said: { name, email },
    ...limitsOf(deps, caller),
  });
  const { row, state, isNew } = started;
  if (isNew && !state) await alsoSaid(deps, row.conversation_id, body.attributes);
  const conversation = await (state
    ? showToVisitor(deps.table, state)
    : conversationForVisitor(deps, row.conversation_id));
  return created({ conversation, messages: [toVisitorMessage(row, row.fold, unread)] }, state !== undefined);
}

async function after(deps: Deps, changed: Changed): Promise<FullConversation> {
  return showConversation(deps.table, stateOf(changed), explainWaiting(deps));
}

async function afterForVisitor(deps: Deps, changed: Changed): Promise<VisitorConversation> {
  return showToVisitor(deps.table, stateOf(changed));
}

function stateOf(changed: Changed) {
  if (changed.outcome === 'unknown') throw notFound();
  if (changed.outcome === 'full')
    throw new DomainError('agent_at_capacity', 'The agent is at their maximum of chats; an admin may force it.');
  return changed.state;
}

/** Who acts: the agent, or an admin who is none. Nobody else gets as far as an operation. */
const actorOf = ({ agent }: TeamCaller): Actor =>
  agent ? { type: 'agent', agent } : { type: 'system', reason: 'admin' };

/** Who writes: the agent, or an admin who is none. */
const authorOf = ({ agent, name }: TeamCaller): Author => agent ?? { id: null, name };

/** What only some may do of these operations. @throws DomainError `forbidden` */
export async function forbidConversations(_: Deps, { operation, caller, body }: Refused): Promise<void> {
  const isForced = operation === 'assignConversation' && (body as { force?: unknown } | null)?.force === true;
  if (isForced) requireAdmin(caller as TeamCaller);
}

function requireAdmin({ isAdmin }: TeamCaller): void {
  if (!isAdmin) throw new DomainError('forbidden', 'Only an admin may exceed an agent’s maximum.');
}
