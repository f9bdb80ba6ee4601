/** Gives memory back that is no longer used. V8 does so when it next runs, and an idle stack doesn't run. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/** Collects all garbage of this thread. It takes some tens of milliseconds: call it when nothing waits. */
export function freeMemory(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
