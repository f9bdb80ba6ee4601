/** Renewing the tokens of a page: once for all who ask, and in time. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRenewal, renewInTime } from '#dashboard/session/renewal.ts';

describe('the renewal', () => {
  function setUp(answers: (string | undefined | Error)[], canRenew = true) {
    let asked = 0;
    let expired = 0;
    const refresh = async () => {
      const answer = answers[asked];
      asked += 1;
      await Promise.resolve();
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const renew = createRenewal({ canRenew: () => canRenew, refresh, onExpired: () => (expired += 1) });
    return { renew, asked: () => asked, expired: () => expired };
  }

  it('uses a refresh token once, however many ask at the same time', async () => {
    const { renew, asked } = setUp(['next']);
    expect(await Promise.all([renew(), renew(), renew()])).toEqual(['next', 'next', 'next']);
    expect(asked()).toBe(1);
  });

  it('is tried again when it fails, and nobody is sent to sign in', async () => {
    const failure = new TypeError('Failed to fetch');
    const { renew, expired } = setUp([failure, 'next']);
    await expect(renew()).rejects.toBe(failure);
    expect(await renew()).toBe('next');
    expect(expired()).toBe(0);
  });

  it('is over, and said once, when the issuer refuses the refresh token', async () => {
    const { renew, asked, expired } = setUp([undefined]);
    expect([await renew(), await renew()]).toEqual([undefined, undefined]);
    expect([asked(), expired()]).toEqual([1, 1]);
  });

  it('is over where the issuer gave no refresh token', async () => {
    const { renew, asked, expired } = setUp([], false);
    expect(await renew()).toBeUndefined();
    expect([asked(), expired()]).toEqual([0, 1]);
  });
});

describe('tokens that end', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Tokens of five minutes; each renewal is answered as told. */
  function follow(brings: (tried: number) => boolean) {
    let ends = Date.now() + 300_000;
    const tried: number[] = [];
    const begun = Date.now();
    renewInTime(
      () => ends - Date.now(),
      () => {
        tried.push(Math.round((Date.now() - begun) / 1000));
        if (brings(tried.length)) ends = Date.now() + 300_000;
      },
    );
    return tried;
  }

  it('are renewed a minute before, each time', () => {
    const tried = follow(() => true);
    vi.advanceTimersByTime(1000 * 1000);
    expect(tried).toEqual([240, 480, 720, 960]);
  });

  it('are tried once more when they have ended', () => {
    const tried = follow(() => false);
    vi.advanceTimersByTime(1000 * 1000);
    expect(tried).toEqual([240, 305]);
  });

  it('are renewed once a computer wakes that slept through their end', () => {
    const tried = follow(() => true);
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(5000);
    expect(tried).toHaveLength(1);
  });

  it('that aren’t there are not renewed', () => {
    const renew = vi.fn<() => void>();
    renewInTime(() => undefined, renew);
    vi.advanceTimersByTime(1000 * 1000);
    expect(renew).not.toHaveBeenCalled();
  });
});
