import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { afterEach, describe, expect, it } from 'vitest';
import type { LiveChatStack } from '#lib/live-chat-stack.ts';
import type { OpenConstruct } from '#lib/open-construct.ts';
import { functionNames, type Resource, removeFolders, Synthesized, testApp, testStack, text } from './synthesized.ts';

type Statement = { Action: string | string[]; Resource: unknown };

const issuer = { url: 'https://login.example.com', jwksUri: 'https://login.example.com/keys', clientId: 'chat' };

/** What a role of the app's own may do once `give` has granted it something. */
function granted(give: (chat: OpenConstruct, role: Role) => unknown, settings: object = {}): [string, string][] {
  const stack = testStack(testApp(), settings);
  const role = new Role(stack, 'reports', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
  give(stack.chat, role);
  const resources: Record<
    string,
    Resource<{ PolicyDocument: { Statement: Statement[] }; Roles?: unknown[] }>
  > = Template.fromStack(stack).toJSON()['Resources'];
  const own = Object.values(resources).filter(
    ({ Type, Properties: { Roles = [] } }) => Type === 'AWS::IAM::Policy' && text(Roles[0]).includes('reports'),
  );
  return own
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource: on }) =>
      [Action].flat().flatMap((action) => [on].flat().map((one): [string, string] => [action, text(one)])),
    );
}

const actionsOf = (grants: [string, string][]): string[] => [...new Set(grants.map(([action]) => action))];

describe('what an app may do with live chat in it', () => {
  afterEach(removeFolders);

  it('exposes what it consists of, which the template has as well', () => {
    const { chat }: LiveChatStack = testStack(testApp());
    const stack = new Synthesized();
    expect(Object.keys(chat.functions).sort()).toEqual(functionNames.toSorted());
    const idOf = (construct: { node: { defaultChild?: unknown } }): string =>
      Stack.of(chat).getLogicalId(construct.node.defaultChild as never);
    expect(stack.resource(idOf(chat.table)).Type).toBe('AWS::DynamoDB::Table');
    expect(stack.resource(idOf(chat.fileBucket)).Type).toBe('AWS::S3::Bucket');
    expect(stack.resource(idOf(chat.deadLetterQueue)).Type).toBe('AWS::SQS::Queue');
    expect(stack.resource(idOf(chat.distribution)).Type).toBe('AWS::CloudFront::Distribution');
    expect(idOf(chat.httpApi)).toBe(stack.apiId('HTTP'));
    expect(idOf(chat.webSocketApi)).toBe(stack.apiId('WEBSOCKET'));
    expect(stack.resource(idOf(chat.userPool ?? chat)).Type).toBe('AWS::Cognito::UserPool');
    expect(chat.alarms.map(idOf).sort()).toEqual(
      stack
        .all('AWS::CloudWatch::Alarm')
        .map(([id]) => id)
        .sort(),
    );
  });

  it('names the pool and the table of the settings, and no pool where an issuer signs agents in', () => {
    const arn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/restored';
    const { chat } = testStack(testApp(), {
      table: { arn, streamArn: `${arn}/stream/2026-11-30T10:00:00.000` },
      userPool: { id: 'eu-central-1_AbCdEfGhI', signInDomain: 'login.example.com' },
    });
    expect([chat.table.tableArn, chat.userPool?.userPoolId]).toEqual([arn, 'eu-central-1_AbCdEfGhI']);
    const foreign = testStack(testApp(), { issuer }).chat;
    expect([foreign.userPool, foreign.userPoolId]).toEqual([undefined, undefined]);
  });

  it('lets a role read the table with its indexes, and write nothing', () => {
    const own = granted((chat, role) => chat.grantReadTable(role));
    expect(actionsOf(own)).toEqual(expect.arrayContaining(['dynamodb:GetItem', 'dynamodb:Query']));
    expect(actionsOf(own).filter((action) => /Put|Update|Delete|Write/.test(action))).toEqual([]);
    const arn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/restored';
    const table = { arn, streamArn: `${arn}/stream/2026-11-30T10:00:00.000` };
    const existing = granted((chat, role) => chat.grantReadTable(role), { table });
    expect(existing.filter(([action]) => action === 'dynamodb:Query')).toEqual([
      ['dynamodb:Query', arn],
      ['dynamodb:Query', `${arn}/index/*`],
    ]);
  });

  it('lets a role read files, take dead letters, and manage agents, each on the one resource only', () => {
    const files = granted((chat, role) => chat.grantReadFiles(role));
    expect(actionsOf(files).filter((action) => !/^s3:(Get|List)/.test(action))).toEqual([]);
    expect(files.map(([, on]) => on)).toEqual(expect.arrayContaining([expect.stringContaining('chatchatfiles')]));
    const letters = actionsOf(granted((chat, role) => chat.grantConsumeDeadLetters(role)));
    expect(letters).toEqual(expect.arrayContaining(['sqs:ReceiveMessage', 'sqs:DeleteMessage']));
    expect(letters).not.toContain('sqs:SendMessage');
    const agents = granted((chat, role) => chat.grantManageAgents(role));
    expect(actionsOf(agents)).toEqual(
      expect.arrayContaining(['cognito-idp:AdminCreateUser', 'cognito-idp:AdminAddUserToGroup']),
    );
    expect(actionsOf(agents).filter((action) => /Delete|UserPool$|SetUserPassword/.test(action))).toEqual([]);
    expect(new Set(agents.map(([, on]) => on)).size).toBe(1);
    const noPool = () => granted((chat, role) => chat.grantManageAgents(role), { issuer });
    expect(noPool).toThrow('config.issuer signs agents in');
  });

  const metrics: [string, (chat: OpenConstruct) => Metric, { metricName: string; statistic: string }][] = [
    ['requests', (chat) => chat.metricRequests(), { metricName: 'Count', statistic: 'Sum' }],
    ['5xx', (chat) => chat.metricServerErrors(), { metricName: '5xx', statistic: 'Sum' }],
    ['lines of errors', (chat) => chat.metricErrorsLogged(), { metricName: 'errors-logged', statistic: 'Sum' }],
    ['delay', (chat) => chat.metricAssignmentDelay(), { metricName: 'IteratorAge', statistic: 'Maximum' }],
    [
      'dead letters',
      (chat) => chat.metricDeadLetters(),
      { metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum' },
    ],
  ];
  it('measures what its alarms watch, by convention', () => {
    const { chat } = testStack(testApp());
    for (const [name, metricOf, expected] of metrics)
      expect([name, metricOf(chat)]).toEqual([name, expect.objectContaining(expected)]);
    const hourly = chat.metricErrorsLogged({ period: Duration.hours(1), label: 'Errors' });
    expect([hourly.period.toHours(), hourly.label, hourly.namespace]).toEqual([
      1,
      'Errors',
      'live-chat/live-chat-prod',
    ]);
    expect(chat.metricRequests({ statistic: 'Average' }).statistic).toBe('Average');
  });

  it('takes some settings, and has defaults for all others', () => {
    const app = new App();
    expect(() => testStack(app, {})).not.toThrow();
    const { chat } = testStack(app, { stage: 'trial', functions: { assign: { memory: 512 } } });
    expect(chat.functions.assign.timeout?.toSeconds()).toBe(30);
  });
});
