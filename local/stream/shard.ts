/** One shard of a stream as a mapping processes it: one batch after the other, in order. */
import { setTimeout as delay } from 'node:timers/promises';
import type { LambdaRecord } from './lambda-record.ts';

/** Lambda's limit for one call of a function. */
const batchBytes = 6 * 1024 * 1024;

export type ShardOptions = {
  batchSize: number;
  /** Time to gather records before a batch that isn't full is sent. */
  windowMilliseconds: number;
  deliver: (batch: readonly LambdaRecord[]) => Promise<void>;
  /** Called with the last sequence number of a batch when all of it is finished. */
  done: (sequenceNumber: string) => void;
  failed: (error: Error) => void;
  signal: AbortSignal;
};

export class Shard {
  readonly #options: ShardOptions;
  readonly #waiting: { record: LambdaRecord; sequenceNumber: string; bytes: number }[] = [];
  #work: Promise<void> | undefined;

  constructor(options: ShardOptions) {
    this.#options = options;
  }

  /** Queues a record; `sequenceNumber` is the stream's own. */
  push(record: LambdaRecord, sequenceNumber: string): void {
    this.#waiting.push({ record, sequenceNumber, bytes: Buffer.byteLength(JSON.stringify(record)) });
    this.#work ??= this.#run();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether records are left, including those that are being delivered. */
  get busy(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when all records are processed. Never rejects. */
  async idle(): Promise<void> {
    while (this.#work) await this.#work;
  }

  async #run(): Promise<void> {
    const { deliver, done, failed, signal } = this.#options;
    // One turn later, so that a page of the stream becomes one batch.
    await Promise.resolve();
    try {
      while (this.busy && !signal.aborted) {
        await this.#gather();
        const batch = this.#waiting.slice(0, this.#fitting());
        await deliver(batch.map(({ record }) => record));
        this.#waiting.splice(0, batch.length);
        done(batch.at(-1)?.sequenceNumber ?? '');
      }
    } catch (error) {
      // What was being delivered when we were stopped is delivered again after the next start.
      if (!signal.aborted) failed(error as Error);
    } finally {
      this.#work = undefined;
    }
  }

  async #gather(): Promise<void> {
    const { batchSize, windowMilliseconds, signal } = this.#options;
    const until = performance.now() + windowMilliseconds;
    const isFull = (): boolean => this.#waiting.length >= batchSize || this.#fitting() < this.#waiting.length;
    while (!isFull() && performance.now() < until) await delay(20, undefined, { signal });
  }

  /** How many waiting records one batch takes: at most the batch size, and at most the bytes that Lambda accepts. */
  #fitting(): number {
    let bytes = 0;
    const limit = Math.min(this.#waiting.length, this.#options.batchSize);
    for (let index = 0; index < limit; index += 1) {
      bytes += this.#waiting[index]?.bytes ?? 0;
      if (bytes > batchBytes && index > 0) return index;
    }
    return limit;
  }
}
