/** The function behind the widget's API. */
import { helpRequests } from '#core/contract/endpoints/visitors/help-requests.ts';
import { widgetRequests } from '#core/contract/endpoints/visitors/widget-requests.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { networkOf } from '#core/access/network.ts';
import { coreDeps, fileRulesOf, filesOf, log, reachOf, sessionsOf } from '#functions/container.ts';
import { loaderFiles } from '#functions/http/built-files.ts';
import type { Log } from '#functions/platform/log.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { readRate, readVariables } from '#functions/platform/variables.ts';
import { isLiveChatOn } from '#functions/store/settings/module-store.ts';
import { agentFinder } from '#functions/use-cases/assignment/assign-at-start.ts';
import type { StartDeps } from '#functions/use-cases/messages/start-conversation.ts';
import { liveChatSwitch } from '#functions/use-cases/integrations/live-chat-switch.ts';
import { getGate } from '#functions/store/settings/widget-store.ts';
import { type VisitorCaller, admitPage, admitVisitor } from '#functions/identity/visitor-session.ts';
import { type Operations, type RequestFacts, newestRowAhead } from '#functions/http/call.ts';
import { type VisitorDeps, visitorConversations } from '#functions/http/operations/conversations/conversations.ts';
import { lazyOperations } from '#functions/http/operations/lazy-operations.ts';
import type { MailedChatDeps } from '#functions/http/operations/widget/mailed-chats.ts';
import { visitorFiles } from '#functions/http/operations/conversations/files.ts';
import { type HttpEvent, type HttpHandler, type InvalidRequest, serve } from '#functions/http/serve.ts';
import { asSent } from '#functions/http/routes.ts';
import { clientAddress } from '#functions/http/client-address.ts';
import { type AddressLimit, addressLimit, visitorLimit } from '#functions/http/request-limits.ts';
import { type WidgetPageDeps, widgetPage } from '#functions/http/operations/widget/widget-page.ts';

/** What the widget's API needs. */
export type VisitorApiDeps = WidgetPageDeps &
  VisitorDeps &
  StartDeps &
  MailedChatDeps & { limit: AddressLimit; originSecret: string };

/** Where the links of mails lead. */
const { tryWidget, openMailedChat, openMailedSession, showUnsubscribe, unsubscribe, showRating, rateByMail } =
  widgetRequests;

/** Every operation of the widget's API. */
export const visitorOperations: Operations<VisitorApiDeps, keyof typeof widgetRequests> = {
  ...widgetPage,
  ...visitorConversations,
  ...visitorFiles,
  ...lazyOperations(
    { tryWidget, openMailedChat, openMailedSession, showUnsubscribe, unsubscribe },
    async () => (await import('#functions/http/operations/widget/mailed-chats.ts')).mailedChats,
  ),
  ...lazyOperations(
    { showRating, rateByMail },
    async () => (await import('#functions/http/operations/widget/mailed-ratings.ts')).mailedRatings,
  ),
  ...lazyOperations(helpRequests, async () => (await import('#functions/http/operations/bots/help.ts')).helpOperations),
};

/** Content has at most 8,000 characters, of which each may be written with twelve: `\ud83d\ude00`. */
const MAX_BODY_BYTES = 128 * 1024;

/** The handler, on dependencies that are built when the first request comes. */
export function visitorApi(deps: () => VisitorApiDeps, log: Log): HttpHandler {
  const known = Object.values(widgetRequests);
  const served = serve({
    rows: widgetRequests,
    known,
    operations: visitorOperations,
    deps,
    identify,
    readAhead: newestRowAhead(widgetRequests.sendOwnMessage),
    forbid,
    addressOf: ({ originSecret }, event) => clientAddress(event, originSecret),
    maxBodyBytes: MAX_BODY_BYTES,
    log,
  });
  return (event, context) => served(asSent(event, known), context);
}

function build(): VisitorApiDeps {
  const variables = readVariables('visitor-api', process.env);
  const deps = coreDeps(variables);
  const fileRules = fileRulesOf(variables);
  return {
    ...deps,
    ...liveChatSwitch(() => isLiveChatOn(deps.table), Date.now),
    findAgent: agentFinder(deps),
    reach: reachOf(variables, deps),
    fileRules,
    files: filesOf(variables, fileRules),
    sessions: sessionsOf(variables),
    loader: loaderFiles(import.meta.dirname),
    publicOrigin: variables.PUBLIC_ORIGIN,
    randomText,
    socketUrl: variables.SOCKET_URL,
    filesUrl: variables.FILES_URL,
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    transcriptsTo: variables.TRANSCRIPTS_TO === 'verified' ? 'verified' : 'everyone',
    originSecret: variables.ORIGIN_SECRET,
    allowance: readRate(variables.VISITOR_MESSAGE_RATE),
    limitVisitor: visitorLimit(readRate(variables.VISITOR_MESSAGE_RATE), Date.now),
    sessionRate: readRate(variables.ADDRESS_SESSION_RATE),
    limit: addressLimit(Number(variables.ADDRESS_REQUEST_RATE), Date.now),
  };
}

/** What API Gateway calls. What fails to be built is answered like any other fault. */
export const handler = lazyHandler('visitor-api', () => visitorApi(build, log));

async function identify(
  deps: VisitorApiDeps,
  { role }: Endpoint,
  { headers, pathParameters }: HttpEvent,
  { address, origin }: RequestFacts,
): Promise<VisitorCaller | undefined> {
  deps.limit(networkOf(address));
  if (role === 'public') return undefined;
  const [, session] = /^Bearer\s+(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  return admitVisitor(deps, { session, widgetToken: pathParameters?.['token'], origin });
}

/** A session is for anybody, but not on every page. */
async function forbid({ table, publicOrigin }: VisitorApiDeps, { operation, event }: InvalidRequest): Promise<void> {
  if (operation !== 'openSession') return;
  // An invalid token may be longer than a key of the table may be.
  const { data } = widgetRequests.openSession.params.safeParse(event.pathParameters);
  const gate = data && (await getGate(table, data.token));
  if (gate) admitPage(gate, event.headers['origin'], publicOrigin);
}
