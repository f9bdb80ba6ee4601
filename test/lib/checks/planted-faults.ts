/** Faults that the checks of a deployment have to find: each as a patch, with the check that finds it. */
import type { Synthesized } from '../synthesized.ts';

type Resources = Synthesized['template']['Resources'];

/** Where: the first resource of a type whose logical id matches. */
type Place = { type: string; id?: RegExp };

/** A change of the template. `to: undefined` takes a property away. In paths, a number is a place in a list. */
export type TemplatePatch =
  | (Place & { path: string; to: unknown })
  | (Place & { change: 'remove' | 'rename' | 'keep no longer' })
  | { right: string; of: RegExp; on?: string; change: 'grant' | 'drop' | 'widen' };

/** A change of a source, and the test that fails. */
export type CodePatch = { file: string; from: string; to: string; test: string };

export type PlantedFault = { name: string } & (
  | { caughtBy: 'replacement' | 'settings' | 'strictness' | 'rights'; patch: TemplatePatch }
  | { patch: CodePatch }
);

const table = 'AWS::DynamoDB::Table';
const bucket = 'AWS::S3::Bucket';
const fn = 'AWS::Lambda::Function';
const pool = 'AWS::Cognito::UserPool';
const client = 'AWS::Cognito::UserPoolClient';
const mapping = 'AWS::Lambda::EventSourceMapping';
const integration = 'AWS::ApiGatewayV2::Integration';
const stage = 'AWS::ApiGatewayV2::Stage';
const site = 'AWS::CloudFront::Distribution';
const headers = 'AWS::CloudFront::ResponseHeadersPolicy';
const security = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';
const runs = (name: string): RegExp => new RegExp(`^chat${name}[0-9A-F]{8}$`);
const roleOf = (name: string): RegExp => new RegExp(`^\\$\\{chat${name}role`);

const inTemplate = (
  caughtBy: 'replacement' | 'settings' | 'strictness' | 'rights',
  faults: Record<string, TemplatePatch>,
): PlantedFault[] => Object.entries(faults).map(([name, patch]) => ({ name, caughtBy, patch }));

const inCode = (faults: Record<string, CodePatch>): PlantedFault[] =>
  Object.entries(faults).map(([name, patch]) => ({ name, patch }));

const lib = 'test/lib';

