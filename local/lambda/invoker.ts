/** Invokes functions: warm workers first, new ones up to the machine's limit, then a queue. Throttles at the reserved concurrency. */
import { availableParallelism } from 'node:os';
import { freeMemory } from '#local/platform/free-memory.ts';
import { ExecutionEnvironment, type Outcome } from './execution-environment.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { LogLevel } from './log-lines.ts';

export type InvocationSource = 'http' | 'socket' | 'authorizer' | 'stream' | 'schedule' | 'async';

/** Purpose of an invocation; its costs are counted for the route key `route`. */
export type InvocationMeta = { source: InvocationSource; route?: string };

export type InvocationResult = { payload: unknown } | { error: { errorType: string; errorMessage: string } };

export interface Invoker {
  /** Runs a function (by its logical ID) and waits for its result. Never rejects. */
  invoke(functionId: string, payload: unknown, meta: InvocationMeta): Promise<InvocationResult>;
  /** The route that a worker is serving, to count the costs of its calls. */
  currentRoute(functionId: string, workerId: string): string | undefined;
  /** Makes a function (by its logical ID) load its bundle again: running calls finish first, the next call starts fresh. */
  reload(functionId: string): void;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** A line of a function's log, as in its log group. */
export type FunctionLog = { functionName: string; level: LogLevel; line: string };

export type Billed = InvocationMeta & { functionId: string; gbSeconds: number };

export type InvokerOptions = {
  awsEndpoint: string;
  log: (line: FunctionLog) => void;
  /** Called once for every invocation that ran. */
  billed: (invocation: Billed) => void;
  /** Whether a handler that leaves I/O pending fails its invocation. Pending I/O is reported in any case. */
  failOnPendingWork: boolean;
};

/** How long an environment without work is kept, milliseconds. Lambda doesn't say: minutes, as its users measure. */
export const KEPT_IDLE_MS = 5 * 60_000;

/** Lambda's own limit for a synchronous response. */
const RESPONSE_LIMIT_BYTES = 6 * 1024 * 1024;

/** Workers per function. More would compete for the same cores. */
const WORKERS_PER_FUNCTION = Math.max(4, availableParallelism());

const failure = (errorType: string, errorMessage: string): InvocationResult => ({ error: { errorType, errorMessage } });

/** What a call gets that comes once the stack stops: a worker started for it would outlive the stack. */
const STOPPED = failure('ServiceException', 'The stack has stopped.');

/** The workers of one function, and the calls that wait for one. */
class Pool {
  readonly lambda: LambdaFunction;
  readonly routes = new Map<string, string | undefined>();
  readonly #options: InvokerOptions;
  /** The last used comes last and is taken first, so that those that a burst needed rest until their end. */
  readonly #idle: { environment: ExecutionEnvironment; end: NodeJS.Timeout }[] = [];
  readonly #all = new Set<ExecutionEnvironment>();
  /** Workers whose bundle has changed since they loaded it. */
  readonly #stale = new Set<ExecutionEnvironment>();
  readonly #waiting: ((environment: ExecutionEnvironment | undefined) => void)[] = [];
  #isClosed = false;
  inFlight = 0;

  constructor(lambda: LambdaFunction, options: InvokerOptions) {
    this.lambda = lambda;
    this.#options = options;
  }

  async run(payload: string, meta: InvocationMeta): Promise<InvocationResult> {
    const environment = await this.#acquire();
    if (!environment) return STOPPED;
    this.routes.set(environment.id, meta.route);
    const outcome = await environment.invoke(payload);
    this.routes.delete(environment.id);
    this.#release(environment, outcome.usable);
    const gbSeconds = (outcome.billedMs / 1000) * (this.lambda.memoryMb / 1024);
    this.#options.billed({ ...meta, functionId: this.lambda.id, gbSeconds });
    return this.#resultOf(outcome);
  }

