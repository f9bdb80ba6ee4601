/**
 * A seeded scheduler: tasks run side by side, and stand still at every call of the table until it is their turn. Which one
 * goes on, which one crashes and before or after its write, all follow from the seed.
 */

/** A task among others. */
export type Task = { name: string; isDead: boolean; error: unknown };

/** Something else that may happen between two calls: what, and how likely beside one waiting call. */
export type Happening = { weight: number; happen: () => void };

export class Scheduler {
  readonly tasks: Task[] = [];
  /** Calls made so far: the time that order is told by. */
  step = 0;
  readonly #random: () => number;
  #waiting: { task: Task; go: () => void }[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Whether this happens, once in so many times. */
  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of several. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[Math.floor(this.#random() * choices.length)] as Choice;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** The same, in any order. */
  shuffle<Entry>(entries: readonly Entry[]): Entry[] {
    const places = entries.map((entry) => ({ entry, place: this.#random() }));
    return places.sort((one, other) => one.place - other.place).map(({ entry }) => entry);
  }

  /** Starts a task; it is given its own handle, by which its calls wait their turn. */
  spawn(name: string, run: (task: Task) => Promise<unknown>): void {
    const task: Task = { name, isDead: false, error: undefined };
    this.tasks.push(task);
    const begun = this.turn(task).then(() => run(task));
    begun.catch((error: unknown) => {
      task.error = error;
    });
  }

  /** Waits until it is the task's turn. A dead task's turn never comes. */
  turn(task: Task): Promise<void> {
    return new Promise((go) => {
      if (!task.isDead) this.#waiting.push({ task, go });
    });
  }

  /** Ends a task where it stands, as a function dies: nobody hears of it. */
  kill(task: Task): void {
    task.isDead = true;
    this.#waiting = this.#waiting.filter((waiting) => waiting.task !== task);
  }

  /** Lets everybody go on, in any order, with `happenings` in between, until nobody waits any more. */
  async run(happenings: () => Happening[] = () => []): Promise<void> {
    for (;;) {
      await quiet();
      const others = happenings();
      const weights = others.reduce((sum, { weight }) => sum + weight, 0);
      if (this.#waiting.length === 0 && weights === 0) return;
      let drawn = this.#random() * (this.#waiting.length + weights);
      if (drawn < this.#waiting.length) {
        const [next] = this.#waiting.splice(Math.floor(drawn), 1);
        this.step++;
        next?.go();
        continue;
      }
      drawn -= this.#waiting.length;
      const other = others.find(({ weight }) => (drawn -= weight) < 0);
      (other ?? others.at(-1))?.happen();
    }
  }
}

/** Resolves when everything that could go on by itself has done so. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
