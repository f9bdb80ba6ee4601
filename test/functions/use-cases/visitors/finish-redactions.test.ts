/** A note that quoted two messages loses one after the other, also in what webhooks were sent of it. */
import { beforeEach, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { erasures } from '#functions/store/visitors/erasure-store.ts';
import type { Table } from '#functions/store/table.ts';
import { putDelivery } from '#functions/store/webhooks/delivery-store.ts';
import { finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { MINUTE, type RetainedChat, retentionOn, withRequests } from '#test/support/retention.ts';

const [PIN, STREET] = ['My pin is 4711', 'I live in Elm Street'];

let api: MemoryApis;
let chat: RetainedChat;
beforeEach(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
  const { token } = await api.make('/widgets', { name: 'Shop' });
  chat = await retentionOn(api).chat(token);
  for (const content of [PIN, STREET])
    await api.visitor('POST', `${token}/conversations/${chat.id}/messages`, {
      ...chat.as,
      body: { content, client_message_id: freshId() },
    });
});

const rows = async (): Promise<{ id: Id; seq: number; content: string }[]> =>
  (await api.agent('GET', `/conversations/${chat.id}/messages`)).body.data;
const seqOf = async (content: string): Promise<number> =>
  (await rows()).find((row) => row.content === content)?.seq ?? 0;
const redactRow = async (seq: number): Promise<void> => {
  const { status } = await api.agent('POST', `/conversations/${chat.id}/messages/${seq}/redact`, { body: {} });
  expect(status).toBe(200);
};
const redact = async (content: string): Promise<void> => redactRow(await seqOf(content));
const sweep = (table: Table = api.deps.table) => finishErasures({ ...api.deps, table }, api.clock.ms + MINUTE);

it.each(['reads what webhooks were sent', 'is about to settle'])(
  'takes the second quotation, too, that is redacted while a sweep %s for the first',
  async (moment) => {
    const { id: hook } = await api.make('/webhooks', { url: 'https://crm.example.com/', events: ['note.created'] });
    const body = { content: `“${PIN}”, “${STREET}”`, client_message_id: freshId(), visibility: 'internal' };
    const { id, seq } = (await api.agent('POST', `/conversations/${chat.id}/messages`, { body })).body;
    const message = { id, conversation_id: chat.id, seq, content: body.content, metadata: null };
    await putDelivery(api.deps.table, {
      webhook_id: hook,
      event_id: `evt_${id}`.padEnd(20, '0'),
      event: 'note.created',
      state: 'delivered',
      body: JSON.stringify({ type: 'note.created', data: { message } }),
      subject: `conversation ${chat.id}`,
      since_ms: api.clock.ms,
      tries: 1,
      attempts: [],
      answer: null,
      next_at_ms: null,
    });
    await redact(PIN);
    api.clock.ms += 3 * MINUTE;
    let isRedacted = false;
    const { table } = api.deps;
    const once = async (): Promise<void> => {
      if (isRedacted) return;
      isRedacted = true;
      await redact(STREET);
    };
    await sweep(
      withRequests(table, {
        query: async (input) => {
          const found = await table.query(input);
          const isLog = input.ExpressionAttributeValues?.[':last'] === 'evt_~';
          if (isLog && moment.startsWith('reads')) await once();
          return found;
        },
        delete: async (input) => {
          if (JSON.stringify(input.Key).includes(`ROW#`)) await once();
          return table.delete(input);
        },
      }),
    );
    expect(isRedacted).toBe(true);
    for (let sweeps = 0; sweeps < 3; sweeps++, api.clock.ms += 3 * MINUTE) await sweep();
    const logged = JSON.stringify(table.items.filter(({ event_id }) => event_id !== undefined));
    expect(logged).not.toMatch(/4711|Elm/);
    expect(logged).toContain(String.raw`“•••”, “•••”\",\"metadata\":null`);
    expect((await erasures(table)).rows).toEqual([]);
  },
);

it('redacts a message that more notes quote than a transaction has room for, on open screens, too', async () => {
  const seq = await seqOf(PIN);
  for (let count = 0; count < 60; count++) {
    const body = { content: `“${PIN}” ${count}`, visibility: 'internal', client_message_id: freshId() };
    await api.agent('POST', `/conversations/${chat.id}/messages`, { body });
  }
  api.deps.delivered.length = 0;
  await redactRow(seq);
  expect(JSON.stringify(await api.allItems())).not.toContain('4711');
  const shown = new Set(JSON.stringify(api.deps.delivered).match(/“•••” \d+/g));
  expect(shown.size).toBe(60);
});
