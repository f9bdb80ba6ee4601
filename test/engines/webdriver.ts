/** A small client of the W3C's WebDriver: the commands that the journeys need. */
import { setTimeout as delay } from 'node:timers/promises';

/** Keys without a letter, as WebDriver encodes them. */
export const keys = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C' } as const;

/** A browser that a driver controls. Each command rejects with what the driver says is wrong. */
export type Session = {
  go: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  back: () => Promise<void>;
  /** Runs a function in the page. It sees nothing around it, and only JSON comes in and goes out. */
  run: <Args extends readonly unknown[], Result>(act: (...args: Args) => Result, ...args: Args) => Promise<Result>;
  /** Presses and releases one key after the other. */
  type: (text: string) => Promise<void>;
  /** Presses and releases the mouse, so many milliseconds later. */
  press: (at: { x: number; y: number }, heldMs: number) => Promise<void>;
  end: () => Promise<void>;
};

/** No command takes longer; starting a browser does most of it. */
const DEADLINE_MS = 60_000;

async function send(address: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(DEADLINE_MS),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${new URL(address).pathname}: ${error}: ${message}`);
}

/** Waits until the driver takes sessions. @throws when it doesn't within ten seconds */
export async function waitForDriver(driver: string): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      const { ready } = (await send(`${driver}/status`, 'GET')) as { ready: boolean };
      if (ready) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await delay(50);
  }
}

/** Opens a browser. @param driver the driver's address, without a trailing slash */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
  const asked = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = (await send(`${driver}/session`, 'POST', asked)) as { sessionId: string };
  const address = `${driver}/session/${sessionId}`;
  const post = (command: string, body: object = {}) => send(`${address}/${command}`, 'POST', body);
  const perform = async (source: object) => {
    await post('actions', { actions: [source] });
    await send(`${address}/actions`, 'DELETE');
  };
  return {
    go: async (url) => void (await post('url', { url })),
    reload: async () => void (await post('refresh')),
    back: async () => void (await post('back')),
    run: async <Result>(act: (...args: never) => Result, ...args: readonly unknown[]) =>
      (await post('execute/sync', { script: `return (${String(act)}).apply(null, arguments)`, args })) as Result,
    type: (text) =>
      perform({
        type: 'key',
        id: 'keyboard',
        actions: [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))),
      }),
    press: ({ x, y }, heldMs) =>
      perform({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pause', duration: heldMs },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    end: async () => void (await send(address, 'DELETE')),
  };
}
