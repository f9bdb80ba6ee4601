/** The function behind the agents' API, and behind every address that has no route. */
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { agentApi as rows } from '#core/contract/agent-api.ts';
import { widgetAddresses } from '#core/contract/kit/widget-addresses.ts';
import { DomainError } from '#core/model/errors.ts';
import { type TeamCaller, type TokenRules, authorize, personOf } from '#core/access/team-access.ts';
import {
  agentReach,
  callerOf,
  coreDeps,
  fileRulesOf,
  filesOf,
  lateStarterOf,
  log,
  userDirectoryOf,
} from '#functions/container.ts';
import type { Log } from '#functions/platform/log.ts';
import { descriptionFiles } from '#functions/http/built-files.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { namedByUser } from '#functions/store/assignment/agent-store.ts';
import { bearerToken } from '#functions/identity/read-access-token.ts';
import type { FileDeps } from '#functions/use-cases/files/file-requests.ts';
import type { WorkflowDeps } from '#functions/use-cases/settings/workflows.ts';
import { readList, readVariables } from '#functions/platform/variables.ts';
import type { Operations } from '#functions/http/call.ts';
import { agentConversations, forbidConversations } from '#functions/http/operations/conversations.ts';
import { type DescriptionDeps, descriptionOperations } from '#functions/http/operations/description.ts';
import { agentFiles } from '#functions/http/operations/files.ts';
import { type HttpEvent, type HttpHandler, serve } from '#functions/http/serve.ts';
import { type NoticeOperationDeps, noticeOperations } from '#functions/http/operations/notices.ts';
import { reportOperations } from '#functions/http/operations/reports.ts';
import { type SetupDeps, setupOperations } from '#functions/http/operations/settings.ts';
import { type TeamDeps, teamOperations } from '#functions/http/operations/team.ts';
import { ticketOperations } from '#functions/http/operations/tickets.ts';
import type { TicketDeps } from '#functions/use-cases/mail/tickets.ts';
import { visitorOperations } from '#functions/http/operations/visitors.ts';
import { type WidgetOperationDeps, widgetOperations } from '#functions/http/operations/widgets.ts';
import { workflowOperations } from '#functions/http/operations/workflows.ts';

/** What the agents' API needs. */
export type AgentApiDeps = TeamDeps &
  WidgetOperationDeps &
  WorkflowDeps &
  DescriptionDeps &
  TicketDeps &
  FileDeps &
  NoticeOperationDeps &
  SetupDeps & { tokenRules: TokenRules };

/** Every operation of the agents' API. */
export const agentOperations: Operations<AgentApiDeps, keyof typeof rows> = {
  ...setupOperations,
  ...widgetOperations,
  ...teamOperations,
  ...noticeOperations,
  ...agentConversations,
  ...agentFiles,
  ...ticketOperations,
  ...visitorOperations,
  ...workflowOperations,
  ...reportOperations,
  ...descriptionOperations,
};

/** A widget with texts in many languages is the largest thing anyone sends. */
const MAX_BODY_BYTES = 256 * 1024;

/** The handler, on dependencies that are built when the first request comes. */
export const agentApi = (deps: () => AgentApiDeps, log: Log): HttpHandler =>
  serve({
    rows,
    known: { ...widgetAddresses, ...rows },
    operations: agentOperations,
    deps,
    identify,
    forbid: forbidConversations,
    addressOf: (_, event) => event.requestContext.http.sourceIp,
    maxBodyBytes: MAX_BODY_BYTES,
    log,
  });

function build(): AgentApiDeps {
  const variables = readVariables('agent-api', process.env);
  const deps = coreDeps(variables);
  return {
    ...deps,
    files: filesOf(variables, fileRulesOf(variables)),
    people: userDirectoryOf(variables, deps.table),
    randomText,
    description: descriptionFiles(import.meta.dirname),
    fileReader: async () => {
      const { readFile } = await import('#functions/article-files/read.ts');
      return readFile;
    },
    publicOrigin: variables.PUBLIC_ORIGIN,
    socketUrl: variables.SOCKET_URL,
    httpStepHosts: readList(variables.HTTP_STEP_HOSTS),
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    callAutomation: callerOf(variables.AUTOMATION_FUNCTION),
    callDeliver: callerOf(variables.DELIVER_FUNCTION),
    reach: agentReach(lateStarterOf(variables.DELIVER_FUNCTION)),
    onThisMachine: variables.LOOPBACK_PUSH === 'yes',
    tokenRules: { audience: variables.AGENT_AUDIENCE, groupsClaim: variables.AGENT_GROUPS_CLAIM },
  };
}

/** What API Gateway calls. What fails to be built is answered like any other fault. */
export const handler = lazyHandler('agent-api', () => agentApi(build, log));

/**
 * Who calls, if they may. The gateway has verified the token, but hands its claims over as text: `[a b]` is a list of two
 * groups or of one with a blank in its name. So they are read from the token itself.
 */
async function identify(deps: AgentApiDeps, row: Endpoint, event: HttpEvent): Promise<TeamCaller | undefined> {
  if (row.role === 'public') return undefined;
  const token = bearerToken(event.headers['authorization']);
  // What the gateway verified and what is read here must be one token.
  const isVerified =
    token !== undefined && event.requestContext.authorizer?.jwt?.claims['sub'] === token.payload['sub'];
  const person = isVerified ? personOf(token, deps.tokenRules, deps.now()) : undefined;
  if (!person) throw new DomainError('unauthenticated', "An access token is required. Other tokens aren't accepted.");
  const agent = await namedByUser(deps.table, person.user_id);
  authorize(person, agent, row);
  return { ...person, agent };
}
