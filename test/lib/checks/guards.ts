/** Settings of the template that keep data, secrets and the bill safe. Each is a sentence that a planted fault breaks. */
import type { Synthesized } from '../synthesized.ts';

type Resources = Synthesized['template']['Resources'];

type Guard = {
  name: string;
  type: string;
  /** Path below the properties; `[]` is every item of a list, of which there must be one. */
  path: string;
  /** The values that are right, or a test of the value. */
  is: readonly unknown[] | ((value: unknown) => boolean);
  /** Only resources whose logical id matches. */
  only?: RegExp;
};

const atLeast = (least: number) => (value: unknown) => typeof value === 'number' && value >= least;
const atMost = (most: number) => (value: unknown) => typeof value === 'number' && value <= most;
/** Whether a list has an item with these fields. */
const isWith = (wanted: Record<string, unknown>) => (items: unknown) =>
  Array.isArray(items) &&
  items.some((item: Record<string, unknown>) => Object.entries(wanted).every(([key, value]) => item[key] === value));
const present = (value: unknown): boolean => value !== undefined;
const isThrottled = (routes: readonly string[]) => (value: unknown) => {
  const settings = (value ?? {}) as Record<string, { ThrottlingRateLimit?: unknown; ThrottlingBurstLimit?: unknown }>;
  return routes.every((route) =>
    [settings[route]?.ThrottlingRateLimit, settings[route]?.ThrottlingBurstLimit].every(atMost(2000)),
  );
};

const table = 'AWS::DynamoDB::Table';
const bucket = 'AWS::S3::Bucket';
const fn = 'AWS::Lambda::Function';
const mapping = 'AWS::Lambda::EventSourceMapping';
const pool = 'AWS::Cognito::UserPool';
const stage = 'AWS::ApiGatewayV2::Stage';
const site = 'AWS::CloudFront::Distribution';
const headers = 'AWS::CloudFront::ResponseHeadersPolicy';
const security = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';
const blocked = 'PublicAccessBlockConfiguration';
const own = /^chat(?!files)/;
const httpApi = /httpapi/;
const runs = (name: string): RegExp => new RegExp(`^chat${name}[0-9A-F]{8}$`);

