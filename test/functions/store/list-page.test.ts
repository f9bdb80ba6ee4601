/** Limits of collections hold for those who add the last record at the same time. */
import { beforeEach, expect, it } from 'vitest';
import { MAX_VIEWS, type SavedView } from '#core/model/conversations/view.ts';
import { isFull } from '#functions/store/list-page.ts';
import { keys } from '#functions/store/keys.ts';
import { viewStore } from '#functions/store/search/view-store.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const store = viewStore('ada');
const filter = { view: 'all', status: 'open' } as const;
const view = (id: number): SavedView => ({ id, name: 'VIP', filter, is_shared: false, created_at: '', version: 1 });
const count = keys.counted('SETTINGS#VIEWS#ada');

let deps: MemoryDeps;
beforeEach(async () => {
  deps = memoryDeps();
  for (let id = 1; id < MAX_VIEWS; id++) await put(id);
});
const put = (id: number) => store.put(deps.table, view(id), 0);

it('takes one of three that are added for the last place', async () => {
  expect(await store.isFull(deps.table)).toBe(false);
  expect((await Promise.all([put(101), put(102), put(103)])).sort()).toEqual(['done', 'refused', 'refused']);
  expect(await store.isFull(deps.table)).toBe(true);
  expect(await store.all(deps.table, 1000)).toHaveLength(MAX_VIEWS);
});

it('has room again for one once one is deleted, and counts none that is deleted twice', async () => {
  await put(101);
  const removed = await Promise.all([1, 2].map(() => store.remove(deps.table, view(1), 0, 0)));
  expect(removed.sort()).toEqual(['done', 'refused']);
  expect((await Promise.all([put(102), put(103)])).sort()).toEqual(['done', 'refused']);
});

it('counts those from before they were counted, also when two are added first', async () => {
  await deps.table.delete({ Key: count });
  expect(await isFull(deps.table, 'SETTINGS#VIEWS#ada', MAX_VIEWS)).toBe(false);
  expect((await Promise.all([put(101), put(102)])).sort()).toEqual(['done', 'refused']);
  await deps.table.delete({ Key: count });
  expect(await put(103)).toBe('refused');
  await deps.table.delete({ Key: count });
  expect(await store.remove(deps.table, view(1), 0, 0)).toBe('done');
  expect((await deps.table.get({ Key: count }))?.['count']).toBe(MAX_VIEWS - 1);
});
