/** What an update must neither replace nor remove, compared with the template of the last release. */
import { readFileSync, writeFileSync } from 'node:fs';
import { removeFolders, type Resource, Synthesized } from '../synthesized.ts';

type Kind = {
  /** What is gone with the resource. */
  loses: string;
  /** Properties whose change replaces the resource, or which AWS refuses to change. */
  fixed: readonly string[];
  /** Lists of which nothing may go away. */
  grows?: readonly string[];
};

/** `fixed` has at least what the CDK's own data says of the type; a test compares. */
export const statefulTypes: Record<string, Kind> = {
  'AWS::ApiGatewayV2::Api': { loses: 'its address', fixed: ['ProtocolType'] },
  'AWS::ApiGatewayV2::Stage': { loses: 'its address', fixed: ['StageName', 'ApiId'] },
  'AWS::CloudFront::Distribution': { loses: 'its address, which is in the code of every site', fixed: [] },
  'AWS::Cognito::UserPool': {
    loses: 'the people who sign in',
    // Of these AWS refuses the change, after the deployment has begun.
    fixed: ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'],
    grows: ['Schema'],
  },
  'AWS::Cognito::UserPoolClient': { loses: "everybody's sign-in", fixed: ['UserPoolId', 'GenerateSecret'] },
  'AWS::Cognito::UserPoolDomain': { loses: 'the address to sign in at', fixed: ['UserPoolId', 'Domain'] },
  'AWS::Cognito::UserPoolGroup': { loses: "people's roles", fixed: ['UserPoolId', 'GroupName'] },
  'AWS::DynamoDB::Table': {
    loses: 'every chat and setting',
    fixed: ['TableName', 'KeySchema', 'ImportSourceSpecification', 'StreamSpecification', 'TimeToLiveSpecification'],
    grows: ['AttributeDefinitions', 'GlobalSecondaryIndexes'],
  },
  'AWS::Logs::LogGroup': { loses: 'the logs', fixed: ['LogGroupName'] },
  'AWS::S3::Bucket': {
    loses: 'the files',
    fixed: ['BucketName', 'BucketNamespace', 'BucketNamePrefix', 'ObjectLockEnabled'],
  },
  'AWS::SecretsManager::Secret': { loses: "every visitor's session", fixed: ['Name'] },
  'AWS::SES::ReceiptRuleSet': { loses: 'the rule set that is active', fixed: ['RuleSetName'] },
  'AWS::SQS::Queue': { loses: 'the dead letters', fixed: ['QueueName', 'FifoQueue'] },
};

/** One resource as it was released. */
type Kept = { type: string; deletionPolicy: string; fixed: Record<string, unknown>; grows: Record<string, unknown[]> };

export type Stateful = Record<string, Kept>;

type Resources = Record<string, Resource<unknown>>;

const pick = (properties: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => name in properties).map((name) => [name, properties[name]]));

/** The resources of a template that an update must keep. */
export const statefulOf = (resources: Resources): Stateful =>
  Object.fromEntries(
    Object.entries(resources).flatMap(([id, { Type, Properties = {}, DeletionPolicy = 'Delete' }]) => {
      const kind = statefulTypes[Type];
      if (!kind) return [];
      const properties = Properties as Record<string, unknown>;
      const fixed = pick(properties, kind.fixed);
      const grows = pick(properties, kind.grows ?? []) as Record<string, unknown[]>;
      return [[id, { type: Type, deletionPolicy: DeletionPolicy, fixed, grows }]];
    }),
  );

/** What an update from one template to the next would lose: a sentence each, with the path. */
export function losses(before: Stateful, after: Stateful): string[] {
  return Object.entries(before).flatMap(([id, was]) => {
    const is = after[id];
    const what = statefulTypes[was.type]?.loses ?? 'what is in it';
    if (is?.type !== was.type)
      return [`${id} (${was.type}) is gone or has another logical id: the update loses ${what}.`];
    const names = new Set([...Object.keys(was.fixed), ...Object.keys(is.fixed)]);
    const changed = [...names].filter((name) => !same(was.fixed[name], is.fixed[name]));
    const shrunk = Object.entries(was.grows).flatMap(([name, items]) =>
      items.filter((item) => !(is.grows[name] ?? []).some((one) => same(keyOf(one), keyOf(item)))).map(() => name),
    );
    return [
      ...changed.map((name) => `${id}.${name} changed: the update replaces it, or fails, and loses ${what}.`),
      ...[...new Set(shrunk)].map((name) => `${id}.${name} lost an entry that is in use.`),
      ...(was.deletionPolicy.startsWith('Retain') && !is.deletionPolicy.startsWith('Retain')
        ? [`${id} is no longer kept when the stack is deleted (${is.deletionPolicy}).`]
        : []),
    ];
  });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What makes an entry the same: of an index, neither its throughput nor more that can change. */
function keyOf(item: unknown): unknown {
  const { IndexName, KeySchema, Projection } = item as Record<string, unknown>;
  return IndexName === undefined ? item : { IndexName, KeySchema, Projection };
}

/** Every stateful resource that the settings can bring. */
export const largest = { mail: { from: 'chat@example.com', replies: { domain: 'reply.example.com' } } };

const file = new URL('released.json', import.meta.url);

/** The last release. */
export const released = (): { version: string; resources: Stateful } => JSON.parse(readFileSync(file, 'utf8'));

// `npm run release:version` runs it: what is released from then on is what the next update must keep.
if (process.argv[1] === import.meta.filename) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const resources = statefulOf(new Synthesized(largest).template.Resources);
  writeFileSync(file, `${JSON.stringify({ version, resources }, null, 2)}\n`);
  removeFolders();
}
