/** What a browser keeps of a change that wasn't finished. */
import { expect, it } from 'vitest';
import type { Job } from '#dashboard/inbox/bulk/bulk-job.ts';
import { createKeptJob } from '#dashboard/inbox/bulk/kept-job.ts';
import { forgetBulk } from '#dashboard/workspace/sign-out.ts';
import { fakeStorage } from '#test/dashboard/support/fake-storage.ts';

const job: Job = {
  kind: 'resolve',
  total: 2,
  left: [{ id: 7, action: { kind: 'resolve' } }],
  done: 1,
  failed: [],
  undo: [],
  state: 'running',
};

/** Locks of one browser, of which a page's end lets go. */
function fakeLocks(isHeld = { value: false }) {
  const request = async (_: string, ...rest: unknown[]) => {
    const run = rest.at(-1) as (lock: unknown) => Promise<unknown>;
    const isAsking = rest.length === 2;
    if (isAsking) return run(isHeld.value ? null : {});
    isHeld.value = true;
    return run({});
  };
  return { locks: { request } as unknown as LockManager, isHeld };
}

it('is found by the next page, unless another page is still at it', async () => {
  const storage = fakeStorage();
  const { locks, isHeld } = fakeLocks();
  createKeptJob('user-1', storage, locks).keep(job);
  expect(await createKeptJob('user-1', storage, locks).leftBehind()).toBeUndefined();
  isHeld.value = false;
  expect(await createKeptJob('user-1', storage, locks).leftBehind()).toEqual(job);
  expect(await createKeptJob('user-2', storage, locks).leftBehind()).toBeUndefined();
});

it('is gone once it is done, or its person has signed out, and what can’t be read is nothing', async () => {
  const storage = fakeStorage();
  const kept = createKeptJob('user-1', storage, undefined);
  kept.keep(job);
  kept.keep(undefined);
  expect(await kept.leftBehind()).toBeUndefined();
  kept.keep(job);
  forgetBulk('user-1', storage);
  expect(await kept.leftBehind()).toBeUndefined();
  storage.setItem('live-chat.bulk.user-1', '{"left":');
  expect(await kept.leftBehind()).toBeUndefined();
});
