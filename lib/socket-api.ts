/** The WebSocket API: the authorizer decides who may connect, and one function receives everything by route key. */
import { Stack } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Config } from './config.ts';
import type { HandlerFunction, Provided } from './handler-function.ts';
import { publicSocketThrottles, routeSettings } from './public-throttles.ts';

export type ChatSocketApiProps = { config: Config; authorizer: HandlerFunction; socket: HandlerFunction };

/** The WebSocket API. `provides` its addresses, including the right to post to connections. */
export class ChatSocketApi extends Construct {
  readonly api: gateway.WebSocketApi;
  /** `wss://…/<stage>`: what clients connect to. */
  readonly url: string;
  readonly provides: { SOCKET_URL: Provided; SOCKET_ENDPOINT: Provided };

  constructor(scope: Construct, id: string, { config, authorizer, socket }: ChatSocketApiProps) {
    super(scope, id);
    this.api = new gateway.WebSocketApi(this, 'api', { routeSelectionExpression: '$request.body.type' });
    const stage = new gateway.WebSocketStage(this, 'stage', {
      webSocketApi: this.api,
      stageName: 'live',
      autoDeploy: true,
      ...(config.socketThrottle && {
        throttle: { burstLimit: config.socketThrottle.burst, rateLimit: config.socketThrottle.perSecond },
      }),
    });
    if (!config.socketThrottle) {
      const throttles = routeSettings(publicSocketThrottles(config.capacity));
      (stage.node.defaultChild as gateway.CfnStage).routeSettings = throttles;
    }
    acknowledge(this, {
      APIG1: 'Access logs would cost as much as the frames; the function logs what fails.',
      APIG4: 'A WebSocket API authorizes $connect; the other routes are reached only over an authorized connection.',
    });
    for (const route of this.#addRoutes(socket, this.#authorizer(authorizer))) stage.node.addDependency(route);
    this.url = stage.url;
    this.provides = {
      SOCKET_URL: { value: stage.url },
      SOCKET_ENDPOINT: {
        value: stage.callbackUrl,
        grant: (fn) => this.#allowPosting(fn, stage.stageName),
      },
    };
  }

  /** To post to connections and to end them. Their IDs are only known at run time. */
  #allowPosting(fn: HandlerFunction, stage: string): void {
    const connections = ['POST', 'DELETE'].map((method) => `${stage}/${method}/@connections/*`);
    fn.allow(
      ['execute-api:ManageConnections'],
      connections.map((resource) => this.#arn(resource)),
    );
    const api = `arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<${this.#logicalId()}>`;
    for (const resource of connections) {
      acknowledge(fn.ownRole, { [`IAM5[Resource::${api}/${resource}]`]: 'Connection ids are made at run time.' });
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
    return ['$connect', '$disconnect', '$default'].map(
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

  #authorizer(fn: HandlerFunction): string {
    const authorizer = new gateway.CfnAuthorizer(this, fn.functionId, {
      apiId: this.api.apiId,
      name: fn.functionId,
      authorizerType: 'REQUEST',
      authorizerUri: invocationArn(fn),
      // Browsers can't set headers on a socket, so the token is the second subprotocol.
      identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
    fn.allowCallsFrom('socket-api', this.#arn(`authorizers/${authorizer.ref}`));
    return authorizer.ref;
  }

  #logicalId(): string {
    return Stack.of(this).getLogicalId(this.api.node.defaultChild as gateway.CfnApi);
  }

  #arn(resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName });
  }
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
