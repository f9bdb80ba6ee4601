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

  async #send(command: Command): Promise<unknown> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#attempt(command);
      } catch (error) {
        const { name } = error as Error;
        const isPassing = name === 'ProvisionedThroughputExceededException' || name === 'TimeoutError';
        if (!isPassing || tries === TRIES) throw error;
        await this.#simulation.pass(this.#simulation.random() * 100 * 2 ** tries);
      }
    }
  }

  async #attempt(command: Command): Promise<unknown> {
    const { chance, between } = bound(this.#simulation);
    const { throttle, lostStoreAnswer, slowStore } = this.#faults;
    this.#die('before');
    await this.#simulation.pass(chance(slowStore) ? between(100, 3000) : between(1, 6));
    if (chance(throttle)) throw named('ProvisionedThroughputExceededException');
    const before = this.memory.changes.length;
    const answer = await this.#execute(command);
    const written = this.memory.changes.slice(before);
    for (const _ of written) this.#writtenAt.push(this.#simulation.ms);
    if (written.length > 0) this.onWrite(written);
    if (chance(lostStoreAnswer)) {
      await this.#simulation.pass(PATIENCE_MS);
      throw named('TimeoutError');
    }
    this.#die('after');
    await this.#simulation.pass(between(1, 4));
    return answer;
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

  async #execute({ constructor: { name }, input }: Command): Promise<unknown> {
    const isConsistent = input['ConsistentRead'] === true;
    switch (name) {
      case 'GetCommand':
        return { Item: await this.#reader(isConsistent).get(given(input)) };
      case 'QueryCommand': {
        const { items, lastKey } = await this.#reader(isConsistent).query(given(input));
        return { Items: items, LastEvaluatedKey: lastKey };
      }
      case 'BatchGetCommand': {
        const { table } = input['RequestItems'] as { table: { Keys: Item[]; ConsistentRead?: boolean } };
        const Responses = { table: await this.#reader(table.ConsistentRead === true).batchGet(table.Keys) };
        return { Responses };
      }
      case 'PutCommand':
        return this.#unlessRefused(await this.memory.put(this.#unlessMet(input)));
      case 'DeleteCommand':
        return this.#unlessRefused(await this.memory.delete(this.#unlessMet(input)));
      case 'UpdateCommand': {
        const { written, attributes } = await this.memory.update(this.#unlessMet(input));
        this.#unlessRefused(written);
        return { Attributes: attributes };
      }
      case 'TransactWriteCommand':
        return this.#transact(input);
      default:
        throw new Error(`The store knows no ${name}.`);
    }
  }

  async #transact({ TransactItems, ClientRequestToken }: Record<string, unknown>): Promise<unknown> {
    const known = this.#done.get(ClientRequestToken);
    if (known === 'done') return {};
    const items = TransactItems as TransactItem[];
    const cancelled = (code: string) =>
      named('TransactionCanceledException', { CancellationReasons: items.map(() => ({ Code: code })) });
    if (this.#simulation.chance(this.#faults.conflict)) throw cancelled('TransactionConflict');
    const written = await this.memory.transact(items);
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

const bound = (simulation: Simulation) => ({
  chance: (probability: number) => simulation.chance(probability),
  between: (least: number, most: number) => simulation.between(least, most),
});

/** A command's input. The table in memory passes over the name of the table. */
const given = (input: Record<string, unknown>): never => input as never;
