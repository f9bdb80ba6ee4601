/** Runs in a worker thread: loads one bundle and answers invocations one by one, as Lambda's Node.js runtime does. */
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { isWritten, logLine, type LogLevel } from './log-lines.ts';
import type { FunctionError, Invocation, Report, WorkerData } from './messages.ts';
import { pendingWork, watchRequests } from './pending-work.ts';
import { inSources } from './sources.ts';

type Handler = (event: unknown, context: object) => unknown;

const { folder, handler: handlerName, logs, context: about, compiledCode } = workerData as WorkerData;
const SMALL_BYTES = 100_000;
const report = (message: Report): void => parentPort?.postMessage(message);

function errorFrom(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: inSources(thrown.stack ?? '').split('\n') };
}

class RuntimeError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** The running invocation, for its log lines; undefined between two invocations. */
let requestId: string | undefined;

function write(level: LogLevel, ...values: unknown[]): void {
  if (!isWritten(level, logs.level)) return;
  const line = logLine(logs, { timestamp: new Date().toISOString(), level, requestId }, values);
  // Here and not where a stack is made: Node itself reads the stack of each request that is given up.
  report({ kind: 'log', level, line: inSources(line) });
}

function captureConsole(): void {
  const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
  for (const [method, level] of Object.entries(levels))
    Object.assign(console, { [method]: (...values: unknown[]) => write(level, ...values) });
}

async function loadHandler(): Promise<Handler> {
  const dot = handlerName.lastIndexOf('.');
  const file = ['.mjs', '.js', '.cjs']
    .map((end) => join(folder, `${handlerName.slice(0, dot)}${end}`))
    .find(existsSync);
  if (!file)
    throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${handlerName.slice(0, dot)}'`);
  // What one worker has compiled, others of the bundle needn't. A small bundle is compiled sooner than it is looked up.
  if (statSync(file).size > SMALL_BYTES) enableCompileCache(compiledCode);
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const handler = module[handlerName.slice(dot + 1)];
  if (typeof handler === 'function') return handler as Handler;
  throw new RuntimeError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
}

const contextOf = ({ requestId, deadline }: Invocation): object => ({
  ...about,
  functionVersion: '$LATEST',
  awsRequestId: requestId,
  logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

async function answer(handler: Handler, invocation: Invocation): Promise<void> {
  const started = performance.now();
  ({ requestId } = invocation);
  process.env['_X_AMZN_TRACE_ID'] =
    `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(8)}`;
  const outcome: { result?: string; error?: FunctionError } = {};
  try {
    outcome.result = JSON.stringify((await handler(JSON.parse(invocation.payload), contextOf(invocation))) ?? null);
  } catch (thrown) {
    outcome.error = errorFrom(thrown);
    write('ERROR', thrown instanceof Error ? thrown : new Error(String(thrown)));
  }
  const durationMs = performance.now() - started;
  report({ kind: 'settled', ...outcome, durationMs, pending: await pendingWork() });
  flushCompileCache();
}

/** Handles an uncaught error as the runtime does: the invocation fails with it, and the worker ends. */
function failOnUncaught(): void {
  const leave = (error: FunctionError): void => {
    write('ERROR', `${error.errorType}: ${(error.trace ?? []).join('\n')}`);
    report({ kind: 'settled', error, durationMs: 0, pending: [], fatal: true });
    setImmediate(() => process.exit(1));
  };
  process.on('uncaughtException', (error) => leave(errorFrom(error)));
  process.on('unhandledRejection', (reason) =>
    leave({ ...errorFrom(reason), errorType: 'Runtime.UnhandledPromiseRejection' }),
  );
}

const started = performance.now();
captureConsole();
watchRequests();
failOnUncaught();
try {
  const handler = await loadHandler();
  parentPort?.on('message', (invocation: Invocation) => void answer(handler, invocation));
  report({ kind: 'ready', initMs: performance.now() - started });
} catch (thrown) {
  report({ kind: 'init-failed', error: errorFrom(thrown), initMs: performance.now() - started });
}
