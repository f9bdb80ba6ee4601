/** Checks the settings of a deployment and fills in the defaults. `settings.ts` documents each of them. */
import * as z from 'zod/mini';
import { DEFAULT_FILE_MEGABYTES, fileKinds, MAX_FILE_MEGABYTES } from '#core/model/file-types.ts';
import { subscribedTypes } from '#core/webhooks/event-types.ts';
import { functionVariables, type FunctionName } from '#core/contract/environment.ts';
import type { LiveChatSettings } from './settings.ts';

const positive = z.int().check(z.gte(1));
const host = z
  .string()
  .check(z.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'Must be a host name in lower case, such as chat.example.com'));
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
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/,
      'Must be the whole ARN of a secret in Secrets Manager: arn:aws:secretsmanager:…',
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
const rate = z.string().check(z.regex(/^\d+\/\d+$/, 'Must be "<burst>/<per second>", such as 60/5'));
const throttle = z.strictObject({ burst: positive, perSecond: positive });
const functionSettings = z.strictObject({
  memory: z.optional(z.int().check(z.gte(128), z.lte(10_240))),
  concurrency: z.optional(positive),
});
const functionNames = Object.keys(functionVariables) as [FunctionName, ...FunctionName[]];

const configSchema = z
  .strictObject({
    stage: z._default(
      z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'Must be a short name in lower case')),
      'prod',
    ),
    domain: z.optional(z.strictObject({ name: host, certificateArn: certificate })),
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
    alarmEmail: z.optional(z.email()),
    mail: z.optional(
      z.strictObject({
        from: z.email(),
        visitorsPerDay: z._default(z.int().check(z.gte(0)), 500),
        unreadMinutes: z._default(z.int().check(z.gte(1), z.lte(1440)), 10),
        transcriptsTo: z._default(z.enum(['everyone', 'verified']), 'everyone'),
        replies: z.optional(z.strictObject({ domain: host })),
      }),
    ),
    logRetentionDays: z._default(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365]), 30),
    httpThrottle: z._default(throttle, { burst: 1000, perSecond: 500 }),
    socketThrottle: z._default(throttle, { burst: 1000, perSecond: 500 }),
    visitorMessageRate: z._default(rate, '60/5'),
    addressSessionRate: z._default(rate, '300/10'),
    addressRequestRate: z._default(positive, 200),
    httpStepHosts: z._default(z.array(host), []),
    cardHosts: z._default(z.array(host), []),
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
    heartbeatSeconds: z._default(positive, 25),
    leaseSeconds: z._default(positive, 75),
    functions: z._default(z.partialRecord(z.enum(functionNames), functionSettings), {}),
  })
  .check(
    z.refine(({ heartbeatSeconds, leaseSeconds }) => leaseSeconds >= 2 * heartbeatSeconds, {
      path: ['leaseSeconds'],
      error: 'Must be at least twice heartbeatSeconds, so that one lost heartbeat disconnects nobody',
    }),
  ) satisfies z.ZodMiniType<unknown, LiveChatSettings>;

/** Settings as the schema takes them. */
export type SchemaInput = z.input<typeof configSchema>;

/** Checked settings with all defaults. */
export type Config = z.output<typeof configSchema>;

/**
 * Checks settings. Throws one error that names every wrong setting, what was read, and which settings exist.
 * @param stage stage that the command names (`-c stage=…`); it takes precedence over the settings'
 */
export function parseConfig(context: unknown, stage?: unknown): Config {
  const settings = isObject(context) && stage !== undefined ? { ...context, stage } : context;
  const parsed = configSchema.safeParse(settings, { error: z.locales.en().localeError });
  if (parsed.success) return parsed.data;
  const allowed = Object.keys(configSchema.shape).join(', ');
  throw new Error(
    `The settings of live chat are wrong. ${z.prettifyError(parsed.error)}\nRead: ${JSON.stringify(settings)}\nKnown settings: ${allowed}. Functions: ${functionNames.join(', ')}.`,
  );
}

/**
 * Settings that are elsewhere in `cdk.json` than in its context `live-chat`, where nothing reads them, as a sentence;
 * undefined if there are none. `stage` may be in the context, where `-c stage=…` puts it.
 */
export function misplacedSettings(file: unknown): string | undefined {
  if (!isObject(file)) return undefined;
  const known = Object.keys(configSchema.shape);
  const context = 'context' in file && isObject(file.context) ? file.context : {};
  const misplaced = [
    ...known.filter((name) => name in file),
    ...known.filter((name) => name !== 'stage' && name in context).map((name) => `context.${name}`),
  ];
  if (misplaced.length === 0) return undefined;
  return `cdk.json has settings of live chat where nothing reads them: ${misplaced.join(', ')}. Move them into "context": { "live-chat": { … } }.`;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the data is kept when the stack is deleted. */
export const keepsData = ({ stage }: Config): boolean => stage === 'prod';
