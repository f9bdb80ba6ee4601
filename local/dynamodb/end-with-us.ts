/** Ends the processes that we started when this process ends: normally, by an error, or by a signal that nobody else handles. */

const terminationSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleanups = new Set<() => void>();

function runCleanups(): void {
  for (const end of cleanups) end();
}

function onSignal(signal: NodeJS.Signals): void {
  // Another listener stops things in order, and `exit` follows.
  if (process.listenerCount(signal) > 1) return;
  runCleanups();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

/** Registers how to end a child synchronously; returns a function that unregisters it. */
export function onProcessEnd(end: () => void): () => void {
  if (cleanups.size === 0) {
    process.on('exit', runCleanups);
    for (const signal of terminationSignals) process.on(signal, onSignal);
  }
  cleanups.add(end);
  return () => {
    cleanups.delete(end);
    if (cleanups.size > 0) return;
    process.off('exit', runCleanups);
    for (const signal of terminationSignals) process.off(signal, onSignal);
  };
}
