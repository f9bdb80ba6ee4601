/** The function behind what agents do at work, and behind every address that has no route. */
import { copilot } from '#core/contract/endpoints/bots/copilot.ts';
import { conversations } from '#core/contract/endpoints/conversations/conversations.ts';
import { scheduled } from '#core/contract/endpoints/conversations/scheduled.ts';
import { together } from '#core/contract/endpoints/conversations/together.ts';
import { responseFiles } from '#core/contract/endpoints/conversations/response-files.ts';
import { liveVisitors } from '#core/contract/endpoints/visitors/live-visitors.ts';
import { macros } from '#core/contract/endpoints/conversations/macros.ts';
import { customers } from '#core/contract/endpoints/visitors/customers.ts';
import { notices } from '#core/contract/endpoints/team/notices.ts';
import { overview } from '#core/contract/endpoints/overview.ts';
import { tickets } from '#core/contract/endpoints/conversations/tickets.ts';
import { views } from '#core/contract/endpoints/conversations/views.ts';
import { agentApi as rows } from '#core/contract/agent-api.ts';
import type { Deps } from '#functions/deps.ts';
import { callerOf } from '#functions/callers.ts';
import { coreDeps, fileRulesOf, filesOf, lateStarterOf, log, reachOf, rememberUserOf } from '#functions/container.ts';
import { addresses } from '#functions/http/addresses.ts';
import { clientAddress } from '#functions/http/client-address.ts';
import { type Operations, newestRowAhead } from '#functions/http/call.ts';
import { lazyOperations } from '#functions/http/operations/lazy-operations.ts';
import { agentConversations, forbidConversations } from '#functions/http/operations/conversations/conversations.ts';
import type { NoticeOperationDeps } from '#functions/http/operations/team/notices.ts';
import { type TeamDeps, teamOperations } from '#functions/http/operations/team/team.ts';
import { visitorOperations } from '#functions/http/operations/visitors/visitors.ts';
import { keyLimits } from '#functions/http/request-limits.ts';
import { MAX_TEAM_BODY_BYTES } from '#functions/http/request-body.ts';
import { readAddresses } from '#functions/http/routes.ts';
import { type HttpHandler, serve } from '#functions/http/serve.ts';
import { type TeamCallerDeps, identifyTeam } from '#functions/identity/team-caller.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import type { Log } from '#functions/platform/log.ts';
import { requireInScope } from '#functions/use-cases/access/require-in-scope.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { readRate, readVariables } from '#functions/platform/variables.ts';
import { isLiveChatOn } from '#functions/store/settings/module-store.ts';
import { liveChatSwitch } from '#functions/use-cases/integrations/live-chat-switch.ts';
import type { FileDeps } from '#functions/use-cases/files/file-requests.ts';
import type { OnBehalfDeps } from '#functions/use-cases/messages/on-behalf.ts';
import type { SaveVisitorDeps } from '#functions/use-cases/visitors/save-visitor.ts';
import type { StartAutomation } from '#functions/use-cases/copilot/ask-copilot.ts';
import type { TicketDeps } from '#functions/use-cases/mail/tickets.ts';

/** What agents' work needs. */
export type AgentApiDeps = TeamDeps &
  TicketDeps &
  FileDeps &
  NoticeOperationDeps &
  OnBehalfDeps &
  SaveVisitorDeps &
  TeamCallerDeps &
  StartAutomation & { originSecret: string };

/** Every operation of agents' work. */
export const agentOperations: Operations<AgentApiDeps, keyof typeof rows> = {
  ...teamOperations,
  ...lazyOperations(notices, async () => (await import('#functions/http/operations/team/notices.ts')).noticeOperations),
  ...lazyOperations(
    overview,
    async () => (await import('#functions/http/operations/team/overview.ts')).overviewOperations,
  ),
  ...agentConversations,
  ...lazyOperations(
    together,
    async () => (await import('#functions/http/operations/conversations/together.ts')).togetherOperations,
  ),
  ...lazyOperations(
    scheduled,
    async () => (await import('#functions/http/operations/conversations/scheduled.ts')).scheduledOperations,
  ),
  ...lazyOperations(
    macros,
    async () => (await import('#functions/http/operations/conversations/macros.ts')).macroOperations,
  ),
  ...lazyOperations(
    { ...responseFiles, uploadFile: conversations.uploadFile, getFile: conversations.getFile },
    async () => (await import('#functions/http/operations/conversations/team-files.ts')).teamFileOperations,
  ),
  ...lazyOperations(
    copilot,
    async () => (await import('#functions/http/operations/bots/copilot.ts')).copilotOperations,
  ),
  ...lazyOperations(
    tickets,
    async () => (await import('#functions/http/operations/conversations/tickets.ts')).ticketOperations,
  ),
  ...lazyOperations(
    views,
    async () => (await import('#functions/http/operations/conversations/views.ts')).viewOperations,
  ),
  ...visitorOperations,
  ...lazyOperations(
    liveVisitors,
    async () => (await import('#functions/http/operations/visitors/live-visitors.ts')).liveVisitorOperations,
  ),
  ...lazyOperations(
    customers,
    async () => (await import('#functions/http/operations/visitors/customers.ts')).customerOperations,
  ),
};

/** The handler, on dependencies that are built when the first request comes. */
export const agentApi = (deps: () => AgentApiDeps, log: Log): HttpHandler =>
  serve({
    rows,
    known: readAddresses(addresses),
    operations: agentOperations,
    deps,
    identify: identifyTeam,
    readAhead: newestRowAhead(rows.sendMessage),
    requireSeen: requireInScope,
    forbid: forbidConversations,
    addressOf: ({ originSecret }, event) => clientAddress(event, originSecret),
    maxBodyBytes: MAX_TEAM_BODY_BYTES,
    log,
  });

/** Where no user pool says who is of the team, a rule of the team may. */
const joiningWith =
  (deps: Pick<Deps, 'table' | 'now' | 'random'>): TeamCallerDeps['joinByRule'] =>
  async (person) =>
    (await import('#functions/use-cases/team/join-by-rule.ts')).joinByRule(deps, person);

function build(): AgentApiDeps {
  const variables = readVariables('agent-api', process.env);
  const deps = coreDeps(variables);
  return {
    ...deps,
    reach: reachOf(variables, deps),
    files: filesOf(variables, fileRulesOf(variables)),
    rememberUser: rememberUserOf(variables, deps.table),
    joinByRule: variables.HAS_USER_POOL === '' ? joiningWith(deps) : undefined,
    socketUrl: variables.AGENT_SOCKET_URL,
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    originSecret: variables.ORIGIN_SECRET,
    randomText,
    allowance: readRate(variables.VISITOR_MESSAGE_RATE),
    ...liveChatSwitch(() => isLiveChatOn(deps.table), Date.now),
    ...keyLimits(Date.now),
    callDeliver: callerOf(variables.DELIVER_FUNCTION),
    startAutomation: lateStarterOf(variables.AUTOMATION_FUNCTION),
    onThisMachine: variables.LOOPBACK_PUSH === 'yes',
    tokenRules: { audience: variables.AGENT_AUDIENCE, groupsClaim: variables.AGENT_GROUPS_CLAIM },
  };
}

/** What API Gateway calls. What fails to be built is answered like any other fault. */
export const handler = lazyHandler('agent-api', () => agentApi(build, log));
