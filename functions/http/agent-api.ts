/** The function behind the agents' API, and behind every address that has no route. */
import type { Endpoint } from '../../core/contract/endpoint.ts';
import { agentApi as rows, endpoints } from '../../core/contract/http.ts';
import { DomainError } from '../../core/model/errors.ts';
import type { TeamCaller, TokenRules } from '../../core/team-access.ts';
import { authorize, personOf } from '../../core/team-access.ts';
import { coreDeps, log, userDirectoryOf } from '../container.ts';
import type { Log } from '../json-log.ts';
import { descriptionFiles } from '../description-files.ts';
import { randomText } from '../random-text.ts';
import { namedByUser } from '../store/agent-store.ts';
import { bearerToken } from '../team-token.ts';
import type { WorkflowDeps } from '../use-cases/workflows.ts';
import { readList, readVariables } from '../variables.ts';
import type { ImportDeps } from '../use-cases/import-articles.ts';
import { botOperations } from './bot-operations.ts';
import type { Operations } from './call.ts';
import { agentConversations, forbidConversations } from './conversation-operations.ts';
import type { DescriptionDeps } from './description-operations.ts';
import { descriptionOperations } from './description-operations.ts';
import type { HttpEvent, HttpHandler } from './serve.ts';
import { serve } from './serve.ts';
import { reportOperations } from './report-operations.ts';
import { setupOperations } from './setup-operations.ts';
import type { TeamDeps } from './team-operations.ts';
import { teamOperations } from './team-operations.ts';
import { ticketOperations } from './ticket-operations.ts';
import type { TicketDeps } from '../use-cases/tickets.ts';
import { visitorOperations } from './visitor-operations.ts';
import type { WidgetOperationDeps } from './widget-operations.ts';
import { widgetOperations } from './widget-operations.ts';
import { workflowOperations } from './workflow-operations.ts';

/** What the agents' API needs. */
export type AgentApiDeps = TeamDeps &
  WidgetOperationDeps &
  WorkflowDeps &
  DescriptionDeps &
  TicketDeps &
  ImportDeps & { tokenRules: TokenRules };

/** Every operation of the agents' API. */
export const agentOperations: Operations<AgentApiDeps, keyof typeof rows> = {
  ...setupOperations,
  ...widgetOperations,
  ...teamOperations,
  ...botOperations,
  ...agentConversations,
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
    known: endpoints,
    operations: agentOperations,
    deps,
    identify,
    forbid: forbidConversations,
    addressOf: (_, event) => event.requestContext.http.sourceIp,
    maxBodyBytes: MAX_BODY_BYTES,
    log,
  });

/** The handler of the stack. */
export const handler = agentApi(() => {
  const variables = readVariables('agent-api', process.env);
  const deps = coreDeps(variables);
  return {
    ...deps,
    people: userDirectoryOf(variables, deps.table),
    randomText,
    description: descriptionFiles(import.meta.dirname),
    fileReader: async () => {
      const { readFile } = await import('../article-files/read.ts');
      return readFile;
    },
    publicOrigin: variables.PUBLIC_ORIGIN,
    socketUrl: variables.SOCKET_URL,
    httpStepHosts: readList(variables.HTTP_STEP_HOSTS),
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    tokenRules: { audience: variables.AGENT_AUDIENCE, groupsClaim: variables.AGENT_GROUPS_CLAIM },
  };
}, log);

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
  if (!person) throw new DomainError('unauthenticated', 'An access token is needed; other tokens are not accepted.');
  const agent = await namedByUser(deps.table, person.user_id);
  authorize(person, agent, row);
  return { ...person, agent };
}
