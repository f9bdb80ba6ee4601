/** The HTTP API: one route per row of the contract, with the JWT authorizer for agents' rows. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { type ApiFunction, served } from '#core/contract/http.ts';
import { type Endpoint, KEY_API, LONG_ROUTE } from '#core/contract/kit/endpoint.ts';
import { widgetAddresses } from '#core/contract/kit/widget-addresses.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import type { Config } from '#lib/settings/config.ts';
import type { HandlerFunction } from '#lib/kit/handler-function.ts';
import { isPublic, publicHttpThrottles, routeSettings } from './public-throttles.ts';

/** Which access tokens the agents' routes accept. */
export type TokenRules = { issuer: string; audience: string };

/** The functions that serve the contract's rows. */
export type RouteTargets = Record<ApiFunction, HandlerFunction>;

/** The functions whose endpoints API keys may call. */
const keyFunctions = ['agent-api', 'settings-api'] as const satisfies readonly ApiFunction[];
const keyPath = (name: (typeof keyFunctions)[number]): string => `${KEY_API}/${name.replace('-api', '')}`;

const apiFunctions = Object.keys(served) as ApiFunction[];

/** By what the route answers: a renamed operation must not be a new route beside the old one, which API Gateway refuses. */
const routeId = (method: string, path: string): string => `${method}${path.replaceAll('/', '.')}`;

/** The HTTP API. Routes are added once the issuer of the agents' tokens is known. */
export class ChatHttpApi extends Construct {
  readonly api: gateway.HttpApi;
  /** Host name of the API itself. Only CloudFront should call it. */
  readonly host: string;

  readonly #stage: gateway.HttpStage;

  constructor(scope: Construct, id: string, { httpThrottle, capacity }: Config) {
    super(scope, id);
    this.api = new gateway.HttpApi(this, 'api', {
      createDefaultStage: false,
      // Any origin is safe, because no credentials are ambient: the widget runs on other sites and sends its token itself.
      corsPreflight: {
        allowOrigins: ['*'],
        allowMethods: [gateway.CorsHttpMethod.ANY],
        // The last three: programs in a browser that compare what they have, and clients of MCP, which send both with each call.
        allowHeaders: ['authorization', 'content-type', 'if-none-match', 'mcp-protocol-version', 'mcp-session-id'],
        exposeHeaders: ['x-request-id', 'retry-after'],
        maxAge: Duration.days(1),
      },
    });
    this.#stage = new gateway.HttpStage(this, 'stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { burstLimit: httpThrottle.burst, rateLimit: httpThrottle.perSecond },
    });
    (this.#stage.node.defaultChild as gateway.CfnStage).routeSettings = routeSettings(publicHttpThrottles(capacity));
    acknowledge(this, {
      APIG1: 'Access logs would cost as much as the requests; the functions log what fails.',
      APIG4:
        "Routes of the widget's API are public or carry a visitor's session, and those of programs an API key; the functions check both.",
    });
    const { region, urlSuffix } = Stack.of(this);
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  /** Adds a route per row of the contract. Unknown addresses go to agent-api, which responds 404 or 405 in our format. */
  addRoutes(functions: RouteTargets, tokens: TokenRules): void {
    const authorizer = new gateway.HttpAuthorizer(this, 'agents', {
      httpApi: this.api,
      type: gateway.HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: tokens.issuer,
      jwtAudience: [tokens.audience],
    });
    const targets = Object.fromEntries(apiFunctions.map((name) => [name, this.#target(functions[name])])) as Record<
      ApiFunction,
      string
    >;
    const rows = apiFunctions.flatMap((name) =>
      Object.values<Endpoint>(served[name]).map((row) => ({ ...row, target: targets[name] })),
    );
    for (const { target, method, path, ...row } of rows) {
      const forAgents = !isPublic(row);
      this.#addRoute(routeId(method, path), {
        routeKey: `${method} ${path}`,
        target,
        ...(forAgents
          ? { authorizationType: 'JWT', authorizerId: authorizer.authorizerId }
          : { authorizationType: 'NONE' }),
      });
    }
    // Link checkers and previews ask for pages this way; of what is kept, the edge answers itself.
    this.#addRoute('showHelp-head', {
      routeKey: `HEAD ${widgetAddresses.showHelp.path}`,
      target: targets['visitor-api'],
      authorizationType: 'NONE',
    });
    // The edge sends what visitors send at length here, which has a throttle of its own.
    this.#addRoute('long', {
      routeKey: LONG_ROUTE,
      target: targets['visitor-api'],
      authorizationType: 'NONE',
    });
    // The edge sends requests with an API key here; the function checks the key, which no authorizer can.
    for (const name of keyFunctions) {
      this.#addRoute(`keys-${name}`, {
        routeKey: `ANY ${keyPath(name)}/{proxy+}`,
        target: targets[name],
        authorizationType: 'NONE',
      });
    }
    this.#addRoute('unknown', {
      routeKey: '$default',
      target: targets['agent-api'],
      authorizationType: 'NONE',
    });
  }

  /** The stage is made last: it can only throttle a route that exists. */
  #addRoute(id: string, props: Omit<gateway.CfnRouteProps, 'apiId'>): void {
    this.#stage.node.addDependency(new gateway.CfnRoute(this, id, { apiId: this.api.apiId, ...props }));
  }

  #target(fn: HandlerFunction): string {
    const { apiId } = this.api;
    const integration = new gateway.CfnIntegration(this, fn.functionId, {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.functionArn,
      payloadFormatVersion: '2.0',
    });
    fn.allowCallsFrom(
      'http-api',
      Stack.of(this).formatArn({ service: 'execute-api', resource: apiId, resourceName: '*' }),
    );
    return `integrations/${integration.ref}`;
  }
}
