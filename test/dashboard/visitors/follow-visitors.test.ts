/** Following who is on the sites: a hint fetches the list, seldom enough, and not in a hidden tab. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ClientFrame } from '#core/contract/socket.ts';
import { type Followed, followVisitors } from '#dashboard/visitors/follow-visitors.ts';

const connection: Followed['connection'] & { value: Followed['connection']['value'] } = signal('connecting');
let page: EventTarget & { visibilityState: DocumentVisibilityState };
let sent: ClientFrame[];
let fetched: number;
let hint: () => void;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  [sent, fetched, connection.value] = [[], 0, 'live'];
  stop = followVisitors(
    {
      connection,
      page: page as Followed['page'],
      sendFrame: (frame) => sent.push(frame) > 0,
      onFrame: (listener) => {
        hint = () => listener({ type: 'visitors.changed', widget_id: 1 });
        return () => (hint = () => undefined);
      },
    },
    () => fetched++,
  );
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('fetches once for many changes within three seconds', async () => {
  for (let change = 0; change < 20; change++) hint();
  await vi.advanceTimersByTimeAsync(3000);
  expect(fetched).toBe(1);
  hint();
  await vi.advanceTimersByTimeAsync(3000);
  expect(fetched).toBe(2);
});

it('fetches nothing while the tab is hidden, and once when it is looked at again', async () => {
  page.visibilityState = 'hidden';
  hint();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toBe(0);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(fetched).toBe(1);
});

it('watches again after each new connection, and no longer once it is stopped', async () => {
  connection.value = 'lost';
  connection.value = 'live';
  stop();
  hint();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.map((frame) => 'is_watching' in frame && frame.is_watching)).toEqual([true, true, false]);
  expect(fetched).toBe(0);
});
