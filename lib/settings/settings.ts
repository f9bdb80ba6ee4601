/** What an owner may set for one deployment. `lib/settings/config.ts` checks it and fills in the defaults. */
import type { FileKind } from '#core/model/files/file-types.ts';
import type { FunctionName } from '#core/contract/environment.ts';
import type { SubscribedType } from '#core/webhooks/event-types.ts';

/** Limits of all clients together. */
export type Throttle = {
  /** Requests that may arrive at the same moment. */
  burst: number;
  /** Requests per second that may arrive for longer. */
  perSecond: number;
};

/** The site's own host name. */
export type DomainSettings = {
  /** Such as `chat.example.com`, in lower case. */
  name: string;
  /** Certificate in us-east-1, where CloudFront looks for it: `arn:aws:acm:us-east-1:…`. Default: one is made in `hostedZone`. */
  certificateArn?: string | undefined;
  /** The Route 53 zone of the name. Its records are made with the stack. Default none: you point the name to the site. */
  hostedZone?: { id: string; name: string } | undefined;
};

/** A Cognito user pool that exists already. It needs the groups `admin`, `supervisor` and `agent`. */
export type UserPoolSettings = {
  /** `<region>_…`, in the account and region of the stack. */
  id: string;
  /** Host name of its sign-in pages, such as `login.example.com` or `<prefix>.auth.<region>.amazoncognito.com`. */
  signInDomain: string;
};

/** A table with the keys, indexes and stream of the stack's own, in the account and region of the stack. */
export type ExistingTable = {
  /** `arn:aws:dynamodb:…:table/…`. */
  arn: string;
  /** `arn:aws:dynamodb:…:table/…/stream/…`, with new and old images. */
  streamArn: string;
};

/** What the table takes at most, so that a flood is refused rather than paid for. */
export type TableThroughput = {
  /** Read units a second: each is 4 KB read consistently. */
  maxReadUnits: number;
  /** Write units a second: each is 1 KB. */
  maxWriteUnits: number;
};

/** An OpenID Connect issuer that signs the agents' access tokens. */
export type IssuerSettings = {
  /** `https://…`, exactly as its tokens name it (`iss`). */
  url: string;
  /** `https://…` of its keys. */
  jwksUri: string;
  clientId: string;
  /** `aud` of the access tokens, if it isn't the client: an API that is registered with the issuer. */
  audience?: string | undefined;
  /** Claim that lists a person's groups, `admin`, `supervisor` and `agent` among them. Default `groups`. */
  groupsClaim?: string | undefined;
  /** Default `openid profile email`. */
  scope?: string | undefined;
  /** More origins that the dashboard may call, if the token endpoint isn't on the issuer's own. Default none. */
  origins?: string[] | undefined;
};

/** Email to visitors. */
export type MailSettings = {
  /** Sender: an address that is verified with SES in this region, itself or by its domain. */
  from: string;
  /** The verified identity, if it is neither the address nor its domain: a domain above it, such as `example.com`. Default: both. */
  identity?: string | undefined;
  /** The identity's own default configuration set, which sending is then also allowed with. Default none. */
  configurationSet?: string | undefined;
  /** Emails per day that visitors may cause to addresses that no site verified, in total. Default 500. */
  visitorsPerDay?: number | undefined;
  /** Minutes that an answer waits for a visitor who left to come back, before it is mailed: 1 to 1440. Default 10. */
  unreadMinutes?: number | undefined;
  /** Who may request a copy of a chat. Default `everyone`. */
  transcriptsTo?: 'everyone' | 'verified' | undefined;
  /** Lets visitors answer emails. `domain`: a verified domain for these answers alone, such as `reply.example.com`. Default off. */
  replies?: { domain: string } | undefined;
};

/** An EventBridge bus that receives events, such as those of webhooks. */
export type EventBusSettings = {
  /** Name of a bus of this account and region, such as `default`, or its ARN. */
  name: string;
  /** The kinds of events it receives, such as `conversation.created`. Default all. */
  events?: SubscribedType[] | undefined;
};

