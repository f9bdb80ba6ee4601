/** The parts of a WebSocket API as the template defines them: its routes, their functions, the authorizer, throttles. */
import * as z from 'zod/mini';
import { place } from '../assembly/naming.ts';
import { resourcesOf, type Resource, type Stack } from '../assembly/stack.ts';
import type { Throttle } from '../http-api/token-bucket.ts';
import { functionIdOf } from '../lambda/lambda-function.ts';
import { mayInvoke } from '../lambda/permissions.ts';

const api = z.object({ RouteSelectionExpression: z.string() });

const route = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z._default(z.string(), 'NONE'),
  AuthorizerId: z.optional(z.string()),
});

const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  TimeoutInMillis: z._default(z.coerce.number(), 29_000),
});

const authorizer = z.object({
  AuthorizerType: z.literal('REQUEST'),
  AuthorizerUri: z.string(),
  IdentitySource: z._default(z.array(z.string()), []),
});

const settings = z.object({
  ThrottlingBurstLimit: z.optional(z.coerce.number()),
  ThrottlingRateLimit: z.optional(z.coerce.number()),
});

const stageProperties = z.object({
  ApiId: z.string(),
  StageName: z.string(),
  DefaultRouteSettings: z._default(settings, {}),
  RouteSettings: z._default(z.record(z.string(), settings), {}),
});

/** A function the API calls; `permitted` is false where no Lambda permission lets it. */
export type Target = { functionId: string; permitted: boolean };

export type SocketRoute = Target & { key: string; timeoutMs: number; throttle: Throttle | undefined };

export type SocketAuthorizer = Target & { identitySources: readonly string[] };

export type SocketDefinition = {
  apiId: string;
  stage: string;
  /** `$request.body.type`: where in a frame its route stands. */
  routeSelection: string;
  routes: ReadonlyMap<string, SocketRoute>;
  /** Of `$connect`; undefined where anybody may connect. */
  authorizer: SocketAuthorizer | undefined;
};

function targetOf(stack: Stack, uri: string, apiId: string, resourceName: string): Target {
  const functionId = functionIdOf(stack, uri);
  if (!functionId) throw new Error(`The WebSocket API leads to ${uri}, which is no function of this stack.`);
  const sourceArn = `arn:aws:execute-api:${place.region}:${place.account}:${apiId}/${resourceName}`;
  return { functionId, permitted: mayInvoke(stack, functionId, 'apigateway.amazonaws.com', sourceArn) };
}

function authorizerOf(stack: Stack, apiId: string, id: string | undefined): SocketAuthorizer | undefined {
  const resource = resourcesOf(stack, 'AWS::ApiGatewayV2::Authorizer').find(({ ref }) => ref === id);
  if (!resource) return undefined;
  const { AuthorizerUri, IdentitySource } = authorizer.parse(resource.properties);
  return { ...targetOf(stack, AuthorizerUri, apiId, `authorizers/${resource.ref}`), identitySources: IdentitySource };
}

function throttleOf(
  { DefaultRouteSettings, RouteSettings }: z.infer<typeof stageProperties>,
  key: string,
): Throttle | undefined {
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = { ...DefaultRouteSettings, ...RouteSettings[key] };
  return burst === undefined && rate === undefined ? undefined : { burst: burst ?? 5000, rate: rate ?? 10_000 };
}

/** Reads one WebSocket API of the stack and the one stage it is deployed to. */
export function readSocketApi(stack: Stack, { ref: apiId, label, properties }: Resource): SocketDefinition {
  const stages = resourcesOf(stack, 'AWS::ApiGatewayV2::Stage').map((resource) =>
    stageProperties.parse(resource.properties),
  );
  const stage = stages.find(({ ApiId }) => ApiId === apiId);
  if (!stage) throw new Error(`The WebSocket API ${label} has no stage: nobody can connect.`);
  const routes = resourcesOf(stack, 'AWS::ApiGatewayV2::Route')
    .filter((resource) => resource.properties['ApiId'] === apiId)
    .map((resource) => route.parse(resource.properties));
  const integrations = resourcesOf(stack, 'AWS::ApiGatewayV2::Integration');
  const connect = routes.find(({ RouteKey }) => RouteKey === '$connect');
  return {
    apiId,
    stage: stage.StageName,
    routeSelection: api.parse(properties).RouteSelectionExpression,
    routes: new Map(
      routes.map(({ RouteKey: key, Target }) => {
        const found = integrations.find(({ ref }) => Target === `integrations/${ref}`);
        const { IntegrationUri, TimeoutInMillis } = integration.parse(found?.properties);
        const target = targetOf(stack, IntegrationUri, apiId, `${stage.StageName}/${key}`);
        return [key, { ...target, key, timeoutMs: TimeoutInMillis, throttle: throttleOf(stage, key) }];
      }),
    ),
    authorizer: connect?.AuthorizationType === 'CUSTOM' ? authorizerOf(stack, apiId, connect.AuthorizerId) : undefined,
  };
}

/** The WebSocket APIs among the stack's APIs. */
export const socketApisOf = (stack: Stack): Resource[] =>
  resourcesOf(stack, 'AWS::ApiGatewayV2::Api').filter(({ properties }) => properties['ProtocolType'] === 'WEBSOCKET');
