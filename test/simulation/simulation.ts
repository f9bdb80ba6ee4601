/**
 * A seed, a virtual clock and one queue of events: everything of a schedule happens at an instant of the clock, in an order
 * that follows from the seed alone. Whoever acts (a tab, an invocation of a function) is an actor: what a dead one waited for
 * never comes, and what a sleeping one waits for comes when it wakes.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { seededRandom } from '#local/faults/seeded-random.ts';

/** Somebody who acts: a tab or an invocation. */
export type Actor = {
  name: string;
  isDead: boolean;
  /** Until when it sleeps, milliseconds of the clock; 0 while it is awake. */
  asleepUntil: number;
  /** Until when it has no network, milliseconds of the clock. */
  cutOffUntil: number;
  /** How much its own clock is ahead, milliseconds. */
  skewMs: number;
  /** An invocation's last call of the table: it dies there. */
  callsLeft?: number;
  onDeath?: () => void;
};

/** When somebody wakes who doesn't, milliseconds. */
export const NEVER_MS = Number.MAX_SAFE_INTEGER;

/** An actor that is awake. */
export const anActor = (name: string, more: Partial<Actor> = {}): Actor => ({
  name,
  isDead: false,
  asleepUntil: 0,
  cutOffUntil: 0,
  skewMs: 0,
  ...more,
});

/** Something that happens at an instant. */
export type Timer = { atMs: number; order: number; actor: Actor | undefined; run: () => void; isOver: boolean };

/** One line of what happened. */
export type Step = { atMs: number; who: string; what: string };

const running = new AsyncLocalStorage<Actor | undefined>();
/** Events that happen in one turn of the event loop. */
const EVENTS_A_TURN = 100;
/** Steps that are remembered. */
const MAX_STEPS = 400;

export class Simulation {
  readonly random: () => number;
  readonly steps: Step[] = [];
  ms: number;
  /** Events so far. */
  events = 0;
  /** What nobody caught. */
  readonly thrown: string[] = [];
  #timers: Timer[] = [];
  #order = 0;

  constructor(seed: number, startMs: number) {
    this.random = seededRandom(seed);
    this.ms = startMs;
  }

  /** Who acts now. */
  get actor(): Actor | undefined {
    return running.getStore();
  }

  /** The time as the acting one has it, in whole milliseconds. */
  get now(): number {
    return Math.floor(this.ms + (running.getStore()?.skewMs ?? 0));
  }

  chance(probability: number): boolean {
    return probability > 0 && this.random() < probability;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Whether somebody has no network now. */
  isCutOff(actor: Actor | undefined): boolean {
    return actor !== undefined && actor.cutOffUntil > this.ms;
  }

  /** Writes down what happened. */
  note(what: string, who = this.actor?.name ?? ''): void {
    if (this.steps.length >= MAX_STEPS * 2) this.steps.splice(0, MAX_STEPS);
    this.steps.push({ atMs: this.ms, who, what });
  }

  /** Nobody caught an error: in a browser it ends what the page was about to do, in a function the process. */
  throws(error: unknown, who = this.actor): void {
    this.thrown.push(`${who?.name.replace(/ socket-\d+$/, '') ?? 'somebody'} threw ${String(error)}`);
  }

  /** Has something happen after a while. @param whom for whom: the acting one by default; undefined is nobody, who can't die */
  after(ms: number, run: () => void, ...whom: [] | [actor: Actor | undefined]): Timer {
    const actor = whom.length === 0 ? this.actor : whom[0];
    const timer = { atMs: this.ms + Math.max(0, ms), order: this.#order++, actor, run, isOver: false };
    push(this.#timers, timer);
    return timer;
  }

  /** Waits. Who dies meanwhile waits for ever. */
  pass(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  /** Acts as somebody. */
  as<Result>(actor: Actor | undefined, run: () => Result): Result {
    return running.run(actor, run);
  }

  /** Ends somebody where they stand. */
  kill(actor: Actor): void {
    if (actor.isDead) return;
    actor.isDead = true;
    actor.onDeath?.();
  }

  /** Everything that would have happened is forgotten, and it is some time later. */
  leave(ms: number): void {
    this.#timers = [];
    this.ms += ms;
  }

  /** Lets everything happen that is due until an instant, or until nothing is left. */
  async run(untilMs: number, isOver: () => boolean = () => false): Promise<void> {
    await quiet();
    while (await this.#manyHappen(untilMs, isOver));
    if (!isOver()) this.ms = Math.max(this.ms, untilMs);
  }

  /**
   * Lets many events happen in one turn of the event loop: a turn costs as much as a small event. What each of them leads to
   * at once, in promises, happens before the next. @returns whether there may be more
   */
  #manyHappen(untilMs: number, isOver: () => boolean): Promise<boolean> {
    let isMore = true;
    const next = (): void => {
      isMore &&= this.#happens(untilMs, isOver);
    };
    return new Promise((resolve) => {
      for (let left = EVENTS_A_TURN; left > 0; left--) setImmediate(next);
      setImmediate(() => resolve(isMore));
    });
  }

  /** Lets the next event happen. @returns whether there was one */
  #happens(untilMs: number, isOver: () => boolean): boolean {
    for (let next = this.#timers[0]; next && next.atMs <= untilMs && !isOver(); next = this.#timers[0]) {
      pop(this.#timers);
      const { actor } = next;
      if (next.isOver || actor?.isDead) continue;
      if (actor && actor.asleepUntil > next.atMs) {
        next.atMs = actor.asleepUntil;
        next.order = this.#order++;
        push(this.#timers, next);
        continue;
      }
      this.ms = Math.max(this.ms, next.atMs);
      this.events++;
      next.isOver = true;
      try {
        if (running.getStore() !== actor) running.enterWith(actor);
        next.run();
      } catch (error) {
        this.throws(error, actor);
      }
      return true;
    }
    return false;
  }
}

/** Resolves when everything that could go on by itself has done so. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const isBefore = (one: Timer, other: Timer): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

function push(heap: Timer[], timer: Timer): void {
  let index = heap.push(timer) - 1;
  while (index > 0) {
    const above = (index - 1) >> 1;
    if (!isBefore(timer, heap[above] as Timer)) break;
    heap[index] = heap[above] as Timer;
    index = above;
  }
  heap[index] = timer;
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    if (left >= heap.length) break;
    const least = left + 1 < heap.length && isBefore(heap[left + 1] as Timer, heap[left] as Timer) ? left + 1 : left;
    if (!isBefore(heap[least] as Timer, last)) break;
    heap[index] = heap[least] as Timer;
    index = least;
  }
  heap[index] = last;
}
