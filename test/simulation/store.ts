/**
 * The table as functions reach it: the product's own code on a client of DynamoDB that answers out of memory, late, twice,
 * or not at all, and tries again as the SDK does.
 */
import { dynamoTable } from '#functions/store/dynamo-table.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';
import { type Change, MemoryTable } from '#test/support/memory-table.ts';
import type { Faults } from './faults.ts';
import type { Simulation } from './simulation.ts';

/** The SDK's tries, and how long it waits for an answer, milliseconds. */
const TRIES = 3;
const PATIENCE_MS = 2500;
/** An index and a replica are behind by no more than this. */
const MAX_LAG_MS = 1000;

const named = (name: string, more: object = {}): Error => Object.assign(new Error(name), { name, ...more });

type Command = { constructor: { name: string }; input: Record<string, unknown> };

/** The table, and what everybody has written to it. */
export class Store {
  readonly memory = new MemoryTable();
  readonly table: Table;
  readonly #simulation: Simulation;
  readonly #faults: Faults;
  /** What a stale read sees, from the first one on. */
  #replica: MemoryTable | undefined;
  /** What was there before anybody wrote. */
  #begun: readonly Item[] = [];
  #copied = 0;
  readonly #writtenAt: number[] = [];
  /** Outcomes of transactions, by the token they were sent with. */
  readonly #done = new Map<unknown, Written>();
  /** Told after each write. */
  onWrite: (changes: readonly Change[]) => void = () => {};

  constructor(simulation: Simulation, faults: Faults) {
    this.#simulation = simulation;
    this.#faults = faults;
    const client = { send: (command: Command) => this.#send(command) };
    this.table = dynamoTable(client as never, 'table', (ms) => simulation.pass(ms * (0.5 + simulation.random())));
  }

  #send(command: Command): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const attempt = (tries: number): void => {
        const fail = (error: unknown): void => {
          const { name } = error as Error;
          const isPassing = name === 'ProvisionedThroughputExceededException' || name === 'TimeoutError';
          if (!isPassing || tries === TRIES) return reject(error);
          this.#simulation.after(this.#simulation.random() * 100 * 2 ** tries, () => attempt(tries + 1));
        };
        this.#attempt(command, resolve, fail);
      };
      attempt(1);
    });
  }

  /** One try. Of thousands a second it is made without promises of its own. */
  #attempt(command: Command, give: (answer: unknown) => void, fail: (error: unknown) => void): void {
    const simulation = this.#simulation;
    const { throttle, lostStoreAnswer, slowStore } = this.#faults;
    const execute = (): void => {
      const before = this.memory.changes.length;
      let answer: unknown;
      try {
        if (simulation.chance(throttle)) throw named('ProvisionedThroughputExceededException');
        answer = this.#execute(command);
      } catch (error) {
        return fail(error);
      }
      const written = this.memory.changes.slice(before);
      for (const _ of written) this.#writtenAt.push(simulation.ms);
      if (written.length > 0) this.onWrite(written);
      if (simulation.chance(lostStoreAnswer))
        return void simulation.after(PATIENCE_MS, () => fail(named('TimeoutError')));
      this.#die('after');
      simulation.after(simulation.between(1, 4), () => give(answer));
    };
    this.#die('before');
    simulation.after(simulation.chance(slowStore) ? simulation.between(100, 3000) : simulation.between(1, 6), execute);
  }

  /** An invocation whose last call this is dies before it, or after it. */
  #die(when: 'before' | 'after'): void {
    const { actor } = this.#simulation;
    if (actor?.callsLeft === undefined) return;
    actor.callsLeft -= 0.5;
    if (actor.callsLeft > 0) return;
    this.#simulation.note(`dies ${when} a call`);
    this.#simulation.kill(actor);
  }

  #execute({ constructor: { name }, input }: Command): unknown {
    const isConsistent = input['ConsistentRead'] === true;
    switch (name) {
      case 'GetCommand':
        return { Item: this.#reader(isConsistent).atOnce.get(given(input)) };
      case 'QueryCommand': {
        const { items, lastKey } = this.#reader(isConsistent).atOnce.query(given(input));
        return { Items: items, LastEvaluatedKey: lastKey };
      }
      case 'BatchGetCommand': {
        const { table } = input['RequestItems'] as { table: { Keys: Item[]; ConsistentRead?: boolean } };
        const Responses = { table: this.#reader(table.ConsistentRead === true).atOnce.batchGet(table.Keys) };
        return { Responses };
      }
      case 'PutCommand':
        return this.#unlessRefused(this.memory.atOnce.put(this.#unlessMet(input)));
      case 'DeleteCommand':
        return this.#unlessRefused(this.memory.atOnce.delete(this.#unlessMet(input)));
      case 'UpdateCommand': {
        const { written, attributes } = this.memory.atOnce.update(this.#unlessMet(input));
        this.#unlessRefused(written);
        return { Attributes: attributes };
      }
      case 'TransactWriteCommand':
        return this.#transact(input);
      default:
        throw new Error(`The store knows no ${name}.`);
    }
  }

  #transact({ TransactItems, ClientRequestToken }: Record<string, unknown>): unknown {
    const known = this.#done.get(ClientRequestToken);
    if (known === 'done') return {};
    const items = TransactItems as TransactItem[];
    const cancelled = (code: string) =>
      named('TransactionCanceledException', { CancellationReasons: items.map(() => ({ Code: code })) });
    if (this.#simulation.chance(this.#faults.conflict)) throw cancelled('TransactionConflict');
    const written = this.memory.atOnce.transact(items);
    if (written === 'refused') throw cancelled('ConditionalCheckFailed');
    this.#done.set(ClientRequestToken, written);
    return {};
  }

  /** A single write may meet a transaction, too. */
  #unlessMet(input: Record<string, unknown>): never {
    if (this.#simulation.chance(this.#faults.conflict)) throw named('TransactionConflictException');
    return given(input);
  }

  #unlessRefused(written: Written): object {
    if (written === 'refused') throw named('ConditionalCheckFailedException');
    return {};
  }

  /** The table for a consistent read; one that is up to a second behind for others, now and then. */
  #reader(isConsistent: boolean): MemoryTable {
    if (isConsistent || !this.#simulation.chance(this.#faults.staleRead)) return this.memory;
    const { changes } = this.memory;
    const oldest = this.#simulation.ms - MAX_LAG_MS;
    let least = this.#copied;
    while (least < changes.length && (this.#writtenAt[least] ?? 0) < oldest) least++;
    // Some replicas are as far behind as they may be.
    const upTo = this.#simulation.chance(0.5) ? least : this.#simulation.between(least, changes.length);
    const replica = (this.#replica ??= filled(new MemoryTable(), this.#begun));
    for (; this.#copied < upTo; this.#copied++) {
      const { key, image } = changes[this.#copied] as Change;
      replica.place(key, image);
    }
    return replica;
  }

  /** Puts what a schedule begins with, and counts none of it as written. */
  fill(items: readonly Item[]): void {
    this.#begun = items;
    filled(this.memory, items);
  }
}

function filled(table: MemoryTable, items: readonly Item[]): MemoryTable {
  for (const item of items) table.place({ pk: String(item['pk']), sk: String(item['sk']) }, item);
  return table;
}

/** A command's input. The table in memory passes over the name of the table. */
const given = (input: Record<string, unknown>): never => input as never;