export const plantedFaults: readonly PlantedFault[] = [
  ...inTemplate('replacement', {
    'the table gets another logical id': { type: table, change: 'rename' },
    'the table gets a name': { type: table, path: 'TableName', to: 'chats' },
    'the table gets another key': { type: table, path: 'KeySchema.0.AttributeName', to: 'id' },
    'the table loses an index': { type: table, path: 'GlobalSecondaryIndexes.1', to: undefined },
    'the table is deleted with its stack': { type: table, change: 'keep no longer' },
    'the stream becomes another': { type: table, path: 'StreamSpecification.StreamViewType', to: 'KEYS_ONLY' },
    'the pool gets another logical id': { type: pool, change: 'rename' },
    'people sign in with a name': { type: pool, path: 'UsernameAttributes', to: undefined },
    'the files of chats get another bucket': { type: bucket, id: /chatfiles/, path: 'BucketName', to: 'files' },
    'the distribution gets another logical id': { type: site, change: 'rename' },
    'the session secret gets a name': { type: 'AWS::SecretsManager::Secret', path: 'Name', to: 'sessions' },
    'a group is gone': { type: 'AWS::Cognito::UserPoolGroup', change: 'remove' },
    'the socket gets another stage': { type: stage, id: /socket/, path: 'StageName', to: 'prod' },
  }),
  ...inTemplate('settings', {
    'the table cannot be restored': { type: table, path: 'PointInTimeRecoverySpecification', to: undefined },
    'the table can be deleted': { type: table, path: 'DeletionProtectionEnabled', to: false },
    'the table is billed by the hour': { type: table, path: 'BillingMode', to: 'PROVISIONED' },
    'nothing expires': { type: table, path: 'TimeToLiveSpecification', to: undefined },
    'a bucket may be public': { type: bucket, path: 'PublicAccessBlockConfiguration.BlockPublicPolicy', to: false },
    'a bucket is not encrypted': { type: bucket, path: 'BucketEncryption', to: undefined },
    'dead letters are not encrypted': { type: 'AWS::SQS::Queue', path: 'SqsManagedSseEnabled', to: false },
    'dead letters wait four days': { type: 'AWS::SQS::Queue', path: 'MessageRetentionPeriod', to: 345_600 },
    'the queue takes plain connections': { type: 'AWS::SQS::QueuePolicy', change: 'remove' },
    'automation has 15 seconds': { type: fn, id: runs('automation'), path: 'Timeout', to: 15 },
    'the sweep has 3 seconds': { type: fn, id: runs('sweep'), path: 'Timeout', to: 3 },
    'an API function outlasts the gateway': { type: fn, id: runs('agentapi'), path: 'Timeout', to: 60 },
    'training has little memory': { type: fn, id: runs('fit'), path: 'MemorySize', to: 256 },
    'logs are kept for ever': { type: 'AWS::Logs::LogGroup', path: 'RetentionInDays', to: undefined },
    'a bad record holds others up': { type: mapping, path: 'BisectBatchOnFunctionError', to: undefined },
    'a record is tried for a day': { type: mapping, path: 'MaximumRetryAttempts', to: undefined },
    'a record that fails is lost': { type: mapping, path: 'DestinationConfig', to: undefined },
    'a reader sees every row': { type: mapping, path: 'FilterCriteria', to: undefined },
    'the HTTP API has no throttle': { type: stage, id: /httpapi/, path: 'DefaultRouteSettings', to: undefined },
    'the socket has no throttle': { type: stage, id: /socket/, path: 'RouteSettings', to: undefined },
    'nothing is deployed': { type: stage, path: 'AutoDeploy', to: undefined },
    'any API may call a function': { type: 'AWS::Lambda::Permission', path: 'SourceArn', to: undefined },
    'anybody signs up': { type: pool, path: 'AdminCreateUserConfig.AllowAdminCreateUserOnly', to: false },
    'passwords are short': { type: pool, path: 'Policies.PasswordPolicy.MinimumLength', to: 8 },
    'no second factor': { type: pool, path: 'MfaConfiguration', to: 'OFF' },
    'sign-in tells who exists': { type: client, path: 'PreventUserExistenceErrors', to: undefined },
    'the session secret is short': {
      type: 'AWS::SecretsManager::Secret',
      path: 'GenerateSecretString.PasswordLength',
      to: 16,
    },
    'no nosniff': { type: headers, path: `${security}.ContentTypeOptions`, to: undefined },
    'HSTS for a day': { type: headers, path: `${security}.StrictTransportSecurity.AccessControlMaxAgeSec`, to: 86_400 },
    'the dashboard has no policy of content': {
      type: headers,
      id: /dashboard/i,
      path: `${security}.ContentSecurityPolicy`,
      to: undefined,
    },
    'the site is plain HTTP': {
      type: site,
      path: 'DistributionConfig.CacheBehaviors.0.ViewerProtocolPolicy',
      to: 'allow-all',
    },
    'answers are not compressed': { type: site, path: 'DistributionConfig.CacheBehaviors.0.Compress', to: false },
    'a behavior has no headers': {
      type: site,
      path: 'DistributionConfig.CacheBehaviors.0.ResponseHeadersPolicyId',
      to: undefined,
    },
    'errors are cached': { type: site, path: 'DistributionConfig.CustomErrorResponses.0.ErrorCachingMinTTL', to: 60 },
    'assignment is a quarter of a day late before it alarms': {
      type: 'AWS::CloudWatch::Alarm',
      id: /streambehind/,
      path: 'Threshold',
      to: 60_000_000,
    },
  }),
  ...inTemplate('strictness', {
    'events come in version 1.0': { type: integration, id: /httpapi/, path: 'PayloadFormatVersion', to: '1.0' },
    "the socket's integration has a wrong path": {
      type: integration,
      id: /socketapi/,
      path: 'IntegrationUri',
      to: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-13/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
    },
    'anybody may connect': {
      type: 'AWS::ApiGatewayV2::Route',
      id: /socketapiconnect/,
      path: 'AuthorizationType',
      to: 'NONE',
    },
    'the gateway may not call a function': { type: 'AWS::Lambda::Permission', id: /visitorapi/, change: 'remove' },
    'a setting of the stage that nothing reads': { type: stage, path: 'ClientCertificateId', to: 'x' },
    'an edge function on answers': {
      type: site,
      path: 'DistributionConfig.DefaultCacheBehavior.FunctionAssociations.0.EventType',
      to: 'viewer-response',
    },
    'a runtime that is not Node 24': { type: fn, id: runs('react'), path: 'Runtime', to: 'nodejs20.x' },
    'an action that AWS does not have': { right: 'dynamodb:PutItems', of: roleOf('react'), on: '*', change: 'grant' },
  }),
  ...inTemplate('rights', {
    'react may not delete': { right: 'dynamodb:DeleteItem', of: roleOf('react'), change: 'drop' },
    'training checks conditions': {
      right: 'dynamodb:ConditionCheckItem',
      of: roleOf('fit'),
      on: 'table',
      change: 'grant',
    },
    'training reads files': { right: 's3:GetObject', of: roleOf('fit'), on: 'files', change: 'grant' },
    'the visitor API may do all with the table': {
      right: 'dynamodb:*',
      of: roleOf('visitorapi'),
      on: 'table',
      change: 'grant',
    },
    'the visitor API may write any table': { right: 'dynamodb:PutItem', of: roleOf('visitorapi'), change: 'widen' },
    'nobody may send dead letters': { right: 'sqs:SendMessage', of: roleOf('assign'), change: 'drop' },
    'settings may delete people': {
      right: 'cognito-idp:AdminDeleteUser',
      of: roleOf('settingsapi'),
      on: 'pool',
      change: 'grant',
    },
  }),
  ...inCode({
    'cdk-nag: a function may do all': {
      file: 'lib/kit/handler-function.ts',
      from: 'new PolicyStatement({ actions, resources })',
      to: "new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] })",
      test: `${lib}/two-by-two.test.ts`,
    },
    'two regions have the same names': {
      file: 'lib/kit/global-name.ts',
      from: 'Stack.of(scope).region]',
      to: 'Stack.of(scope).partition]',
      test: `${lib}/two-by-two.test.ts`,
    },
    'the topic of alarms takes plain connections': {
      file: 'lib/operations/observability.ts',
      from: "new Topic(this, 'alarms', { enforceSSL: true })",
      to: "new Topic(this, 'alarms')",
      test: `${lib}/two-by-two.test.ts`,
    },
    'an alarm more than the page of costs has': {
      file: 'lib/operations/observability.ts',
      from: "    'errors-logged': {\n      description",
      to: "    again: { description: 'Again: look.', metric: errorLines, above: 1, periods: 1 },\n    'errors-logged': {\n      description",
      test: `${lib}/observability.test.ts`,
    },
    'the local stack takes any payload version': {
      file: 'local/gateway/gateway-api.ts',
      from: 'if (version !== payloadVersion[protocol])',
      to: 'if (version === payloadVersion.HTTP + protocol)',
      test: 'test/local/gateway/gateway-api.test.ts',
    },
    'the local stack reads what it likes': {
      file: 'local/assembly/unread-properties.ts',
      from: "if (known === path || known === '*') return true;",
      to: 'return true;',
      test: 'test/local/assembly/unread-properties.test.ts',
    },
    'a denied call is allowed': {
      file: 'local/iam/authority.ts',
      from: "if (decision === 'allowed') return allowed;",
      to: 'return allowed;',
      test: 'test/local/iam/authority.test.ts',
    },
    'a rule of the table may be replaced': {
      file: `${lib}/checks/stateful.ts`,
      from: "fixed: ['TableName', 'KeySchema',",
      to: "fixed: ['TableName',",
      test: `${lib}/checks/stateful.test.ts`,
    },
  }),
];

