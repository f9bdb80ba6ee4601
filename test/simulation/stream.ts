/** The table's stream: each reader gets a partition's records in order, at least once, and sooner or later. */
import { type StreamFilter, type StreamReader, streamFilters } from '#core/contract/kit/stream-filters.ts';
import type { Change } from '#test/support/memory-table.ts';
import { streamEvent } from '#test/support/memory-deps.ts';
import type { Faults } from './faults.ts';
import type { Functions } from './functions.ts';
import type { Simulation, Timer } from './simulation.ts';

/** What a retry waits, milliseconds. */
const RETRY_MS = 1000;
/** A batch's records. */
const MAX_BATCH = 25;

/** A partition's records for a reader. */
type Queue = { records: Change[]; isBusy: boolean; timer?: Timer };

export class Stream {
  readonly #simulation: Simulation;
  readonly #faults: Faults;
  readonly #functions: Functions;
  readonly #queues = new Map<string, Queue>();

  constructor(simulation: Simulation, functions: Functions, faults: Faults) {
    this.#simulation = simulation;
    this.#functions = functions;
    this.#faults = faults;
  }

  /** Takes what was written. */
  take(changes: readonly Change[]): void {
    for (const change of changes)
      for (const reader of ['assign', 'react'] as const)
        if (streamFilters[reader].some((filter) => isWanted(filter, change))) this.#add(reader, change);
  }

  #add(reader: StreamReader, change: Change): void {
    const key = `${reader} ${change.key.pk}`;
    const queue: Queue = this.#queues.get(key) ?? { records: [], isBusy: false };
    this.#queues.set(key, queue);
    queue.records.push(change);
    if (queue.isBusy) return;
    queue.isBusy = true;
    const { lateRecord } = this.#faults;
    const ms = this.#simulation.chance(lateRecord)
      ? this.#simulation.between(1000, 180_000)
      : this.#simulation.between(20, 600);
    queue.timer = this.#simulation.after(ms, () => void this.#deliver(reader, key), undefined);
  }

  /** Whether there is anything that a reader hasn't taken. */
  get isBusy(): boolean {
    return [...this.#queues.values()].some((queue) => queue.isBusy);
  }

  /** What is late comes now. */
  hurry(): void {
    for (const { timer } of this.#queues.values()) {
      if (!timer || timer.isOver) continue;
      timer.isOver = true;
      this.#simulation.after(0, timer.run, undefined);
    }
  }

  async #deliver(reader: StreamReader, key: string): Promise<void> {
    const queue = this.#queues.get(key);
    if (!queue) return;
    const batch = queue.records.slice(0, MAX_BATCH);
    const outcome = await this.#functions
      .invoke(key, () => this.#functions[reader](streamEvent(batch)), 30_000)
      .catch(() => 'died' as const);
    const failed = outcome === 'died' ? batch.length : outcome.result.batchItemFailures.length;
    const first =
      outcome === 'died'
        ? 0
        : Math.min(...outcome.result.batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier) - 1));
    const isRepeated = failed === 0 && this.#simulation.chance(this.#faults.repeatedRecord);
    if (!isRepeated) queue.records.splice(0, failed > 0 ? first : batch.length);
    queue.isBusy = queue.records.length > 0;
    if (queue.isBusy)
      this.#simulation.after(failed > 0 ? RETRY_MS : 50, () => void this.#deliver(reader, key), undefined);
  }
}

const isWanted = ({ keyBegins, has }: StreamFilter, { eventName, key, image }: Change): boolean =>
  eventName === 'INSERT' && key.pk.startsWith(keyBegins) && (has === undefined || typeof image?.[has] === 'string');
