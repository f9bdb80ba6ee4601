/**
 * A stretch of time of a small team, replayed in one process through what the functions export: chats overlap, are handed
 * on, resolved, reopened, rated and rated again, and the stream's records come late, out of order, twice, side by side.
 */
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import type { Table } from '#functions/store/table.ts';
import { react } from '#functions/handlers/react.ts';
import { countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { Scheduler } from '#test/faults/scheduler.ts';
import { anAgent } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, streamEvent } from '#test/support/memory-deps.ts';
import type { Change } from '#test/support/memory-table.ts';
import { Chat, type Step } from './chat.ts';
import type { Happened } from './oracle.ts';
import { ANY_TIME, berlin, BERLIN, WITH_BOT } from './widgets.ts';

/** What is replayed. */
export type Stretch = { fromMs: number; toMs: number; conversations: number; seed: number };
/** What came of it: the table, and what really happened. */
export type Replayed = { deps: MemoryDeps; events: Happened[]; widgets: number[]; agents: number[] };

/** Replays a stretch of time. */
export async function replay({ fromMs, toMs, conversations, seed }: Stretch): Promise<Replayed> {
  const world = new World(seed, fromMs);
  await world.open();
  const steps = Array.from({ length: conversations }, () => world.chat(fromMs, toMs)).flat();
  steps.sort((one, other) => one.at - other.at);
  for (const step of steps) await world.take(step);
  await world.finish();
  return world.result();
}

class World {
  readonly #deps: MemoryDeps;
  readonly #dice: Scheduler;
  readonly #events: Happened[] = [];
  readonly #agents: { id: number; name: string }[] = [];
  readonly #waiting: Change[] = [];
  readonly #told: Change[] = [];
  #read = 0;

  constructor(seed: number, startMs: number) {
    this.#dice = new Scheduler(seededRandom(seed));
    this.#deps = memoryDeps(startMs);
  }

  async open(): Promise<void> {
    for (let count = 0; count < 4; count++)
      this.#agents.push(await anAgent(this.#deps, { name: `Agent ${count}`, max_concurrent_chats: 100_000 }));
    for (const [id, business_hours] of [
      [BERLIN, berlin],
      [ANY_TIME, null],
      [WITH_BOT, null],
    ] as const) {
      const widget = { ...widgetDefaults, id, name: `Widget ${id}`, business_hours, is_active: true };
      await this.#deps.table.put({ Item: { ...keys.widget(id), ...indexes.list('WIDGETS', id), ...widget } });
    }
    this.#read = this.#deps.table.changes.length;
  }

  /** What happens in one chat, step by step. */
  chat(fromMs: number, toMs: number): Step[] {
    const chat = new Chat(this.#deps, this.#dice, this.#agents, this.#events);
    return chat.steps(fromMs + Math.floor((this.#dice.between(0, 1_000_000) / 1_000_000) * (toMs - fromMs)));
  }

  async take({ at, run }: Step): Promise<void> {
    this.#deps.clock.ms = Math.max(at, this.#deps.clock.ms);
    await run();
    const { changes } = this.#deps.table;
    this.#waiting.push(...changes.slice(this.#read).filter(passes));
    this.#read = changes.length;
    if (this.#dice.chance(0.4)) await this.#deliver();
    if (this.#dice.chance(0.1)) await countOpenQuarters(this.#deps);
  }

  /** Everything that is still under way arrives; and much of it once more. */
  async finish(): Promise<void> {
    while (this.#waiting.length > 0) await this.#deliver();
    const again = this.#dice.shuffle(this.#told).slice(0, this.#told.length / 4);
    for (let at = 0; at < again.length; at += 25) await this.#react(this.#deps.table, again.slice(at, at + 25));
    // What happened last is counted by nobody yet: reports have to read it themselves.
  }

  result(): Replayed {
    return {
      deps: this.#deps,
      events: this.#events,
      widgets: [BERLIN, ANY_TIME, WITH_BOT],
      agents: this.#agents.map(({ id }) => id),
    };
  }

  /** Some of what waits is told, in any order, perhaps to two at once. */
  async #deliver(): Promise<void> {
    const batch = this.#dice.shuffle(this.#waiting.splice(0, this.#dice.between(1, 25)));
    this.#told.push(...batch);
    const batches = this.#dice.chance(0.2) ? [batch, batch] : [batch];
    const half = Math.ceil(batch.length / 2);
    const parts = batches.flatMap((all) => (this.#dice.chance(0.3) ? [all.slice(0, half), all.slice(half)] : [all]));
    const table = this.#uneven(this.#deps.table);
    await Promise.all(parts.map((part) => this.#react(table, part)));
  }

  async #react(table: Table, changes: Change[]): Promise<void> {
    const deps = { ...this.#deps, table, startTurn: async () => {}, startTraining: async () => {} };
    const { batchItemFailures } = await react(deps)(streamEvent(changes));
    if (batchItemFailures.length > 0) throw new Error(`Records failed: ${JSON.stringify(this.#deps.errors)}`);
  }

  /** The table as if each request took its own time, so that those who count side by side meet anywhere. */
  #uneven(table: Table): Table {
    const wait = async (): Promise<void> => {
      for (let turns = this.#dice.between(0, 12); turns > 0; turns--) await Promise.resolve();
    };
    const slow =
      <Input extends unknown[], Output>(request: (...input: Input) => Promise<Output>) =>
      async (...input: Input): Promise<Output> => {
        await wait();
        const answer = await request(...input);
        await wait();
        return answer;
      };
    const { get, query, batchGet, put, update, transact } = table;
    return {
      get: slow(get),
      query: slow(query),
      batchGet: slow(batchGet),
      put: slow(put),
      update: slow(update),
      delete: slow(table.delete),
      transact: slow(transact),
    };
  }
}

/** What the stream's filter lets through. */
const passes = ({ eventName, key, image }: Change): boolean =>
  eventName === 'INSERT' && key.pk.startsWith('CONV#') && image?.['milestone'] !== undefined;
