/** Throttles by partition, which is what limits an on-demand table in practice: a hot key, in the table or in an index. */
import type { Table } from '#local/dynamodb/table.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { Json } from '#local/aws/protocol/service.ts';
import { cancelled } from './conflicts.ts';
import { isTransaction, itemsOf, queriedPartition } from './requests.ts';

/** Units per second that one partition takes. */
export type PartitionLimit = { read: number; write: number };

/** DynamoDB's own, of the developer guide ("Quotas"). */
export const awsPartitionLimit: PartitionLimit = { read: 3000, write: 1000 };

/** A partition by its table or index and its key, and which of its limits a request counts toward. */
type Use = { partition: string; kind: keyof PartitionLimit };
type Consumed = { CapacityUnits?: number; GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }> };

/** A bucket for each partition, of one second's units. What a request took is known afterwards, so a bucket can be in debt. */
export class PartitionLimits {
  readonly #buckets = new Map<string, { units: number; atMs: number }>();
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
      if (usesOf(operation, input, this.#tables).some(isOver)) throw throttled();
      return;
    }
    const over = itemsOf(operation, input).map((_, index) => {
      const own = [((input['TransactItems'] ?? []) as Json[])[index]];
      return usesOf(operation, { ...input, TransactItems: own }, this.#tables).some(isOver);
    });
    if (over.includes(true)) throw cancelled(over, 'ThrottlingError', text);
  }

  /** Takes what a successful request consumed, in equal parts from the partitions that it used. */
  take(operation: string, input: Json, answer: Json, limit: PartitionLimit): void {
    const uses = usesOf(operation, input, this.#tables);
    const consumed = [(answer['ConsumedCapacity'] ?? []) as Consumed | Consumed[]].flat();
    const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    for (const use of uses) {
      const left = this.#left(use, limit) - units / uses.length;
      this.#buckets.set(nameOf(use), { units: left, atMs: this.#now() });
    }
  }

  #left(use: Use, limit: PartitionLimit): number {
    const most = limit[use.kind];
    const { units, atMs } = this.#buckets.get(nameOf(use)) ?? { units: most, atMs: 0 };
    return Math.min(most, units + ((this.#now() - atMs) / 1000) * most);
  }
}

const nameOf = ({ partition, kind }: Use): string => `${kind} ${partition}`;

/** The partitions that a request uses: of the items it names, of the index entries it writes, or of its query. */
function usesOf(operation: string, input: Json, tables: readonly Table[]): Use[] {
  const uses = new Map<string, Use>();
  const add = (kind: Use['kind'], ...path: readonly unknown[]) => {
    const use = { kind, partition: path.map(String).join(' ') };
    uses.set(nameOf(use), use);
  };
  if (operation === 'Query') add('read', input['TableName'], input['IndexName'], queriedPartition(input));
  for (const { kind, table: name, attributes } of itemsOf(operation, input)) {
    const table = tables.find((one) => one.name === name);
    const isRead = kind === 'GetItem' || kind === 'ConditionCheckItem';
    add(isRead ? 'read' : 'write', name, undefined, attributes[table?.keys[0] ?? '']?.['S']);
    for (const [index, [partitionKey = '']] of Object.entries(indexKeys(table))) {
      const written = attributes[partitionKey]?.['S'];
      if (written !== undefined) add('write', name, index, written);
    }
  }
  return [...uses.values()];
}

/** The key attributes that each index has besides the table's. */
const indexKeys = (table: Table | undefined): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(table?.keysOnlyIndexes ?? {}).map(([index, names]) => [
      index,
      names.filter((name) => !table?.keys.includes(name)),
    ]),
  );

const text =
  'The level of configured provisioned throughput for one or more global secondary indexes or the table was exceeded.';

const throttled = (): AwsError => new AwsError('ProvisionedThroughputExceededException', text);
