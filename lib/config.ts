/** What a deployment can be told, with the defaults: checked once, at the edge. */
import * as z from 'zod/mini';
import { functionVariables, type FunctionName } from '#core/contract/environment.ts';

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
const rate = z.string().check(z.regex(/^\d+\/\d+$/, 'Must be "<at once>/<per second>", such as 60/5'));
const throttle = z.strictObject({ burst: positive, perSecond: positive });
const functionSettings = z.strictObject({
  /** Megabytes, which also decide the share of a processor. Default 256. */
  memory: z.optional(z.int().check(z.gte(128), z.lte(10_240))),
  /** Reserved concurrency. By default none: a new account has ten in all, and the reserve must leave some over. */
  concurrency: z.optional(positive),
});
const functionNames = Object.keys(functionVariables) as [FunctionName, ...FunctionName[]];

/** Settings of one deployment. Everything has a default but what only its owner can know. */
const configSchema = z
  .strictObject({
    /** Names the stack, one a stage. `prod` keeps its data when the stack is deleted. */
    stage: z._default(
      z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'Must be a short name in lower case')),
      'prod',
    ),
    /** The site's own host name, with its certificate in us-east-1. Default: CloudFront's name. */
    domain: z.optional(z.strictObject({ name: host, certificateArn: certificate })),
    /** Who signs the agents' access tokens. Default: a Cognito user pool of the stack's own. */
    issuer: z.optional(
      z.strictObject({
        url: httpsUrl,
        jwksUri: httpsUrl,
        clientId: z.string().check(z.minLength(1)),
        /** What access tokens name as their `aud`, where it isn't the client: an API registered with the issuer. */
        audience: z.optional(z.string().check(z.minLength(1))),
        /** The claim that lists a person's groups, `admin` and `agent` among them. */
        groupsClaim: z._default(z.string(), 'groups'),
        scope: z._default(z.string(), 'openid profile email'),
        /** Origins beside the issuer's that its token endpoint lives on. */
        origins: z._default(z.array(httpsUrl), []),
      }),
    ),
    /** Where alarms are mailed. Default: nowhere, they only show. */
    alarmEmail: z.optional(z.email()),
    /** Mail to visitors: from an address that, or whose domain, is verified with SES in this region. Default: none is sent. */
    mail: z.optional(
      z.strictObject({
        from: z.email(),
        /** Mails a day that visitors may cause to addresses that no site vouched for, all together. */
        visitorsPerDay: z._default(z.int().check(z.gte(0)), 500),
        /** Whether everyone may have a copy of their chat, or only whom a site vouched for. */
        transcriptsTo: z._default(z.enum(['everyone', 'verified']), 'everyone'),
      }),
    ),
    logRetentionDays: z._default(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365]), 30),
    /** Requests of all clients together. */
    httpThrottle: z._default(throttle, { burst: 1000, perSecond: 500 }),
    /** Frames and connects of all clients together. */
    socketThrottle: z._default(throttle, { burst: 1000, perSecond: 500 }),
    /** Messages of one visitor: at once, then per second. */
    visitorMessageRate: z._default(rate, '60/5'),
    /** New sessions of one address: at once, then per second. */
    addressSessionRate: z._default(rate, '300/10'),
    /** Requests of one address per second. */
    addressRequestRate: z._default(positive, 200),
    /** The hosts that http steps of workflows may call, by https. Default: none. */
    httpStepHosts: z._default(z.array(host), []),
    /**
     * A secret of the owner's with the keys of models: `{ "https://api.example.com": "key" }`, by the origin of a bot's
     * `base_url`, so that a key goes nowhere else. Default: none.
     */
    modelKeysSecretArn: z.optional(secret),
    /** How often an agent's dashboard says that it is there. */
    heartbeatSeconds: z._default(positive, 25),
    /** After this long without a beat an agent is gone. */
    leaseSeconds: z._default(positive, 75),
    functions: z._default(z.partialRecord(z.enum(functionNames), functionSettings), {}),
  })
  .check(
    z.refine(({ heartbeatSeconds, leaseSeconds }) => leaseSeconds >= 2 * heartbeatSeconds, {
      path: ['leaseSeconds'],
      error: 'Must be at least twice heartbeatSeconds: one lost beat takes nobody away',
    }),
  );

/** Settings of one deployment, checked. */
export type Config = z.output<typeof configSchema>;

/**
 * Reads settings; throws one error that names every wrong one, what was seen, and what is allowed.
 * @param stage the stage the command names (`-c stage=…`), which goes before that of the settings
 */
export function parseConfig(context: unknown, stage?: unknown): Config {
  const settings = isObject(context) && stage !== undefined ? { ...context, stage } : context;
  const parsed = configSchema.safeParse(settings, { error: z.locales.en().localeError });
  if (parsed.success) return parsed.data;
  const allowed = Object.keys(configSchema.shape).join(', ');
  throw new Error(
    `The context "live-chat" is wrong. ${z.prettifyError(parsed.error)}\nSeen: ${JSON.stringify(settings)}\nSettings there are: ${allowed}. Functions are: ${functionNames.join(', ')}.`,
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether this stage's data must outlive mistakes. */
export const keepsData = ({ stage }: Config): boolean => stage === 'prod';
