/** Of several tabs one does it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claims } from '#client/tabs/claim.ts';

/** The locks of a browser, as far as `ifAvailable` asks for them. */
function fakeLocks() {
  const held = new Set<string>();
  const request = async (name: string, { ifAvailable }: LockOptions, take: (lock: Lock | null) => unknown) => {
    if (held.has(name)) return ifAvailable ? take(null) : new Promise(() => undefined);
    held.add(name);
    await take({ name, mode: 'exclusive' });
    held.delete(name);
    return undefined;
  };
  return { request: request as unknown as LockManager['request'] };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a claim', () => {
  it('is granted to the first of several tabs, and to another name meanwhile', async () => {
    const locks = fakeLocks();
    const granted = await Promise.all([claims(locks, 'a'), claims(locks, 'a'), claims(locks, 'b')]);
    expect(granted).toEqual([true, false, true]);
  });

  it('is refused to a tab whose timers run a second late', async () => {
    const locks = fakeLocks();
    await claims(locks, 'a');
    await vi.advanceTimersByTimeAsync(1300);
    expect(await claims(locks, 'a')).toBe(false);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await claims(locks, 'a')).toBe(true);
  });

  it('is granted to every tab where locks are missing or blocked', async () => {
    const blocked = () => {
      throw new Error('SecurityError');
    };
    const refused = () => Promise.reject(new Error('SecurityError'));
    const all = [undefined, { request: blocked }, { request: refused }];
    expect(await Promise.all(all.map((locks) => claims(locks, 'a')))).toEqual([true, true, true]);
  });
});
