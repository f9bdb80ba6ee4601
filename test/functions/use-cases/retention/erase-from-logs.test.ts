/** Looking through what webhooks were sent for several erasures at once, which come and go while the look goes on. */
import { beforeEach, expect, it } from 'vitest';
import { firstIdAt } from '#core/model/id.ts';
import { eventId } from '#core/webhooks/event-id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import { putDelivery } from '#functions/store/webhooks/delivery-store.ts';
import { type Emptied, eraseFromLogs } from '#functions/use-cases/retention/erase-from-logs.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { HOUR, withRequests } from '#test/support/retention.ts';

const CHATS = [21, 22, 23];
let api: MemoryApis;
let startMs: number;
let table: Table;
/** How many pages, of one delivery each, are read until the process dies. */
let life: number;
beforeEach(async () => {
  api = await memoryApis();
  startMs = api.clock.ms;
  const { id } = await api.make('/webhooks', { url: 'https://crm.example.com/hook', events: ['message.created'] });
  life = Infinity;
  table = withRequests(api.deps.table, {
    query: async (input) => {
      if (input.ExpressionAttributeValues?.[':last'] !== 'evt_~') return api.deps.table.query(input);
      if (life-- === 0) throw new Error('died');
      return api.deps.table.query({ ...input, Limit: 1 });
    },
  });
  // Each is in the log twice: 21, 22, 23, 21, 22, 23.
  for (const [place, chat] of [...CHATS, ...CHATS].entries())
    await putDelivery(api.deps.table, {
      webhook_id: id,
      event_id: eventId(firstIdAt(startMs) + place, 'message.created', `conversation ${chat}`, 1),
      event: 'message.created',
      state: 'delivered',
      body: '{}',
      subject: `conversation ${chat}`,
      since_ms: startMs,
      tries: 1,
      attempts: [],
      answer: null,
      next_at_ms: null,
    });
  for (const chat of CHATS) await api.deps.table.put({ Item: { ...keys.conversationErasure(chat) } });
});

const erasureItem = (chat: number) => api.deps.table.items.find(({ sk }) => sk === keys.conversationErasure(chat).sk);
const emptied = (chat: number): Emptied => ({
  id: firstIdAt(startMs),
  key: keys.conversationErasure(chat),
  subjects: [`conversation ${chat}`],
  last_at_ms: startMs,
  emptied_at_ms: erasureItem(chat)?.['emptied_at_ms'] as number | undefined,
  settle: async () => void (await api.deps.table.delete({ Key: keys.conversationErasure(chat) })),
});
/** One look, an hour after the one before. */
async function look(found: number[], missed: number[] = []): Promise<string> {
  api.clock.ms += HOUR;
  const searched = { emptied: found.map(emptied), missed: missed.map(emptied) };
  const deps = { table, now: () => api.clock.ms };
  const bounds = { sinceMs: startMs - HOUR, until: Infinity };
  const done = await eraseFromLogs(deps, searched, bounds).catch((error: Error) => error.message);
  if (typeof done === 'string') return done;
  for (const one of done) await one.settle();
  return done.flatMap(({ subjects }) => subjects).join();
}
const left = (): unknown[] =>
  api.deps.table.items.filter(({ body }) => body !== undefined).map(({ subject }) => Number(String(subject).slice(-2)));

it('leaves to the next look whoever came while this one was under way, since it may be past what they are in', async () => {
  life = 2;
  expect(await look([21])).toBe('died');
  life = Infinity;
  expect(await look([21, 22])).toBe('conversation 21');
  expect(left().toSorted()).toEqual([22, 22, 23, 23]);
  expect(await look([22])).toBe('conversation 22');
  expect(left()).toEqual([23, 23]);
});

it('leaves to the next look whoever could not be looked at while this one went on', async () => {
  life = 2;
  expect(await look([21, 22, 23])).toBe('died');
  life = 2;
  expect(await look([21, 22], [23])).toBe('died');
  life = Infinity;
  expect(await look([21, 22, 23])).toBe('conversation 21,conversation 22');
  expect(left()).toEqual([23, 23]);
  expect(await look([23])).toBe('conversation 23');
  expect(left()).toEqual([]);
});

it('begins anew where nobody is left of those with whom a look began', async () => {
  life = 2;
  expect(await look([21])).toBe('died');
  life = Infinity;
  await emptied(21).settle();
  expect(await look([22, 23])).toBe('conversation 22,conversation 23');
  expect(left()).toEqual([21]);
});
