/** Erasing what is over on DynamoDB: nothing of it is left anywhere, whatever happens meanwhile. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { padId } from '#core/model/id.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { beginConversationErasure } from '#functions/store/lifecycle/retention-store.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import { putSearchWords } from '#functions/store/search/search-store.ts';
import type { Table } from '#functions/store/table.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { applyRetention } from '#functions/use-cases/retention/retention.ts';
import { finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { ada, type Apis, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { streamEvent } from '#test/support/memory-deps.ts';
import { DAY, HOUR, MINUTE, retentionOn, withRequests } from '#test/support/retention.ts';
import { png } from '#test/support/sample-files.ts';
import { deliveringApis } from '#test/support/webhooks.ts';

let api: Apis;
let world: ReturnType<typeof deliveringApis>;
let on: ReturnType<typeof retentionOn>;
let widget: { id: number; token: string };
let adaId: number;
const MARK = 'Marmalade';

beforeAll(async () => {
  api = await startApis();
  world = deliveringApis(api);
  on = retentionOn(api);
  adaId = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 })).id;
  await api.make('/agents', { user_id: 'ben' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  widget = await api.make('/widgets', { name: 'Shop', retention_days: 7, close_after_resolved_hours: null });
});

const stored = async (): Promise<string> => JSON.stringify(await api.allItems());
const itemsUnder = async (pk: string) => (await api.allItems()).filter((item) => item['pk']?.S === pk);
const reopen = (id: number) => api.agent('POST', `/conversations/${id}/reopen`, { claims: ada });

it('leaves a conversation nowhere: no row, word, draft, ticket, file, delivery, nor its visitor', async () => {
  const hook = await api.make('/webhooks', { url: 'https://crm.example.com/hook', events: ['message.created'] });
  await heartbeat(api.deps, adaId, 75);
  const { id, as, visitor, session_token } = await on.chat(widget.token);
  const upload = (
    await api.visitor('POST', `${widget.token}/conversations/${id}/uploads`, {
      ...as,
      body: { name: `${MARK}.png`, type: 'image/png', size: png(10, 10).length },
    })
  ).body;
  expect(upload).toMatchObject({ id: expect.any(String) });
  api.files.post(upload, png(10, 10));
  const say = { client_message_id: freshId(), content: MARK, metadata: { files: [{ id: upload.id }] } };
  expect((await api.visitor('POST', `${widget.token}/conversations/${id}/messages`, { ...as, body: say })).status).toBe(
    201,
  );
  const body = { content: `A note on ${MARK} for @ben`, client_message_id: freshId(), visibility: 'internal' };
  await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body });
  await api.agent('PUT', `/conversations/${id}/draft`, { claims: ada, body: { reply: MARK, note: '', base: null } });
  await api.agent('PUT', `/conversations/${id}/following`, { claims: ada, body: { following: true } });
  await api.agent('PUT', `/conversations/${id}`, { claims: ada, body: { attributes: { spread: MARK } } });
  const later = { content: MARK, client_message_id: freshId(), send_at: new Date(api.clock.ms + DAY).toISOString() };
  await api.agent('POST', `/conversations/${id}/scheduled`, { claims: ada, body: later });
  for (const sk of ['INFO-FLOW', 'INFO-TOOLS', 'LAST-RUN#ada', 'LAST-MAILED'])
    await api.deps.table.put({ Item: { pk: keys.info(id).pk, sk, said: MARK } });
  await putSearchWords(api.deps.table, id, ` ${MARK.toLowerCase()} `);
  const ticket = await api.make('/tickets', { subject: MARK, description: MARK, conversation_id: id });
  await on.settle(id);
  const rated = { rating: 5, feedback: MARK };
  await api.visitor('POST', `${widget.token}/conversations/${id}/rating`, { ...as, body: rated });
  await world.react(streamEvent(await world.fresh()));
  expect(await itemsUnder(`HOOK#${padId(hook.id)}`)).not.toEqual([]);
  expect(api.files.objects.all().length).toBe(1);

  // What was scheduled is refused then, which is the last that happens.
  api.clock.ms += DAY;
  await on.sweepAll();
  const endedMs = api.clock.ms;

  api.clock.ms += 7 * DAY - 8 * HOUR;
  await on.sweepAll();
  expect(await on.isThere(id)).toBe(true);
  api.clock.ms = endedMs + 7 * DAY;
  await on.sweepAll();

  const left = (await api.allItems()).filter((item) => JSON.stringify(item).toLowerCase().includes('marmalade'));
  expect(left.map(({ pk, sk }) => [pk?.S, sk?.S])).toEqual([]);
  expect(api.files.objects.all()).toEqual([]);
  expect(await itemsUnder('ERASURES')).toEqual([]);
  expect(await itemsUnder(keys.info(id).pk)).toEqual([]);
  expect((await api.agent('GET', `/tickets/${ticket.id}`)).body).toMatchObject({
    number: ticket.number,
    subject: 'Erased',
  });
  expect(await api.agent('GET', `/visitors/${visitor}`)).toMatchObject({ status: 404 });
  expect(await api.visitor('POST', `${widget.token}/session`, { body: { session_token } })).toMatchObject({
    status: 401,
  });
});

it('erases each once, and all of it, where two sweeps meet', async () => {
  const ids: number[] = [];
  for (let count = 0; count < 5; count++) ids.push((await on.chat(widget.token)).id);
  for (const id of ids) await on.settle(id);
  api.clock.ms += 8 * DAY;
  on.toNextHour();
  const [one, other] = [on.sweeping(), on.sweeping()];
  for (let time = 0; time < 6; time++) {
    await Promise.all([one(), other()]);
    api.clock.ms += 2 * MINUTE;
  }
  for (let hour = 0; hour < 2; hour++) {
    on.toNextHour();
    await Promise.all([one(), other()]);
  }
  for (const id of ids) expect(await itemsUnder(keys.info(id).pk)).toEqual([]);
  expect(await itemsUnder('ERASURES')).toEqual([]);
});

it('goes on where it was cut short, whatever write that was', async () => {
  for (const at of [1, 2, 4, 7, 11]) {
    const { id, visitor } = await on.chat(widget.token, 'Chutney');
    await on.settle(id);
    await putSearchWords(api.deps.table, id, ' chutney ');
    await api.make('/tickets', { subject: 'Chutney', description: 'Chutney', conversation_id: id });
    api.clock.ms += 8 * DAY;
    on.toNextHour();
    await on.sweeping({ table: cutShort(at) })();
    await on.sweepAll();
    expect(await itemsUnder(keys.info(id).pk)).toEqual([]);
    expect((await stored()).toLowerCase()).not.toContain('chutney');
    expect((await api.agent('GET', `/visitors/${visitor}`)).status).toBe(404);
    expect(await itemsUnder('ERASURES')).toEqual([]);
  }
});

it('leaves a conversation alone that is reopened while it is looked at', async () => {
  const { id, as } = await on.chat(widget.token);
  await on.settle(id, 'resolve');
  api.clock.ms += 8 * DAY;
  const { table } = api.deps;
  const said: number[] = [];
  const faulty = withRequests(table, {
    transact: async (items) => {
      if (said.length === 0 && JSON.stringify(items).includes('ERASURES'))
        said.push(await on.write(as, 'Still there?', widget.token));
      return table.transact(items);
    },
  });
  await on.sweepAll(on.sweeping({ table: faulty }));
  expect(said).toEqual([id]);
  expect((await newestRow(table, id, { consistent: true }))?.state.status).not.toBe('resolved');
  expect((await api.agent('GET', `/conversations/${id}/messages`)).body.data.length).toBeGreaterThan(1);
});

it('lets a visitor begin another one in the moment in which it is taken away', async () => {
  const { id, as } = await on.chat(widget.token);
  await on.settle(id, 'resolve');
  api.clock.ms += 8 * DAY;
  const { table } = api.deps;
  const begun: number[] = [];
  const statuses: number[] = [];
  const slow = withRequests(table, {
    transact: async (items) => {
      const written = await table.transact(items);
      if (begun.length === 0 && JSON.stringify(items).includes('"ERASURES"')) {
        statuses.push((await reopen(id)).status);
        begun.push(await on.write(as, 'Once more', widget.token));
      }
      return written;
    },
  });
  await on.sweepAll(on.sweeping({ table: slow }));
  expect(statuses).toEqual([404]);
  expect(begun).not.toEqual([id]);
  expect([await on.isThere(id), await on.isThere(begun[0] ?? 0)]).toEqual([false, true]);
});

it.each(['before', 'while'] as const)(
  'takes no note that would go with it, taken away %s it is written',
  async (when) => {
    const { id } = await on.chat(widget.token);
    await on.settle(id);
    api.clock.ms += 8 * DAY;
    const { table } = api.deps;
    let isTaken = false;
    const takeAway = async (): Promise<void> => {
      const [newest, info] = [
        await newestRow(table, id, { consistent: true }),
        await table.get({ Key: keys.info(id) }),
      ];
      const { visitor_id, widget_id } = newest?.state ?? { visitor_id: 0, widget_id: 0 };
      const began = { began_at_ms: api.clock.ms, last_at_ms: api.clock.ms };
      const erasure = { conversation_id: id, visitor_id, widget_id, ...began };
      if (info && newest) await beginConversationErasure(table, newest, undefined, erasure);
      isTaken = true;
    };
    // What was decided on the conversation is stored once that has gone.
    const overtaken = withRequests(table, {
      put: async (input) => (await takeAway(), table.put(input)),
      transact: async (items) => (await takeAway(), table.transact(items)),
    });
    if (when === 'before') await takeAway();
    const note = {
      content: 'To be kept',
      client_message_id: freshId(),
      visibility: 'internal',
      metadata: null,
    } as const;
    const sent = sendAgentMessage({ ...api.deps, table: overtaken }, id, {
      ...note,
      agent: { id: adaId, name: 'Ada' },
    });
    await expect(sent).rejects.toMatchObject({ code: 'not_found' });
    expect(isTaken).toBe(true);
    await on.sweepAll();
  },
);

it('takes no draft once it is taken away, although its rows are left for a while', async () => {
  const { id } = await on.chat(widget.token);
  await on.settle(id);
  const save = (reply: string) =>
    api.agent('PUT', `/conversations/${id}/draft`, { claims: ada, body: { reply, note: '', base: null } });
  expect(await save('Before')).toMatchObject({ status: 200 });
  api.clock.ms += 8 * DAY;
  const newest = await newestRow(api.deps.table, id, { consistent: true });
  if (!newest) throw new Error('There is no such conversation.');
  const { visitor_id, widget_id } = newest.state;
  const began = { began_at_ms: api.clock.ms, last_at_ms: api.clock.ms };
  const erasure = { conversation_id: id, visitor_id, widget_id, ...began };
  await beginConversationErasure(api.deps.table, newest, undefined, erasure);
  expect(await newestRow(api.deps.table, id, { consistent: true })).toBeDefined();
  expect(await save('After')).toMatchObject({ status: 404 });
  await on.sweepAll();
});

/** The table stops taking writes after so many of those that erase. */
function cutShort(writes: number): Table {
  const { table } = api.deps;
  let left: number | undefined;
  const counted = <Input, Output>(write: (input: Input) => Promise<Output>) => {
    return (input: Input): Promise<Output> => {
      if (JSON.stringify(input).includes('"ERASURES"')) left ??= writes;
      return left === undefined || left-- > 0 ? write(input) : Promise.reject(new Error('cut short'));
    };
  };
  const { put, update, transact, delete: remove } = table;
  return withRequests(table, {
    put: counted(put),
    update: counted(update),
    delete: counted(remove),
    transact: counted(transact),
  });
}

