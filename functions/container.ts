/** Builds what use cases are given, from AWS's clients: the only place that makes one. Each function takes only its part. */
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Variables } from '#core/contract/environment.ts';
import { type Subscriptions, subscriptionsOf } from '#functions/store/webhooks/subscriptions.ts';
import type { FileRules } from '#core/files/file-limits.ts';
import type { FileKind } from '#core/model/files/file-types.ts';
import { awaited, sharingDeadline, signalWithin } from '#functions/platform/deadline.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { readList } from '#functions/platform/variables.ts';
import type { Id } from '#core/model/id.ts';
import type { Files, OpenFiles } from '#functions/files/files.ts';
import { secretReader } from '#functions/identity/secret-reader.ts';
import type { ObjectHead } from '#functions/platform/s3/object-store.ts';
import { timeouts } from './callers.ts';
import type { Deps, Reach } from './deps.ts';
import { type PutEvents, eventBus } from '#functions/platform/event-bus/event-bus.ts';
import { type Log, jsonLog } from '#functions/platform/log.ts';
import type { SendMail } from '#functions/platform/mail.ts';
import {
  type RememberUser,
  type UserDirectory,
  lateDirectory,
  signedInDirectory,
  signedInUsers,
} from '#functions/platform/user-directory/user-directory.ts';
import type { UserPool } from '#functions/platform/user-directory/user-pool.ts';
import { channelPush } from '#functions/platform/push.ts';
import type { SocketEndpoint } from '#functions/platform/socket-gateway/connection-id.ts';
import { socketGateway } from '#functions/platform/socket-gateway/socket-gateway.ts';
import { type ReadSecret, type SessionKeys, sessionKeys } from '#functions/identity/session-keys.ts';
import { scopeSwitch } from '#functions/store/access/known-settings.ts';
import { documentClient, dynamoTable } from '#functions/store/dynamo-table.ts';
import type { Table } from '#functions/store/table.ts';
import { orderRating, orderUnread } from '#functions/store/mail/mail-job-store.ts';
import { type VisitorSessions, visitorSessions } from '#functions/identity/visitor-session.ts';

const S3_TIMEOUT_MS = 2500;

/** The function's log. */
export const log: Log = jsonLog(console);
const functionLog = log;

const pause = (ms: number): Promise<void> =>
  awaited(new Promise((resolve) => setTimeout(resolve, ms * (0.5 + Math.random()))));

/** The table of this name. */
export function tableOf({ TABLE_NAME }: Pick<Variables, 'TABLE_NAME'>): Table {
  return dynamoTable(documentClient(sharingDeadline(new DynamoDBClient(timeouts))), TABLE_NAME, pause);
}

type CoreVariables = Pick<Variables, 'TABLE_NAME' | SocketEndpoint> & Partial<Pick<Variables, 'BUS_EVENTS'>>;

/** What every use case takes first. @param log default: the function's */
export function coreDeps(variables: CoreVariables, log: Log = functionLog): Deps & { events: Subscriptions } {
  const table = tableOf(variables);
  const events = subscriptionsOf({ table, now: Date.now, log }, readList(variables.BUS_EVENTS ?? ''));
  const push = channelPush({ table, ...gatewayOf(variables), log, now: Date.now });
  const areAgentsScoped = scopeSwitch({ table, now: Date.now });
  return { table, push, now: Date.now, random: Math.random, log, events, areAgentsScoped, mask: events.mask };
}

type ReachVariables = Pick<Variables, 'HAS_MAIL' | 'UNREAD_MINUTES'> & Partial<Pick<Variables, 'DELIVER_FUNCTION'>>;

/** What is done about people who aren't there: a visitor is mailed what stays unread, where this deployment sends mail. */
export function reachOf(
  { HAS_MAIL, UNREAD_MINUTES, DELIVER_FUNCTION }: ReachVariables,
  { table, now }: Pick<Deps, 'table' | 'now'>,
): Reach {
  const mail: Reach = {
    visitor: (conversation) => orderUnread(table, conversation, { nowMs: now(), waitMinutes: Number(UNREAD_MINUTES) }),
    rating: (conversation) => orderRating(table, conversation, now()),
  };
  return {
    ...(HAS_MAIL === '' ? {} : mail),
    ...(DELIVER_FUNCTION === undefined ? {} : { agent: notifierOf(lateStarterOf(DELIVER_FUNCTION)) }),
  };
}

/** Else the SDK puts the steps of a request together for each one that is sent. The table's client can't have it. */
const resolvedOnce = { cacheMiddleware: true };

