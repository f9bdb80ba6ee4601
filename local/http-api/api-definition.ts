/** The parts of an HTTP API as the template defines them: routes, their functions, authorizers, throttles, CORS. */
import * as z from 'zod/mini';
import { place } from '../assembly/naming.ts';
import { resourcesOf, type Resource, type Stack } from '../assembly/stack.ts';
import { functionIdOf } from '../lambda/lambda-function.ts';
import { mayInvoke } from '../lambda/permissions.ts';
import { corsConfiguration, type Cors } from './cors.ts';
import type { JwtAuthorizer } from './jwt-authorizer.ts';
import { parseRouteKey, type RouteKey } from './routes.ts';
import type { Throttle } from './token-bucket.ts';

const api = z.object({ ProtocolType: z.string(), CorsConfiguration: z.optional(corsConfiguration) });

const route = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z._default(z.string(), 'NONE'),
  AuthorizerId: z.optional(z.string()),
  AuthorizationScopes: z._default(z.array(z.string()), []),
});

const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.optional(z.string()),
  TimeoutInMillis: z.optional(z.coerce.number()),
});

const authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.array(z.string()),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
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

export type ApiRoute = RouteKey & {
  functionId: string;
  /** False where no Lambda permission lets the API invoke the function. */
  permitted: boolean;
  timeoutMs: number;
  authorizerId: string | undefined;
  scopes: readonly string[];
  throttle: Throttle | undefined;
};

export type ApiDefinition = {
  apiId: string;
  stage: string;
  cors: Cors | undefined;
  routes: readonly ApiRoute[];
  authorizers: ReadonlyMap<string, JwtAuthorizer>;
};

/** The longest an HTTP API waits for a function. */
const INTEGRATION_LIMIT_MS = 30_000;

const throttleFrom = ({ ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate }: z.infer<typeof settings>) =>
  burst === undefined && rate === undefined ? undefined : { burst: burst ?? 5000, rate: rate ?? 10_000 };

function routeOf(stack: Stack, stage: z.infer<typeof stageProperties>, properties: z.infer<typeof route>): ApiRoute {
  const key = parseRouteKey(properties.RouteKey);
  const target = resourcesOf(stack, 'AWS::ApiGatewayV2::Integration').find(
    ({ ref }) => properties.Target === `integrations/${ref}`,
  );
  const { IntegrationUri, TimeoutInMillis = INTEGRATION_LIMIT_MS } = integration.parse(target?.properties);
  const functionId = functionIdOf(stack, IntegrationUri);
  if (!functionId)
    throw new Error(`The route ${key.key} leads to ${IntegrationUri}, which is no function of this stack.`);
  const path = key.segments ? `${key.method}/${key.segments.join('/')}` : '$default';
  const sourceArn = `arn:aws:execute-api:${place.region}:${place.account}:${properties.ApiId}/${stage.StageName}/${path}`;
  return {
    ...key,
    functionId,
    permitted: mayInvoke(stack, functionId, 'apigateway.amazonaws.com', sourceArn),
    timeoutMs: Math.min(TimeoutInMillis, INTEGRATION_LIMIT_MS),
    authorizerId: properties.AuthorizationType === 'JWT' ? properties.AuthorizerId : undefined,
    scopes: properties.AuthorizationScopes,
    throttle: throttleFrom({ ...stage.DefaultRouteSettings, ...stage.RouteSettings[key.key] }),
  };
}

function authorizersOf(stack: Stack, apiId: string): Map<string, JwtAuthorizer> {
  const own = resourcesOf(stack, 'AWS::ApiGatewayV2::Authorizer').filter(
    ({ properties }) => properties['ApiId'] === apiId,
  );
  return new Map(
    own.map(({ ref, properties }) => {
      const { IdentitySource, JwtConfiguration } = authorizer.parse(properties);
      const [identitySource = '$request.header.Authorization'] = IdentitySource;
      return [ref, { issuer: JwtConfiguration.Issuer, audience: JwtConfiguration.Audience, identitySource }];
    }),
  );
}

/** Reads one HTTP API of the stack and the one stage it is deployed to. */
export function readHttpApi(stack: Stack, resource: Resource): ApiDefinition {
  const { CorsConfiguration } = api.parse(resource.properties);
  const stages = resourcesOf(stack, 'AWS::ApiGatewayV2::Stage').map(({ properties }) =>
    stageProperties.parse(properties),
  );
  const stage = stages.find(({ ApiId }) => ApiId === resource.ref);
  if (!stage) throw new Error(`The HTTP API ${resource.label} has no stage: nothing reaches its routes.`);
  const routes = resourcesOf(stack, 'AWS::ApiGatewayV2::Route').map(({ properties }) => properties);
  return {
    apiId: resource.ref,
    stage: stage.StageName,
    cors: CorsConfiguration,
    routes: routes
      .filter(({ ApiId }) => ApiId === resource.ref)
      .map((properties) => routeOf(stack, stage, route.parse(properties))),
    authorizers: authorizersOf(stack, resource.ref),
  };
}

/** The HTTP APIs among the stack's APIs. */
export const httpApisOf = (stack: Stack): Resource[] =>
  resourcesOf(stack, 'AWS::ApiGatewayV2::Api').filter(({ properties }) => properties['ProtocolType'] === 'HTTP');
