/** The parts of an HTTP API as the template defines them: routes, their functions, authorizers, throttles, CORS. */
import * as z from 'zod/mini';
import { integrationOf, stageOf, targetOf, throttleOf, type Stage, type Target } from '#local/gateway/gateway-api.ts';
import { resourcesOf, type Resource, type Stack } from '#local/assembly/stack.ts';
import { corsConfiguration, type Cors } from './cors.ts';
import type { JwtAuthorizer } from './jwt-authorizer.ts';
import { parseRouteKey, type RouteKey } from './routes.ts';
import type { Throttle } from '#local/gateway/token-bucket.ts';

const api = z.object({ ProtocolType: z.string(), CorsConfiguration: z.optional(corsConfiguration) });

const route = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z._default(z.string(), 'NONE'),
  AuthorizerId: z.optional(z.string()),
  AuthorizationScopes: z._default(z.array(z.string()), []),
});

const authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.array(z.string()),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});

export type ApiRoute = RouteKey &
  Target & {
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

/** Maximum time that an HTTP API waits for a function. */
const INTEGRATION_LIMIT_MS = 30_000;

function routeOf(stack: Stack, stage: Stage, properties: z.infer<typeof route>): ApiRoute {
  const key = parseRouteKey(properties.RouteKey);
  const { uri, timeoutMs } = integrationOf(stack, properties.Target, {
    protocol: 'HTTP',
    longestMs: INTEGRATION_LIMIT_MS,
  });
  const path = key.segments ? `${key.method}/${key.segments.join('/')}` : '$default';
  return {
    ...key,
    ...targetOf(stack, uri, `${properties.ApiId}/${stage.StageName}/${path}`),
    timeoutMs,
    authorizerId: properties.AuthorizationType === 'JWT' ? properties.AuthorizerId : undefined,
    scopes: properties.AuthorizationScopes,
    throttle: throttleOf(stage, key.key),
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

/** Reads one HTTP API of the stack and the one stage that it is deployed to. */
export function readHttpApi(stack: Stack, resource: Resource): ApiDefinition {
  const { CorsConfiguration } = api.parse(resource.properties);
  const stage = stageOf(stack, resource);
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
