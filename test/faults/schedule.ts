/** One schedule: everything that happens to a small team in a short time, in an order that follows from its seed alone. */
import type { Deps } from '#functions/deps.ts';
import { makeId } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { DomainError } from '#core/model/errors.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import type { Item } from '#functions/store/table.ts';
import { assign } from '#functions/handlers/assign.ts';
import { noFiles } from '#test/support/files.ts';
import { react } from '#functions/handlers/react.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { departments } from '#functions/use-cases/settings/departments.ts';
import { deleteItem } from '#functions/use-cases/settings/resource.ts';
import { countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { anAgent } from '#test/support/conversations.ts';
import type { Change } from '#test/support/memory-table.ts';
import { MemoryTable } from '#test/support/memory-table.ts';
import { streamEvent } from '#test/support/memory-deps.ts';
import type { Act, Cast } from './actors.ts';
import { agentAct, LEASE_SECONDS, SUPPORT, visitorActs } from './actors.ts';
import {
  absentees,
  endless,
  forgotten,
  givenUnasked,
  orphans,
  overdue,
  overslept,
  sleepers,
  snapshot,
  witness,
  wrongs,
} from './invariants.ts';
import type { Happening, Task } from './scheduler.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { Scheduler } from './scheduler.ts';
import type { Bug } from './watched-table.ts';
import { watchedTable } from './watched-table.ts';

const AGENTS = 3;
const CONVERSATIONS = 4;

/** How a schedule ended: what is wrong (nothing when every invariant held), and everything stored. */
export type Ended = { wrongs: string[]; items: readonly Item[] };

/** Runs the schedule of a seed. */
export async function runSchedule(seed: number, bug: Bug = (writes) => writes): Promise<Ended> {
  const world = new World(seed, bug);
  await world.open();
  await world.live();
  return world.rest();
}

class World {
  readonly #scheduler: Scheduler;
  readonly #random: () => number;
  readonly #table = new MemoryTable();
  readonly #clock = { ms: Date.UTC(2026, 5, 1, 12) };
  readonly #witness: ReturnType<typeof witness>;
  readonly #cast: Cast = { visitors: [], agents: [], departments: [null, SUPPORT], begun: [] };
  readonly #hazards: { crash: number; bug: Bug };
  readonly #unexpected: string[] = [];
  /** Steps of life that somebody still has to count: the stream brings them again until they are. */
  readonly #uncounted = new Set<Change[]>();
  #ids = 0;
  #unread = 0;

  constructor(seed: number, bug: Bug) {
    this.#random = seededRandom(seed);
    this.#scheduler = new Scheduler(this.#random);
    this.#witness = witness(this.#table, this.#scheduler);
    this.#hazards = { crash: this.#scheduler.pick([0, 0, 0.01, 0.03]), bug };
  }

  /** The team and the visitors, before anything happens. */
  async open(): Promise<void> {
    const deps = this.#deps(this.#table);
    await this.#table.put({
      Item: { ...keys.department(SUPPORT), id: SUPPORT, name: 'Support', gsi1pk: 'DEPARTMENTS', gsi1sk: '7' },
    });
    await this.#table.put({ Item: this.#widget() });
    for (let index = 0; index < AGENTS; index++) {
      this.#clock.ms += 1;
      const department_ids = this.#scheduler.pick([[], [], [SUPPORT]]);
      const max = this.#scheduler.between(1, 2);
      this.#cast.agents.push(await anAgent(deps, { connected: false, max_concurrent_chats: max, department_ids }));
    }
    for (let index = 0; index < CONVERSATIONS; index++) {
      const visitor = makeId(this.#clock.ms, index / 4096);
      this.#cast.visitors.push(visitor);
      await this.#table.put({ Item: { ...keys.visitor(visitor), id: visitor, widget_id: 1 } });
    }
    this.#unread = this.#table.changes.length;
  }

  /** A widget that may be impatient with agents, with visitors, or with neither. */
  #widget(): Item {
    const first_response_timeout_seconds = this.#scheduler.pick([null, 20]);
    const resolve_after_idle_minutes = this.#scheduler.pick([null, 1]);
    const rules = { ...widgetDefaults, first_response_timeout_seconds, resolve_after_idle_minutes };
    return { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...rules };
  }

  /** Everything at once, with crashes, repeats, lost triggers and time passing. */
  async live(): Promise<void> {
    const acts = this.#scheduler.shuffle([
      ...this.#cast.agents.map((agent): Act => ({
        name: 'hello',
        run: (deps) => heartbeat(deps, agent.id, LEASE_SECONDS),
      })),
      ...this.#cast.visitors.flatMap((visitor, index) => visitorActs(this.#scheduler, this.#cast, visitor, index)),
      ...(this.#scheduler.chance(0.2)
        ? [{ name: 'the department is deleted', run: (deps: Deps) => deleteItem(deps, departments, SUPPORT) }]
        : []),
      ...Array.from({ length: this.#scheduler.between(4, 14) }, (_, count) =>
        agentAct(this.#scheduler, this.#cast, count),
      ),
    ]);
    let left = acts.length;
    const next = (): void => {
      const act = acts[acts.length - left--];
      if (act) this.#spawn(act.name, act.run);
    };
    let sweeps = this.#scheduler.between(0, 2);
    let jumps = this.#scheduler.between(0, 3);
    await this.#scheduler.run((): Happening[] => [
      { weight: left > 0 ? 2 : 0, happen: next },
      { weight: this.#unread < this.#table.changes.length ? 2 : 0, happen: () => this.#deliver() },
      { weight: sweeps > 0 && left > 0 ? 0.05 : 0, happen: () => (sweeps--, this.#sweep()) },
      {
        weight: jumps > 0 && left > 0 ? 0.05 : 0,
        happen: () => void (jumps--, (this.#clock.ms += this.#scheduler.pick([5, 30, 80]) * 1000)),
      },
    ]);
  }

  /** When all is quiet: what was lost stays lost, one sweep runs undisturbed, and everything must be in order. */
  async rest(): Promise<Ended> {
    const before = wrongs(snapshot(this.#table));
    this.#hazards.crash = 0;
    this.#react(this.#table.changes.slice(this.#unread));
    this.#unread = this.#table.changes.length;
    this.#sweep();
    await this.#scheduler.run();
    this.#react(this.#table.changes.slice(this.#unread));
    for (const steps of this.#uncounted) this.#count(steps);
    await this.#scheduler.run();
    const late = { ...this.#deps(this.#table), now: () => this.#clock.ms + 3_600_000 };
    await countOpenQuarters(late);
    const { drift } = await recount(late);
    const after = snapshot(this.#table);
    const found = [
      ...this.#witness.wrongs,
      ...this.#unexpected,
      ...this.#scheduler.tasks.flatMap(({ name, error }) => (isExpected(error) ? [] : [`${name}: ${String(error)}`])),
      ...before,
      ...wrongs(after),
      ...orphans(after),
      ...sleepers(after, this.#clock.ms),
      ...overslept(after, this.#clock.ms),
      ...absentees(after),
      ...endless(after),
      ...forgotten(after),
      ...givenUnasked(after),
      ...drift.map(({ what }) => what),
      ...(await this.#overdue()),
    ];
    return { wrongs: found, items: after.items };
  }

  /** What a sweep made room for by ending chats, the next passes on. */
  async #overdue(): Promise<string[]> {
    this.#sweep();
    await this.#scheduler.run();
    return overdue(snapshot(this.#table), this.#clock.ms);
  }

  /** Some records reach their reader, some twice, some never. */
  #deliver(): void {
    const fresh = this.#table.changes.slice(this.#unread, this.#unread + this.#scheduler.between(1, 12));
    this.#unread += fresh.length;
    this.#react(fresh);
    const wanted = fresh.filter((change) => isTrigger(change));
    if (wanted.length === 0 || this.#scheduler.chance(0.05)) return;
    const event = streamEvent(wanted);
    const times = this.#scheduler.chance(0.3) ? 2 : 1;
    for (let time = 0; time < times; time++) this.#spawn('assign', (deps) => assign(deps)(event));
  }

  /** Steps of life reach their reader at least once, often one by one, some twice, now and then side by side. */
  #react(changes: readonly Change[]): void {
    const steps = changes.filter((change) => isStep(change));
    const batches = this.#scheduler.chance(0.5) ? steps.map((step) => [step]) : [steps];
    for (const batch of batches.filter(({ length }) => length > 0)) {
      this.#uncounted.add(batch);
      this.#count(batch);
      if (this.#scheduler.chance(0.1)) this.#count(batch);
    }
  }

  #count(steps: Change[]): void {
    this.#spawn('react', async (deps) => {
      const { batchItemFailures } = await react({
        ...deps,
        startTurn: async () => {},
        startTraining: async () => {},
        files: noFiles,
      })(streamEvent(steps));
      if (batchItemFailures.length === 0) this.#uncounted.delete(steps);
    });
  }

  #sweep(): void {
    this.#spawn('sweep', (deps) => sweep(deps)());
  }

  #spawn(name: string, run: Act['run']): void {
    this.#scheduler.spawn(name, (task: Task) => {
      const table = watchedTable(this.#table, task, {
        scheduler: this.#scheduler,
        witness: this.#witness,
        hazards: this.#hazards,
      });
      return run(this.#deps(table));
    });
  }

  #deps(table: Deps['table']): Deps {
    return {
      table,
      push: {
        listeners: async () => new Map(),
        deliver: async () => 'done',
        reply: async () => 'sent',
        end: async () => {},
      },
      now: () => this.#clock.ms++,
      random: () => (this.#ids++ % 4096) / 4096,
      log: {
        info: () => {},
        warn: () => {},
        error: (event, fields) => {
          if (!String(fields?.['error']).includes('try again'))
            this.#unexpected.push(`${event}: ${JSON.stringify(fields)}`);
        },
      },
    };
  }
}

const isTrigger = ({ eventName, key }: Change): boolean => eventName === 'INSERT' && /^(QUEUE|ROSTER)#/.test(key.pk);

const isStep = ({ eventName, key, image }: Change): boolean =>
  eventName === 'INSERT' && key.pk.startsWith('CONV#') && image?.['milestone'] !== undefined;

/** What the rules refuse is no fault. */
const isExpected = (error: unknown): boolean => error === undefined || error instanceof DomainError;
