/** The operations of conversations: the agents' and the visitors', each a call of a use case and a view of what came out. */
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { conversations } from '#core/contract/endpoints/conversations/conversations.ts';
import type { widgetRequests } from '#core/contract/endpoints/visitors/widget-requests.ts';
import type { FullConversation, VisitorConversation } from '#core/model/conversations/conversation.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { type TeamCaller, actorOf, authorOf } from '#core/access/team-access.ts';
import { toMessage, toVisitorMessage, unread } from '#core/conversation/views.ts';
import { sentMetadataOf } from '#core/model/messages/message.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { draftOf } from '#functions/store/conversations/draft-store.ts';
import { scheduledIn, toScheduledMessage } from '#functions/store/lifecycle/scheduled-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { TransitionResult } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import {
  assignTo,
  atCapacity,
  closeByVisitor,
  rate,
  reopen,
  requeue,
} from '#functions/use-cases/lifecycle/agent-actions.ts';
import { endByTeam } from '#functions/use-cases/lifecycle/end-by-team.ts';
import { snooze, unsnooze } from '#functions/use-cases/lifecycle/snooze.ts';
import {
  type LoadedConversation,
  loadConversation,
  showConversation,
  visitorView,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { editAttributes, editLabels } from '#functions/use-cases/conversations/edit-metadata.ts';
import { saveDraft } from '#functions/use-cases/conversations/save-draft.ts';
import { escalate } from '#functions/use-cases/lifecycle/handoff.ts';
import { listMessages, listOwnMessages } from '#functions/use-cases/conversations/list-messages.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { deliveryOf, sendAndFollow } from '#functions/use-cases/messages/answer-delivery.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { leaveOfflineMessage, startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { noted, transferNoteOf } from '#functions/use-cases/messages/transfer-note.ts';
import { notifyTeam } from '#functions/use-cases/notify/notify-team.ts';
import type { TranscriptDeps } from '#functions/use-cases/mail/transcript.ts';
import { type LiveChatSwitch, requireLiveChat } from '#functions/use-cases/integrations/live-chat-switch.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import type { VisitorCaller } from '#functions/identity/visitor-session.ts';
import { type FileDeps, filesToSend } from '#functions/use-cases/files/file-requests.ts';
import { created } from '#functions/http/answer.ts';
import { type AgentFileIds, type VisitorFileIds, uploaderOf, visitorUploads } from './files.ts';
import { listOwnPage, listPage } from './conversation-pages.ts';
import type { HelpIds } from '#functions/http/operations/bots/help.ts';
import type { MailedChatIds } from '#functions/http/operations/widget/mailed-chats.ts';
import type { MailedRatingIds } from '#functions/http/operations/widget/mailed-ratings.ts';
import type { WidgetPageIds } from '#functions/http/operations/widget/widget-page.ts';
import type { Call, Operations } from '#functions/http/call.ts';
import type { InvalidRequest } from '#functions/http/serve.ts';
import type { VisitorLimit } from '#functions/http/request-limits.ts';

/** Agents at work on conversations. */
export const agentConversations: Operations<Deps & FileDeps, Exclude<keyof typeof conversations, AgentFileIds>> = {
  listConversations: listPage,
  getConversation: async (deps, { params, caller }) => {
    const state = await findConversation(deps, params.id);
    const [shown, delivery] = await Promise.all([showFound(deps, state), deliveryOf(deps, state)]);
    const scheduled = scheduledIn(state).map(toScheduledMessage);
    return { ...shown, ...delivery, draft: draftOf(state, caller.user_id, deps.now()), scheduled };
  },
  listMessages: (deps, { params, query }) => listMessages(deps, params.id, query),
  sendMessage: async (deps, { params, body, caller, newest }) => {
    const { seen_seq, resolve: resolves, ...said } = body;
    const { row, isNew, delivery } = await sendAndFollow(deps, params.id, {
      ...said,
      newest,
      agent: authorOf(caller),
      seenSeq: seen_seq,
      resolvedBy: resolves ? actorOf(caller) : undefined,
      metadata: sentMetadataOf({ ...body.metadata, files: [] }),
      files: filesToSend(deps, body.metadata?.files, uploaderOf(caller, body.visibility)),
    });
    return created({ ...toMessage(row, row.state, unread), ...delivery }, isNew);
  },
  assignConversation: assign,
  resolveConversation: async (deps, { params, body, caller }) =>
    after(deps, await endByTeam(deps, params.id, { type: 'resolve', seenSeq: body.seen_seq }, actorOf(caller))),
  closeConversation: async (deps, { params, body, caller }) =>
    after(deps, await endByTeam(deps, params.id, { type: 'close', seenSeq: body.seen_seq }, actorOf(caller))),
  reopenConversation: async (deps, { params, caller }) => after(deps, await reopen(deps, params.id, actorOf(caller))),
  snoozeConversation: async (deps, { params, body: { until, seen_seq }, caller }) => {
    const input = { untilMs: until === null ? null : Date.parse(until), seenSeq: seen_seq };
    return after(deps, await snooze(deps, params.id, input, actorOf(caller)));
  },
  unsnoozeConversation: async (deps, { params, caller }) =>
    after(deps, await unsnooze(deps, params.id, actorOf(caller))),
  setPriority: async (deps, { params, body }) => {
    const changed = await changePriority(deps, params.id, body.priority);
    return changed.outcome === 'done' ? pushChanged(deps, changed.state) : after(deps, changed);
  },
  setLabels: async (deps, { params, body: { labels: wanted, base } }) =>
    pushChanged(deps, await editLabels(deps, params.id, { wanted, base })),
  setAttributes: async (deps, { params, body: { attributes, base } }) => {
    const wanted = await masked(deps, attributes);
    return pushChanged(deps, await editAttributes(deps, params.id, { wanted, base }));
  },
  readConversation: async (deps, { params, body }) => {
    await markRead(deps, params.id, { side: 'agent' }, body.seq);
    return show(deps, params.id);
  },
  saveDraft: (deps, { params, body, caller }) =>
    saveDraft(deps, { conversation: params.id, userId: caller.user_id }, body),
};

/** What the visitors' operations need besides. */
export type VisitorDeps = Deps &
  FileDeps &
  TranscriptDeps &
  LiveChatSwitch & {
    allowance: RateLimit;
    /** Counts what a visitor asks for, apart from messages. @throws DomainError `rate_limited` */
    limitVisitor: VisitorLimit;
  };

type VisitorIds = Exclude<
  keyof typeof widgetRequests,
  WidgetPageIds | VisitorFileIds | MailedChatIds | MailedRatingIds | HelpIds
>;

/** Visitors in their own conversations. */
export const visitorConversations: Operations<VisitorDeps, VisitorIds> = {
  listOwnConversations: counted(listOwnPage),
  startConversation: (deps, call) => start(deps, call, startConversation),
  leaveOfflineMessage: (deps, call) => start(deps, call, leaveOfflineMessage),
  listOwnMessages: counted((deps, { params, query, caller }) =>
    listOwnMessages(deps, params.id, caller.visitor_id, query),
  ),
  sendOwnMessage: async (deps, { params, body, caller, newest }) => {
    const { attributes, metadata, ...message } = body;
    const who = { visitor: caller.visitor_id, name: null, ...limitsOf(deps, caller) };
    const files = filesToSend(deps, metadata?.files, visitorUploads);
    const input = { ...message, ...who, newest, files, extras: { attributes } };
    const { row, isNew } = await sendVisitorMessage(deps, params.id, input);
    if (isNew) await showBrought(deps, params.id, attributes);
    return created(toVisitorMessage(row, row.state, unread), isNew);
  },
  rateConversation: counted(async (deps, { params, body: { rating, feedback = null }, caller }) => {
    const { allowance } = deps;
    return afterForVisitor(
      deps,
      await rate(deps, params.id, { visitor: caller.visitor_id, rating, feedback, allowance }),
    );
  }),
  closeOwnConversation: counted(async (deps, { params, caller }) =>
    afterForVisitor(deps, await closeByVisitor(deps, params.id, caller.visitor_id)),
  ),
  escalateOwnConversation: counted(async (deps, { params, caller }) =>
    afterForVisitor(deps, await escalate(deps, params.id, caller.visitor_id)),
  ),
  mailTranscript: counted(async (deps, { params, caller, request }) => {
    const requester = { visitor: caller.visitor_id, address: request.address };
    const { requestTranscript } = await import('#functions/use-cases/mail/transcript.ts');
    return visitorView(deps.table, await requestTranscript(deps, params.id, requester));
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
// Without the mark, the agents' function would contain the visitors' operations.
/* @__NO_SIDE_EFFECTS__ */
function counted<Given extends { caller: VisitorCaller }, Answered>(
  operation: (deps: VisitorDeps, call: Given) => Answered,
): (deps: VisitorDeps, call: Given) => Answered {
  return (deps, call) => {
    deps.limitVisitor(call.caller.visitor_id);
    return operation(deps, call);
  };
}

/** A conversation as its visitor sees it. Callers check that the visitor may see it. @throws DomainError `not_found` */
export async function conversationForVisitor(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
): Promise<VisitorConversation> {
  return visitorView(table, await findConversation({ table }, conversation));
}

async function show(deps: Deps, conversation: Id): Promise<FullConversation> {
  return showFound(deps, await findConversation(deps, conversation));
}

const showFound = (deps: Deps, state: LoadedConversation): Promise<FullConversation> =>
  showConversation(deps.table, state, explainWaiting(deps));

async function findConversation({ table }: Pick<Deps, 'table'>, conversation: Id): Promise<LoadedConversation> {
  return found(await loadConversation(table, conversation, { consistent: true }));
}

/** What the page says of an open conversation came with a new message, and is shown to the team. */
export async function showBrought(deps: Deps, conversation: Id, attributes: Attributes = {}): Promise<void> {
  if (Object.keys(attributes).length > 0) await pushChanged(deps, await findConversation(deps, conversation));
}

/** Fields that changed outside the rows, pushed to the team and returned to the caller. */
async function pushChanged(deps: Deps, state: LoadedConversation): Promise<FullConversation> {
  const conversation = await showFound(deps, state);
  await notifyTeam(deps, state, conversation);
  return conversation;
}

async function assign(deps: Deps, { params, body, caller }: Call<'assignConversation'>): Promise<FullConversation> {
  if (body.force) requireSupervisor(caller);
  const by = actorOf(caller);
  const said = { reason: body.reason, note: await masked(deps, body.note) };
  const noteFor = transferNoteOf(deps, params.id, authorOf(caller), said);
  const agentId = body.agent_id ?? null;
  if (body.department_id !== undefined || agentId === null) {
    const department = body.department_id;
    if (department) await requireDepartments(deps.table, [department]);
    const queued = await requeue(deps, params.id, by, { ...(department === undefined ? {} : { department }), noteFor });
    return after(deps, await noted(deps, queued, { noteFor, receiver: null }));
  }
  const agent = await getAgent(deps.table, agentId, { consistent: true });
  if (!agent) throw new DomainError('not_found', `There is no agent ${agentId}.`);
  const options = { force: body.force, noteFor };
  const assigned = await assignTo(deps, params.id, { id: agent.id, name: agent.name }, by, options);
  return after(deps, await noted(deps, assigned, { noteFor, receiver: agent.id }), agent.id === caller.agent?.id);
}

async function start(
  deps: VisitorDeps,
  { body, caller }: Pick<Call<'startConversation'>, 'body' | 'caller'>,
  begin: typeof startConversation,
) {
  const {
    content,
    client_message_id,
    metadata,
    source_url = null,
    source_page_title = null,
    name,
    email,
    attributes = {},
  } = body;
  const widget = found(await getWidget(deps.table, caller.widget.widget_id));
  const started = await begin(deps, {
    widget,
    visitor: caller.visitor_id,
    content,
    client_message_id,
    files: filesToSend(deps, metadata?.files, visitorUploads),
    source_url,
    source_page_title,
    attributes,
    said: { name, email },
    admitNew: () => requireLiveChat(deps),
    ...limitsOf(deps, caller),
  });
  const { row, state, isNew } = started;
  if (isNew && !state) await showBrought(deps, row.conversation_id, body.attributes);
  const conversation = await (state
    ? visitorView(deps.table, state)
    : conversationForVisitor(deps, row.conversation_id));
  return created({ conversation, messages: [toVisitorMessage(row, row.state, unread)] }, state !== undefined);
}

/** What it became. `isOwn`: the agent who changed it was to get it. */
async function after(deps: Deps, changed: TransitionResult, isOwn = false): Promise<FullConversation> {
  return showFound(deps, stateOf(changed, isOwn));
}

async function afterForVisitor(deps: Deps, changed: TransitionResult): Promise<VisitorConversation> {
  return visitorView(deps.table, stateOf(changed));
}

function stateOf(changed: TransitionResult, isOwn = false) {
  if (changed.outcome === 'unknown') throw notFound();
  if (changed.outcome === 'full') throw atCapacity(isOwn);
  return changed.state;
}

/** What only some may do of these operations. @throws DomainError `forbidden` */
export async function forbidConversations(_: Deps, { operation, caller, body }: InvalidRequest): Promise<void> {
  const isForced = operation === 'assignConversation' && (body as { force?: unknown } | null)?.force === true;
  if (isForced) requireSupervisor(caller as TeamCaller);
}

function requireSupervisor({ isSupervisor }: TeamCaller): void {
  if (!isSupervisor) throw new DomainError('forbidden', "Only a supervisor or admin can exceed an agent's capacity.");
}
