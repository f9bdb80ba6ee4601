import { describe, expect, it } from 'vitest';
import { type ApiFunction, endpoints, served } from '#core/contract/http.ts';
import { type Endpoint, isForTeam } from '#core/contract/kit/endpoint.ts';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Route = {
  ApiId: { Ref: string };
  RouteKey: string;
  Target: unknown;
  AuthorizationType: string;
  AuthorizerId?: { Ref: string };
};
type Api = { CorsConfiguration?: object };

const apiFunctions = Object.keys(served) as ApiFunction[];

const keyRoutes = [
  ['ANY /api/machine/agent/{proxy+}', 'agent-api'],
  ['ANY /api/machine/settings/{proxy+}', 'settings-api'],
] as const;

describe('the HTTP API', () => {
  const stack = new Synthesized();
  const apiId = stack.apiId('HTTP');
  const routes = stack.properties<Route>('AWS::ApiGatewayV2::Route').filter((route) => route.ApiId.Ref === apiId);
  const rows = Object.values<Endpoint>(endpoints);
  const routeOf = (key: string) => routes.find(({ RouteKey }) => RouteKey === key);

  it('has a route per row of the contract, one for the headers of help pages, one for what visitors send at length, two for API keys, a default route, and no other', () => {
    const expected = [
      ...rows.map(({ method, path }) => `${method} ${path}`),
      'HEAD /help/{center}/{language}/{page}',
      'POST /api/long/{proxy+}',
      ...keyRoutes.map(([key]) => key),
      '$default',
    ];
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(expected.sort());
  });

  it("requires an agent's token on the agents' routes and on no other", () => {
    const authorizers = stack
      .all<{ ApiId: { Ref: string }; JwtConfiguration: { Issuer: unknown; Audience: unknown[] } }>(
        'AWS::ApiGatewayV2::Authorizer',
      )
      .filter(([, { Properties }]) => Properties.ApiId.Ref === apiId);
    expect(authorizers).toHaveLength(1);
    const [[authorizerId, authorizer] = ['', undefined]] = authorizers;
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    const [poolId] = stack.all('AWS::Cognito::UserPool').map(([id]) => id);
    const [clientId] = stack.all('AWS::Cognito::UserPoolClient').map(([id]) => id);
    expect(text(authorizer?.Properties.JwtConfiguration.Issuer)).toBe(`\${${poolId}.ProviderURL}`);
    expect(authorizer?.Properties.JwtConfiguration.Audience.map(text)).toEqual([`\${${clientId}}`]);
    for (const { method, path, role, isForKeys } of rows) {
      const { AuthorizationType, AuthorizerId } = routeOf(`${method} ${path}`) ?? {};
      const forAgents = isForTeam({ role }) && !isForKeys;
      expect([path, AuthorizationType, AuthorizerId?.Ref]).toEqual(
        forAgents ? [path, 'JWT', authorizerId] : [path, 'NONE', undefined],
      );
    }
  });

  it('sends each row to the function that serves it, unknown addresses to agent-api, by one integration each', () => {
    const integrations = new Map(
      stack
        .all<{ ApiId: { Ref: string }; IntegrationUri: unknown }>('AWS::ApiGatewayV2::Integration')
        .filter(([, { Properties }]) => Properties.ApiId.Ref === apiId)
        .map(([id, { Properties }]) => [`integrations/\${${id}}`, text(Properties.IntegrationUri)]),
    );
    expect(integrations.size).toBe(apiFunctions.length);
    const serves = new Map<string, ApiFunction>([
      ['$default', 'agent-api'],
      ...keyRoutes,
      ...apiFunctions.flatMap((name) =>
        Object.values(served[name]).map(({ method, path }) => [`${method} ${path}`, name] as const),
      ),
    ]);
    for (const { RouteKey, Target } of routes) {
      const name = serves.get(RouteKey) ?? 'visitor-api';
      expect([RouteKey, integrations.get(text(Target))]).toEqual([RouteKey, `\${${stack.functionId(name)}.Arn}`]);
    }
  });

  it('may call each of its functions with one permission for all routes', () => {
    const permissions = stack
      .properties<{ Principal: string; FunctionName: unknown; SourceArn: unknown }>('AWS::Lambda::Permission')
      .filter(({ SourceArn }) => text(SourceArn).includes(apiId));
    expect(permissions.map(({ FunctionName }) => text(FunctionName)).sort()).toEqual(
      apiFunctions.map((name) => `\${${stack.functionId(name)}.Arn}`).sort(),
    );
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe('apigateway.amazonaws.com');
      // A `$default` route's ARN has one segment less than others, so only this pattern fits all.
      expect(text(SourceArn)).toMatch(/\$\{chathttpapi[0-9A-F]+\}\/\*$/);
    }
  });

  it('answers any origin, without credentials, and shows what clients need to read', () => {
    expect(stack.resource<Api>(apiId).Properties.CorsConfiguration).toEqual({
      AllowOrigins: ['*'],
      AllowMethods: ['*'],
      AllowHeaders: ['authorization', 'content-type', 'if-none-match', 'mcp-protocol-version', 'mcp-session-id'],
      ExposeHeaders: ['x-request-id', 'retry-after'],
      MaxAge: 86_400,
    });
  });

  it('throttles as configured', () => {
    const stages = new Synthesized({ httpThrottle: { burst: 7, perSecond: 3 } })
      .properties<{ StageName: string; DefaultRouteSettings: object }>('AWS::ApiGatewayV2::Stage')
      .filter(({ StageName }) => StageName === '$default');
    expect(stages.map((stage) => stage.DefaultRouteSettings)).toEqual([
      { ThrottlingBurstLimit: 7, ThrottlingRateLimit: 3 },
    ]);
  });
});
