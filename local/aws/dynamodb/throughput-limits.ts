/** The maximum throughput of an on-demand table and of its indexes: what a flood of requests reaches. */
import type { MaxThroughput, Table } from '#local/dynamodb/table.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { Json } from '#local/aws/protocol/service.ts';
import { cancelled } from './conflicts.ts';
import { isTransaction, itemsOf } from './requests.ts';

/** Unused throughput that DynamoDB keeps for bursts ("Burst capacity"), in seconds. It promises none. */
export const BURST_SECONDS = 300;

type Units = { CapacityUnits?: number };
type Consumed = Units & { TableName?: string; GlobalSecondaryIndexes?: Record<string, Units> };
type Kind = keyof MaxThroughput;

const readers = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems']);

/** A bucket of units for each table and index. What a request took is known afterwards, so a bucket can be in debt. */
export class ThroughputLimits {
  /** How many seconds' units may be saved. */
  burstSeconds = BURST_SECONDS;
  readonly #buckets = new Map<string, { units: number; atMs: number }>();
  readonly #tables: readonly Table[];
  readonly #now: () => number;

  constructor(tables: readonly Table[], now: () => number = () => performance.now()) {
    this.#tables = tables;
    this.#now = now;
  }

  /** Throws DynamoDB's error if what a request uses has no units left. A full index holds writes of its table up. */
  check(operation: string, input: Json): void {
    const kind = readers.has(operation) ? 'read' : 'write';
    const names = typeof input['TableName'] === 'string' ? [input['TableName']] : tablesOf(operation, input);
    const isOver = names.some((name) =>
      this.#limitsOf(name, kind, input['IndexName']).some(([of, max]) => this.#left(of, kind, max) <= 0),
    );
    if (!isOver) return;
    if (isTransaction(operation))
      throw cancelled(
        itemsOf(operation, input).map(() => true),
        'ThrottlingError',
        text,
      );
    throw new AwsError('ThrottlingException', text);
  }

  /** Takes what a request consumed. */
  take(operation: string, answer: Json): void {
    const kind = readers.has(operation) ? 'read' : 'write';
    for (const consumed of [(answer['ConsumedCapacity'] ?? []) as Consumed | Consumed[]].flat()) {
      const { TableName = '', CapacityUnits: all = 0, GlobalSecondaryIndexes: ofIndexes = {} } = consumed;
      const indexes = Object.entries(ofIndexes).map(
        ([index, { CapacityUnits = 0 }]) => [index, CapacityUnits] as const,
      );
      const own = all - indexes.reduce((sum, [, units]) => sum + units, 0);
      this.#takeUnits(TableName, kind, own);
      for (const [index, units] of indexes) this.#takeUnits(`${TableName} ${index}`, kind, units);
    }
  }

  #takeUnits(of: string, kind: Kind, units: number): void {
    const max = this.#maxOf(of)?.[kind];
    if (max === undefined || units === 0) return;
    this.#buckets.set(`${kind} ${of}`, { units: this.#left(of, kind, max) - units, atMs: this.#now() });
  }

  #maxOf(of: string): MaxThroughput | undefined {
    const [name, index] = of.split(' ');
    const max = this.#tables.find((table) => table.name === name)?.maxThroughput;
    return index === undefined ? max?.table : max?.indexes[index];
  }

  /** What a request counts toward: reads of an index toward that alone, writes toward the table and all its indexes. */
  #limitsOf(name: string, kind: Kind, index: unknown): (readonly [string, number])[] {
    const max = this.#tables.find((table) => table.name === name)?.maxThroughput;
    const indexes = Object.keys(max?.indexes ?? {}).map((one) => `${name} ${one}`);
    const used = kind === 'write' ? [name, ...indexes] : [index === undefined ? name : `${name} ${String(index)}`];
    return used.flatMap((of) => {
      const most = this.#maxOf(of)?.[kind];
      return most === undefined ? [] : [[of, most] as const];
    });
  }

  #left(of: string, kind: Kind, max: number): number {
    const most = max * this.burstSeconds;
    const { units, atMs } = this.#buckets.get(`${kind} ${of}`) ?? { units: most, atMs: this.#now() };
    return Math.min(most, units + ((this.#now() - atMs) / 1000) * max);
  }
}

const tablesOf = (operation: string, input: Json): string[] => [
  ...new Set(itemsOf(operation, input).map(({ table }) => table)),
];

const text = 'Throughput exceeds the maximum OnDemandThroughput configured on table or index.';
