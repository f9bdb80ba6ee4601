/** What stands for the simulation where its tabs reach a stack that runs: the clock of this machine, and nothing is skewed. */
import type { Reach } from '#test/simulation/visitor-tab.ts';

/** Real time, with these random numbers. Gives the process the `window` that the clients listen to. */
export function realTime(random: () => number): Reach['simulation'] {
  Object.assign(globalThis, { window: { addEventListener() {}, removeEventListener() {} } });
  return {
    random,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    chance: () => false,
    as: (_, run) => run(),
    get ms() {
      return Date.now();
    },
    get now() {
      return Date.now();
    },
  };
}