  reload(): void {
    for (const environment of this.#all) this.#stale.add(environment);
    for (const { environment, end } of this.#idle.splice(0)) {
      clearTimeout(end);
      void this.#end(environment);
    }
  }

  async #end(environment: ExecutionEnvironment): Promise<void> {
    this.#all.delete(environment);
    this.#stale.delete(environment);
    await environment.close();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { end } of this.#idle.splice(0)) clearTimeout(end);
    for (const next of this.#waiting.splice(0)) next(undefined);
    await Promise.all([...this.#all].map((environment) => environment.close()));
  }

  #start(): ExecutionEnvironment {
    const log = (level: LogLevel, line: string): void =>
      this.#options.log({ functionName: this.lambda.label, level, line });
    const environment = new ExecutionEnvironment(this.lambda, { awsEndpoint: this.#options.awsEndpoint, log });
    this.#all.add(environment);
    return environment;
  }

  async #acquire(): Promise<ExecutionEnvironment | undefined> {
    if (this.#isClosed) return undefined;
    for (let warm = this.#idle.pop(); warm; warm = this.#idle.pop()) {
      clearTimeout(warm.end);
      if (warm.environment.alive) return warm.environment;
      this.#all.delete(warm.environment);
    }
    if (this.#all.size < WORKERS_PER_FUNCTION) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(environment: ExecutionEnvironment, usable: boolean): void {
    const stays = usable && !this.#stale.has(environment);
    if (!stays) void this.#end(environment);
    const next = this.#waiting.shift();
    if (next) next(stays ? environment : this.#start());
    else if (stays) this.#rest(environment);
  }

  /** Keeps an environment for the next call, and ends it if none comes for minutes. */
  #rest(environment: ExecutionEnvironment): void {
    const end = setTimeout(() => {
      this.#idle.splice(
        this.#idle.findIndex((one) => one.environment === environment),
        1,
      );
      // Nothing has come for minutes, so nobody waits for this.
      void this.#end(environment).then(freeMemory);
    }, KEPT_IDLE_MS).unref();
    this.#idle.push({ environment, end });
  }

  #resultOf({ result = 'null', error, pending }: Outcome): InvocationResult {
    if (error) return { error };
    if (pending.length > 0) {
      const text = `${this.lambda.label} returned while work was still running: ${pending.join(', ')}. Lambda freezes a function when its handler returns: await it.`;
      this.#options.log({ functionName: this.lambda.label, level: 'ERROR', line: text });
      if (this.#options.failOnPendingWork) return failure('Local.PendingWork', text);
    }
    if (Buffer.byteLength(result) > RESPONSE_LIMIT_BYTES)
      return failure(
        'Function.ResponseSizeTooLarge',
        'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      );
    return { payload: JSON.parse(result) };
  }
}

class WorkerInvoker implements Invoker {
  readonly #pools: ReadonlyMap<string, Pool>;
  #idleWaiters: (() => void)[] = [];
  #inFlight = 0;

  constructor(functions: readonly LambdaFunction[], options: InvokerOptions) {
    this.#pools = new Map(functions.map((lambda) => [lambda.id, new Pool(lambda, options)]));
  }

  async invoke(functionId: string, payload: unknown, meta: InvocationMeta): Promise<InvocationResult> {
    const pool = this.#pools.get(functionId);
    if (!pool) return failure('ResourceNotFoundException', `Function not found: ${functionId}`);
    if (!pool.lambda.runtime.startsWith('nodejs'))
      return failure(
        'Runtime.InvalidEntrypoint',
        `${pool.lambda.label} runs ${pool.lambda.runtime}, which the local stack has not.`,
      );
    if (pool.inFlight >= (pool.lambda.reservedConcurrency ?? Infinity))
      return failure('TooManyRequestsException', 'Rate Exceeded.');
    pool.inFlight += 1;
    this.#inFlight += 1;
    try {
      return await pool.run(JSON.stringify(payload ?? {}), meta);
    } finally {
      pool.inFlight -= 1;
      this.#inFlight -= 1;
      if (this.#inFlight === 0) for (const waiter of this.#idleWaiters.splice(0)) waiter();
    }
  }

  currentRoute(functionId: string, workerId: string): string | undefined {
    return this.#pools.get(functionId)?.routes.get(workerId);
  }

  reload(functionId: string): void {
    this.#pools.get(functionId)?.reload();
  }

  idle(): Promise<void> {
    return this.#inFlight === 0 ? Promise.resolve() : new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }
}

/** An invoker for the stack's functions. Workers start with the first call, and end after minutes without one. */
export const createInvoker = (functions: readonly LambdaFunction[], options: InvokerOptions): Invoker =>
  new WorkerInvoker(functions, options);
