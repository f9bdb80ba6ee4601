/** Conflicting transactions: DynamoDB rejects the second one to reach an item; the local server never has two at a time. */
import { setTimeout as delay } from 'node:timers/promises';
import { AwsError } from '#local/aws/protocol/aws-error.ts';
import type { ItemOperation } from './requests.ts';

/** A transaction of DynamoDB takes two rounds. The local one ends too soon to conflict with another. */
const transactionMilliseconds = 10;

const conflictText = 'Transaction is ongoing for the item';

/** Items that are being written now. */
export class Conflicts {
  readonly #inTransactions = new Map<string, number>();
  readonly #inWrites = new Map<string, number>();
  readonly #keysOf: (table: string) => readonly string[];

  constructor(keysOf: (table: string) => readonly string[]) {
    this.#keysOf = keysOf;
  }

  /** Runs a request while its items are marked. Throws DynamoDB's error if a transaction holds one of them. */
  async during<Result>(
    items: readonly ItemOperation[],
    transaction: boolean,
    run: () => Promise<Result>,
  ): Promise<Result> {
    const keys = items.map((item) => this.#key(item));
    const taken = keys.map((key) => this.#inTransactions.has(key) || (transaction && this.#inWrites.has(key)));
    if (taken.includes(true)) throw transaction ? cancelled(taken) : conflictError();
    const marked = keys.filter((_, index) => items[index]?.kind !== 'GetItem');
    const marks = transaction ? this.#inTransactions : this.#inWrites;
    for (const key of marked) marks.set(key, (marks.get(key) ?? 0) + 1);
    try {
      const result = await run();
      if (transaction) await delay(transactionMilliseconds);
      return result;
    } finally {
      for (const key of marked) unmark(marks, key);
    }
  }

  #key({ table, attributes }: ItemOperation): string {
    return JSON.stringify([table, ...this.#keysOf(table).map((name) => attributes[name])]);
  }
}

function unmark(marks: Map<string, number>, key: string): void {
  const left = (marks.get(key) ?? 1) - 1;
  if (left === 0) marks.delete(key);
  else marks.set(key, left);
}

const conflictError = (): AwsError => new AwsError('TransactionConflictException', conflictText);

/** DynamoDB's error for a transaction, with the reason at each item that it was canceled for. */
export function cancelled(at: readonly boolean[], code = 'TransactionConflict', text = conflictText): AwsError {
  const reasons = at.map((isReason) => (isReason ? { Code: code, Message: text } : { Code: 'None' }));
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    { details: { CancellationReasons: reasons } },
  );
}