function gatewayOf(endpoints: Pick<Variables, SocketEndpoint>): ReturnType<typeof socketGateway> {
  const client = sharingDeadline(
    new ApiGatewayManagementApiClient({ ...timeouts, ...resolvedOnce, endpoint: endpoints.SOCKET_ENDPOINT }),
  );
  // Both stages are at one host, so they share the connections to it, and the deadline.
  const { requestHandler } = client.config;
  const endpoint = endpoints.AGENT_SOCKET_ENDPOINT;
  const ofAgents = new ApiGatewayManagementApiClient({ ...timeouts, ...resolvedOnce, endpoint, requestHandler });
  return socketGateway({ SOCKET_ENDPOINT: client, AGENT_SOCKET_ENDPOINT: ofAgents });
}

/** Starts another function without waiting for what it does. @throws Error when it could not even be started */
export type Start = (event: object) => Promise<void>;

/** Starts the function of this name. */
export function starterOf(FunctionName: string): Start {
  const client = sharingDeadline(new LambdaClient(timeouts));
  return async (event) => {
    await client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }));
  };
}

/** Starts the function of this name like `starterOf`, in functions that seldom start any: the client comes with the first start. */
export const lateStarterOf =
  (name: string): Start =>
  async (event) => {
    const { functionStarter } = await import('#functions/platform/call-function.ts');
    await functionStarter(name, timeouts, sharingDeadline)(event);
  };

/** Puts events on the bus, where there is one. The client comes with the first event. */
export function eventBusOf({ EVENT_BUS: bus }: Pick<Variables, 'EVENT_BUS'>): PutEvents | undefined {
  if (bus === '') return undefined;
  let put: PutEvents | undefined;
  return async (events) => {
    const { putEntries } = await import('#functions/platform/event-bus/put-entries.ts');
    put ??= eventBus(putEntries(timeouts, sharingDeadline), bus);
    return put(events);
  };
}

/** Starts delivering what is due for a webhook. */
export function deliveryStarterOf({
  DELIVER_FUNCTION,
}: Pick<Variables, 'DELIVER_FUNCTION'>): (webhook: Id) => Promise<void> {
  const start = lateStarterOf(DELIVER_FUNCTION);
  return (webhook_id) => start({ kind: 'webhook', webhook_id });
}

/** Starts reading a source. */
export function readingStarterOf({ READ_FUNCTION }: Pick<Variables, 'READ_FUNCTION'>): (source: Id) => Promise<void> {
  const start = lateStarterOf(READ_FUNCTION);
  return (source_id) => start({ source_id });
}

/** Starts a trial of a bot. */
export function trialStarterOf({
  FIT_FUNCTION,
}: Pick<Variables, 'FIT_FUNCTION'>): (bot: Id, trial: Id) => Promise<void> {
  const start = lateStarterOf(FIT_FUNCTION);
  return (bot_id, trial_id) => start({ bot_id, trial_id });
}

/** Starts a step of a run of test questions with a bot's model. */
export const modelRunStarterOf = (automation: string): ((bot: Id, run: Id) => Promise<void>) => {
  const start = lateStarterOf(automation);
  return (model_run_of, run_id) => start({ model_run_of, run_id });
};

/** Starts a rehearsal. */
export function rehearsalStarterOf({
  FIT_FUNCTION,
}: Pick<Variables, 'FIT_FUNCTION'>): (rehearsal: Id) => Promise<void> {
  const start = lateStarterOf(FIT_FUNCTION);
  return (rehearsal_id) => start({ rehearsal_id });
}

/** Notifies agents who aren't there, by starting the function that does. */
const notifierOf =
  (start: Start): NonNullable<Reach['agent']> =>
  (agent_id, notice) =>
    start({ kind: 'agent-notice', notice_id: randomText(16), agent_id, notice });

/** The API keys of models, by the origins of their addresses. Read each time: a new key takes effect immediately. */
export function modelKeysOf({
  MODEL_KEYS_SECRET_ARN: SecretId,
}: Pick<Variables, 'MODEL_KEYS_SECRET_ARN'>): (address: string) => Promise<string | undefined> {
  if (SecretId === '') return async () => undefined;
  const client = sharingDeadline(new SecretsManagerClient(timeouts));
  return async (address) => {
    const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return z.record(z.string(), z.string()).parse(JSON.parse(SecretString))[new URL(address).origin];
  };
}

/** Visitor sessions, signed with the stack's secret. */
export const sessionsOf = ({ SESSION_SECRET_ARN }: Pick<Variables, 'SESSION_SECRET_ARN'>): VisitorSessions =>
  visitorSessions(sessionKeysOf(SESSION_SECRET_ARN), Date.now);

/** The keys made of the stack's secret, and of the one before it. */
export const sessionKeysOf = (secretArn: string): SessionKeys => sessionKeys(readSecretOf(secretArn), Date.now);

/** Reads the versions of the stack's secret. */
export const readSecretOf = (secretArn: string): ReadSecret =>
  secretReader(sharingDeadline(new SecretsManagerClient(timeouts)), secretArn);

