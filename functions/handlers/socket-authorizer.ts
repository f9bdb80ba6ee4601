/** The socket's authorizer: allows a connection and says whose it is, or denies it, which the client sees as 403. */
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { log, sessionsOf, tableOf } from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import type { Log } from '#functions/platform/log.ts';
import { type AdmitDeps, admitSocket } from '#functions/use-cases/sockets/admit-socket.ts';
import { readVariables } from '#functions/platform/variables.ts';
import { agentTokens } from '#functions/identity/agent-tokens.ts';
import { toContext } from '#functions/socket/principal.ts';

/** What of the event matters: header names come as the client wrote them. */
export type AuthorizerEvent = Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'methodArn'>;

/** The handler on these dependencies. */
export function authorizer(deps: AdmitDeps & { log: Log }) {
  return async ({ headers, methodArn }: AuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const who = await admitSocket(deps, {
      protocols: headerOf(headers, 'sec-websocket-protocol'),
      origin: headerOf(headers, 'origin'),
    });
    deps.log.info('socket_authorized', { principal: who?.principal ?? 'nobody' });
    return {
      principalId: who === undefined ? 'nobody' : who.principal,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: who ? 'Allow' : 'Deny', Resource: methodArn }],
      },
      ...(who ? { context: toContext(who) } : {}),
    };
  };
}

function headerOf(headers: AuthorizerEvent['headers'], name: string): string | undefined {
  return Object.entries(headers ?? {}).find(([given]) => given.toLowerCase() === name)?.[1];
}

function build() {
  const variables = readVariables('socket-authorizer', process.env);
  const issuer = {
    issuer: variables.AGENT_ISSUER,
    jwksUri: variables.AGENT_JWKS_URI,
    audience: variables.AGENT_AUDIENCE,
    groupsClaim: variables.AGENT_GROUPS_CLAIM,
  };
  const verifyAgent = agentTokens(issuer, Date.now);
  const { PUBLIC_ORIGIN: publicOrigin } = variables;
  const sessions = sessionsOf(variables);
  return authorizer({ table: tableOf(variables), sessions, publicOrigin, verifyAgent, now: Date.now, log });
}

/** What API Gateway calls. */
export const handler = lazyHandler('socket-authorizer', build);
