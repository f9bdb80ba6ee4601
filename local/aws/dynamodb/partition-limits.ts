/** Throttles by partition, which is what limits an on-demand table in practice: a hot key, in the table or in an index. */
import type { Table } from '#local/dynamodb/table.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { Json } from '#local/aws/protocol/service.ts';
import { cancelled } from './conflicts.ts';
import { IndexEntries, partsOf } from './index-entries.ts';
import { isTransaction, itemsOf, queriedPartition } from './requests.ts';

/** Units per second that one partition takes. */
export type PartitionLimit = { read: number; write: number };

/** DynamoDB's own, of the developer guide ("Quotas"). */
export const awsPartitionLimit: PartitionLimit = { read: 3000, write: 1000 };

/** A partition by its table or index and its key, and which of its limits a request counts toward. */
type Use = { partition: string; kind: keyof PartitionLimit; index?: string };
type Units = { CapacityUnits?: number };
type Consumed = Units & { Table?: Units; GlobalSecondaryIndexes?: Record<string, Units> };

/** A bucket for each partition, of one second's units. What a request took is known afterwards, so a bucket can be in debt. */
export class PartitionLimits {
  readonly #buckets = new Map<string, { units: number; atMs: number }>();
  /** Units that each partition took while a limit was set, by `read` or `write` and `<table> <index> <key>`. */
  readonly taken = new Map<string, number>();
  readonly #entries = new IndexEntries();
  readonly #tables: readonly Table[];
  readonly #now: () => number;

  constructor(tables: readonly Table[], now: () => number = () => performance.now()) {
    this.#tables = tables;
    this.#now = now;
  }

  /** Throws DynamoDB's error if a partition that a request uses has no units left. */
  check(operation: string, input: Json, limit: PartitionLimit): void {
    const isOver = (use: Use): boolean => this.#left(use, limit) <= 0;
    if (!isTransaction(operation)) {
      if (this.#usesOf(operation, input).some(isOver)) throw throttled();
      return;
    }
    const over = itemsOf(operation, input).map((_, index) => {
      const own = [((input['TransactItems'] ?? []) as Json[])[index]];
      return this.#usesOf(operation, { ...input, TransactItems: own }).some(isOver);
    });
    if (over.includes(true)) throw cancelled(over, 'ThrottlingError', text);
  }

  /** Takes what a successful request consumed: of the table, and of each index, in equal parts from the partitions used there. */
  take(operation: string, input: Json, answer: Json, limit: PartitionLimit): void {
    const consumed = [(answer['ConsumedCapacity'] ?? []) as Consumed | Consumed[]].flat();
    for (const [index, uses] of Map.groupBy(this.#usesOf(operation, input), (use) => use.index)) {
      const own = consumed.reduce((sum, one) => sum + unitsOf(one, index), 0) / uses.length;
      for (const use of uses) {
        this.taken.set(nameOf(use), (this.taken.get(nameOf(use)) ?? 0) + own);
        this.#buckets.set(nameOf(use), { units: this.#left(use, limit) - own, atMs: this.#now() });
      }
    }
    for (const item of partsOf(operation, input, itemsOf(operation, input)))
      this.#entries.remember(item, this.#tableOf(item));
  }

  #left(use: Use, limit: PartitionLimit): number {
    const most = limit[use.kind];
    const { units, atMs } = this.#buckets.get(nameOf(use)) ?? { units: most, atMs: 0 };
    return Math.min(most, units + ((this.#now() - atMs) / 1000) * most);
  }

  #tableOf = (item: { table: string }): Table | undefined => this.#tables.find(({ name }) => name === item.table);

  /** The partitions that a request uses: of the items it names, of the index entries it writes, or of its query. */
  #usesOf(operation: string, input: Json): Use[] {
    const uses = new Map<string, Use>();
    const add = (kind: Use['kind'], table: unknown, index: string | undefined, key: unknown) => {
      const use = {
        kind,
        partition: `${String(table)} ${index} ${String(key)}`,
        ...(index !== undefined && { index }),
      };
      uses.set(nameOf(use), use);
    };
    if (operation === 'Query') add('read', input['TableName'], indexNamed(input), queriedPartition(input));
    for (const item of partsOf(operation, input, itemsOf(operation, input))) {
      const table = this.#tableOf(item);
      const isRead = item.kind === 'GetItem' || item.kind === 'ConditionCheckItem';
      add(isRead ? 'read' : 'write', item.table, undefined, item.attributes[table?.keys[0] ?? '']?.['S']);
      for (const { index, partition } of this.#entries.writesOf(item, table))
        add('write', item.table, index, partition);
    }
    return [...uses.values()];
  }
}

/** What a request took of the table, or of an index. */
const unitsOf = (
  { CapacityUnits = 0, Table: own, GlobalSecondaryIndexes: indexes = {} }: Consumed,
  index?: string,
): number => (index === undefined ? (own?.CapacityUnits ?? CapacityUnits) : (indexes[index]?.CapacityUnits ?? 0));

const nameOf = ({ partition, kind }: Use): string => `${kind} ${partition}`;

const indexNamed = (input: Json): string | undefined => input['IndexName'] as string | undefined;

const text =
  'The level of configured provisioned throughput for one or more global secondary indexes or the table was exceeded.';

const throttled = (): AwsError => new AwsError('ProvisionedThroughputExceededException', text);
