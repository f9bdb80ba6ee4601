/** Delivers one batch to its function as Lambda does: retries, splits, and gives up on what can't be processed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { InvocationResult } from '#local/lambda/invoker.ts';
import type { LambdaRecord } from './lambda-record.ts';
import type { Mapping } from './mapping.ts';

/** Reasons for giving up records, in AWS's words. */
export type GiveUpReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export type Abandonment = {
  records: readonly LambdaRecord[];
  reason: GiveUpReason;
  attempts: number;
  functionFailed: boolean;
};

export type DeliveryOptions = {
  mapping: Mapping;
  invoke: (records: readonly LambdaRecord[]) => Promise<InvocationResult>;
  giveUp: (what: Abandonment) => void;
  /** Ends the delays between attempts. */
  signal: AbortSignal;
};

const firstWaitMilliseconds = 100;
const longestWaitMilliseconds = 5000;

/** Resolves when every record of the batch was processed or given up. */
export async function deliver(batch: readonly LambdaRecord[], options: DeliveryOptions): Promise<void> {
  const { mapping, invoke, giveUp, signal } = options;
  let records = batch;
  let failures = 0;
  let attempts = 0;
  let functionFailed = false;
  for (;;) {
    const young = records.findIndex((record) => ageSeconds(record) <= mapping.maximumAgeSeconds);
    const tooOld = records.slice(0, young === -1 ? records.length : young);
    if (tooOld.length > 0) giveUp({ records: tooOld, reason: 'RecordAgeExceeded', attempts, functionFailed });
    records = records.slice(tooOld.length);
    if (records.length === 0) return;
    const result = await invoke(records);
    const throttled = 'error' in result && result.error.errorType === 'TooManyRequestsException';
    functionFailed = 'error' in result;
    const failed = firstFailedIndex(result, records, mapping);
    if (failed === undefined) return;
    if (!throttled) attempts += 1;
    if (failed > 0) {
      records = records.slice(failed);
      // The batch is split at the record that failed. A split doesn't count as a retry.
      if (mapping.bisects) continue;
    } else if (mapping.bisects && records.length > 1 && !throttled) {
      const half = Math.ceil(records.length / 2);
      await deliver(records.slice(0, half), options);
      return deliver(records.slice(half), options);
    }
    if (!throttled) failures += 1;
    if (failures > mapping.retries)
      return giveUp({ records, reason: 'RetryAttemptsExhausted', attempts, functionFailed });
    await delay(Math.min(firstWaitMilliseconds * 2 ** (attempts - 1), longestWaitMilliseconds), undefined, { signal });
  }
}

const ageSeconds = ({ dynamodb }: LambdaRecord): number => Date.now() / 1000 - dynamodb.ApproximateCreationDateTime;

/** The index from which records are delivered again; undefined if all were processed. */
function firstFailedIndex(
  result: InvocationResult,
  records: readonly LambdaRecord[],
  mapping: Mapping,
): number | undefined {
  if ('error' in result) return 0;
  if (!mapping.reportsFailures) return undefined;
  const failures =
    (result.payload as { batchItemFailures?: { itemIdentifier?: string }[] | null } | null)?.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const numbers = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  // An identifier that isn't in the batch (-1) fails the whole batch.
  return Math.max(0, Math.min(...failures.map(({ itemIdentifier = '' }) => numbers.indexOf(itemIdentifier))));
}
