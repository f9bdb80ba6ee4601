/** Keeps long work in little memory. V8 lets garbage grow with the memory of the machine, and its limit is set when a process starts. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much memory a process may have before garbage is collected. */
const COLLECTED_ABOVE = 220e6;

/** What is called after each portion of work. */
export function steadyMemory(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    if (process.memoryUsage.rss() > COLLECTED_ABOVE) collect();
  };
}