/** Files that visitors and agents send. Each widget may allow less. */
export type FilesSettings = {
  /** Default all: `image`, `document`, `text`, `archive`, `audio`, `video`. An empty list turns files off. */
  kinds?: FileKind[] | undefined;
  /** Megabytes of one file, from 1 to 100. Default 20. */
  maxMegabytes?: number | undefined;
  /**
   * What scans each file for malware: `guardduty`, or the ARN of your own function, which tags each object with
   * `malware-scan`: `clean` or `infected`. Default none.
   */
  malwareScan?: string | undefined;
};

/** A monthly budget of the whole account. */
export type BudgetSettings = {
  /** US dollars a month. Mails at 80 % and at 100 % of it, and when the month is expected to cost more. */
  usd: number;
  /** Receives the mails. */
  email: string;
};

/** A web ACL of the site's own. It costs 6 USD a month, and 0.60 USD for a million requests. */
export type WafSettings = {
  /** Requests of one IP address in five minutes, above which it is refused until it sends less: 100 to 1,000,000. Default 10,000. */
  requestsPerAddress?: number | undefined;
};

/** Resources of one Lambda function. */
export type FunctionSettings = {
  /** Megabytes, which also decide the share of a processor. Default 256, 1769 for `fit`, and 1024 for `read-sources`. */
  memory?: number | undefined;
  /** Reserved concurrency. Default none: a new account has ten in all and must keep some unreserved. */
  concurrency?: number | undefined;
};

