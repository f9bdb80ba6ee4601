/** Live chat as one construct to embed in any stack; its constructor reads as the picture of the system. */
import { join } from 'node:path';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { HttpApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import {
  functionVariables,
  mailFunctions,
  type FunctionName,
  type OptionalFunction,
} from '#core/contract/environment.ts';
import { type ModuleSetting, moduleSettings } from '#core/model/widgets/module.ts';
import { acknowledge } from './kit/acknowledge.ts';
import { parseConfig, type Config } from './settings/config.ts';
import { eventBusAccess } from './integrations/event-bus.ts';
import { FileBucket } from './data/file-bucket.ts';
import { HandlerFunction, type ProvidedVariables, callable, resumable, startable } from './kit/handler-function.ts';
import { ChatHttpApi } from './api/http-api.ts';
import { AgentPool, type AgentProvider, DASHBOARD_PATH, ExistingPool, externalProvider } from './api/identity.ts';
import { Mail, withoutMail } from './integrations/mail.ts';
import { modelAccess } from './integrations/model-access.ts';
import { metricNamespace, Observability } from './operations/observability.ts';
import { OpenConstruct } from './open-construct.ts';
import { Operations } from './operations/operations.ts';
import { OwnKey } from './kit/own-key.ts';
import { Schedules } from './events/schedules.ts';
import { SessionSecret } from './api/session-secret.ts';
import type { LiveChatSettings } from './settings/settings.ts';
import { SiteFiles } from './site/site-files.ts';
import { Site } from './site/site.ts';
import { ChatSocketApi } from './api/socket-api.ts';
import { StreamConsumers } from './events/stream-consumers.ts';
import { ChatTable } from './data/table.ts';

export type LiveChatProps = {
  /** Checked by the constructor. Default: every setting's default. */
  config?: LiveChatSettings | undefined;
  /** Certificate of `config.domain`, if it is made elsewhere in your app, in us-east-1. */
  certificate?: ICertificate | undefined;
  /** ARN of a web ACL that is made elsewhere in your app, in us-east-1. Default: that of `config.webAclArn`. */
  webAclArn?: string | undefined;
  /** Folder of the built functions, widget and dashboard. Default: the build that this file belongs to. */
  assets?: string | undefined;
};

/** The functions by name. Those of mail exist where the settings send mail, and the canary where they have one. */
export type ChatFunctions = Readonly<
  Record<Exclude<FunctionName, OptionalFunction>, LambdaFunction> & Partial<Record<OptionalFunction, LambdaFunction>>
>;

/** What `npm run build` wrote, or what came with the package. Both have it beside `lib/`. */
const builtAssets = join(import.meta.dirname, '..', 'dist');

/**
 * Everything live chat needs in one account and region. Its addresses become outputs of the stack.
 * Throws one error that names every wrong setting.
 */
export class LiveChat extends OpenConstruct {
  /** Everything that is stored, in one table: the stack's own, or the one of `config.table`. */
  readonly table: ITable;
  /** Files that visitors and agents send: in the stack's own bucket, or the one of `config.fileBucket`. */
  readonly fileBucket: IBucket;
  /** What was given up after all retries: stream records, sweeps, asynchronous calls. */
  readonly deadLetterQueue: Queue;
  /** By name, such as `functions['agent-api']`. */
  readonly functions: ChatFunctions;
  /** The site: widget, dashboard and API behind one address. */
  readonly distribution: Distribution;
  /** Called through the distribution only: it refuses requests that come another way. */
  readonly httpApi: HttpApi;
  readonly webSocketApi: WebSocketApi;
  /** The pool that agents sign in to, of the stack's own or of `config.userPool`; undefined if `config.issuer` signs them in. */
  readonly userPool: IUserPool | undefined;
  /** To add actions to, besides the mail to `config.alarmEmail`. */
  readonly alarms: readonly Alarm[];
  /** `https://…` of the site, without a trailing slash. */
  readonly siteUrl: string;
  /** `wss://…` that visitors connect to. */
  readonly socketUrl: string;
  /** `wss://…` that agents connect to. Whoever has it can use up what agents are allowed. */
  readonly agentSocketUrl: string;
  /** `https://…` that files are uploaded to and shown from. */
  readonly filesUrl: string;
  /** Name of the DynamoDB table. */
  readonly tableName: string;
  /** CloudFront's own name of the site. A custom domain points to it. */
  readonly distributionDomainName: string;
  /** ID of the user pool that agents sign in to; undefined if `config.issuer` signs them in. */
  readonly userPoolId: string | undefined;
  /** The stack's outputs by name: SiteUrl, DashboardUrl, SocketUrl, AgentSocketUrl, FilesUrl, TableName and, where they exist, DomainTarget, UserPoolId, ReplyMailServer, ReplyActivation. */
  readonly outputs: Record<string, CfnOutput>;
  protected readonly errorsLogged: Metric;

  constructor(
    scope: Construct,
    id: string,
    { config: settings = {}, certificate, webAclArn, assets = builtAssets }: LiveChatProps = {},
  ) {
    super(scope, id);
    const config = { ...parseConfig(settings), ...(webAclArn !== undefined && { webAclArn }) };
    const functions = createFunctions(this, { config, assets });
    const { 'visitor-api': visitorApi, 'agent-api': agentApi, 'settings-api': settingsApi } = functions;
    const { 'socket-authorizer': authorizer, socket, assign, react, sweep, automation, deliver, fit } = functions;
    const { 'read-sources': readSources } = functions;

    const key = config.encryptionKeyArn ? new OwnKey(this, 'own-key', config.encryptionKeyArn) : undefined;
    if (key) for (const fn of Object.values(functions)) key.grantTo(fn);
    const { table, provides: tableProvides } = new ChatTable(this, 'table', { ...config, key });
    const deadLetters = new Queue(this, 'dead-letters', {
      ...(key
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key.key }
        : { encryption: QueueEncryption.SQS_MANAGED }),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(deadLetters, { SQS3: 'This is the dead-letter queue.' });
    new StreamConsumers(this, 'stream', { table, deadLetters, assign, react });
    new Schedules(this, 'schedules', { sweep, deadLetters });

    const httpApi = new ChatHttpApi(this, 'http-api', config);
    const socketApi = new ChatSocketApi(this, 'socket-api', { config, authorizer, socket });
    const agents = agentProvider(this, config, socketApi.api.apiId);
    const chatFiles = new FileBucket(this, 'chat-files', { ...config, key });
    const site = new Site(this, 'site', {
      config,
      certificate,
      filesOrigin: chatFiles.origin,
      apiHost: httpApi.host,
      // The page's policy can be read by anybody, so it doesn't name the agents' stage.
      dashboardConnectsTo: [socketApi.origin, ...agents.origins],
    });
    const identity = agents.clientFor(site.origin);
    httpApi.addRoutes(functions, identity);
    const files = new SiteFiles(this, 'files', { bucket: site.bucket, assets, settings: identity.settings });
    // script.js names the app's file, which therefore is there before it.
    visitorApi.node.addDependency(files.widgetScripts);
    // A new page may send what the API before it refuses.
    files.dashboardPages.node.addDependency(agentApi, settingsApi);

    const sessionSecret = new SessionSecret(this, 'session-secret', key);
    const { 'inbound-mail': inboundMail } = functions;
    const secret = sessionSecret.provides.SESSION_SECRET_ARN;
    const mail =
      config.mail &&
      inboundMail &&
      new Mail(this, 'mail', { mail: config.mail, inboundMail, deadLetters, secret, key });
    giveVariables(functions, {
      ...tableProvides,
      ...socketApi.provides,
      ...site.provides,
      ...chatFiles.provides,
      ...identity.provides,
      ...sessionSecret.provides,
      ...modelAccess(this, config),
      FIT_FUNCTION: startable(fit, deadLetters),
      READ_FUNCTION: resumable(readSources),
      AGENT_API_FUNCTION: callable(agentApi),
      SETTINGS_API_FUNCTION: callable(settingsApi),
      AUTOMATION_FUNCTION: startable(automation, deadLetters),
      // Nothing else sends what it gave up.
      DELIVER_FUNCTION: startable(deliver, deadLetters, { tries: 3, within: Duration.minutes(10) }),
      // As for models, nothing deployed may call a loopback address.
      LOOPBACK_PUSH: { value: '' },
      LOOPBACK_CARDS: { value: '' },
      ...plainSettings(config),
      METRICS: { value: config.metrics ? metricNamespace(this) : '' },
      EVENT_BUS: eventBusAccess(this, config),
      ...(mail?.provides ?? withoutMail),
    });
    const { alarms, errorsLogged } = new Observability(this, 'alarms', {
      config,
      httpApi: httpApi.api,
      deadLetters,
      assign,
      canary: functions.canary,
      functions: Object.values(functions),
    });
    new Operations(this, 'operations', {
      config,
      httpApi: httpApi.api,
      socketApi: socketApi.api,
      distribution: site.distribution,
      table,
      deadLetters,
      functions,
      alarms,
      errorsLogged,
    });

    this.table = table;
    this.fileBucket = chatFiles.bucket;
    this.deadLetterQueue = deadLetters;
    this.functions = functions;
    this.distribution = site.distribution;
    this.httpApi = httpApi.api;
    this.webSocketApi = socketApi.api;
    this.userPool = agents.userPool;
    this.alarms = alarms;
    this.errorsLogged = errorsLogged;
    this.siteUrl = site.origin;
    this.socketUrl = socketApi.url;
    this.agentSocketUrl = socketApi.agentUrl;
    this.filesUrl = chatFiles.origin;
    this.tableName = table.tableName;
    this.distributionDomainName = site.distribution.distributionDomainName;
    this.userPoolId = agents.userPool?.userPoolId;
    this.outputs = printAddresses(this, config, mail?.steps);
  }
}

/** Who signs agents in, by the settings. */
function agentProvider(scope: Construct, config: Config, uniqueName: string): AgentProvider {
  if (config.issuer) return externalProvider(config.issuer);
  if (config.userPool) return new ExistingPool(scope, 'agents', config.userPool);
  return new AgentPool(scope, 'agents', { config, uniqueName });
}

/** Prints, after a deployment, what its owner needs next. */
function printAddresses(
  chat: LiveChat,
  { domain }: Config,
  steps: Record<string, string> = {},
): Record<string, CfnOutput> {
  const values = {
    SiteUrl: chat.siteUrl,
    DashboardUrl: `${chat.siteUrl}${DASHBOARD_PATH}`,
    SocketUrl: chat.socketUrl,
    AgentSocketUrl: chat.agentSocketUrl,
    FilesUrl: chat.filesUrl,
    TableName: chat.tableName,
    ...(domain && !domain.hostedZone && { DomainTarget: chat.distributionDomainName }),
    ...(chat.userPoolId && { UserPoolId: chat.userPoolId }),
    ...steps,
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, new CfnOutput(chat, name, { value })]),
  );
}

