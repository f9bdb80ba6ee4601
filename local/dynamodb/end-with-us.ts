/** Lets what we started end when this process does: by itself, by an error, or by a signal that nobody else handles. */

const deadlySignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const endings = new Set<() => void>();

function endAll(): void {
  for (const end of endings) end();
}

function onSignal(signal: NodeJS.Signals): void {
  // Whoever else listens stops things in order, and `exit` comes then.
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

/** Notes what ends a child, synchronously; gives what takes the note back. */
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
