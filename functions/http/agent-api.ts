/** The function behind the agents' API, and behind every address that has no route. */
import { join } from 'node:path';
import type { Endpoint } from '../../core/contract/endpoint.ts';
import { agentApi as rows, endpoints } from '../../core/contract/http.ts';
import { DomainError } from '../../core/model/errors.ts';
import type { Person } from '../../core/team-access.ts';
import { mayCall, personOf } from '../../core/team-access.ts';
import type * as ArticleFiles from '../article-files/read.ts';
import { coreDeps, log, peopleOf } from '../container.ts';
import type { Log } from '../deps.ts';
import { descriptionFiles } from '../description-files.ts';
import { randomText } from '../random-text.ts';
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
  ImportDeps & { groupsClaim: string };

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
    people: peopleOf(variables, deps.table),
    randomText,
    description: descriptionFiles(import.meta.dirname),
    fileReader: async () => {
      const { readFile } = (await import(join(import.meta.dirname, 'article-files.mjs'))) as typeof ArticleFiles;
      return readFile;
    },
    publicOrigin: variables.PUBLIC_ORIGIN,
    socketUrl: variables.SOCKET_URL,
    httpStepHosts: readList(variables.HTTP_STEP_HOSTS),
    hasMail: variables.HAS_MAIL !== '',
    visitorMailLimit: Number(variables.VISITOR_MAIL_LIMIT),
    groupsClaim: variables.AGENT_GROUPS_CLAIM,
  };
}, log);

/** The gateway has verified the token; what it says of the person is read here. */
function identify({ groupsClaim }: AgentApiDeps, { role }: Endpoint, event: HttpEvent): Person | undefined {
  if (role === 'public') return undefined;
  const person = personOf(event.requestContext.authorizer?.jwt?.claims ?? {}, groupsClaim);
  if (!person) throw new DomainError('unauthenticated', 'An access token is needed; other tokens are not accepted.');
  if (!mayCall(person, role))
    throw new DomainError(
      'forbidden',
      `This is for people in the group ${role === 'admin' ? 'admin' : 'agent or admin'}.`,
    );
  return person;
}
