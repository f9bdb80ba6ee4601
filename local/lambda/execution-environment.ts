/** One worker thread that runs one function, one request at a time: an execution environment of Lambda. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { credentialsOf } from './identity.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { LogLevel } from './log-lines.ts';
import type { FunctionError, Invocation, Report, WorkerData } from './messages.ts';

/** Result of one invocation. `usable` is false if the environment ended with it. */
export type Outcome = {
  result?: string;
  error?: FunctionError;
  billedMs: number;
  pending: string[];
  usable: boolean;
};

export type EnvironmentOptions = {
  /** Address at which the worker's SDK finds AWS. */
  awsEndpoint: string;
  log: (level: LogLevel, text: string) => void;
};

/** Time that Lambda gives a function to load. */
const INIT_LIMIT_MS = 10_000;

/** Node names what it compiled by the bundle, its content and its own version. */
const COMPILED_CODE = join(tmpdir(), 'live-chat-compiled');

function variablesFor(lambda: LambdaFunction, workerId: string, awsEndpoint: string): Record<string, string> {
  return {
    ...lambda.environment,
    // A model server, a customer database and what tools and workflows call may run on this machine, and a push service does. A deployed function may never call its own loopback address.
    LOOPBACK_MODELS: 'yes',
    LOOPBACK_PUSH: 'yes',
    LOOPBACK_CARDS: 'yes',
    HTTP_STEP_HOSTS: [lambda.environment['HTTP_STEP_HOSTS'], 'localhost'].filter(Boolean).join(','),
    ...credentialsOf({ functionId: lambda.id, workerId }),
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_REGION: LOCAL_ACCOUNT.region,
    AWS_DEFAULT_REGION: LOCAL_ACCOUNT.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${lambda.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambda.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `local/[$LATEST]${workerId}`,
    AWS_LAMBDA_LOG_FORMAT: lambda.logs.format,
    ...(lambda.logs.format === 'JSON' && { AWS_LAMBDA_LOG_LEVEL: lambda.logs.level }),
    LAMBDA_TASK_ROOT: lambda.folder,
    _HANDLER: lambda.handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}

const contextFor = (lambda: LambdaFunction): WorkerData['context'] => ({
  functionName: lambda.name,
  invokedFunctionArn: lambda.arn,
  memoryLimitInMB: String(lambda.memoryMb),
  logGroupName: `/aws/lambda/${lambda.name}`,
});

type Step = Exclude<Report, { kind: 'log' }> | { kind: 'gone'; error: FunctionError; durationMs: number };

const timedOut = (limitMs: number): FunctionError => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${randomUUID()} Error: Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`,
});

const exitError = (code: number): FunctionError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${randomUUID()} Error: Runtime exited ${code ? `with error: exit status ${code}` : 'without providing a reason'}`,
});

let runtime: URL | undefined;

/** The worker's own code, compiled once: a thread that reads TypeScript itself starts three times slower. */
function runtimeModule(): URL {
  if (runtime) return runtime;
  const entryPoints = [fileURLToPath(new URL('./runtime.ts', import.meta.url))];
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
  });
  runtime = new URL(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')}`);
  return runtime;
}

export class ExecutionEnvironment {
  readonly id = randomUUID();
  /** False once the worker has ended, even between two invocations. */
  alive = true;
  readonly #limitMs: number;
  readonly #worker: Worker;
  readonly #log: EnvironmentOptions['log'];
  readonly #loaded: Promise<Step>;
  #initBilled = false;
  #settle: (step: Step) => void = () => {};

  constructor(lambda: LambdaFunction, { awsEndpoint, log }: EnvironmentOptions) {
    this.#limitMs = lambda.timeoutSeconds * 1000;
    this.#log = log;
    this.#worker = new Worker(runtimeModule(), {
      // The thread is called so in profiles and in `top -H`.
      name: lambda.label,
      env: variablesFor(lambda, this.id, awsEndpoint),
      execArgv: [],
      workerData: {
        folder: lambda.folder,
        handler: lambda.handler,
        logs: lambda.logs,
        compiledCode: COMPILED_CODE,
        context: contextFor(lambda),
      } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: lambda.memoryMb },
      stdout: true,
      stderr: true,
    });
    this.#listen();
    this.#loaded = this.#next(INIT_LIMIT_MS);
  }

  /** Runs the handler once. Never rejects: a failure is the outcome's error. */
  async invoke(payload: string): Promise<Outcome> {
    const loaded = await this.#loaded;
    const initMs = 'initMs' in loaded && !this.#initBilled ? loaded.initMs : 0;
    this.#initBilled = true;
    if (loaded.kind !== 'ready') return this.#outcome(loaded, initMs);
    const settled = this.#next(this.#limitMs);
    const invocation: Invocation = { payload, requestId: randomUUID(), deadline: Date.now() + this.#limitMs };
    this.#worker.postMessage(invocation);
    return this.#outcome(await settled, initMs);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #listen(): void {
    this.#worker.on('message', (report: Report) => {
      if (report.kind === 'log') this.#log(report.level, report.line);
      else this.#settle(report);
    });
    this.#worker.on('error', (error: Error) => {
      this.#log('ERROR', `${error.name}: ${error.message}`);
      this.#settle({ kind: 'gone', error: { errorType: error.name, errorMessage: error.message }, durationMs: 0 });
    });
    this.#worker.on('exit', (code) => {
      this.alive = false;
      this.#settle({ kind: 'gone', error: exitError(code), durationMs: 0 });
    });
    for (const [stream, level] of [
      [this.#worker.stdout, 'INFO'],
      [this.#worker.stderr, 'ERROR'],
    ] as const) {
      stream.setEncoding('utf8').on('data', (text: string) => this.#log(level, text.trimEnd()));
    }
  }

  /** The worker's next message. The worker is ended if it takes too long. */
  #next(limitMs: number): Promise<Step> {
    return new Promise((resolve) => {
      const started = performance.now();
      const timer = setTimeout(() => {
        this.#settle({ kind: 'gone', error: timedOut(limitMs), durationMs: limitMs });
        void this.#worker.terminate();
      }, limitMs);
      this.#settle = (step) => {
        clearTimeout(timer);
        this.#settle = () => {};
        resolve(step.kind === 'gone' ? { ...step, durationMs: performance.now() - started } : step);
      };
    });
  }

  #outcome(step: Step, initMs: number): Outcome {
    const settled = step.kind === 'settled' ? step : undefined;
    const billedMs = Math.ceil(initMs + ('durationMs' in step ? step.durationMs : 0));
    const usable = this.alive && settled !== undefined && !settled.fatal && settled.pending.length === 0;
    return {
      ...(settled?.result !== undefined && { result: settled.result }),
      ...('error' in step && step.error && { error: step.error }),
      billedMs,
      pending: settled?.pending ?? [],
      usable,
    };
  }
}
