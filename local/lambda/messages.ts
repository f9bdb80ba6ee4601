/** What the invoker and a worker tell each other. Payloads travel as JSON text, as in AWS. */

import type { LogLevel, LogSettings } from './log-lines.ts';

/** The error object Lambda answers with when a function fails. */
export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

export type WorkerData = {
  folder: string;
  handler: string;
  logs: LogSettings;
  context: { functionName: string; invokedFunctionArn: string; memoryLimitInMB: string; logGroupName: string };
};

/** To the worker: run the handler once. */
export type Invocation = { payload: string; requestId: string; deadline: number };

/** From the worker. `settled` ends one invocation; `pending` names I/O left running, `fatal` says the worker is leaving. */
export type Report =
  | { kind: 'ready'; initMs: number }
  | { kind: 'init-failed'; error: FunctionError; initMs: number }
  | { kind: 'log'; level: LogLevel; line: string }
  | { kind: 'settled'; result?: string; error?: FunctionError; durationMs: number; pending: string[]; fatal?: true };
