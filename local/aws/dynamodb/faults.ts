/** Troubles AWS has and the local server has not, switched on by tests; all off at first. */
import { LaggingCopy } from '#local/dynamodb/lagging-copy.ts';
import type { Table } from '#local/dynamodb/table.ts';
import { AwsError } from '#local/aws/protocol/aws-error.ts';

export class Faults {
  /** Refuse whoever touches an item that a running transaction touches. */
  transactionConflicts = false;
  /** The share of requests that is throttled, 0 to 1, spread evenly. */
  throttledShare = 0;
  #throttling = 0;
  readonly #endpoint: string;
  readonly #tables: readonly Table[];
  readonly #copies = new Map<string, LaggingCopy>();

  constructor(endpoint: string, tables: readonly Table[]) {
    this.#endpoint = endpoint;
    this.#tables = tables;
  }

  /** Throws for a request that is to be throttled. */
  throttle(): void {
    this.#throttling += this.throttledShare;
    if (this.#throttling < 1) return;
    this.#throttling -= 1;
    throw new AwsError('ThrottlingException', 'Throughput exceeds the current capacity of your table or index.');
  }

  /** From now on reads of indexes see the tables as they were so long ago; 0 ends it. */
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
