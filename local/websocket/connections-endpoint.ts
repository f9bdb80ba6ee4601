/** The management endpoint of a WebSocket API, `…/@connections/<id>`: post to a client, describe it, end it. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';
import type { AccessDecision } from '#local/iam/authority.ts';
import { callerOf, type Caller } from '#local/lambda/identity.ts';
import { MESSAGE_LIMIT_BYTES, type Connection } from './connection.ts';
import type { SocketApi } from './socket-api.ts';

export type ConnectionsDeps = {
  /** The API's stages: each knows its own connections only. */
  stages: readonly SocketApi[];
  /** Whether a function's role grants `execute-api:ManageConnections` on the resource. */
  authorise: (functionId: string, action: string, resource: string) => AccessDecision;
  /** Called for a message that was sent. AWS bills it to the API's owner. */
  sent: (caller: Caller, bytes: number) => void;
};

const failure = (status: number, type: string, message: string): HttpResponse =>
  respond(status, JSON.stringify({ message }), { 'content-type': 'application/json', 'x-amzn-errortype': type });

const goneError = (): HttpResponse => failure(410, 'GoneException', 'Gone');

const describe = ({ peer, lastActiveAt }: Connection): HttpResponse =>
  respond(
    200,
    JSON.stringify({
      connectedAt: new Date(peer.connectedAt).toISOString(),
      identity: { sourceIp: peer.sourceIp, userAgent: peer.userAgent ?? null },
      lastActiveAt: new Date(lastActiveAt).toISOString(),
    }),
    { 'content-type': 'application/json' },
  );

/** Responds to one signed request to `/<stage>/@connections/<id>`. */
export function manageConnection({ stages, authorise, sent }: ConnectionsDeps, request: HttpRequest): HttpResponse {
  const [, stage, marker, encodedId = ''] = request.path.split('/');
  const caller = callerOf(request.headers);
  const api = stages.find(({ definition }) => definition.stage === stage);
  if (!caller || !api || marker !== '@connections')
    return failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  const connectionId = decodeURIComponent(encodedId);
  const resource = `arn:${LOCAL_ACCOUNT.partition}:execute-api:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:${api.definition.apiId}/${stage}/${request.method}/@connections/${connectionId}`;
  const verdict = authorise(caller.functionId, 'execute-api:ManageConnections', resource);
  if (!verdict.allowed) return failure(403, 'ForbiddenException', verdict.message);
  if (request.method === 'POST' && request.body.length > MESSAGE_LIMIT_BYTES)
    return failure(413, 'PayloadTooLargeException', 'Message too long');
  const connection = api.connection(connectionId);
  if (!connection) return goneError();
  switch (request.method) {
    case 'POST':
      connection.send(request.body.toString());
      sent(caller, request.body.length);
      return respond(200, '');
    case 'DELETE':
      connection.end(1000, 'Connection Closed Normally');
      return respond(204, '');
    case 'GET':
      return describe(connection);
    default:
      return failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
}
