/** Checks the settings of a deployment and fills in the defaults. `settings.ts` documents each of them. */
import * as z from 'zod/mini';
import { DEFAULT_FILE_MEGABYTES, fileKinds, MAX_FILE_MEGABYTES } from '#core/model/files/file-types.ts';
import { MAX_RETENTION_DAYS } from '#core/model/widgets/widget.ts';
import { subscribedTypes } from '#core/webhooks/event-types.ts';
import { functionVariables, type FunctionName } from '#core/contract/environment.ts';
import type { LiveChatSettings, StackSettings } from './settings.ts';
import { shown } from './stages.ts';

const positive = z.int().check(z.gte(1));
const host = z
  .string()
  .check(z.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'Must be a host name in lower case, such as chat.example.com'));
/** Hosts that a function reads from a variable: all variables of a function together may have 4 KB. */
const MAX_HOSTS_LENGTH = 1000;
const hosts = z.array(host).check(
  z.refine((names) => names.join(',').length <= MAX_HOSTS_LENGTH, {
    error: `Must have at most ${MAX_HOSTS_LENGTH} characters together, which is what a function's variables have room for`,
  }),
);
const httpsUrl = z.url({ protocol: /^https$/, error: 'Must be an https:// address' });
const certificate = z
  .string()
  .check(
    z.regex(
      /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/\S+$/,
      'Must be the ARN of a certificate in us-east-1, where CloudFront looks for it: arn:aws:acm:us-east-1:…',
    ),
  );
const secret = z
  .string()
  .check(
    z.regex(
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/,
      'Must be the whole ARN of a secret in Secrets Manager, with its last six characters: arn:aws:secretsmanager:…:secret:name-AbCdEf',
    ),
  );
const eventBus = z
  .string()
  .check(
    z.regex(
      /^(arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/)?[\w./-]{1,256}$/,
      'Must be the name of an event bus, or its ARN: arn:aws:events:…',
    ),
  );
const scanner = z
  .string()
  .check(
    z.regex(
      /^(guardduty|arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?)$/,
      'Must be "guardduty", or the ARN of a function: arn:aws:lambda:…',
    ),
  );
const matching = (pattern: RegExp, error: string) => z.string().check(z.regex(pattern, error));
const hostedZone = z.strictObject({
  id: matching(/^Z[A-Z0-9]{1,31}$/, 'Must be the ID of a hosted zone, such as Z0123456789ABCDEFGHIJ'),
  name: host,
});
const userPool = z.strictObject({
  id: matching(/^[a-z]{2}(-[a-z]+)+-\d_\w+$/, 'Must be the ID of a user pool, such as eu-central-1_AbCdEfGhI'),
  signInDomain: host,
});
const webAcl = matching(
  /^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\/\S+$/,
  'Must be the ARN of a web ACL for CloudFront, which is in us-east-1: arn:aws:wafv2:us-east-1:…:global/webacl/…',
);
const key = matching(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
  "Must be the ARN of a key, in the stack's region: arn:aws:kms:…:key/…",
);
const existingTable = z
  .strictObject({
    arn: matching(
      /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+$/,
      'Must be the ARN of a table: arn:aws:dynamodb:…:table/…',
    ),
    streamArn: matching(
      /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+\/stream\/[\w:.-]+$/,
      "Must be the ARN of the table's stream: arn:aws:dynamodb:…:table/…/stream/…",
    ),
  })
  .check(
    z.refine(({ arn, streamArn }) => streamArn.startsWith(`${arn}/stream/`), {
      path: ['streamArn'],
      error: 'Must be the stream of the same table',
    }),
  );
const bucketName = matching(
  /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  'Must be the name of a bucket, such as live-chat-prod-chatfiles-abc123: no ARN, address or dots',
);
const boundary = matching(
  /^(arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/)?[\w+=,.@/-]{1,512}$/,
  'Must be the name of a policy, or its ARN: arn:aws:iam::…:policy/…',
);
const TAG_SIGNS = 'letters, digits, spaces or _.:/=+-@';
const isTag = /^(?!aws:)[\p{L}\p{N} _.:/=+\-@]{1,128}$/u;
const MAX_TAGS = 50;
const tags = z
  .record(z.string(), z.string().check(z.regex(/^[\p{L}\p{N} _.:/=+\-@]{0,256}$/u, `Must be at most 256 ${TAG_SIGNS}`)))
  .check(
    z.refine((named) => Object.keys(named).every((name) => isTag.test(name)), {
      error: `Names must be 1 to 128 ${TAG_SIGNS}, and not begin with aws:`,
    }),
    z.refine((named) => Object.keys(named).length <= MAX_TAGS, `AWS takes at most ${MAX_TAGS} of them.`),
  );
