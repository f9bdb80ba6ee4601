/** What is fetched whole: once, and again once it is too old for who asks. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createResource } from '#dashboard/data/resource.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is fetched once, however often it is needed', async () => {
  const fetchIt = vi.fn<() => Promise<number>>(() => Promise.resolve(1));
  const { need } = createResource(fetchIt);
  await Promise.all([need(), need()]);
  vi.advanceTimersByTime(86_400_000);
  await need();
  expect(fetchIt).toHaveBeenCalledTimes(1);
});

it('is fetched again once it is older than asked for, and shown as it was meanwhile', async () => {
  const answers = [Promise.resolve('old'), Promise.resolve('new')];
  const { need, value } = createResource(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
  await need();
  vi.advanceTimersByTime(5_000);
  await need(10_000);
  expect(value.value.data).toBe('old');
  vi.advanceTimersByTime(6_000);
  const again = need(10_000);
  expect(value.value).toMatchObject({ data: 'old', state: 'ready' });
  await again;
  expect(value.value.data).toBe('new');
});

it('keeps what was changed while it was fetched: what comes may be from before', async () => {
  let answer: (data: string[]) => void = () => undefined;
  const { need, load, change, value } = createResource(() => new Promise<string[]>((resolve) => (answer = resolve)));
  const add = (all: string[]) => [...all.filter((one) => one !== 'new'), 'new'];
  const first = need();
  change(add);
  answer(['old']);
  await first;
  expect(value.value.data).toEqual(['old', 'new']);
  const again = load();
  change(add);
  expect(value.value.data).toEqual(['old', 'new']);
  answer(['old', 'new']);
  await again;
  expect(value.value.data).toEqual(['old', 'new']);
  const later = load();
  answer(['old']);
  await later;
  expect(value.value.data).toEqual(['old']);
});
