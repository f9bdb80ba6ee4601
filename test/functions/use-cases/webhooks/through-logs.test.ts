/** What webhooks were sent is found and taken away, although no sweep lives long enough to read all of it. */
import { beforeEach, expect, it } from 'vitest';
import { firstIdAt } from '#core/model/id.ts';
import { eventId } from '#core/webhooks/event-id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import { putDelivery } from '#functions/store/webhooks/delivery-store.ts';
import { throughLogs } from '#functions/use-cases/webhooks/through-logs.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { DAY, MINUTE, type RetainedChat, retentionOn, withRequests } from '#test/support/retention.ts';

/** How many deliveries a page has, how many pages the log of each webhook has, and how many a sweep reads before it dies. */
const [PAGE, PAGES, LIFE] = [4, 4, 3];

let api: MemoryApis;
let on: ReturnType<typeof retentionOn>;
let token: string;
let hooks: number[];
beforeEach(async () => {
  api = await memoryApis();
  on = retentionOn(api);
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
  ({ token } = await api.make('/widgets', { name: 'Shop', retention_days: 7, close_after_resolved_hours: null }));
  hooks = [];
  for (const name of ['crm', 'bi']) {
    const body = { url: `https://${name}.example.com/hook`, events: ['message.created'] };
    hooks.push((await api.make('/webhooks', body)).id);
  }
});

/** Fills the logs: each page ends with a delivery about the chat, the rest is about others. */
async function fillLogs({ id, visitor }: RetainedChat): Promise<void> {
  const message = { conversation_id: id, seq: 1, content: 'I spilled Marmalade', metadata: null };
  for (const webhook_id of hooks)
    for (let count = 1; count <= PAGE * PAGES; count++) {
      const isOfChat = count % PAGE === 0;
      const subject = isOfChat ? `conversation ${id}` : 'conversation 1';
      await putDelivery(api.deps.table, {
        webhook_id,
        event_id: eventId(firstIdAt(api.clock.ms + count), 'message.created', subject, 1),
        event: 'message.created',
        state: 'delivered',
        body: isOfChat ? JSON.stringify({ type: 'message.created', data: { message } }) : '{}',
        subject,
        visitor_id: isOfChat ? visitor : 1,
        since_ms: api.clock.ms,
        tries: 1,
        attempts: [],
        answer: null,
        next_at_ms: null,
      });
    }
}

/** What is in the logs: about the chat, and about others. */
function logged(): { ofChat: number; ofOthers: number } {
  const all = api.deps.table.items.filter((item) => item['event_id'] !== undefined && item['body'] !== undefined);
  const ofChat = all.filter(({ body }) => String(body).includes('Marmalade')).length;
  return { ofChat, ofOthers: all.filter(({ subject }) => subject === 'conversation 1').length };
}
const OTHERS = 2 * PAGES * (PAGE - 1);

/** The table of a sweep that dies once it has read some pages of the logs. */
function dying(): Table {
  let left = LIFE;
  const { table } = api.deps;
  return withRequests(table, {
    query: async (input) => {
      const values = input.ExpressionAttributeValues ?? {};
      const isLog = hooks.some((id) => keys.delivery(id, '').pk === values[':pk']) && values[':last'] === 'evt_~';
      if (!isLog) return table.query(input);
      if (left-- === 0) throw new Error('died');
      return table.query({ ...input, Limit: PAGE });
    },
  });
}

const sweepOnce = (): Promise<void> => on.sweeping({ table: dying() })();
const isErasing = (): boolean => api.deps.table.items.some(({ pk }) => pk === 'ERASURES');

it('erases what was sent about a person who is erased, in a few sweeps that die', async () => {
  const chat = await on.chat(token);
  await fillLogs(chat);
  expect((await api.agent('DELETE', `/visitors/${chat.visitor}`)).status).toBe(204);
  await fillLogs(chat);
  for (let sweeps = 0; isErasing() && sweeps < 12; sweeps++) {
    api.clock.ms += 2 * MINUTE;
    await sweepOnce();
  }
  expect([logged(), isErasing()]).toEqual([{ ofChat: 0, ofOthers: OTHERS }, false]);
});

it('erases what was sent about a chat whose retention has ended, in a few hours whose sweeps die', async () => {
  const chat = await on.chat(token);
  await on.settle(chat.id);
  api.clock.ms += 6 * DAY;
  await fillLogs(chat);
  api.clock.ms += 1 * DAY + MINUTE;
  let hours = 0;
  do {
    on.toNextHour();
    for (let sweeps = 0; sweeps < 4; sweeps++, api.clock.ms += 2 * MINUTE) await sweepOnce();
  } while (isErasing() && ++hours < 12);
  expect([logged(), isErasing()]).toEqual([{ ofChat: 0, ofOthers: OTHERS }, false]);
  expect(api.deps.table.items.filter(({ pk, sk }) => pk === 'RETENTION' && sk === 'LOG')).toEqual([]);
});

it('takes a redacted message out of what was sent, in a few sweeps that die', async () => {
  const chat = await on.chat(token);
  await fillLogs(chat);
  expect((await api.agent('POST', `/conversations/${chat.id}/messages/1/redact`, { body: {} })).status).toBe(200);
  for (let sweeps = 0; isErasing() && sweeps < 12; sweeps++, api.clock.ms += 2 * MINUTE) await sweepOnce();
  expect([logged(), isErasing()]).toEqual([{ ofChat: 0, ofOthers: OTHERS }, false]);
});

it('reads each page once where a look is gone on with, and each page again where nothing keeps how far it came', async () => {
  const pages: string[] = [];
  const look = async (walk: Omit<Parameters<typeof throughLogs>[1], 'until'>, most: number) => {
    let left = most;
    const deps = { table: api.deps.table, now: () => (left-- > 0 ? 0 : 1) };
    return throughLogs(deps, { ...walk, until: 1 }, async (webhook, after) => {
      pages.push(`${hooks.indexOf(webhook)} ${after ?? ''}`);
      return { found: after === 'a', after: after === undefined ? 'a' : after === 'a' ? 'b' : undefined };
    });
  };
  expect(await look({}, 2)).toEqual({ isComplete: false, found: true });
  expect(await look({}, 10)).toEqual({ isComplete: true, found: true });
  expect(pages.splice(0)).toEqual(['0 ', '0 a', '0 ', '0 a', '0 b', '1 ', '1 a', '1 b']);
  let position: Parameters<typeof throughLogs>[1]['position'];
  const keep = async (next: NonNullable<typeof position>): Promise<void> => void (position = next);
  for (let isComplete = false; !isComplete;) ({ isComplete } = await look({ position, keep }, 2));
  expect(pages).toEqual(['0 ', '0 a', '0 b', '1 ', '1 a', '1 b']);
  expect(position).toEqual({ webhook_id: hooks[1], after: 'b', found: true });
});