const rate = z
  .string()
  .check(z.regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/, 'Must be "<burst>/<per second>", both from 1, such as 60/5'));
const throttle = z.strictObject({ burst: positive, perSecond: positive });
const functionSettings = z.strictObject({
  memory: z.optional(z.int().check(z.gte(128), z.lte(10_240))),
  concurrency: z.optional(positive),
});
const functionNames = Object.keys(functionVariables) as [FunctionName, ...FunctionName[]];

/** Settings of the construct, whatever stack it is in. */
const chatShape = {
  stage: z._default(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'Must be a short name in lower case')), 'prod'),
  keepData: z._default(z.boolean(), true),
  domain: z.optional(
    z.strictObject({ name: host, certificateArn: z.optional(certificate), hostedZone: z.optional(hostedZone) }).check(
      z.refine((domain) => domain.certificateArn !== undefined || domain.hostedZone !== undefined, {
        error: 'Needs certificateArn, the ARN of a certificate in us-east-1, or hostedZone, in which one can be made',
      }),
      z.refine(({ name, hostedZone: zone }) => !zone || name === zone.name || name.endsWith(`.${zone.name}`), {
        path: ['hostedZone', 'name'],
        error: 'Must be the name of the domain, or end it: chat.example.com is in example.com',
      }),
    ),
  ),
  issuer: z.optional(
    z.strictObject({
      url: httpsUrl,
      jwksUri: httpsUrl,
      clientId: z.string().check(z.minLength(1)),
      audience: z.optional(z.string().check(z.minLength(1))),
      groupsClaim: z._default(z.string(), 'groups'),
      scope: z._default(z.string(), 'openid profile email'),
      origins: z._default(z.array(httpsUrl), []),
    }),
  ),
  userPool: z.optional(userPool),
  mfa: z._default(z.enum(['optional', 'required']), 'optional'),
  webAclArn: z.optional(webAcl),
  table: z.optional(existingTable),
  fileBucket: z.optional(bucketName),
  tableThroughput: z.optional(z.strictObject({ maxReadUnits: positive, maxWriteUnits: positive })),
  encryptionKeyArn: z.optional(key),
  alarmEmail: z.optional(z.email()),
  dashboard: z._default(z.boolean(), true),
  metrics: z._default(z.boolean(), false),
  requestAlarm: z.optional(positive),
  budget: z.optional(z.strictObject({ usd: z.number().check(z.gt(0)), email: z.email() })),
  canary: z._default(z.boolean(), false),
  tracing: z._default(z.boolean(), false),
  accessLogs: z.optional(z.enum(['http', 'all'])),
  mail: z.optional(
    z.strictObject({
      from: z.email(),
      identity: z.optional(z.union([host, z.email()], { error: 'Must be a verified domain or address' })),
      configurationSet: z.optional(matching(/^[\w-]{1,64}$/, 'Must be the name of a configuration set')),
      visitorsPerDay: z._default(z.int().check(z.gte(0)), 500),
      unreadMinutes: z._default(z.int().check(z.gte(1), z.lte(1440)), 10),
      transcriptsTo: z._default(z.enum(['everyone', 'verified']), 'everyone'),
      replies: z.optional(z.strictObject({ domain: host })),
    }),
  ),
  logRetentionDays: z._default(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365]), 30),
  retentionDays: z.optional(z.int().check(z.gte(1), z.lte(MAX_RETENTION_DAYS))),
  capacity: z._default(z.int().check(z.gte(1), z.lte(50)), 1),
  httpThrottle: z._default(throttle, { burst: 1000, perSecond: 500 }),
  socketThrottle: z.optional(throttle),
  visitorMessageRate: z._default(rate, '60/5'),
  addressSessionRate: z._default(rate, '300/10'),
  addressRequestRate: z._default(positive, 200),
  httpStepHosts: z._default(hosts, []),
  cardHosts: z._default(hosts, []),
  modelKeysSecretArn: z.optional(secret),
  eventBus: z.optional(
    z.strictObject({
      name: eventBus,
      events: z._default(z.array(z.enum(subscribedTypes)).check(z.minLength(1)), [...subscribedTypes]),
    }),
  ),
  files: z._default(
    z.strictObject({
      kinds: z._default(z.array(z.enum(fileKinds)), [...fileKinds]),
      maxMegabytes: z._default(z.int().check(z.gte(1), z.lte(MAX_FILE_MEGABYTES)), DEFAULT_FILE_MEGABYTES),
      malwareScan: z.optional(scanner),
    }),
    { kinds: [...fileKinds], maxMegabytes: DEFAULT_FILE_MEGABYTES },
  ),
  // API Gateway closes a socket that is silent for ten minutes.
  heartbeatSeconds: z._default(positive.check(z.lte(300)), 25),
  leaseSeconds: z._default(positive.check(z.lte(3600)), 75),
  functions: z._default(z.partialRecord(z.enum(functionNames), functionSettings), {}),
};

