/** The Lambda authorizer of `$connect`: without identity it isn't called; its policy decides, and every later event has its context. */
import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { decide } from '#local/iam/decide.ts';
import { statementsOf } from '#local/iam/policy.ts';
import type { Invoker } from '#local/lambda/invoker.ts';
import { authorizerEvent, connectArn, type Peer } from './events.ts';
import type { SocketDefinition } from './socket-definition.ts';

/** The status that rejects a client, or the authorizer's context. */
export type Authorization = { refused: 401 | 403 | 500 } | { context: Record<string, unknown> };

const answer = z.object({
  principalId: z.string(),
  policyDocument: z.unknown(),
  context: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])), {}),
});

/** The value of `route.request.header.Name` or `route.request.querystring.name`. Header names are case-insensitive. */
function identityOf(source: string, request: IncomingMessage): string | undefined {
  const [, place, name = ''] = /^route\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === 'querystring') return new URL(request.url ?? '/', 'http://local').searchParams.get(name) ?? undefined;
  return [request.headers[name.toLowerCase()] ?? []].flat()[0];
}

function parsePolicy(payload: unknown, methodArn: string): Authorization {
  const { success, data } = answer.safeParse(payload);
  if (!success) return { refused: 500 };
  const statements = statementsOf(data.policyDocument, 'the authorizer');
  const decision = decide(statements, { action: 'execute-api:Invoke', resource: methodArn });
  return decision === 'allowed' ? { context: { ...data.context, principalId: data.principalId } } : { refused: 403 };
}

/** Asks the API's authorizer, if it has one, whether a client may connect. */
export async function authorize(
  definition: SocketDefinition,
  invoker: Invoker,
  request: IncomingMessage,
  peer: Peer,
): Promise<Authorization> {
  const { authorizer } = definition;
  if (!authorizer) return { context: {} };
  if (authorizer.identitySources.some((source) => !identityOf(source, request))) return { refused: 401 };
  if (!authorizer.permitted) return { refused: 500 };
  const event = authorizerEvent(definition, request, peer);
  const result = await invoker.invoke(authorizer.functionId, event, { source: 'authorizer', route: '$connect' });
  if ('error' in result) return { refused: result.error.errorMessage === 'Unauthorized' ? 401 : 500 };
  try {
    return parsePolicy(result.payload, connectArn(definition));
  } catch {
    return { refused: 500 };
  }
}
