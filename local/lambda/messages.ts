/** Messages between the invoker and a worker. Payloads are JSON text, as in AWS. */

import type { LogLevel, LogSettings } from './log-lines.ts';

/** The error object that Lambda returns when a function fails. */
export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

export type WorkerData = {
  folder: string;
  handler: string;
  logs: LogSettings;
  /** Folder of what was compiled of bundles. */
  compiledCode: string;
  context: { functionName: string; invokedFunctionArn: string; memoryLimitInMB: string; logGroupName: string };
};

/** To the worker: run the handler once. */
export type Invocation = { payload: string; requestId: string; deadline: number };

/** From the worker. `settled` ends one invocation; `pending` names unfinished I/O; `fatal` says that the worker is ending. */
export type Report =
  | { kind: 'ready'; initMs: number }
  | { kind: 'init-failed'; error: FunctionError; initMs: number }
  | { kind: 'log'; level: LogLevel; line: string }
  | { kind: 'settled'; result?: string; error?: FunctionError; durationMs: number; pending: string[]; fatal?: true };