/** What the deployment allows of files. */
export function fileRulesOf({
  FILE_KINDS,
  FILE_MEGABYTES,
}: Pick<Variables, 'FILE_KINDS' | 'FILE_MEGABYTES'>): FileRules {
  return { kinds: readList(FILE_KINDS) as FileKind[], max_megabytes: Number(FILE_MEGABYTES) };
}

/** No rules: for functions that let nobody upload. */
const noFiles: FileRules = { kinds: [], max_megabytes: 0 };

/** Files in the bucket, opened by the first request that has to do with any. */
export function filesOf(
  {
    FILES_BUCKET: bucket,
    FILES_URL: url,
    MALWARE_SCAN,
  }: Pick<Variables, 'FILES_BUCKET' | 'FILES_URL' | 'MALWARE_SCAN'>,
  rules: FileRules = noFiles,
  timeoutMs = S3_TIMEOUT_MS,
): OpenFiles {
  let opening: Promise<Files> | undefined;
  const open = async (): Promise<Files> => {
    const { filesIn } = await import('#functions/files/files-in-bucket.ts');
    const { AWS_REGION: region = '' } = process.env;
    const isScanned = MALWARE_SCAN !== '';
    return filesIn({ bucket, url, region, rules, isScanned, fetch: fetchWithin(timeoutMs), now: Date.now, log });
  };
  return () => (opening ??= open());
}

/** Fetches within the invocation's deadline, which is known to this bundle only. */
const fetchWithin =
  (timeoutMs: number): typeof fetch =>
  (input, init) =>
    awaited(fetch(input, { ...init, signal: signalWithin(timeoutMs) }));

/** Reads the beginning of a mail that SES has stored; nothing where it stores none. */
export function mailBucketOf(
  { INBOUND_URL: url }: Pick<Variables, 'INBOUND_URL'>,
  timeoutMs: number,
): (id: string, maxBytes: number) => Promise<ObjectHead | undefined> {
  return async (id, maxBytes) => {
    const { mailBucket } = await import('#functions/files/files-in-bucket.ts');
    const { AWS_REGION: region = '' } = process.env;
    return mailBucket({ url, region, fetch: fetchWithin(timeoutMs), now: Date.now, log }).head(id, maxBytes);
  };
}

/** Makes the address that answers to mails about a conversation go to; nothing where none come back. */
export function replyToOf({
  REPLY_DOMAIN: domain,
  REPLY_SECRET_ARN,
}: Pick<Variables, 'REPLY_DOMAIN' | 'REPLY_SECRET_ARN'>): ((conversation: Id) => Promise<string>) | undefined {
  if (domain === '') return undefined;
  let addresses: ((conversation: Id) => Promise<string>) | undefined;
  return async (conversation) => {
    const { replyAddresses } = await import('#functions/identity/replies/reply-to.ts');
    addresses ??= replyAddresses({ domain, secretArn: REPLY_SECRET_ARN }, timeouts, sharingDeadline);
    return addresses(conversation);
  };
}

/** Mail, where this deployment sends any. */
export function mailOf({
  MAIL_FROM: from,
  MAIL_EVENTS: events,
}: Pick<Variables, 'MAIL_FROM' | 'MAIL_EVENTS'>): SendMail | undefined {
  if (from === '') return undefined;
  let send: SendMail | undefined;
  return async (to, mail) => {
    const { sesMail } = await import('#functions/platform/ses-mail.ts');
    send ??= sesMail({ from, events }, timeouts, sharingDeadline);
    return send(to, mail);
  };
}

/** Notes who signs in, where no user pool knows them. */
export function rememberUserOf({ HAS_USER_POOL }: Pick<Variables, 'HAS_USER_POOL'>, table: Table): RememberUser {
  return HAS_USER_POOL === '' ? signedInUsers(table) : async () => {};
}

/** The people of the identity provider. */
export function userDirectoryOf({ USER_POOL_ID }: Pick<Variables, 'USER_POOL_ID'>, table: Table): UserDirectory {
  return USER_POOL_ID === ''
    ? signedInDirectory(table)
    : lateDirectory(async () => {
        const { cognitoDirectory } = await import('#functions/platform/user-directory/cognito-directory.ts');
        return cognitoDirectory(USER_POOL_ID, timeouts, sharingDeadline);
      });
}

/** Opens the user pool; missing where an identity provider of one's own signs people in. */
export function userPoolOf({ USER_POOL_ID }: Pick<Variables, 'USER_POOL_ID'>): (() => Promise<UserPool>) | undefined {
  if (USER_POOL_ID === '') return undefined;
  return async () => {
    const { userPoolIn } = await import('#functions/platform/user-directory/cognito-directory.ts');
    return userPoolIn(USER_POOL_ID, timeouts, sharingDeadline);
  };
}