export const guards: readonly Guard[] = [
  {
    name: 'the table can be restored',
    type: table,
    path: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    is: [true],
  },
  { name: 'the table is protected', type: table, path: 'DeletionProtectionEnabled', is: [true] },
  { name: 'the table is billed by request', type: table, path: 'BillingMode', is: ['PAY_PER_REQUEST'] },
  { name: 'items expire', type: table, path: 'TimeToLiveSpecification.AttributeName', is: ['expires_at_seconds'] },
  {
    name: 'the stream has both images',
    type: table,
    path: 'StreamSpecification.StreamViewType',
    is: ['NEW_AND_OLD_IMAGES'],
  },
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((name) => ({
    name: `buckets are private (${name})`,
    type: bucket,
    path: `${blocked}.${name}`,
    is: [true],
  })),
  {
    name: 'buckets are encrypted',
    type: bucket,
    path: 'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm',
    is: ['AES256'],
  },
  {
    name: 'uploads that nobody sent go away',
    type: bucket,
    path: 'LifecycleConfiguration.Rules[].Status',
    is: ['Enabled'],
    only: /chatfiles/,
  },
  { name: 'dead letters are encrypted', type: 'AWS::SQS::Queue', path: 'SqsManagedSseEnabled', is: [true] },
  { name: 'dead letters wait two weeks', type: 'AWS::SQS::Queue', path: 'MessageRetentionPeriod', is: [1_209_600] },
  { name: 'functions run on Node 24', type: fn, path: 'Runtime', is: ['nodejs24.x'], only: own },
  { name: 'functions run on ARM', type: fn, path: 'Architectures[]', is: ['arm64'], only: own },
  { name: 'logs are JSON', type: fn, path: 'LoggingConfig.LogFormat', is: ['JSON'], only: own },
  {
    name: 'the platform logs only what fails',
    type: fn,
    path: 'LoggingConfig.SystemLogLevel',
    is: ['WARN'],
    only: own,
  },
  {
    name: 'an answer comes before API Gateway gives up',
    type: fn,
    path: 'Timeout',
    is: atMost(29),
    only: /^chat(visitor|agent|settings)api/,
  },
  { name: 'automation outlasts a slow model', type: fn, path: 'Timeout', is: atLeast(40), only: runs('automation') },
  { name: 'a sweep has nearly its minute', type: fn, path: 'Timeout', is: [55], only: runs('sweep') },
  { name: 'training has a whole processor', type: fn, path: 'MemorySize', is: atLeast(1769), only: runs('fit') },
  { name: 'logs end', type: 'AWS::Logs::LogGroup', path: 'RetentionInDays', is: atMost(30) },
  { name: 'a bad record does not hold others up', type: mapping, path: 'BisectBatchOnFunctionError', is: [true] },
  {
    name: 'only failed records are repeated',
    type: mapping,
    path: 'FunctionResponseTypes[]',
    is: ['ReportBatchItemFailures'],
  },
  // A record takes seconds where others get in its way; a batch has the minute of its function.
  { name: 'batches end within a function’s time', type: mapping, path: 'BatchSize', is: atMost(25) },
  { name: 'retries of records end', type: mapping, path: 'MaximumRetryAttempts', is: [5] },
  { name: 'records that fail are kept', type: mapping, path: 'DestinationConfig.OnFailure.Destination', is: present },
  { name: 'no record is missed while a reader is made', type: mapping, path: 'StartingPosition', is: ['TRIM_HORIZON'] },
  { name: 'readers see only their rows', type: mapping, path: 'FilterCriteria.Filters[].Pattern', is: present },
  {
    name: 'background calls are not repeated for hours',
    type: 'AWS::Lambda::EventInvokeConfig',
    path: 'MaximumEventAgeInSeconds',
    is: atMost(600),
  },
  {
    name: 'the sweep runs every minute',
    type: 'AWS::Events::Rule',
    path: 'ScheduleExpression',
    is: ['rate(1 minute)'],
  },
  {
    name: 'the HTTP API is throttled by rate',
    type: stage,
    only: httpApi,
    path: 'DefaultRouteSettings.ThrottlingRateLimit',
    is: atMost(1000),
  },
  {
    name: 'the HTTP API is throttled by burst',
    type: stage,
    only: httpApi,
    path: 'DefaultRouteSettings.ThrottlingBurstLimit',
    is: atMost(2000),
  },
  {
    name: 'each route of the socket is throttled',
    type: stage,
    only: /socket/,
    path: 'RouteSettings',
    is: isThrottled(['$connect', '$disconnect', '$default']),
  },
  { name: 'what is deployed is served', type: stage, path: 'AutoDeploy', is: [true] },
  { name: 'API Gateway may call by its own API only', type: 'AWS::Lambda::Permission', path: 'SourceArn', is: present },
  { name: 'nobody signs up', type: pool, path: 'AdminCreateUserConfig.AllowAdminCreateUserOnly', is: [true] },
  { name: 'the pool is protected', type: pool, path: 'DeletionProtection', is: ['ACTIVE'] },
  { name: 'passwords are long', type: pool, path: 'Policies.PasswordPolicy.MinimumLength', is: atLeast(12) },
  { name: 'addresses have no case', type: pool, path: 'UsernameConfiguration.CaseSensitive', is: [false] },
  { name: 'a second factor is offered', type: pool, path: 'MfaConfiguration', is: ['OPTIONAL', 'ON'] },
  { name: 'sign-in uses a code', type: 'AWS::Cognito::UserPoolClient', path: 'AllowedOAuthFlows[]', is: ['code'] },
  {
    name: 'sign-in tells nobody who exists',
    type: 'AWS::Cognito::UserPoolClient',
    path: 'PreventUserExistenceErrors',
    is: ['ENABLED'],
  },
  { name: 'access tokens last an hour', type: 'AWS::Cognito::UserPoolClient', path: 'AccessTokenValidity', is: [60] },
  {
    name: 'the session secret is long',
    type: 'AWS::SecretsManager::Secret',
    path: 'GenerateSecretString.PasswordLength',
    is: atLeast(64),
  },
  { name: 'nosniff', type: headers, path: `${security}.ContentTypeOptions.Override`, is: [true] },
  {
    name: 'HSTS for a year',
    type: headers,
    path: `${security}.StrictTransportSecurity.AccessControlMaxAgeSec`,
    is: atLeast(31_536_000),
  },
  {
    name: 'the dashboard has a policy of content',
    type: headers,
    path: `${security}.ContentSecurityPolicy.ContentSecurityPolicy`,
    is: present,
    only: /dashboard/i,
  },
  {
    name: 'the widget loads on any page',
    type: headers,
    path: 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items',
    is: isWith({ Header: 'cross-origin-resource-policy', Value: 'cross-origin' }),
    only: /openheaders/,
  },
  {
    name: 'the dashboard is in no frame',
    type: headers,
    path: `${security}.FrameOptions.FrameOption`,
    is: ['DENY'],
    only: /dashboard/i,
  },
  {
    name: 'the site is HTTPS',
    type: site,
    path: 'DistributionConfig.CacheBehaviors[].ViewerProtocolPolicy',
    is: ['redirect-to-https'],
  },
  { name: 'answers are compressed', type: site, path: 'DistributionConfig.CacheBehaviors[].Compress', is: [true] },
  {
    name: 'every behavior has headers',
    type: site,
    path: 'DistributionConfig.CacheBehaviors[].ResponseHeadersPolicyId',
    is: present,
  },
  {
    name: 'errors are not cached',
    type: site,
    path: 'DistributionConfig.CustomErrorResponses[].ErrorCachingMinTTL',
    is: [0],
  },
  {
    name: 'the edge signs what it asks buckets for',
    type: 'AWS::CloudFront::OriginAccessControl',
    path: 'OriginAccessControlConfig.SigningBehavior',
    is: ['always'],
  },
  {
    name: 'alarms are quiet without data',
    type: 'AWS::CloudWatch::Alarm',
    path: 'TreatMissingData',
    is: ['notBreaching'],
  },
  {
    name: 'a chat waits a minute before it alarms',
    type: 'AWS::CloudWatch::Alarm',
    path: 'Threshold',
    is: [60_000],
    only: /streambehind/,
  },
  {
    name: 'queues and topics refuse plain connections',
    type: 'AWS::SQS::QueuePolicy',
    path: 'PolicyDocument.Statement[].Condition.Bool.aws:SecureTransport',
    is: ['false'],
  },
];

/** Every broken guard, with the resource. A type that is missing breaks its guards. */
export const brokenGuards = (resources: Resources): string[] =>
  guards.flatMap(({ name, type, path, is, only = /^/ }) => {
    const found = Object.entries(resources).filter(([id, { Type }]) => Type === type && only.test(id));
    if (found.length === 0) return [`${name}: there is no ${type}.`];
    const right = (value: unknown): boolean => (typeof is === 'function' ? is(value) : is.includes(value));
    return found.flatMap(([id, { Properties }]) =>
      at(Properties, path.split('.')).every(right) ? [] : [`${name}: ${id}.${path}`],
    );
  });

/** The values at a path; `undefined` where it ends early, or a list is empty. */
function at(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return [value];
  const inner = (value as Record<string, unknown> | undefined)?.[name.replace('[]', '')];
  if (!name.endsWith('[]')) return at(inner, rest);
  return Array.isArray(inner) && inner.length > 0 ? inner.flatMap((item) => at(item, rest)) : [undefined];
}
