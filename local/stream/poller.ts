/** Reads one table's stream for one mapping, four times a second, and distributes its records over shards. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Table } from '#local/dynamodb/table.ts';
import { changedNothing, toLambdaRecord, type LambdaRecord } from './lambda-record.ts';
import type { Mapping } from './mapping.ts';
import type { Positions } from './positions.ts';
import { Shard } from './shard.ts';
import { StreamReader, type StreamRecord } from '#local/dynamodb/stream-reader.ts';

/** The local server has one shard. A busy table has several, whose records overtake each other. */
const shardCount = 4;
const pollMilliseconds = 250;
/** Reading pauses while this many records wait. */
const MAX_WAITING = 10_000;

export type PollerOptions = {
  endpoint: string;
  mapping: Mapping;
  table: Table & { streamArn: string };
  positions: Positions;
  removedByTime: (record: StreamRecord) => boolean;
  deliver: (batch: readonly LambdaRecord[], shardId: string, signal: AbortSignal) => Promise<void>;
  report: (line: string) => void;
};

export class Poller {
  /** Records read so far, including filtered ones. */
  read = 0;
  readonly #options: PollerOptions;
  readonly #reader: StreamReader;
  readonly #shards: readonly Shard[];
  /** Per shard, the last sequence number that is finished. It is behind the stream's while the shard is busy. */
  readonly #done: string[];
  #last: string | undefined;
  readonly #stopping = new AbortController();
  #polling: Promise<unknown> = Promise.resolve();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: PollerOptions) {
    const { mapping, table, positions, endpoint } = options;
    this.#options = options;
    const count = shardCount * mapping.parallelization;
    const kept = positions.load(mapping.id, table.streamArn);
    this.#done = kept?.length === count ? [...kept] : Array.from({ length: count }, () => lowest(kept ?? ['0']));
    this.#last = kept && lowest(kept);
    const startAt = this.#last === undefined || this.#last === '0' ? mapping.startAt : { after: this.#last };
    this.#reader = new StreamReader(endpoint, table.streamArn, startAt);
    this.#shards = this.#done.map((_, index) => this.#shard(index));
  }

  /** Fixes the starting position in the stream and starts to poll. */
  async start(): Promise<void> {
    await this.#reader.open();
    this.#loop = this.#pollForever();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await this.#polling;
    await Promise.all(this.#shards.map((shard) => shard.idle()));
    this.#save();
  }

  /** Resolves when all records of the stream are processed. */
  async drain(): Promise<void> {
    for (;;) {
      await Promise.all(this.#shards.map((shard) => shard.idle()));
      const found = await this.#poll();
      if (found === 0 && !this.#shards.some((shard) => shard.busy)) return;
    }
  }

  #shard(index: number): Shard {
    const { mapping, deliver, report } = this.#options;
    const shardId = `shardId-${String(index).padStart(20, '0')}-local`;
    const { signal } = this.#stopping;
    return new Shard({
      batchSize: mapping.batchSize,
      windowMilliseconds: mapping.windowMilliseconds,
      deliver: (batch) => deliver(batch, shardId, signal),
      done: (sequenceNumber) => {
        this.#done[index] = sequenceNumber;
        this.#save();
      },
      failed: (error) => report(`${mapping.id} failed: ${error.stack}`),
      signal,
    });
  }

  async #pollForever(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#poll();
      } catch (error) {
        this.#options.report(`The stream of ${this.#options.table.name} can't be read: ${(error as Error).message}`);
      }
      await delay(pollMilliseconds, undefined, { signal }).catch(() => {});
    }
  }

  /** Reads to the end of the stream, one call at a time. Returns the number of records read. */
  #poll(): Promise<number> {
    const turn = this.#polling.then(() => this.#readToEnd());
    this.#polling = turn.catch(() => {});
    return turn;
  }

  async #readToEnd(): Promise<number> {
    let found = 0;
    while (this.#shards.reduce((sum, { waiting }) => sum + waiting, 0) < MAX_WAITING) {
      const page = await this.#reader.read();
      if (page.length === 0) break;
      for (const record of page) this.#accept(record);
      found += page.length;
    }
    this.read += found;
    if (found > 0) this.#save();
    return found;
  }

  #accept(record: StreamRecord): void {
    const { mapping, table, removedByTime } = this.#options;
    const { SequenceNumber: number, Keys } = record.dynamodb;
    const index = hashOf(Keys[table.keys[0] ?? '']) % this.#shards.length;
    const before = this.#last ?? '0';
    this.#last = number;
    const doneBefore = BigInt(this.#done[index] ?? '0') >= BigInt(number);
    if (doneBefore || changedNothing(record)) return;
    const whole = toLambdaRecord(record, mapping.streamArn, removedByTime(record));
    if (!mapping.passes(whole)) return;
    const shard = this.#shards[index];
    if (!shard?.busy) this.#done[index] = before;
    shard?.push(whole, number);
  }

  #save(): void {
    const { mapping, table, positions } = this.#options;
    const last = this.#last;
    if (last === undefined) return;
    const shards = this.#shards.map((shard, index) => (shard.busy ? (this.#done[index] ?? '0') : last));
    positions.save(mapping.id, table.streamArn, shards);
  }
}

const hashOf = (value: unknown): number => createHash('md5').update(JSON.stringify(value)).digest().readUInt32BE();

const lowest = (numbers: readonly string[]): string =>
  numbers.reduce((low, number) => (BigInt(number) < BigInt(low) ? number : low), numbers[0] ?? '0');
