/** Runs a synthesized stack on this machine: reads `cdk.out`, starts every part, and stops them in reverse order. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { localAddresses } from './addresses.ts';
import { resolveSecrets } from '#local/assembly/dynamic-references.ts';
import { deploy, rewriteTexts } from '#local/assembly/stack.ts';
import { readAssembly } from '#local/assembly/template.ts';
import { refuseUnread } from '#local/assembly/unread-properties.ts';
import type { Aws } from '#local/aws/start.ts';
import { Secrets } from '#local/aws/secrets.ts';
import { startBackEnd, type BackEnd } from './back-end.ts';
import { lockFolder } from './data-lock.ts';
import { describeStack } from './describe.ts';
import { createEdge } from './edge.ts';
import { createAuthority, type UsedGrant } from '#local/iam/authority.ts';
import type { FunctionLog } from '#local/lambda/invoker.ts';
import { listen, type Listener } from '#local/platform/listener.ts';
import { Meters } from '#local/meters/meters.ts';
import { loadSigningKey } from '#local/oidc/access-token.ts';
import { Issuer } from '#local/oidc/issuer.ts';
import { clientsOf, ISSUER_PATH } from '#local/oidc/clients.ts';
import { openBuckets, startS3, type S3 } from '#local/s3/start.ts';
import { receiptRulesOf } from '#local/ses/receiving.ts';
import { createPushService } from '#local/push/push-service.ts';
import { servePage, serveSocket, type Shop } from './pages.ts';
import type { SocketApi } from '#local/websocket/socket-api.ts';

export type StackOptions = {
  /** Folder that `cdk synth` wrote. */
  assembly: string;
  /** 0 takes a free port. */
  port: number;
  /** Stores data and keys. Without it, everything is lost at the end. */
  dataFolder?: string | undefined;
  /** Whether a handler that leaves I/O pending fails its invocation. It is reported in any case. Default true. */
  failOnPendingWork?: boolean;
  /** Factor for Lambda's delays between asynchronous attempts. Default 1, AWS's pace. */
  waitFactor?: number;
  /** Receives the functions' log lines. Default: errors go to the terminal. */
  log?: (line: FunctionLog) => void;
  /** Receives messages for the user. Default: the terminal. */
  report?: (line: string) => void;
  /** Receives each grant of the template when a function first needs it. */
  grantUsed?: (grant: UsedGrant) => void;
  /** Runs when everything else is running, before `/local/ready` reports it. Its pages are served in addition to the stack's. */
  prepare?: (url: string) => Promise<Shop>;
  /** Sees each request first and may respond to it. For development. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

export type RunningStack = {
  /** `http://localhost:<port>` */
  url: string;
  meters: Meters;
  /** For tests: open connections, which can be killed or made half-open. */
  sockets: readonly SocketApi[];
  /** For tests: conflicts, throttling and lagging indexes of DynamoDB can be switched on. */
  faults: Aws['faults'];
  queues: Aws['queues'];
  /** For tests: the stored files, whose tags a scanner would set, and what expires. */
  files: Pick<S3, 'objects' | 'expire'>;
  /** For tests: runs a schedule now, by its construct's name. */
  runSchedule: (name: string) => void;
  replaceFunction: BackEnd['replaceFunction'];
  /** Resolves when no function runs and no record, asynchronous call or frame waits for one. */
  drain: () => Promise<void>;
  stop: () => Promise<void>;
};

const logErrors = ({ functionName, level, line }: FunctionLog): void => {
  if (level === 'ERROR' || level === 'FATAL') console.error(`[${functionName}] ${line}`);
};

/** Repeats until a round invoked nothing, because one function's writes may invoke another. */
async function drain({ invoker, mappings, aws }: BackEnd, meters: Meters): Promise<void> {
  let before: number;
  do {
    before = meters.snapshot().total.invocations;
    await invoker.idle();
    await aws.later.idle();
    await mappings.idle();
    await invoker.idle();
  } while (meters.snapshot().total.invocations !== before);
}

