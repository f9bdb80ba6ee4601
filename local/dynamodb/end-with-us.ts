/** Ends the processes that we started when this process ends: normally, by an error, or by a signal that nobody else handles. */

const deadlySignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const endings = new Set<() => void>();

function endAll(): void {
  for (const end of endings) end();
}

function onSignal(signal: NodeJS.Signals): void {
  // Another listener stops things in order, and `exit` follows.
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

/** Registers how to end a child synchronously; returns a function that unregisters it. */
export function endWithUs(end: () => void): () => void {
  if (endings.size === 0) {
    process.on('exit', endAll);
    for (const signal of deadlySignals) process.on(signal, onSignal);
  }
  endings.add(end);
  return () => {
    endings.delete(end);
    if (endings.size > 0) return;
    process.off('exit', endAll);
    for (const signal of deadlySignals) process.off(signal, onSignal);
  };
}