it('takes the units that docs/cost.md says for a conversation of 20 messages and its visitor', async () => {
  const own = await startApis();
  const mine = retentionOn(own);
  await own.make('/agents', { user_id: 'ada' });
  const { token } = await own.make('/widgets', { name: 'Shop', retention_days: 7 });
  const { id, as } = await mine.chat(token);
  for (let count = 1; count < 20; count++) {
    own.clock.ms += 1000;
    const body = { client_message_id: freshId(), content: `Message ${count}` };
    await own.visitor('POST', `${token}/conversations/${id}/messages`, { ...as, body });
  }
  await mine.settle(id);
  await putSearchWords(own.deps.table, id, ' marmalade message ');
  own.clock.ms += 8 * DAY;
  mine.toNextHour();
  const widgets = await allWidgets(own.deps.table, 1);
  const sum = { read: 0, write: 0, index: 0 };
  for (let time = 0; time < 3; time++) {
    const left = await finishErasures(own.deps, own.clock.ms + MINUTE);
    own.deps.resetUnits();
    await applyRetention(
      { ...own.deps, retentionDays: null },
      { looksFor: time === 0 ? widgets : undefined, left, isNewHour: false, until: own.clock.ms + MINUTE },
    );
    for (const kind of ['read', 'write', 'index'] as const) sum[kind] += own.deps.units[kind];
    own.clock.ms += 3 * MINUTE;
  }
  const said = readFileSync('docs/cost.md', 'utf8').match(
    /of 20 messages takes (\d+) write units and (\d+) read units/,
  );
  await own.stop();
  expect([sum.write + sum.index, Math.ceil(sum.read)]).toEqual(said?.slice(1).map(Number));
});
