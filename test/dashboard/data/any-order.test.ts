/** An open conversation on a network that delays, reorders and fails as it likes: in the end every row is shown, in order. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Message } from '#core/model/messages/message.ts';
import type { Api } from '#dashboard/api/api.ts';
import { createInbox } from '#dashboard/data/inbox/inbox.ts';
import { noDrafts } from '#test/dashboard/support/quiet-inbox.ts';
import { conversationOf, messageOf, NOW } from '#test/dashboard/support/sample.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const ID = 1;
type Step = { afterMs: number; what: 'visitor writes' | 'agent writes' | 'colleague writes' | 'is opened' };
type Request = { query?: Record<string, string>; body?: Record<string, string> };

/** A server behind `network`: for each way of each request, and each push, how long it takes; now and then none at all; at last it is quick. */
function slowServer(network: readonly (number | 'fails')[]) {
  let drawn = 0;
  const draw = () => network[drawn++] ?? 0;
  const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const rows: Message[] = [messageOf({ conversation_id: ID, seq: 1 })];
  let push: (row: Message) => void = () => undefined;

  async function tell(row: Message): Promise<void> {
    const ms = draw();
    await later(ms === 'fails' ? 1000 : ms);
    push(row);
  }
  function write(part: Partial<Message>): Message {
    const row = messageOf({ conversation_id: ID, seq: rows.length + 1, ...part });
    rows.push(row);
    void tell(row);
    return row;
  }
  const standing = () => conversationOf({ id: ID, agent_id: 1, status: 'active', last_seq: rows.length });

  function answer(operation: string, { query = {}, body = {} }: Request): unknown {
    switch (operation) {
      case 'getConversation':
        return standing();
      case 'listConversations':
        return { data: [standing()], next_cursor: null };
      case 'listMessages': {
        const [after, before] = [Number(query['after_seq'] ?? 0), Number(query['before_seq'] ?? Infinity)];
        return { data: rows.filter(({ seq }) => seq > after && seq < before), up_to_seq: rows.length };
      }
      case 'sendMessage': {
        const sent = rows.find(({ client_message_id }) => client_message_id === body['client_message_id']);
        return sent ?? write({ ...body, sender_type: 'agent', sender_id: 1 });
      }
      default:
        throw new Error(`The script has no answer for ${operation}.`);
    }
  }

  const api = async (operation: string, request: Request): Promise<unknown> => {
    const [there, back] = [draw(), draw()];
    if (there === 'fails') throw new TypeError('offline');
    await later(there);
    const given = structuredClone(answer(operation, request));
    if (back === 'fails') throw new TypeError('offline');
    await later(back);
    return given;
  };
  return { api: api as unknown as Api, rows, write, onPush: (listener: typeof push) => (push = listener) };
}

const steps = fc.array(
  fc.record<Step>({
    afterMs: fc.integer({ min: 0, max: 300 }),
    what: fc.constantFrom('visitor writes', 'agent writes', 'colleague writes', 'is opened'),
  }),
  { minLength: 1, maxLength: 10 },
);
const network = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 400 }) },
    { weight: 1, arbitrary: fc.constant('fails' as const) },
  ),
  { maxLength: 60 },
);

it('shows every row once and in order, whatever overtakes whatever', async () => {
  await fc.assert(
    fc.asyncProperty(steps, network, async (happenings, ways) => {
      const server = slowServer(ways);
      let ids = 0;
      const inbox = createInbox({
        api: server.api,
        me: () => 1,
        sendFrame: () => true,
        tellTabs: () => undefined,
        onNews: () => undefined,
        holdMs: () => 0,
        mentionsIn: async () => [],
        run: () => Promise.reject(new Error('Nothing is run here.')),
        keepUnsent: () => undefined,
        newId: () => `client-${(ids += 1)}`,
        now: () => new Date(),
        random: () => 0.5,
        ownDrafts: noDrafts,
      });
      server.onPush((message) => inbox.receive({ type: 'message.created', message: structuredClone(message) }));
      const open = () => void inbox.open(ID).catch(() => undefined);
      open();
      for (const { afterMs, what } of happenings) {
        await vi.advanceTimersByTimeAsync(afterMs);
        if (what === 'is opened') open();
        else if (what === 'agent writes') inbox.outbox.send(ID, `own ${ids}`, 'public');
        else if (what === 'visitor writes') server.write({});
        else server.write({ sender_type: 'agent', sender_id: 2 });
      }
      await vi.advanceTimersByTimeAsync(60_000);
      const isShown = () => inbox.threads.of(ID).value.state === 'ready' && inbox.conversations.get(ID) !== undefined;
      // What could not be opened says so, and is opened again.
      for (let tries = 0; !isShown() && tries < 50; tries += 1) {
        open();
        await vi.advanceTimersByTimeAsync(2000);
      }
      expect(inbox.outbox.items.value).toEqual([]);
      expect(inbox.threads.of(ID).value.rows.map(({ seq }) => seq)).toEqual(server.rows.map(({ seq }) => seq));
      expect(inbox.conversations.get(ID)?.last_seq).toBe(server.rows.length);
    }),
    { numRuns: 300 },
  );
});

it('asks ever more seldom for rows that keep being refused, however many more are pushed', async () => {
  const server = slowServer([]);
  let asked = 0;
  let isRefusing = false;
  const api = (async (operation: string, request: Request) => {
    if (isRefusing && operation === 'listMessages') {
      asked += 1;
      throw new TypeError('refused');
    }
    return await (server.api as unknown as (operation: string, request: Request) => Promise<unknown>)(
      operation,
      request,
    );
  }) as unknown as Api;
  const inbox = createInbox({
    api,
    me: () => 1,
    sendFrame: () => true,
    tellTabs: () => undefined,
    onNews: () => undefined,
    holdMs: () => 0,
    mentionsIn: async () => [],
    run: () => Promise.reject(new Error('Nothing is run here.')),
    keepUnsent: () => undefined,
    newId: () => 'client',
    now: () => new Date(),
    random: () => 0.5,
    ownDrafts: noDrafts,
  });
  void inbox.open(ID);
  await vi.advanceTimersByTimeAsync(10);
  isRefusing = true;
  // The first push is lost: the next one shows the hole.
  server.write({});
  await vi.advanceTimersByTimeAsync(10);
  server.onPush((message) => inbox.receive({ type: 'message.created', message: structuredClone(message) }));
  for (let row = 0; row < 10; row++) {
    server.write({});
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  asked = 0;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(61);
  isRefusing = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(inbox.threads.of(ID).value.rows.map(({ seq }) => seq)).toEqual(server.rows.map(({ seq }) => seq));
});
