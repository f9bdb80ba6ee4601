/** When a conversation's retention is over, and whose goes on. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { react } from '#functions/handlers/react.ts';
import { padId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { getRetentionPosition } from '#functions/store/lifecycle/retention-store.ts';
import { setFields } from '#functions/store/table.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { holdingTable } from '#functions/use-cases/portable/import-lock.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { ada, type MemoryApis, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { unread } from '#test/support/memory-deps.ts';
import { png } from '#test/support/sample-files.ts';
import { DAY, HOUR, retentionOn, withRequests } from '#test/support/retention.ts';

let api: MemoryApis;
let on: ReturnType<typeof retentionOn>;
let widget: { id: number; token: string };
let adaId: number;
beforeAll(async () => {
  api = await memoryApis();
  on = retentionOn(api);
  adaId = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 })).id;
});
beforeEach(async () => {
  widget = await api.make('/widgets', { name: 'Shop', retention_days: 7, close_after_resolved_hours: null });
});

const put = (id: number, change: object) => api.agent('PUT', `/widgets/${id}`, { body: change });
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const reopen = (id: number) => api.agent('POST', `/conversations/${id}/reopen`, { claims: ada });

it.each(['resolve', 'close'] as const)('erases what an agent %sd, and nothing that goes on', async (how) => {
  const [over, open, reopened] = [
    await on.chat(widget.token),
    await on.chat(widget.token),
    await on.chat(widget.token),
  ];
  for (const { id } of [over, reopened]) await on.settle(id, how);
  api.clock.ms += DAY;
  await reopen(reopened.id);
  api.clock.ms += 30 * DAY;
  // An agent who is there keeps their chats.
  await heartbeat(api.deps, adaId, 75);
  await on.sweepAll();
  expect([await on.isThere(over.id), await on.isThere(open.id), await on.isThere(reopened.id)]).toEqual([
    false,
    true,
    true,
  ]);
});

it('keeps a conversation for as long as its widget says, or else the deployment, or else for good', async () => {
  const longer = await api.make('/widgets', { name: 'Office', retention_days: 30 });
  const others = await api.make('/widgets', { name: 'Blog' });
  const ids: number[] = [];
  for (const { token } of [widget, longer, others]) {
    const { id } = await on.chat(token);
    await on.settle(id);
    ids.push(id);
  }
  const left = async () => Promise.all(ids.map(on.isThere));
  api.clock.ms += 8 * DAY;
  await on.sweepAll();
  expect(await left()).toEqual([false, true, true]);
  api.clock.ms += 3 * DAY;
  await on.sweepAll(on.sweeping({ days: 10 }));
  expect(await left()).toEqual([false, true, false]);
  api.clock.ms += 20 * DAY;
  await on.sweepAll();
  expect(await left()).toEqual([false, false, false]);
});

it('goes by the setting of today, for what had settled before as well', async () => {
  await put(widget.id, { retention_days: 30 });
  const { id } = await on.chat(widget.token);
  await on.settle(id);
  api.clock.ms += 8 * DAY;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(true);
  await put(widget.id, { retention_days: 7 });
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(false);

  const second = await on.chat(widget.token);
  await on.settle(second.id);
  await put(widget.id, { retention_days: null });
  api.clock.ms += 60 * DAY;
  await on.sweepAll();
  expect(await on.isThere(second.id)).toBe(true);
});

it('erases the conversations of a widget that was deleted', async () => {
  const { id } = await on.chat(widget.token);
  await on.settle(id);
  await api.agent('DELETE', `/widgets/${widget.id}`);
  api.clock.ms += 8 * DAY;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(false);
});

it('counts from the last thing that happened, such as a note', async () => {
  const { id } = await on.chat(widget.token);
  await on.settle(id);
  api.clock.ms += 5 * DAY;
  const note = { content: 'Call back', client_message_id: freshId(), visibility: 'internal' };
  await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: note });
  api.clock.ms += 3 * DAY;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(true);
  api.clock.ms += 3 * DAY;
  expect(await on.isThere(id)).toBe(true);
  api.clock.ms += DAY;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(false);
});

it('looks for nothing where nobody has set it', async () => {
  await put(widget.id, { retention_days: null });
  const { id } = await on.chat(widget.token);
  await on.settle(id);
  api.clock.ms += 4000 * DAY;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(true);
});

it('keeps a visitor who has another conversation, and takes them with their last one', async () => {
  const { id, as, visitor } = await on.chat(widget.token);
  await on.settle(id);
  api.clock.ms += 4 * DAY;
  const other = await on.write(as, 'Once more', widget.token);
  await api.agent('POST', `/conversations/${other}/assign`, { body: { agent_id: adaId } });
  await on.settle(other, 'resolve');
  api.clock.ms += 4 * DAY;
  await on.sweepAll();
  expect([await on.isThere(id), await on.isThere(other)]).toEqual([false, true]);
  expect((await api.agent('GET', `/visitors/${visitor}`)).status).toBe(200);
  expect((await api.visitor('GET', `${widget.token}/conversations`, as)).body.data).toHaveLength(1);
  api.clock.ms += 4 * DAY;
  await on.sweepAll();
  expect((await api.agent('GET', `/visitors/${visitor}`)).status).toBe(404);
});

it('takes the files and tickets of a conversation only, while its visitor has another', async () => {
  const older = await on.chat(widget.token);
  const ticketOf = async (id: number) => (await api.make('/tickets', { subject: `Of ${id}`, conversation_id: id })).id;
  const attach = async (id: number): Promise<void> => {
    const path = `${widget.token}/conversations/${id}`;
    const offered = { name: 'a.png', type: 'image/png', size: png(10, 10).length };
    const upload = (await api.visitor('POST', `${path}/uploads`, { ...older.as, body: offered })).body;
    api.files.post(upload, png(10, 10));
    const body = { client_message_id: freshId(), metadata: { files: [{ id: upload.id }] } };
    expect((await api.visitor('POST', `${path}/messages`, { ...older.as, body })).status).toBe(201);
  };
  await attach(older.id);
  await on.settle(older.id);
  const newer = await on.write(older.as, 'Once more', widget.token);
  await api.agent('POST', `/conversations/${newer}/assign`, { body: { agent_id: adaId } });
  await attach(newer);
  await on.settle(newer);
  const tickets = [await ticketOf(older.id), await ticketOf(newer)];
  expect(api.files.objects.all()).toHaveLength(2);
  api.clock.ms += 5 * DAY;
  const note = { content: 'Call back', client_message_id: freshId(), visibility: 'internal' };
  await api.agent('POST', `/conversations/${older.id}/messages`, { claims: ada, body: note });
  api.clock.ms += 3 * DAY;
  await on.sweepAll();
  expect([await on.isThere(older.id), await on.isThere(newer)]).toEqual([true, false]);
  expect((await api.agent('GET', `/visitors/${older.visitor}`)).status).toBe(200);
  expect(api.files.objects.all()).toHaveLength(1);
  const subjects = await Promise.all(
    tickets.map(async (id) => (await api.agent('GET', `/tickets/${id}`)).body.subject),
  );
  expect(subjects).toEqual([`Of ${older.id}`, 'Erased']);
});

it('keeps a blocked visitor until the block has ended', async () => {
  const { id, visitor } = await on.chat(widget.token);
  await on.settle(id);
  expect((await api.agent('PUT', `/visitors/${visitor}/block`, { body: { hours: 24 * 20 } })).status).toBe(200);
  api.clock.ms += 8 * DAY;
  await on.sweepAll();
  expect([await on.isThere(id), (await api.agent('GET', `/visitors/${visitor}`)).status]).toEqual([false, 200]);
  api.clock.ms += 31 * DAY;
  await on.sweepAll();
  expect((await api.agent('GET', `/visitors/${visitor}`)).status).toBe(404);
});

it('leaves numbers as they were, and nothing that a recount would change', async () => {
  const fresh = unread(api.deps.table);
  const { id } = await on.chat(widget.token);
  const answer = { content: 'Here you are', client_message_id: freshId() };
  await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: answer });
  await on.settle(id);
  await react(api.deps)(fresh());
  api.clock.ms += HOUR;
  await on.sweepAll();
  const query = { from: dayOf(api.clock.ms - DAY), to: dayOf(api.clock.ms), widget_id: String(widget.id) };
  const report = async () => (await api.agent('GET', '/reports/volume', { query })).body;
  const before = await report();
  expect(before.total).toMatchObject({ started: 1, closed: 1 });
  api.clock.ms += 8 * DAY;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(false);
  expect(await report()).toEqual(before);
  const { drift } = await recount(api.deps);
  expect(drift.filter(({ what }) => what.includes(`${id}`) || what.includes(`widget ${widget.id} `))).toEqual([]);
});

it('takes away all that is due before it spends time on deleting what is left of them', async () => {
  const ids: number[] = [];
  for (let count = 0; count < 30; count++) ids.push((await on.chat(widget.token)).id);
  for (const id of ids) await on.settle(id);
  api.clock.ms += 8 * DAY;
  on.toNextHour();
  const { table } = api.deps;
  const slow = withRequests(table, {
    delete: async (input) => {
      api.clock.ms += 30_000;
      return table.delete(input);
    },
  });
  await on.sweeping({ table: slow })();
  expect(await Promise.all(ids.map(on.isThere))).toEqual(ids.map(() => false));
  const rowsLeft = () => ids.filter((id) => table.items.some(({ pk }) => pk === keys.info(id).pk)).length;
  expect(rowsLeft()).toBeGreaterThan(0);
  await on.sweepAll();
  expect(rowsLeft()).toBe(0);
});

it('finds what an import has brought that ended long ago', async () => {
  const [first, second] = [await on.chat(widget.token), await on.chat(widget.token)];
  await on.settle(first.id);
  api.clock.ms += 2 * DAY;
  await on.settle(second.id);
  // As an import stores it: in the list at the time at which it ended, which was looked at by then.
  await api.deps.table.update({ Key: keys.info(second.id), ...setFields(indexes.byStatus('closed', 0, second.id)) });
  api.clock.ms += 5 * DAY;
  const there = async () => [await on.isThere(first.id), await on.isThere(second.id)];
  await on.sweeping()();
  await deleteDue(api.deps.table, second.id);
  expect(await there()).toEqual([false, true]);
  api.clock.ms += 3 * DAY;
  await on.sweepAll();
  expect(await there()).toEqual([false, true]);
  await holdingTable(api.deps, { holder: 'test', by: 'a test' }, async () => {});
  await on.sweepAll();
  expect(await there()).toEqual([false, false]);
});

it('begins again where an import has ended while it looked', async () => {
  const [first, second] = [await on.chat(widget.token), await on.chat(widget.token)];
  await on.settle(first.id);
  api.clock.ms += 7 * DAY;
  await on.sweepAll();
  await on.settle(second.id);
  api.clock.ms += 8 * DAY;
  const { table } = api.deps;
  let imports = 1;
  const during = withRequests(table, {
    query: async (input) => {
      const page = await table.query(input);
      // What it brings lies before what was read.
      if (JSON.stringify(input).includes('STATUS#closed') && page.items.length > 0 && imports-- > 0)
        await holdingTable(api.deps, { holder: 'test', by: 'a test' }, async () => {});
      return page;
    },
  });
  on.toNextHour();
  await on.sweeping({ table: during })();
  expect(imports).toBeLessThan(1);
  expect(await getRetentionPosition(table)).toBeUndefined();
});

/** Takes away the order to look at a conversation again, as if it had never been looked at. */
async function deleteDue(table: MemoryApis['deps']['table'], id: number): Promise<void> {
  for (const { pk, sk } of table.items)
    if (pk === 'DUE' && String(sk).includes(padId(id))) await table.delete({ Key: { pk, sk } });
}