/** Settings of one deployment. Every field has a default. */
export type LiveChatSettings = {
  /** Names the stage, and with it the stack. Default `prod`. */
  stage?: string | undefined;
  /** Whether the table and the user pool stay when the stack is deleted. The bucket of files always does. Default true. */
  keepData?: boolean | undefined;
  /** Default: CloudFront's own name. */
  domain?: DomainSettings | undefined;
  /** Default: a Cognito user pool that belongs to the stack. */
  issuer?: IssuerSettings | undefined;
  /** Signs agents in with your own user pool. Default: a pool that belongs to the stack. */
  userPool?: UserPoolSettings | undefined;
  /** Whether agents need a second factor to sign in. Not for `issuer` and `userPool`. Default `optional`. */
  mfa?: 'optional' | 'required' | undefined;
  /** ARN of a web ACL in us-east-1 that guards the site. Default none: it costs more a month than the idle stack. */
  webAclArn?: string | undefined;
  /** Uses a table that exists already, such as one that `npx live-chat restore` made. Default: a table of the stack's own. */
  table?: ExistingTable | undefined;
  /**
   * Name of a bucket of files that a deleted stack left, in the account and region of the stack. Keeps its CORS and lifecycle
   * rules and its encryption. Default: a bucket of the stack's own.
   */
  fileBucket?: string | undefined;
  /** Limits the stack's own table and each of its indexes. Default: 10,000 read and 2,000 write units a second, 80 for an index, times `capacity`. */
  tableThroughput?: TableThroughput | undefined;
  /** ARN of your own KMS key for the table, files of chats, mails, the session secret and dead letters. Default: AWS's own keys. */
  encryptionKeyArn?: string | undefined;
  /** Receives alarms. Default: nobody; alarms only show in CloudWatch. */
  alarmEmail?: string | undefined;
  /** Whether the stack makes a dashboard of its metrics in CloudWatch. The first three of an account are free, each other one costs 3 USD a month. Default true. */
  dashboard?: boolean | undefined;
  /** Whether what operators watch of chats is measured: waiting, first responses, bots, failures. At most 2.70 USD a month. Default false. */
  metrics?: boolean | undefined;
  /** Rings when the HTTP API has more requests in five minutes than this; one more alarm, for 0.10 USD a month. Default none. */
  requestAlarm?: number | undefined;
  /** Mails when the account's month costs more than expected. Free. Default none. */
  budget?: BudgetSettings | undefined;
  /** Whether a function asks the site, the sign-in and the socket every five minutes whether they answer, with an alarm. About 0.20 USD a month. Default false. */
  canary?: boolean | undefined;
  /** Has X-Ray trace one invocation of each function a second, and five percent of the others. Default false: after 100,000 a month, a million traces cost 5 USD. */
  tracing?: boolean | undefined;
  /**
   * Which APIs write a line for each request, for 0.15 USD per million: `http`; or `all`, the WebSocket API too, for which the
   * account needs a role that API Gateway logs with. Default none.
   */
  accessLogs?: 'http' | 'all' | undefined;
  /** Default: visitors receive no email. */
  mail?: MailSettings | undefined;
  /** Default 30. */
  logRetentionDays?: 1 | 3 | 5 | 7 | 14 | 30 | 60 | 90 | 180 | 365 | undefined;
  /** Days that a conversation is kept after it has ended, 1 to 3650, where its widget says nothing else. Default: for good. */
  retentionDays?: number | undefined;
  /**
   * How many times 3,000 chats in an hour are taken, and with them how many times the bill of the worst hour: 1 to 50. Multiplies
   * the throttles of what anybody can call and the limits of the table. Default 1.
   */
  capacity?: number | undefined;
  /** Requests of each route of the HTTP API that only agents can call. Default 1000 in a burst, 500 per second. */
  httpThrottle?: Throttle | undefined;
  /** Frames, and separately connects, of visitors' WebSocket. Default: 2000 in a burst, 60 frames and 6 connects per second, times `capacity`. Agents have a stage with throttles of its own. */
  socketThrottle?: Throttle | undefined;
  /** Messages of one visitor, as `"burst/per second"`. Default `60/5`. */
  visitorMessageRate?: string | undefined;
  /** New sessions of one IP address, as `"burst/per second"`. Default `300/10`. What all addresses may open together is less, unless `capacity` is 3 or more. */
  addressSessionRate?: string | undefined;
  /** Requests of one IP address per second. Default 200. */
  addressRequestRate?: number | undefined;
  /** Hosts that the HTTP steps of workflows and the tools of bots may call, over HTTPS. Default none. */
  httpStepHosts?: string[] | undefined;
  /** Hosts that the card in the details of a conversation may ask, over HTTPS. Default none. */
  cardHosts?: string[] | undefined;
  /**
   * ARN of your own secret with the keys of language models: `{ "https://api.example.com": "key" }`, by the origin of a
   * bot's `base_url`, so that a key is sent to no other host. Default none.
   */
  modelKeysSecretArn?: string | undefined;
  /** Receives events of conversations, visitors, agents and tickets. Default none. */
  eventBus?: EventBusSettings | undefined;
  /** Files in chats. */
  files?: FilesSettings | undefined;
  /** Seconds between heartbeats of an open dashboard. Default 25. */
  heartbeatSeconds?: number | undefined;
  /** Seconds without a heartbeat until an agent is disconnected; at least twice `heartbeatSeconds`. Default 75. */
  leaseSeconds?: number | undefined;
  /** Resources by function. */
  functions?: { [Name in FunctionName]?: FunctionSettings | undefined } | undefined;
};

/** Settings of the stack around it. */
export type StackSettings = LiveChatSettings & {
  /** Twelve digits. Default: the account of your credentials. */
  account?: string | undefined;
  /** Such as `eu-central-1`. Default: the region of your credentials. */
  region?: string | undefined;
  /** Tags of every resource. Default none. */
  tags?: Record<string, string> | undefined;
  /** Refuses to delete the stack until this is off. Default false. */
  terminationProtection?: boolean | undefined;
  /** Makes a web ACL that refuses addresses which send too much, in us-east-1. Not with `webAclArn`. Default none: it costs more a month than the idle stack. */
  waf?: WafSettings | undefined;
  /** Name or ARN of a policy that bounds what every role of the stack may do. Default none. */
  permissionsBoundary?: string | undefined;
};
