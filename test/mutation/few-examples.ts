/** In place of `fast-check` while mutants run: each property tries a few examples, and the same ones for each mutant. */
import * as all from '../../node_modules/fast-check/lib/fast-check.js';

export * from '../../node_modules/fast-check/lib/fast-check.js';

const MAX_EXAMPLES = 25;

/** As fast-check's own, with no more examples than that. */
export const assert = <Ts>(property: all.IRawProperty<Ts>, parameters: all.Parameters<Ts> = {}): Promise<void> | void =>
  all.assert(property, { seed: 1, ...parameters, numRuns: Math.min(parameters.numRuns ?? 100, MAX_EXAMPLES) });

export default { ...all.default, assert };
