/** The globals that clients and functions take time, channels and locks from, on the virtual clock while a schedule runs. */
import type { Actor, Simulation, Timer } from './simulation.ts';

const names = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'Date',
  'BroadcastChannel',
  'AbortSignal',
  'Intl',
  'navigator',
  'window',
] as const;

/** A channel between tabs: what one posts, the others of that name are told, each a moment later. */
type Channel = {
  name: string;
  actor: Actor | undefined;
  listeners: ((event: { data: unknown }) => void)[];
  isOpen: boolean;
};

/** A lock's queue: who holds it, and who waits. */
type Hold = { actor: Actor | undefined; release: () => void; steal: () => void };
type Waiting = { actor: Actor | undefined; grant: () => void; isOver: boolean };

/** Replaces the globals. @returns puts them back */
export function replaceGlobals(simulation: Simulation): () => void {
  const real = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const RealDate = Date;
  const set = (name: (typeof names)[number], value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

  set('setTimeout', (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    simulation.after(ms, () => run(...given)),
  );
  set('clearTimeout', (timer?: Timer) => {
    if (timer) timer.isOver = true;
  });
  set('setInterval', (run: () => void, ms: number) => {
    const handle = { isOver: false } as Timer;
    const again = () => {
      if (handle.isOver) return;
      run();
      if (!handle.isOver) simulation.after(Math.max(1, ms), again);
    };
    simulation.after(Math.max(1, ms), again);
    return handle;
  });
  set('clearInterval', (timer?: Timer) => {
    if (timer) timer.isOver = true;
  });
  set(
    'Date',
    class extends RealDate {
      constructor(...given: []) {
        if (given.length > 0) super(...given);
        else super(simulation.now);
      }
      static override now = () => simulation.now;
    },
  );
  set('AbortSignal', signalsOf(simulation, AbortSignal));
  set('Intl', { ...properties(Intl), DateTimeFormat: knownFormat });
  set('BroadcastChannel', channelsOf(simulation));
  set('navigator', { locks: locksOf(simulation), onLine: true });
  set('window', { addEventListener() {}, removeEventListener() {} });
  return () => {
    for (const [name, descriptor] of real) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

const properties = (of: object): object =>
  Object.fromEntries(Object.getOwnPropertyNames(of).map((name) => [name, Reflect.get(of, name)]));

/** Formats that were asked for before: making one takes longer than most requests. */
const formats = new Map<string, Intl.DateTimeFormat>();
const RealFormat = Intl.DateTimeFormat;
function knownFormat(...given: ConstructorParameters<typeof Intl.DateTimeFormat>): Intl.DateTimeFormat {
  const key = JSON.stringify(given);
  const known = formats.get(key) ?? new RealFormat(...given);
  formats.set(key, known);
  return known;
}

/** Signals whose time is that of the clock. */
function signalsOf(simulation: Simulation, real: typeof AbortSignal): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const over = new AbortController();
    simulation.after(ms, () => over.abort(new DOMException('Too late.', 'TimeoutError')));
    return over.signal;
  };
  const own: Record<string | symbol, unknown> = { timeout, any: anyOf };
  return new Proxy(real, { get: (of, name) => own[name] ?? (Reflect.get(of, name) as unknown) });
}

/** A signal that follows others, as far as a request uses it. Node's own costs as much as the rest of a request. */
function anyOf(signals: readonly AbortSignal[]) {
  const aborted = () => signals.find((signal) => signal.aborted);
  return {
    get aborted() {
      return aborted() !== undefined;
    },
    get reason(): unknown {
      return aborted()?.reason;
    },
    throwIfAborted: () => aborted()?.throwIfAborted(),
    addEventListener: (type: 'abort', listener: () => void) => {
      for (const signal of signals) signal.addEventListener(type, listener);
    },
    removeEventListener: (type: 'abort', listener: () => void) => {
      for (const signal of signals) signal.removeEventListener(type, listener);
    },
  };
}

function channelsOf(simulation: Simulation) {
  const open = new Set<Channel>();
  return class {
    readonly #own: Channel;
    constructor(name: string) {
      this.#own = { name, actor: simulation.actor, listeners: [], isOpen: true };
      open.add(this.#own);
    }
    addEventListener(_: 'message', listener: (event: { data: unknown }) => void): void {
      this.#own.listeners.push(listener);
    }
    postMessage(data: unknown): void {
      const text = JSON.stringify(data);
      for (const one of open) {
        if (one === this.#own || one.name !== this.#own.name || one.actor?.isDead) continue;
        const tell = () => {
          if (one.isOpen) for (const listener of one.listeners) listener({ data: JSON.parse(text) });
        };
        simulation.after(1, tell, one.actor);
      }
    }
    close(): void {
      this.#own.isOpen = false;
      open.delete(this.#own);
    }
  };
}

/** Locks of the Web Locks API. A lock of a dead tab is released. */
function locksOf(simulation: Simulation) {
  const held = new Map<string, Hold>();
  const queues = new Map<string, Waiting[]>();
  const next = (name: string): void => {
    const queue = queues.get(name) ?? [];
    for (let first = queue.shift(); first; first = queue.shift()) {
      if (first.isOver || first.actor?.isDead) continue;
      first.grant();
      return;
    }
  };
  type Options = { signal?: AbortSignal; steal?: boolean; ifAvailable?: boolean };
  const request = (name: string, ...given: [Options, (lock: unknown) => unknown] | [(lock: unknown) => unknown]) => {
    const [options, run] = given.length === 2 ? given : [{} as Options, given[0]];
    const { actor } = simulation;
    return new Promise((resolve, reject) => {
      const hold = () => {
        const own: Hold = {
          actor,
          release: () => {
            if (held.get(name) !== own) return;
            held.delete(name);
            next(name);
          },
          steal: () => reject(new DOMException('Stolen.', 'AbortError')),
        };
        held.set(name, own);
        simulation.after(
          0,
          () => void Promise.resolve(run({ name })).then(resolve, reject).finally(own.release),
          actor,
        );
      };
      const holder = held.get(name);
      if (holder?.actor?.isDead) held.delete(name);
      if (options.steal) {
        held.get(name)?.steal();
        hold();
      } else if (!held.has(name)) hold();
      else if (options.ifAvailable) simulation.after(0, () => resolve(run(null)), actor);
      else {
        const waiting: Waiting = { actor, grant: hold, isOver: false };
        queues.set(name, [...(queues.get(name) ?? []), waiting]);
        options.signal?.addEventListener('abort', () => {
          waiting.isOver = true;
          reject(options.signal?.reason);
        });
      }
    });
  };
  /** A tab is gone: what it held is free. */
  const releaseAll = (actor: Actor): void => {
    for (const [name, hold] of held)
      if (hold.actor === actor) {
        held.delete(name);
        next(name);
      }
  };
  return { request, releaseAll };
}
