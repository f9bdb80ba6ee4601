/** Asking for the rows in sight: all at once, once a minute, and not while nobody looks. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { type PageInView, watchRows } from '#dashboard/inbox/presence/watch-rows.ts';

const row = (id: number, status: Conversation['status'] = 'active') => ({ id, status }) as Conversation;
const rows = signal<readonly Conversation[]>([]);
let page: EventTarget & { visibilityState: DocumentVisibilityState };
let asked: (readonly number[])[];
let told: [number, boolean][];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  rows.value = [];
  [asked, told] = [[], []];
  stop = watchRows(rows, {
    ask: async (ids) => {
      asked.push(ids);
      return ids.map((id) => ({ conversation_id: id, is_connected: id % 2 === 0 }));
    },
    tell: (id, isThere) => told.push([id, isThere]),
    page: page as PageInView,
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('asks for all open chats in sight with one request, once scrolling rests', async () => {
  rows.value = [row(1)];
  await vi.advanceTimersByTimeAsync(200);
  rows.value = [row(1), row(2), row(3, 'closed')];
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toEqual([[1, 2]]);
  expect(told).toEqual([
    [1, false],
    [2, true],
  ]);
});

it('asks for new rows only, and for all again a minute later', async () => {
  rows.value = [row(1)];
  await vi.advanceTimersByTimeAsync(400);
  rows.value = [row(1), row(2)];
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toEqual([[1], [2]]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked.flat().filter((id) => id === 1).length).toBeGreaterThanOrEqual(2);
});

it('asks for nothing while the tab is hidden, and when it is looked at again', async () => {
  page.visibilityState = 'hidden';
  rows.value = [row(1)];
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toEqual([]);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toEqual([[1]]);
});

it('asks for nothing once it is stopped', async () => {
  rows.value = [row(1)];
  stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toEqual([]);
});