/** Plants a fault in a template. Throws if there is nothing to change: a fault that isn't there is caught by nothing. */
export function plant(resources: Resources, patch: TemplatePatch): void {
  if ('right' in patch) return plantRight(resources, patch);
  const [id, resource] =
    Object.entries(resources).find(([name, { Type }]) => Type === patch.type && (patch.id ?? /^/).test(name)) ?? [];
  if (id === undefined || !resource) throw new Error(`There is no ${patch.type} to plant a fault in.`);
  if ('path' in patch) return setAt(resource.Properties, patch.path, patch.to);
  if (patch.change === 'keep no longer') resource.DeletionPolicy = 'Delete';
  else delete resources[id];
  if (patch.change === 'rename') resources[`${id}Moved`] = resource;
}

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

function plantRight(resources: Resources, { right, of, on, change }: Extract<TemplatePatch, { right: string }>): void {
  const policy = Object.values(resources).find(({ Type, Properties }) => {
    const [role] = (Properties as { Roles?: { Ref: string }[] } | undefined)?.Roles ?? [];
    return Type === 'AWS::IAM::Policy' && role !== undefined && of.test(`\${${role.Ref}}`);
  });
  if (!policy) throw new Error(`There is no role ${of}.`);
  const { Statement: statements } = (policy.Properties as { PolicyDocument: { Statement: Statement[] } })
    .PolicyDocument;
  if (change === 'grant') {
    statements.push({ Effect: 'Allow', Action: right, Resource: on === '*' ? '*' : `arn:aws:x:us-east-1:1:${on}` });
    return;
  }
  const statement = statements.find(({ Action }) => [Action].flat().includes(right));
  if (!statement) throw new Error(`Nobody has the right ${right}.`);
  if (change === 'widen') statement.Resource = '*';
  else statement.Action = [statement.Action].flat().filter((action) => action !== right);
}

function setAt(target: unknown, path: string, to: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place = target as Record<string, unknown>;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (to !== undefined) place[last] = to;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else if (last in place) delete place[last];
  else throw new Error(`There is no ${path} to take away.`);
}
