/** Properties that don't say how many examples they try: a few, the same ones for each mutant. */
import { configureGlobal } from 'fast-check';

configureGlobal({ numRuns: 25, seed: 1 });
