/** A timer that keeps time in a background tab: an agent whose tab is behind another is not gone. */
import address from './steady-worker.ts?worker&url';

type Policies = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
};

/** The page's policy lets a script's address pass only through here, and only this one address does. */
const trustedAddress = (): string => {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  return policies?.createPolicy('steady-timer', { createScriptURL: () => address }).createScriptURL(address) ?? address;
};

let trusted: string | undefined;

/** Calls back at an interval in milliseconds. @returns stops it */
export function everySteadily(ms: number, call: () => void): () => void {
  trusted ??= trustedAddress();
  const worker = new Worker(trusted, { type: 'module' });
  worker.addEventListener('message', call);
  worker.postMessage(ms);
  return () => worker.terminate();
}
