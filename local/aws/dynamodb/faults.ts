/** Failures that AWS has and the local server doesn't. Tests switch them on; all are off by default. */
import { LaggingCopy } from '#local/dynamodb/lagging-copy.ts';
import type { Table } from '#local/dynamodb/table.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import { ThroughputLimits } from './throughput-limits.ts';
import { type PartitionLimit, PartitionLimits } from './partition-limits.ts';

export class Faults {
  /** Rejects requests for an item that a running transaction uses. */
  transactionConflicts = false;
  /** Share of requests that is throttled, 0 to 1, spread evenly. */
  throttledShare = 0;
  /** What each partition takes per second, such as `awsPartitionLimit`; undefined for as much as there is. */
  partitionLimit: PartitionLimit | undefined;
  readonly partitions: PartitionLimits;
  /** The maximum throughput that the template gives the table: always in force. */
  readonly throughput: ThroughputLimits;
  #throttling = 0;
  readonly #endpoint: string;
  readonly #tables: readonly Table[];
  readonly #copies = new Map<string, LaggingCopy>();

  constructor(endpoint: string, tables: readonly Table[]) {
    this.#endpoint = endpoint;
    this.#tables = tables;
    this.throughput = new ThroughputLimits(tables);
    this.partitions = new PartitionLimits(tables);
  }

  /** Throws if a request is to be throttled. */
  throttle(): void {
    this.#throttling += this.throttledShare;
    if (this.#throttling < 1) return;
    this.#throttling -= 1;
    throw new AwsError('ThrottlingException', 'Throughput exceeds the current capacity of your table or index.');
  }

  /** From now on, index queries see the tables as they were this many milliseconds ago; 0 ends it. */
  async lagIndexes(milliseconds: number): Promise<void> {
    await Promise.all([...this.#copies.values()].map((copy) => copy.stop()));
    this.#copies.clear();
    if (milliseconds === 0) return;
    for (const table of this.#tables.filter(({ streamArn }) => streamArn !== undefined)) {
      this.#copies.set(table.name, await LaggingCopy.start(this.#endpoint, table, milliseconds));
    }
  }

  /** The table that answers a query on an index. */
  indexSource(table: string): string {
    return this.#copies.get(table)?.tableName ?? table;
  }
}
