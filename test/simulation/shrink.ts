/** The shortest plan that still fails: acts and faults are left out for as long as something is wrong without them. */
import type { Ended } from './schedule.ts';
import { type Faults } from './faults.ts';
import type { Plan } from './plan.ts';

/** What runs a plan. */
type Run = (plan: Plan) => Promise<Ended>;

/** Runs a shrinking tries at most. */
const MAX_RUNS = 300;

/** Shrinks a plan that fails. @returns the shortest found, and how it ended */
export async function shrink(failing: Plan, run: Run): Promise<{ plan: Plan; ended: Ended }> {
  let best = { plan: failing, ended: await run(failing) };
  let runs = 0;
  const takes = async (plan: Plan): Promise<boolean> => {
    if (runs++ >= MAX_RUNS) return false;
    const ended = await run(plan);
    if (ended.wrongs.length === 0) return false;
    best = { plan, ended };
    return true;
  };
  let isShorter = true;
  while (isShorter) {
    isShorter = false;
    if (best.plan.rotatesAtMs !== undefined) isShorter = await takes({ ...best.plan, rotatesAtMs: undefined });
    for (const name of Object.keys(best.plan.faults) as (keyof Faults)[])
      if (best.plan.faults[name] > 0)
        isShorter = (await takes({ ...best.plan, faults: { ...best.plan.faults, [name]: 0 } })) || isShorter;
    for (let size = Math.ceil(best.plan.acts.length / 2); size >= 1; size = Math.floor(size / 2))
      for (let from = 0; from < best.plan.acts.length;) {
        const acts = best.plan.acts.toSpliced(from, size);
        if (await takes({ ...best.plan, acts })) isShorter = true;
        else from += size;
      }
  }
  return best;
}