/** The evaluated template with the addresses and secrets of this machine. */
async function localStack({ assembly, dataFolder }: StackOptions, url: string) {
  const deployed = deploy(readAssembly(assembly));
  refuseUnread(deployed);
  const buckets = await openBuckets(deployed);
  const secrets = new Secrets(deployed, dataFolder);
  const localize = localAddresses(deployed, { origin: url, issuer: `${url}${ISSUER_PATH}`, buckets });
  const stack = rewriteTexts(deployed, (text) => localize(resolveSecrets(text, (id) => secrets.valueOf(id))));
  return { stack, secrets, localize, buckets };
}

async function startParts(options: StackOptions, url: string) {
  const { dataFolder, log = logErrors, report = console.error, waitFactor = 1, failOnPendingWork = true } = options;
  const { stack, secrets, localize, buckets } = await localStack(options, url);
  const signingKey = await loadSigningKey(dataFolder);
  const authority = await createAuthority(stack, { report, used: options.grantUsed });
  const meters = new Meters();
  const shared = { stack, authority, meters };
  const s3 = startS3(buckets, { ...shared, dataFolder, report });
  const backEnd = await startBackEnd({ ...shared, secrets, dataFolder, failOnPendingWork, waitFactor, log, report });
  const issuer = new Issuer(url, clientsOf(stack), signingKey);
  const published = (address: string) => issuer.published(address);
  const edge = createEdge({ ...shared, invoker: backEnd.invoker, localize, published });
  const rules = receiptRulesOf(stack);
  const { later } = backEnd.aws;
  const start = (functionId: string, event: object) => later.settled(functionId, event, 'async');
  const description = describeStack(stack, { dynamoDb: backEnd.dynamoDbUrl, others: backEnd.aws.url });
  return { meters, backEnd, edge, issuer, s3, description, receiving: { rules, s3, meters, start } };
}

async function serve(listener: Listener, options: StackOptions): Promise<RunningStack> {
  const url = `http://localhost:${listener.port}`;
  const { meters, backEnd, edge, issuer, s3, description, receiving } = await startParts(options, url);
  const state: { ready: boolean; shop: Shop } = { ready: false, shop: () => undefined };
  const { outbox, feedback } = backEnd.aws;
  const pages = {
    edge,
    issuer,
    meters,
    s3,
    outbox,
    receiving,
    feedback,
    faults: backEnd.aws.faults,
    description,
    push: createPushService(url),
    shop: (path: string) => state.shop(path),
    isReady: () => state.ready,
  };
  const stop = async (): Promise<void> => {
    for (const stage of edge.sockets) stage.close();
    // Records that are still being processed may post to sockets, so the gateway stops after them.
    await backEnd.mappings.stop();
    await listener.close();
    await backEnd.stop();
    await s3.close();
  };
  listener.serve(
    (request, response) => void (options.intercept?.(request, response) || servePage(pages, request, response)),
    (request, socket, head) => serveSocket(pages, request, socket, head),
  );
  try {
    state.shop = (await options.prepare?.(url)) ?? state.shop;
  } catch (error) {
    await stop();
    throw error;
  }
  state.ready = true;
  return {
    url,
    meters,
    sockets: edge.sockets,
    faults: backEnd.aws.faults,
    queues: backEnd.aws.queues,
    files: s3,
    runSchedule: backEnd.scheduler.runNow,
    replaceFunction: (name, folder) => {
      backEnd.replaceFunction(name, folder);
      // What the former one answered is no longer true, however long it may be kept.
      edge.distribution.invalidate();
    },
    drain: () => drain(backEnd, meters),
    stop,
  };
}

/** Starts the stack. Throws one sentence that says what to do if it can't. */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const listener = await listen(options.port);
  let unlock = (): void => {};
  try {
    if (options.dataFolder !== undefined) unlock = lockFolder(options.dataFolder);
    const stack = await serve(listener, options);
    const stop = (): Promise<void> => stack.stop().finally(unlock);
    return { ...stack, stop };
  } catch (error) {
    unlock();
    await listener.close();
    throw error;
  }
}
