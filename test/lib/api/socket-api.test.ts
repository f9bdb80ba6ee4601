import { describe, expect, it } from 'vitest';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Route = {
  ApiId: { Ref: string };
  RouteKey: string;
  Target: unknown;
  AuthorizationType: string;
  AuthorizerId?: { Ref: string };
};

describe('the WebSocket API', () => {
  const stack = new Synthesized();
  const apiId = stack.apiId('WEBSOCKET');
  const ofApi = <P extends { ApiId: { Ref: string } }>(type: string) =>
    stack.all<P>(type).filter(([, { Properties }]) => Properties.ApiId.Ref === apiId);
  const routes = ofApi<Route>('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
  const calls = (name: 'socket' | 'socket-authorizer') => `/functions/\${${stack.functionId(name)}.Arn}/invocations`;

  it('has the three routes of a connection and those of costly frames, all to one function', () => {
    expect(stack.resource(apiId).Properties).toMatchObject({ RouteSelectionExpression: '$request.body.type' });
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      '$connect',
      '$default',
      '$disconnect',
      'hello',
      'read',
    ]);
    const [[integrationId, integration] = ['', undefined], ...more] = ofApi<{
      ApiId: { Ref: string };
      IntegrationUri: unknown;
    }>('AWS::ApiGatewayV2::Integration');
    expect(more).toEqual([]);
    expect(text(integration?.Properties.IntegrationUri)).toContain(calls('socket'));
    expect(new Set(routes.map(({ Target }) => text(Target)))).toEqual(new Set([`integrations/\${${integrationId}}`]));
  });

  it('asks the authorizer when a connection is made, and gives it the subprotocol that carries the token', () => {
    const [[authorizerId, authorizer] = ['', undefined]] = ofApi<{ ApiId: { Ref: string }; AuthorizerUri: unknown }>(
      'AWS::ApiGatewayV2::Authorizer',
    );
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      IdentitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
    expect(text(authorizer?.Properties.AuthorizerUri)).toContain(calls('socket-authorizer'));
    const connect = routes.find(({ RouteKey }) => RouteKey === '$connect');
    expect(connect).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: authorizerId } });
  });

  it('may call its function and its authorizer', () => {
    const sources = stack
      .properties<{ FunctionName: unknown; SourceArn: unknown }>('AWS::Lambda::Permission')
      .filter(({ SourceArn }) => text(SourceArn).includes(apiId))
      .map(({ FunctionName, SourceArn }) => [text(FunctionName), text(SourceArn).split(':').at(-1)]);
    const [[authorizerId] = ['']] = ofApi('AWS::ApiGatewayV2::Authorizer');
    expect(Object.fromEntries(sources)).toEqual({
      [`\${${stack.functionId('socket')}.Arn}`]: `\${${apiId}}/*`,
      [`\${${stack.functionId('socket-authorizer')}.Arn}`]: `\${${apiId}}/authorizers/\${${authorizerId}}`,
    });
  });

  it('is deployed, throttled as configured, and known to clients by the address of its stage', () => {
    const stages = new Synthesized({ socketThrottle: { burst: 7, perSecond: 3 } })
      .properties<{ StageName: string; AutoDeploy: boolean; DefaultRouteSettings: object }>('AWS::ApiGatewayV2::Stage')
      .filter(({ StageName }) => StageName === 'live');
    expect(stages).toMatchObject([
      { AutoDeploy: true, DefaultRouteSettings: { ThrottlingBurstLimit: 7, ThrottlingRateLimit: 3 } },
    ]);
    expect(text(stack.template.Outputs['SocketUrl']?.Value)).toMatch(/^wss:\/\/.*\/live$/);
  });

  const stageNames = ofApi<{ ApiId: { Ref: string }; StageName: unknown }>('AWS::ApiGatewayV2::Stage').map(
    ([, { Properties }]) => Properties.StageName,
  );

  it('has a stage for agents whose name is drawn by AWS, and is not the secret of the edge', () => {
    const [[authorizerId] = ['']] = ofApi('AWS::ApiGatewayV2::Authorizer');
    expect(stageNames).toHaveLength(2);
    const ofAgents = stageNames.find((name) => name !== 'live');
    const uuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    expect(ofAgents).toEqual({
      'Fn::Join': ['', [{ 'Fn::Select': [0, { 'Fn::Split': ['-', uuid] }] }, { Ref: authorizerId }]],
    });
    const url = text(stack.template.Outputs['AgentSocketUrl']?.Value);
    expect([url.startsWith('wss://'), url.endsWith(`/${text(ofAgents)}`)]).toEqual([true, true]);
  });

  it("tells the name of the agents' stage to agent-api, and to what posts to it, only", () => {
    const ofAgents = stageNames.find((one) => one !== 'live') as { 'Fn::Join': [string, unknown[]] };
    const ofStack = JSON.stringify(ofAgents['Fn::Join'][1][0]);
    const named = Object.entries(stack.template.Resources).filter(([, one]) => JSON.stringify(one).includes(ofStack));
    expect(new Set(named.map(([, { Type }]) => Type))).toEqual(
      new Set(['AWS::ApiGatewayV2::Stage', 'AWS::IAM::Policy', 'AWS::Lambda::Function']),
    );
    const told = named.filter(([, { Properties }]) => JSON.stringify(Properties).includes('"AGENT_SOCKET_URL"'));
    expect(told.map(([id]) => id)).toEqual([stack.functionId('agent-api')]);
  });
});
