import { describe, expect, test } from 'vitest';
import type { Stack } from '#local/assembly/stack.ts';
import { apisOf } from '#local/gateway/gateway-api.ts';
import { readHttpApi } from '#local/http-api/api-definition.ts';
import { readSocketApi } from '#local/websocket/socket-definition.ts';
import { httpStack } from '#test/local/fixtures/http-stack.ts';
import { socketStack } from '#test/local/fixtures/socket-stack.ts';

/** The stack with one resource changed. */
const changed = (stack: Stack, logicalId: string, fields: Record<string, unknown>): Stack => ({
  ...stack,
  resources: stack.resources.map((one) =>
    one.logicalId === logicalId ? { ...one, properties: { ...one.properties, ...fields } } : one,
  ),
});

const read = {
  HTTP: (stack: Stack) => apisOf(stack, 'HTTP').map((api) => readHttpApi(stack, api)),
  WEBSOCKET: (stack: Stack) => apisOf(stack, 'WEBSOCKET').map((api) => readSocketApi(stack, api)),
};

describe('an HTTP API', () => {
  test('is served by one stage', () => {
    const stack = httpStack({});
    const stages = stack.resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Stage');
    expect(() => read.HTTP({ ...stack, resources: [...stack.resources, ...stages] })).toThrow('has several stages');
  });

  test.each(['1.0', undefined])(
    'is refused with the payload version %s, whose events our functions cannot read',
    (version) => {
      const stack = changed(httpStack({}), 'Integration', { PayloadFormatVersion: version });
      expect(() => read.HTTP(stack)).toThrow(
        'Integration has the payload format version 1.0; the local HTTP API sends 2.0',
      );
    },
  );

  test("takes a function's ARN and its invocation URI, and no other", () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:fn';
    const uri = (path: string) => `arn:aws:apigateway:us-east-1:lambda:path/${path}/${arn}/invocations`;
    const call = (IntegrationUri: string) => read.HTTP(changed(httpStack({}), 'Integration', { IntegrationUri }));
    expect(call(arn)).toEqual(call(uri('2015-03-31/functions')));
    expect(() => call(uri('2015-03-13/functions'))).toThrow('which API Gateway refuses');
  });
});

describe('a WebSocket API', () => {
  test('has the throttles of each of its stages, and no stage has any for a route that is not there', () => {
    const rate = (ThrottlingRateLimit: number) => ({ DefaultRouteSettings: { ThrottlingRateLimit } });
    const stack = socketStack({ routes: ['$connect'], stage: rate(1), otherStage: rate(2) });
    const throttles = read
      .WEBSOCKET(stack)
      .flatMap((stages) => stages.map(({ stage, routes }) => [stage, routes.get('$connect')?.throttle?.rate]));
    expect(throttles).toEqual([
      ['live', 1],
      ['agents', 2],
    ]);
    const missing = socketStack({ routes: ['$connect'], otherStage: { RouteSettings: { $default: {} } } });
    expect(() => read.WEBSOCKET(missing)).toThrow('has settings for the route $default');
  });

  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:socket';
  test.each([arn, `arn:aws:apigateway:us-east-1:lambda:path/2015-03-13/functions/${arn}/invocations`])(
    'is refused with the integration %s, which fails the deployment',
    (IntegrationUri) => {
      const stack = changed(socketStack({ routes: ['$connect'] }), 'Integration', { IntegrationUri });
      expect(() => read.WEBSOCKET(stack)).toThrow('which API Gateway refuses');
    },
  );

  test('is refused with an authorizer that it could not call, and with events of another version', () => {
    const stack = socketStack({ routes: ['$connect'], authorized: true });
    expect(read.WEBSOCKET(stack)).toHaveLength(1);
    expect(() => read.WEBSOCKET(changed(stack, 'SocketAuthorizer', { AuthorizerUri: arn }))).toThrow('refuses');
    expect(() => read.WEBSOCKET(changed(stack, 'Integration', { PayloadFormatVersion: '2.0' }))).toThrow(
      'sends 1.0 only',
    );
  });
});
