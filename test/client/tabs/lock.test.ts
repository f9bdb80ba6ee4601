/** One tab of several holds a lock, and whoever is looked at takes it. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openChannel } from '#client/tabs/channel.ts';
import { createTabLock } from '#client/tabs/lock.ts';

type Waiting = { grant: () => unknown; end: (error?: Error) => void };

/** The locks of a browser, for one name. */
function fakeLocks() {
  const queue: Waiting[] = [];
  let holder: Waiting | undefined;
  const next = async () => {
    if (holder || !queue.length) return;
    const mine = (holder = queue.shift());
    await mine?.grant();
    if (holder !== mine) return;
    mine?.end();
    holder = undefined;
    void next();
  };
  const request = (_: string, { steal, signal }: LockOptions, grant: () => unknown) =>
    new Promise<void>((resolve, reject) => {
      const one: Waiting = { grant, end: (error) => (error ? reject(error) : resolve()) };
      signal?.addEventListener('abort', () => {
        const index = queue.indexOf(one);
        if (index < 0) return;
        queue.splice(index, 1);
        reject(new Error('aborted'));
      });
      if (steal) {
        const former = holder;
        holder = undefined;
        queue.unshift(one);
        former?.end(new Error('stolen'));
      } else queue.push(one);
      queueMicrotask(() => void next());
    });
  return { request: request as unknown as LockManager['request'], waiting: () => queue.length };
}

const settle = () => new Promise<void>((done) => setTimeout(done));

describe('a lock among tabs', () => {
  it('is held by the first until it ends, then by the next', async () => {
    const locks = fakeLocks();
    const [first, second] = [createTabLock(locks, 'x'), createTabLock(locks, 'x')];
    await settle();
    expect([first.isHeld(), second.isHeld()]).toEqual([true, false]);
    first.end();
    await settle();
    expect([first.isHeld(), second.isHeld()]).toEqual([false, true]);
  });

  it('is taken by whoever asks for it, comes back when that one ends, and each is told', async () => {
    const locks = fakeLocks();
    const told: string[] = [];
    const tab = (name: string) =>
      createTabLock(
        locks,
        'x',
        () => told.push(`${name} holds`),
        () => told.push(`${name} lost`),
      );
    const [first, second] = [tab('first'), tab('second')];
    await settle();
    for (const one of [second, first, second]) {
      one.take();
      await settle();
    }
    expect([first.isHeld(), second.isHeld()]).toEqual([false, true]);
    second.end();
    await settle();
    expect(first.isHeld()).toBe(true);
    expect(told).toEqual([
      'first holds',
      'first lost',
      'second holds',
      'second lost',
      'first holds',
      'first lost',
      'second holds',
      'first holds',
    ]);
  });

  it('is not taken from itself, and taken once by a tab that asks twice', async () => {
    const locks = fakeLocks();
    const told: string[] = [];
    const first = createTabLock(locks, 'x');
    const second = createTabLock(
      locks,
      'x',
      () => told.push('holds'),
      () => told.push('lost'),
    );
    await settle();
    second.take();
    second.take();
    await settle();
    expect([first.isHeld(), second.isHeld()]).toEqual([false, true]);
    expect(told).not.toContain('lost');
    const before = told.length;
    second.take();
    await settle();
    expect(told).toHaveLength(before);
    expect([first.isHeld(), second.isHeld()]).toEqual([false, true]);
  });

  it('stays with a tab whose second request takes it from the first', async () => {
    const requests: { grant: () => unknown; reject: (error: Error) => void }[] = [];
    const request = (_name: string, _options: LockOptions, grant: () => unknown) =>
      new Promise((_resolve, reject) => requests.push({ grant, reject }));
    const onLost = vi.fn<() => void>();
    const locks = { request: request as unknown as LockManager['request'] };
    const lock = createTabLock(locks, 'x', undefined, onLost);
    lock.take();
    lock.take();
    const [, first, second] = requests;
    first?.grant();
    second?.grant();
    first?.reject(new Error('stolen'));
    await settle();
    expect(lock.isHeld()).toBe(true);
    expect(onLost).not.toHaveBeenCalled();
    second?.reject(new Error('stolen'));
    await settle();
    expect(lock.isHeld()).toBe(false);
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing waiting behind when it ends', async () => {
    const locks = fakeLocks();
    const [first, second] = [createTabLock(locks, 'x'), createTabLock(locks, 'x')];
    await settle();
    second.end();
    second.take();
    await settle();
    expect(locks.waiting()).toBe(0);
    expect([first.isHeld(), second.isHeld()]).toEqual([true, false]);
  });

  it('is held by every tab where locks are missing or blocked', async () => {
    const blocked = { request: () => Promise.reject(new Error('SecurityError')) };
    const onHeld = vi.fn<() => void>();
    expect(createTabLock(undefined, 'x', onHeld).isHeld()).toBe(true);
    const tabs = [createTabLock(blocked, 'x', onHeld), createTabLock(blocked, 'x', onHeld)];
    await settle();
    expect(tabs.map((tab) => tab.isHeld())).toEqual([true, true]);
    expect(onHeld).toHaveBeenCalledTimes(3);
  });
});

describe('a channel among tabs', () => {
  it('brings what one says to the others', async () => {
    const heard = Promise.withResolvers<string>();
    const [one, other] = [openChannel<string>('x', () => undefined), openChannel<string>('x', heard.resolve)];
    onTestFinished(() => {
      one?.close();
      other?.close();
    });
    one?.postMessage('hello');
    expect(await heard.promise).toBe('hello');
  });

  it('is missing where channels are blocked', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(openChannel('x', () => undefined)).toBeUndefined();
  });
});