/** Settings of the stack around it, too. */
const stackShape = {
  ...chatShape,
  account: z.optional(matching(/^\d{12}$/, 'Must be the twelve digits of an account, as text')),
  region: z.optional(matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'Must be the name of a region, such as eu-central-1')),
  tags: z._default(tags, {}),
  terminationProtection: z._default(z.boolean(), false),
  waf: z.optional(
    z.strictObject({ requestsPerAddress: z._default(z.int().check(z.gte(100), z.lte(1_000_000)), 10_000) }),
  ),
  permissionsBoundary: z.optional(boundary),
};

const rules = [
  z.refine<Rules>(({ heartbeatSeconds, leaseSeconds }) => leaseSeconds >= 2 * heartbeatSeconds, {
    path: ['leaseSeconds'],
    error: 'Must be at least twice heartbeatSeconds, so that one lost heartbeat disconnects nobody',
  }),
  z.refine<Rules>(({ issuer, userPool: pool }) => issuer === undefined || pool === undefined, {
    path: ['userPool'],
    error: 'Agents sign in with one of both: leave out issuer or userPool',
  }),
  z.refine<Rules>(({ webAclArn, waf }) => webAclArn === undefined || waf === undefined, {
    path: ['waf'],
    error: 'A site has one web ACL: leave out webAclArn or waf',
  }),
  z.refine<Rules>(({ table, tableThroughput }) => table === undefined || tableThroughput === undefined, {
    path: ['tableThroughput'],
    error: "Limits the stack's own table; set the limits of your own table where you made it",
  }),
];

type Rules = {
  heartbeatSeconds: number;
  leaseSeconds: number;
  issuer?: unknown;
  userPool?: unknown;
  webAclArn?: unknown;
  waf?: unknown;
  table?: unknown;
  tableThroughput?: unknown;
};

const chatSchema = z.strictObject(chatShape).check(...rules) satisfies z.ZodMiniType<unknown, LiveChatSettings>;
const stackSchema = z.strictObject(stackShape).check(...rules) satisfies z.ZodMiniType<unknown, StackSettings>;

/** Settings as the schema takes them. */
export type SchemaInput = z.input<typeof stackSchema>;

/** Checked settings with all defaults. */
export type Config = z.output<typeof chatSchema>;

/** Checked settings of a stack with all defaults. */
export type StackConfig = z.output<typeof stackSchema>;

/** Checks the settings of the construct. Throws one error that names every wrong setting, what was read, and which settings exist. */
export const parseConfig = (settings: unknown): Config => parsed(chatSchema, settings, HINT);

/** Checks the settings of a stack, as `parseConfig` does. */
export const parseStackConfig = (settings: unknown): StackConfig => parsed(stackSchema, settings);

/** The names of all settings of a stack. */
export const settingNames: readonly string[] = Object.keys(stackShape);

const HINT = ` ${Object.keys(stackShape)
  .filter((name) => !(name in chatShape))
  .join(', ')} belong to the stack: LiveChatStack takes them.`;

function parsed<Schema extends typeof chatSchema | typeof stackSchema>(
  schema: Schema,
  settings: unknown,
  hint = '',
): z.output<Schema> {
  const result = schema.safeParse(settings, { error: z.locales.en().localeError });
  if (result.success) return result.data as z.output<Schema>;
  const allowed = Object.keys(schema.shape).join(', ');
  throw new Error(
    `The settings of live chat are wrong. ${z.prettifyError(result.error)}\nRead: ${shown(settings)}\nKnown settings: ${allowed}. Functions: ${functionNames.join(', ')}.${hint}`,
  );
}

/** Settings of live chat in `cdk.json`, where nothing reads them, as a sentence; undefined if there are none. */
export function misplacedSettings(file: unknown): string | undefined {
  if (!isObject(file)) return undefined;
  const context = 'context' in file && isObject(file.context) ? file.context : {};
  const misplaced = [
    ...settingNames.filter((name) => name in file),
    ...[...settingNames, 'live-chat']
      .filter((name) => name !== 'stage' && name in context)
      .map((name) => `context.${name}`),
  ];
  if (misplaced.length === 0) return undefined;
  return `cdk.json has settings of live chat where nothing reads them: ${misplaced.join(', ')}. Move them into live-chat.config.json: { "common": { … }, "stages": { "prod": { … } } }.`;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
