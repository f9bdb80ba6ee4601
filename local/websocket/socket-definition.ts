/** The parts of a WebSocket API as the template defines them: stages, routes, their functions, the authorizer, throttles. */
import * as z from 'zod/mini';
import {
  functionUri,
  integrationOf,
  stagesOf,
  targetOf,
  throttleOf,
  type Stage,
  type Target,
} from '#local/gateway/gateway-api.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import type { Throttle } from '#local/gateway/token-bucket.ts';

const api = z.object({ RouteSelectionExpression: z.string() });

const route = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z._default(z.string(), 'NONE'),
  AuthorizerId: z.optional(z.string()),
});

const authorizer = z.object({
  AuthorizerType: z.literal('REQUEST'),
  AuthorizerUri: z.string(),
  IdentitySource: z._default(z.array(z.string()), []),
});

export type SocketRoute = Target & { key: string; timeoutMs: number; throttle: Throttle | undefined };

export type SocketAuthorizer = Target & { identitySources: readonly string[] };

/** One stage of a WebSocket API. */
export type SocketDefinition = {
  apiId: string;
  /** Its name: the end of its address. */
  stage: string;
  /** `$request.body.type`: where a frame contains its route. */
  routeSelection: string;
  routes: ReadonlyMap<string, SocketRoute>;
  /** Authorizer of `$connect`; undefined if anyone may connect. */
  authorizer: SocketAuthorizer | undefined;
};

function authorizerOf(stack: Stack, apiId: string, id: string | undefined): SocketAuthorizer | undefined {
  const resource = resourcesOf(stack, 'AWS::ApiGatewayV2::Authorizer').find(({ ref }) => ref === id);
  if (!resource) return undefined;
  const { AuthorizerUri, IdentitySource } = authorizer.parse(resource.properties);
  return {
    ...targetOf(stack, functionUri('WEBSOCKET', AuthorizerUri), `${apiId}/authorizers/${resource.ref}`),
    identitySources: IdentitySource,
  };
}

/** Maximum time that a WebSocket API waits for a function. */
const INTEGRATION_LIMIT_MS = 29_000;

/** Reads one WebSocket API of the stack: each stage that it is deployed to. */
export const readSocketApi = (stack: Stack, resource: Resource): SocketDefinition[] =>
  stagesOf(stack, resource).map((stage) => readStage(stack, resource, stage));

function readStage(stack: Stack, { ref: apiId, properties }: Resource, stage: Stage): SocketDefinition {
  const routes = resourcesOf(stack, 'AWS::ApiGatewayV2::Route')
    .filter((one) => one.properties['ApiId'] === apiId)
    .map((one) => route.parse(one.properties));
  const connect = routes.find(({ RouteKey }) => RouteKey === '$connect');
  return {
    apiId,
    stage: stage.StageName,
    routeSelection: api.parse(properties).RouteSelectionExpression,
    routes: new Map(
      routes.map(({ RouteKey: key, Target }) => {
        const { uri, timeoutMs } = integrationOf(stack, Target, {
          protocol: 'WEBSOCKET',
          longestMs: INTEGRATION_LIMIT_MS,
        });
        const target = targetOf(stack, uri, `${apiId}/${stage.StageName}/${key}`);
        return [key, { ...target, key, timeoutMs, throttle: throttleOf(stage, key) }];
      }),
    ),
    authorizer: connect?.AuthorizationType === 'CUSTOM' ? authorizerOf(stack, apiId, connect.AuthorizerId) : undefined,
  };
}
