/** The functions of the product as Lambda runs them: their real handlers on the simulated table, each invocation an actor. */
import type { Context } from 'aws-lambda';
import { personOf } from '#core/access/team-access.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentApiDeps, agentApi } from '#functions/handlers/agent-api.ts';
import { assign } from '#functions/handlers/assign.ts';
import { react } from '#functions/handlers/react.ts';
import { authorizer } from '#functions/handlers/socket-authorizer.ts';
import { socket } from '#functions/handlers/socket.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { type VisitorApiDeps, visitorApi } from '#functions/handlers/visitor-api.ts';
import { agentFinder } from '#functions/use-cases/assignment/assign-at-start.ts';
import { addressLimit, visitorLimit } from '#functions/http/request-limits.ts';
import { readToken } from '#functions/identity/read-access-token.ts';
import { type SessionKeys, sessionKeys } from '#functions/identity/session-keys.ts';
import type { VisitorSession, VisitorSessions } from '#functions/identity/visitor-session.ts';
import type { Log } from '#functions/platform/log.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { UserDirectory } from '#functions/platform/user-directory/user-directory.ts';
import { type Change, administer } from './admin.ts';
import { type Delivery, type Disconnect, type Post, type Push, channelPush } from '#functions/platform/push.ts';
import { hasExpired, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import type { Table } from '#functions/store/table.ts';
import { isLiveChatOn } from '#functions/store/settings/module-store.ts';
import { noFiles } from '#test/support/files.ts';
import { type Subscriptions, subscriptionsOf } from '#functions/store/webhooks/subscriptions.ts';
import type { Faults } from './faults.ts';
import type { Outside } from './outside.ts';
import { type Actor, type Simulation, anActor } from './simulation.ts';
import type { Store } from './store.ts';

export const AUDIENCE = 'simulation';
export const PUBLIC_ORIGIN = 'https://chat.example.com';
/** Of sockets, seconds. */
export const rhythm = { heartbeatSeconds: 25, leaseSeconds: 75 };
/** What a function may take, milliseconds. */
const TIMEOUT_MS = 10_000;
/** An invocation that dies does so within so many calls. */
const MAX_CALLS = 12;
/** Reading a secret that has been rotated. */
const READS_SECRET_MS = 20;
const SESSION_MS = 30 * 24 * 3_600_000;
const tokenRules = { audience: AUDIENCE, groupsClaim: 'cognito:groups' };
const allowance = { burst: 60, perSecond: 5 };

/** What an invocation came to: what the handler returned, or that it died. */
export type Outcome<Result> = { result: Result } | 'died';

/** A token of a JWT's shape. */
export const tokenOf = (alg: string, payload: object, kid = 'k'): string =>
  [{ alg, kid }, payload, 's'].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

const FIRST_VALUE = 'the first value';

/** The secret that signs sessions, as the account keeps it: its value, and the one before. */
class Secret {
  readonly #simulation: Simulation;
  #values = [FIRST_VALUE];

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
  }

  /** Gives it a new value. */
  readonly rotate = (): void => {
    this.#values = [`value ${this.#simulation.ms}`, ...this.#values];
  };

  readonly read = async (stage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<string | undefined> => {
    if (this.#values.length > 1) await this.#simulation.pass(READS_SECRET_MS);
    return this.#values[stage === 'AWSCURRENT' ? 0 : 1];
  };
}

/** Sessions that name their key, without signatures: WebCrypto answers when it pleases. */
const sessionsOf = (simulation: Simulation, keys: () => SessionKeys): VisitorSessions => ({
  sign: async (session) => {
    const { kid } = await keys().current();
    const expiresAtMs = simulation.now + SESSION_MS;
    return { token: tokenOf('HS256', { ...session, exp: expiresAtMs }, kid), expiresAtMs };
  },
  verify: async (text) => {
    const token = readToken(text);
    const payload = token?.payload as (VisitorSession & { exp: number }) | undefined;
    if (!payload || payload.exp <= simulation.now || !(await keys().find(await kidOf(text)))) return undefined;
    return payload;
  },
  isVouched: ({ verified }) => verified,
});

/** The name of a token's key. Those that were recorded call the first one `k`. */
const kidOf = async (token: string): Promise<string> => {
  const { kid = '' } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid?: string };
  return kid === 'k' ? (await sessionKeys(async () => FIRST_VALUE, Date.now).current()).kid : kid;
};

/** What functions reach; `onDelivery` is told of each frame that is pushed. */
type Around = {
  store: Store;
  faults: Faults;
  post: Post;
  disconnect: Disconnect;
  onDelivery: (frame: ServerFrame) => void;
  /** Told of a connection that listened before a row was pushed, and wasn't posted it. */
  onMissed: (connection: string) => void;
  outside: Outside;
};

/** Connections that rows are to be posted to, each with the row: those that listen as it really is. */
async function listeningTo(table: Table, deliveries: readonly Delivery[], nowMs: number): Promise<string[]> {
  const found = deliveries.map(async ({ channels, frame, exceptAgent, isFor = () => true }) => {
    if (frame.type !== 'message.created') return [];
    const all = await Promise.all(channels.map((channel) => subscribersOf(table, channel, { consistent: true })));
    return all
      .flat()
      .filter(({ expiresAtSeconds }) => !hasExpired(expiresAtSeconds, nowMs))
      .filter(({ agentId }) => isFor(agentId) && (exceptAgent === undefined || agentId !== exceptAgent))
      .map(({ connectionId }) => `${connectionId} ${frame.message.id}`);
  });
  return (await Promise.all(found)).flat();
}

/** Nobody is looked up. */
const noPeople = {} as UserDirectory;

export class Functions {
  readonly #simulation: Simulation;
  readonly #faults: Faults;
  #subscriptions!: Subscriptions;
  readonly #forget: () => void;
  /** What a function said of itself as an error. */
  readonly errors: string[] = [];
  readonly visitorApi: ReturnType<typeof visitorApi>;
  readonly agentApi: ReturnType<typeof agentApi>;
  readonly authorizer: ReturnType<typeof authorizer>;
  readonly socket: ReturnType<typeof socket>;
  readonly assign: ReturnType<typeof assign>;
  readonly react: ReturnType<typeof react>;
  readonly sweep: ReturnType<typeof sweep>;
  /** Gives the secret that signs visitors' sessions a new value. */
  readonly rotate: () => void;
  /** Carries out what an admin changes. */
  readonly administer: (change: Change) => Promise<void>;

  constructor(simulation: Simulation, { store, faults, post, disconnect, onDelivery, onMissed, outside }: Around) {
    this.#simulation = simulation;
    this.#faults = faults;
    const { table } = store;
    const now = () => simulation.now;
    let texts = 0;
    const randomText = (length: number) => `text${++texts}`.padEnd(length, 'x');
    const log: Log = {
      info: () => {},
      warn: (event, fields) => simulation.note(`warns ${event} ${textOf(fields?.['error'])}`),
      error: (event, fields) => {
        simulation.note(`fails ${event} ${textOf(fields?.['error'])}`);
        if (!isPassing(fields?.['error'])) this.errors.push(`${event}: ${textOf(fields?.['error'])}`);
      },
    };
    const posted = new Set<string>();
    const noting: Post = (id, text) => {
      for (const [, message] of text.matchAll(/"message":\{"id":(\d+)/g)) posted.add(`${id} ${message}`);
      return post(id, text);
    };
    const channels = channelPush({ table, post: noting, disconnect, log, now });
    const push: Push = {
      ...channels,
      deliver: async (deliveries, known) => {
        for (const { frame } of deliveries) onDelivery(frame);
        // A stale read doesn't know who has just connected.
        const listening = faults.staleRead > 0 ? [] : listeningTo(store.memory, deliveries, now());
        const delivered = await channels.deliver(deliveries, known);
        if (delivered === 'failed') return delivered;
        const missed = (await listening).filter((one) => !posted.has(one));
        if (missed.length === 0) return delivered;
        const still = new Set(await listeningTo(store.memory, deliveries, now()));
        for (const one of missed) if (still.has(one)) onMissed(one);
        return delivered;
      },
    };
    const events = new Proxy({} as Subscriptions, {
      get: (_, name: keyof Subscriptions) => this.#subscriptions[name],
    });
    const secret = new Secret(simulation);
    this.rotate = secret.rotate;
    const keys = { api: sessionKeys(secret.read, now), socket: sessionKeys(secret.read, now) };
    this.#forget = () => {
      this.#subscriptions = subscriptionsOf({ table, now, log }, []);
      keys.api = sessionKeys(secret.read, now);
      keys.socket = sessionKeys(secret.read, now);
    };
    this.#forget();
    const core: Deps = { table, push, now, random: () => simulation.random(), log, events };
    outside.connect(this, core);
    const { startTurn, startDelivery } = outside;
    const sessions = sessionsOf(simulation, () => keys.api);
    const visitorDeps: VisitorApiDeps = {
      ...core,
      findAgent: agentFinder(core),
      files: noFiles,
      fileRules: { kinds: [], max_megabytes: 0 },
      randomText,
      socketUrl: 'wss://socket.example.com/live',
      sessions,
      loader: () => ({ source: '', app: '', live: '' }),
      publicOrigin: PUBLIC_ORIGIN,
      filesUrl: '',
      originSecret: 'edge',
      allowance,
      sessionRate: { burst: 300, perSecond: 10 },
      limit: addressLimit(1_000_000, now),
      limitVisitor: visitorLimit(allowance, now),
      isLiveChatOn: () => isLiveChatOn(table),
      hasMail: false,
      visitorMailLimit: 500,
      transcriptsTo: 'everyone',
    };
    const agentDeps: AgentApiDeps = {
      ...core,
      files: noFiles,
      rememberUser: async () => {},
      socketUrl: 'wss://socket.example.com/live',
      hasMail: false,
      visitorMailLimit: 500,
      originSecret: 'edge',
      randomText,
      allowance,
      isLiveChatOn: () => isLiveChatOn(table),
      limitKey: () => {},
      limitKeyAddress: () => {},
      callDeliver: async () => ({}),
      startAutomation: async () => {},
      onThisMachine: false,
      tokenRules,
    };
    this.visitorApi = visitorApi(() => visitorDeps, log);
    this.agentApi = agentApi(() => agentDeps, log);
    this.authorizer = authorizer({
      table,
      sessions: sessionsOf(simulation, () => keys.socket),
      publicOrigin: PUBLIC_ORIGIN,
      now,
      log,
      verifyAgent: async (_, token) => personOf(token, tokenRules, now()),
    });
    this.socket = socket({ ...core, rhythm, agentSocketEndpoint: 'https://socket.example.com/agents' });
    this.assign = assign(core);
    this.react = react({
      ...core,
      startTurn,
      startTraining: async () => {},
      files: noFiles,
      outside: { subscriptions: events, startDelivery },
    });
    this.sweep = sweep({ ...core, startDelivery });
    this.administer = (change) => administer({ ...core, randomText, people: noPeople }, change);
  }

  /** Runs an invocation, which may die or run out of time. */
  invoke<Result>(name: string, run: () => Promise<Result>, timeoutMs = TIMEOUT_MS): Promise<Outcome<Result>> {
    const simulation = this.#simulation;
    const caller = simulation.actor;
    const actor: Actor = anActor(name);
    if (simulation.chance(this.#faults.crash)) actor.callsLeft = simulation.between(1, 2 * MAX_CALLS) / 2;
    return new Promise((resolve, reject) => {
      let isOver = false;
      const end = (done: () => void) => {
        if (isOver) return;
        isOver = true;
        timeout.isOver = true;
        simulation.after(0, done, caller);
      };
      actor.onDeath = () => {
        // What a process remembers, and what it still waited for, is gone with it.
        this.#forget();
        end(() => resolve('died'));
      };
      const timeout = simulation.after(
        timeoutMs,
        () => {
          simulation.note('runs out of time', name);
          simulation.kill(actor);
        },
        undefined,
      );
      simulation.after(
        0,
        () =>
          void run().then(
            (result) => end(() => resolve({ result })),
            (error: unknown) => end(() => reject(error)),
          ),
        actor,
      );
    });
  }
}

/** What Lambda passes besides the event. */
export const context = {} as Context;

const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** What passes is no fault of a function: the same call may succeed in a moment. */
function isPassing(error: unknown): boolean {
  const text = textOf(error);
  return /Throughput|TimeoutError|TransactionConflict|TransactionCanceled|try again|DomainError/i.test(text);
}
