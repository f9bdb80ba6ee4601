/** The WebSocket API: the authorizer decides who may connect, and one function receives everything by route key. */
import { Fn, Stack } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { ROUTED_FRAMES } from '#core/contract/socket.ts';
import { acknowledge } from '#lib/kit/acknowledge.ts';
import type { Config } from '#lib/settings/config.ts';
import type { HandlerFunction, Provided } from '#lib/kit/handler-function.ts';
import { agentSocketThrottles, publicSocketThrottles, routeSettings } from './public-throttles.ts';
import type { Throttle } from '#lib/settings/settings.ts';

/** `inFindings`: as findings of cdk-nag write the name, where it is known at deployment only. */
type StageName = { name: string; inFindings?: string };

type StageRules = {
  throttle?: Throttle | undefined;
  throttles: Record<string, Throttle>;
  routes: readonly gateway.CfnRoute[];
};

export type ChatSocketApiProps = { config: Config; authorizer: HandlerFunction; socket: HandlerFunction };

/** What functions are given of the two stages: the addresses, with the right to post to connections. */
type SocketVariables = Record<
  'SOCKET_URL' | 'SOCKET_ENDPOINT' | 'AGENT_SOCKET_URL' | 'AGENT_SOCKET_ENDPOINT',
  Provided
>;

/**
 * The WebSocket API. Its two stages have the same routes and each has throttles of its own: agents connect where strangers
 * can't use up what the gateway takes, because only agents are given the name of their stage.
 */
export class ChatSocketApi extends Construct {
  readonly api: gateway.WebSocketApi;
  /** `wss://…` of the API without a stage, for policies that anybody can read. */
  readonly origin: string;
  /** `wss://…/<stage>`: what visitors connect to. */
  readonly url: string;
  /** `wss://…/<stage>`: what agents connect to. Not for others: whoever has it can use up its throttle. */
  readonly agentUrl: string;
  readonly provides: SocketVariables;

  constructor(scope: Construct, id: string, { config, authorizer, socket }: ChatSocketApiProps) {
    super(scope, id);
    this.api = new gateway.WebSocketApi(this, 'api', { routeSelectionExpression: '$request.body.type' });
    acknowledge(this, {
      APIG1: 'Access logs would cost as much as the frames; the function logs what fails.',
      APIG4: 'A WebSocket API authorizes $connect; the other routes are reached only over an authorized connection.',
    });
    const authorizes = this.#authorizer(authorizer);
    const routes = this.#addRoutes(socket, authorizes.ref);
    const { socketThrottle: throttle, capacity } = config;
    const agents = unguessable(authorizes);
    this.#addStage('stage', 'live', { throttle, routes, throttles: publicSocketThrottles(capacity) });
    this.#addStage('agent-stage', agents.name, { routes, throttles: agentSocketThrottles(capacity) });
    const { region, urlSuffix } = Stack.of(this);
    const host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    this.origin = `wss://${host}/`;
    this.url = `wss://${host}/live`;
    this.agentUrl = `wss://${host}/${agents.name}`;
    this.provides = {
      SOCKET_URL: { value: this.url },
      AGENT_SOCKET_URL: { value: this.agentUrl },
      SOCKET_ENDPOINT: { value: `https://${host}/live`, grant: (fn) => this.#allowPosting(fn, { name: 'live' }) },
      AGENT_SOCKET_ENDPOINT: {
        value: `https://${host}/${agents.name}`,
        grant: (fn) => this.#allowPosting(fn, agents),
      },
    };
  }

  /** A stage is made after the routes: it can only throttle those that exist. `throttle` replaces those of the routes. */
  #addStage(id: string, stageName: string, { throttle, throttles, routes }: StageRules): void {
    const stage = new gateway.WebSocketStage(this, id, {
      webSocketApi: this.api,
      stageName,
      autoDeploy: true,
      ...(throttle && { throttle: { burstLimit: throttle.burst, rateLimit: throttle.perSecond } }),
    });
    if (!throttle) (stage.node.defaultChild as gateway.CfnStage).routeSettings = routeSettings(throttles);
    for (const route of routes) stage.node.addDependency(route);
  }

  /** To post to connections and to end them. Their IDs are only known at run time. */
  #allowPosting(fn: HandlerFunction, { name, inFindings = name }: StageName): void {
    const paths = ['POST', 'DELETE'].map((method) => `${method}/@connections/*`);
    fn.allow(
      ['execute-api:ManageConnections'],
      paths.map((path) => this.#arn(`${name}/${path}`)),
    );
    const api = `arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<${this.#logicalId()}>`;
    for (const path of paths) {
      acknowledge(fn.ownRole, {
        [`IAM5[Resource::${api}/${inFindings}/${path}]`]: 'Connection ids are made at run time.',
      });
    }
  }

  #addRoutes(handler: HandlerFunction, authorizerId: string): gateway.CfnRoute[] {
    const { apiId } = this.api;
    const integration = new gateway.CfnIntegration(this, handler.functionId, {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: invocationArn(handler),
    });
    handler.allowCallsFrom('socket-api', this.#arn('*'));
    return ['$connect', '$disconnect', '$default', ...ROUTED_FRAMES].map(
      (routeKey) =>
        new gateway.CfnRoute(this, routeKey.slice(1), {
          apiId,
          routeKey,
          target: `integrations/${integration.ref}`,
          // A connection is authorized once, when it is made. Later frames carry the authorizer's context.
          ...(routeKey === '$connect' ? { authorizationType: 'CUSTOM', authorizerId } : { authorizationType: 'NONE' }),
        }),
    );
  }

  #authorizer(fn: HandlerFunction): gateway.CfnAuthorizer {
    const authorizer = new gateway.CfnAuthorizer(this, fn.functionId, {
      apiId: this.api.apiId,
      name: fn.functionId,
      authorizerType: 'REQUEST',
      authorizerUri: invocationArn(fn),
      // Browsers can't set headers on a socket, so the token is the second subprotocol.
      identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
    fn.allowCallsFrom('socket-api', this.#arn(`authorizers/${authorizer.ref}`));
    return authorizer;
  }

  #logicalId(): string {
    return Stack.of(this).getLogicalId(this.api.node.defaultChild as gateway.CfnApi);
  }

  #arn(resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName });
  }
}

/**
 * The name of a stage that nobody can know who isn't given it. Both parts are drawn by AWS, stay as they are, and are shown
 * to nobody. The stack's whole ID isn't used, because it is the secret between CloudFront and the HTTP API.
 */
function unguessable(authorizer: gateway.CfnAuthorizer): StageName {
  const stack = Stack.of(authorizer);
  const ofStack = Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', stack.stackId))));
  return {
    name: `${ofStack}${authorizer.ref}`,
    inFindings: `${JSON.stringify(stack.resolve(ofStack))}<${stack.getLogicalId(authorizer)}>`,
  };
}

/** The ARN by which a WebSocket API calls a function. */
function invocationArn(fn: HandlerFunction): string {
  return Stack.of(fn).formatArn({
    service: 'apigateway',
    account: 'lambda',
    resource: 'path/2015-03-31/functions',
    resourceName: `${fn.functionArn}/invocations`,
  });
}
