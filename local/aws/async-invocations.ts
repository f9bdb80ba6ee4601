/** Asynchronous invocations as in Lambda: accepted immediately, tried three times, then reported to the on-failure destination. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import type { Authority } from '#local/iam/authority.ts';
import { functionIdOf } from '#local/lambda/lambda-function.ts';
import type { InvocationResult, InvocationSource, Invoker } from '#local/lambda/invoker.ts';
import type { Queues } from './queues.ts';

/** Lambda waits a minute before the second attempt and two before the third. */
const waitsSeconds = [60, 120];
/** After throttling it waits a second, then twice as long each time, up to this limit. */
const longestThrottleSeconds = 300;

export type AsyncOptions = {
  stack: Stack;
  authority: Authority;
  queues: Queues;
  invoker: () => Pick<Invoker, 'invoke'>;
  /** Factor for Lambda's delays between attempts: 1 is AWS's pace. */
  waitFactor: number;
  report: (line: string) => void;
};

type Settings = {
  retries: number;
  maximumAgeSeconds: number;
  onSuccess?: string | undefined;
  onFailure?: string | undefined;
};

type Destinations = { OnSuccess?: { Destination: string }; OnFailure?: { Destination: string } };

/** One accepted event. */
type Event = { functionId: string; payload: unknown; source: InvocationSource; requestId: string; queuedAt: number };

type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';

export class AsyncInvocations {
  readonly #options: AsyncOptions;
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopping = new AbortController();

  constructor(options: AsyncOptions) {
    this.#options = options;
  }

  /** Accepts an event; the function runs soon. */
  send(functionId: string, payload: unknown, source: InvocationSource): void {
    void this.settled(functionId, payload, source);
  }

  /** The same, for those who want to see what came of it in the end. AWS tells nobody. */
  settled(functionId: string, payload: unknown, source: InvocationSource): Promise<InvocationResult | undefined> {
    const run = this.#run({ functionId, payload, source, requestId: randomUUID(), queuedAt: Date.now() }).catch(
      (error: Error) => {
        if (error.name !== 'AbortError') this.#options.report(`An asynchronous invocation failed: ${error.stack}`);
        return undefined;
      },
    );
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
    return run;
  }

  /** Resolves when every accepted event is finished, including its retries. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Drops events that wait for their next attempt. */
  stop(): void {
    this.#stopping.abort();
  }

  async #run(event: Event): Promise<InvocationResult | undefined> {
    const settings = this.#settingsOf(event.functionId);
    let throttles = 0;
    let attempts = 0;
    for (;;) {
      const result = await this.#options.invoker().invoke(event.functionId, event.payload, { source: event.source });
      // Throttling isn't an attempt: the event waits as long as its age allows.
      const throttled = 'error' in result && result.error.errorType === 'TooManyRequestsException';
      if (throttled) throttles += 1;
      else attempts += 1;
      if (!('error' in result)) return this.#deliver(settings.onSuccess, event, 'Success', attempts, result);
      // Ended with the stack, not by a fault of its own.
      if (this.#stopping.signal.aborted) return undefined;
      const waitSeconds = throttled
        ? Math.min(2 ** (throttles - 1), longestThrottleSeconds)
        : waitsSeconds[attempts - 1];
      const wait = (waitSeconds ?? 0) * 1000 * this.#options.waitFactor;
      const exhausted = attempts > settings.retries;
      if (exhausted || Date.now() + wait - event.queuedAt > settings.maximumAgeSeconds * 1000) {
        const condition = exhausted ? 'RetriesExhausted' : 'EventAgeExceeded';
        return this.#deliver(settings.onFailure, event, condition, attempts, result);
      }
      await delay(wait, undefined, { signal: this.#stopping.signal });
    }
  }

  #deliver(
    destination: string | undefined,
    event: Event,
    condition: Condition,
    attempts: number,
    result: InvocationResult,
  ): InvocationResult {
    const { authority, queues, report } = this.#options;
    if (condition !== 'Success')
      report(`An event for ${event.functionId} was given up after ${attempts} attempts (${condition}).`);
    if (destination === undefined) return result;
    const verdict = authority.authorise(event.functionId, 'sqs:SendMessage', destination);
    if (verdict.allowed) queues.send(destination, JSON.stringify(this.#record(event, condition, attempts, result)));
    return result;
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  #record(
    { functionId, payload, requestId }: Event,
    condition: Condition,
    attempts: number,
    result: InvocationResult,
  ): object {
    const arn = resourcesOf(this.#options.stack, 'AWS::Lambda::Function').find(
      ({ logicalId }) => logicalId === functionId,
    )?.arn;
    const failed = 'error' in result;
    return {
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: { requestId, functionArn: `${arn}:$LATEST`, condition, approximateInvokeCount: attempts },
      requestPayload: payload,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', ...(failed && { functionError: 'Unhandled' }) },
      responsePayload: failed ? result.error : result.payload,
    };
  }

  #settingsOf(functionId: string): Settings {
    const { stack } = this.#options;
    const settings = resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig').find(
      ({ properties }) => functionIdOf(stack, String(properties['FunctionName'])) === functionId,
    )?.properties;
    const target = resourcesOf(stack, 'AWS::Lambda::Function').find(({ logicalId }) => logicalId === functionId);
    const deadLetters = target?.properties['DeadLetterConfig'] as { TargetArn?: string } | undefined;
    const destinations = settings?.['DestinationConfig'] as Destinations | undefined;
    return {
      retries: Number(settings?.['MaximumRetryAttempts'] ?? 2),
      maximumAgeSeconds: Number(settings?.['MaximumEventAgeInSeconds'] ?? 6 * 60 * 60),
      onSuccess: destinations?.OnSuccess?.Destination,
      onFailure: destinations?.OnFailure?.Destination ?? deadLetters?.TargetArn,
    };
  }
}

/** The ARN that a caller needs a grant for. */
export const functionArn = (name: string): string =>
  name.startsWith('arn:')
    ? name
    : `arn:${LOCAL_ACCOUNT.partition}:lambda:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:function:${name}`;
