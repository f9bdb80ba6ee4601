/** Addresses of files: asked for anew when they expire, and never lost to a failure that passes. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAddresses, type FileAddress } from '#client/files/addresses.ts';
import { ApiError } from '#core/contract/client.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function setUp() {
  const held: { asked: number; failure?: ApiError | undefined } = { asked: 0 };
  const known = new Map<string, FileAddress>();
  const addresses = createAddresses({
    request: async (_, { disposition = 'inline' }) => {
      held.asked++;
      if (held.failure) throw held.failure;
      const expires_at = new Date(Date.now() + 300_000).toISOString();
      return { url: `https://files.example/${held.asked}/${disposition}`, expires_at };
    },
    read: (id) => known.get(id),
    write: (id, address) => void known.set(id, address),
    now: Date.now,
  });
  return { held, known, ...addresses };
}

const refused = (status: number, code: string, detail = '') => new ApiError(status, { code, detail }, null);

it('asks one time for what is wanted twice, and again shortly before it expires', async () => {
  const { held, load } = setUp();
  expect(await Promise.all([load('a'), load('a')])).toEqual([
    'https://files.example/1/inline',
    'https://files.example/1/inline',
  ]);
  vi.setSystemTime(279_000);
  await load('a');
  expect(held.asked).toBe(1);
  vi.setSystemTime(281_000);
  expect(await load('a')).toBe('https://files.example/2/inline');
});

it('keeps what is shown while a new address can’t be had', async () => {
  const { held, known, load } = setUp();
  await load('a');
  vi.setSystemTime(301_000);
  held.failure = refused(503, 'unavailable');
  expect(await load('a')).toBeUndefined();
  expect(known.get('a')).toMatchObject({ state: 'ready', url: 'https://files.example/1/inline' });
  held.failure = undefined;
  expect(await load('a')).toBe('https://files.example/3/inline');
});

it('says that a file can’t be loaded which was never shown, until it is asked for again', async () => {
  const { held, known, load } = setUp();
  held.failure = refused(503, 'unavailable');
  await load('a');
  expect(known.get('a')).toEqual({ state: 'unreachable' });
  held.failure = undefined;
  await load('a');
  expect(known.get('a')?.state).toBe('ready');
});

it('asks again for what is being checked, until that says what it is', async () => {
  const { held, known, load } = setUp();
  held.failure = refused(409, 'file_being_checked');
  await load('a');
  expect(known.get('a')).toEqual({ state: 'checked' });
  held.failure = refused(410, 'file_blocked', 'This file contains malware.');
  await vi.advanceTimersByTimeAsync(5000);
  expect(known.get('a')).toEqual({ state: 'blocked', why: 'This file contains malware.' });
});

it('asks no more for what is being checked once it is stopped', async () => {
  const { held, load, stop } = setUp();
  held.failure = refused(409, 'file_being_checked');
  await load('a');
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(held.asked).toBe(1);
});

it('gives an address for a download without taking it for the one that shows the file', async () => {
  const { known, download, held } = setUp();
  expect(await download('a')).toBe('https://files.example/1/attachment');
  held.failure = refused(404, 'not_found');
  expect(await download('a')).toBeUndefined();
  expect(known.size).toBe(0);
});