type Functions = Record<Exclude<FunctionName, OptionalFunction>, HandlerFunction> & {
  [Name in OptionalFunction]?: HandlerFunction;
};

const functionNames = Object.keys(functionVariables) as FunctionName[];

function createFunctions(scope: Construct, props: { config: Config; assets: string }): Functions {
  const forMail: readonly FunctionName[] = mailFunctions;
  const { mail, canary } = props.config;
  const names = functionNames.filter(
    (name) => (mail !== undefined || !forMail.includes(name)) && (canary || name !== 'canary'),
  );
  return Object.fromEntries(names.map((name) => [name, new HandlerFunction(scope, { name, ...props })])) as Functions;
}

/** Each function gets the variables the contract lists for it, and with each what using it takes. */
function giveVariables(functions: Functions, provided: ProvidedVariables): void {
  for (const name of functionNames) functions[name]?.give(functionVariables[name], provided);
}

function plainSettings(config: Config) {
  return {
    HEARTBEAT_SECONDS: { value: `${config.heartbeatSeconds}` },
    LEASE_SECONDS: { value: `${config.leaseSeconds}` },
    VISITOR_MESSAGE_RATE: { value: config.visitorMessageRate },
    ADDRESS_SESSION_RATE: { value: config.addressSessionRate },
    HTTP_STEP_HOSTS: { value: config.httpStepHosts.join(',') },
    CARD_HOSTS: { value: config.cardHosts.join(',') },
    MODULE_SETTINGS: { value: settingsOfModules(config).join(',') },
    HAS_MAIL: { value: config.mail ? 'yes' : '' },
    UNREAD_MINUTES: { value: `${config.mail?.unreadMinutes ?? 10}` },
    RETENTION_DAYS: { value: `${config.retentionDays ?? ''}` },
    VISITOR_MAIL_LIMIT: { value: `${config.mail?.visitorsPerDay ?? 0}` },
    TRANSCRIPTS_TO: { value: config.mail?.transcriptsTo ?? 'everyone' },
    ADDRESS_REQUEST_RATE: { value: `${config.addressRequestRate}` },
    BUS_EVENTS: { value: config.eventBus?.events.join(',') ?? '' },
  };
}

/** The settings of modules that this deployment has. */
function settingsOfModules({ mail, files, eventBus, cardHosts }: Config): ModuleSetting[] {
  const has: Record<ModuleSetting, boolean> = {
    mail: mail !== undefined,
    'mail.replies': mail?.replies !== undefined,
    files: files.kinds.length > 0,
    eventBus: eventBus !== undefined,
    cardHosts: cardHosts.length > 0,
  };
  return moduleSettings.filter((name) => has[name]);
}
