/** The chat against a network that delays and reorders as it likes: in the end everything is shown, once and in order. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChat } from '#widget/app/chat/chat.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { type Call, conversation, type FakeSocket, makeWorld, row } from '#test/widget/support/world.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What happens at a time; how long what follows takes is drawn one after another. */
type Step = { afterMs: number; what: 'visitor writes' | 'team writes' | 'connection drops' };

/** How long something is under way, in milliseconds; a request or answer may also get lost. */
type Way = number | 'fails';

/** A server on a network: how long it takes, in turn, for each request, each answer and each push; at last it is quick. */
function slowServer(network: readonly Way[]) {
  let drawn = 0;
  const later = async () => {
    const way = network[drawn++] ?? 0;
    await new Promise<void>((done) => setTimeout(done, way === 'fails' ? 1000 : way));
    return way;
  };
  const rows: VisitorMessage[] = [];
  const greeted = new Set<FakeSocket>();
  let isStarted = false;

  async function tell(socket: FakeSocket, message: VisitorMessage): Promise<void> {
    await later();
    if (greeted.has(socket) && !socket.isClosed) socket.say({ type: 'message.created', message });
  }
  function write(change: Partial<VisitorMessage>): VisitorMessage {
    const message = row({ seq: rows.length + 1, ...change });
    rows.push(message);
    for (const socket of greeted) void tell(socket, message);
    return message;
  }
  function take(body: Record<string, unknown> = {}): VisitorMessage {
    const own = { sender_type: 'visitor', sender_id: 7, client_message_id: String(body['client_message_id']) } as const;
    const known = rows.find(({ client_message_id }) => client_message_id === own.client_message_id);
    return known ?? write({ ...own, content: String(body['content']) });
  }

  function answer({ operation, request: { body, query } }: Call): unknown {
    const open = isStarted ? conversation() : null;
    switch (operation) {
      case 'openSession':
        return {
          session_token: 'session',
          expires_at: '',
          visitor: { id: 7, name: null, email: null, phone: null, verified: false },
          conversation: open,
          socket_url: 'wss://socket.example',
          availability: { online: true, reason: null, next_open_at: null },
          team: [],
          typical_answer_seconds: null,
        };
      case 'listOwnMessages': {
        const found = rows.filter(
          ({ seq }) => seq > Number(query?.['after_seq'] ?? 0) && seq < Number(query?.['before_seq'] ?? Infinity),
        );
        return { data: found, up_to_seq: rows.length };
      }
      case 'sendOwnMessage':
        return take(body);
      case 'startConversation':
        isStarted = true;
        return { conversation: conversation(), messages: [take(body)] };
      default:
        throw new Error(`The script has no answer for ${operation}.`);
    }
  }

  return {
    rows,
    write,
    isStarted: () => isStarted,
    async script(call: Call): Promise<unknown> {
      if ((await later()) === 'fails') throw new TypeError('offline');
      const given = structuredClone(answer(call));
      if ((await later()) === 'fails') throw new TypeError('offline');
      return given;
    },
    /** Greets sockets as they open; what they missed they are told first. */
    async greet(socket: FakeSocket): Promise<void> {
      await later();
      if (socket.isClosed) return;
      greeted.add(socket);
      socket.accept();
      const hello = socket.sent.find(({ type }) => type === 'hello');
      const after = hello?.type === 'hello' ? hello.resume?.[0]?.after_seq : undefined;
      for (const message of after === undefined ? [] : rows.filter(({ seq }) => seq > after))
        void tell(socket, message);
    },
    drop() {
      for (const socket of greeted) if (!socket.isClosed) socket.drop();
    },
  };
}

const steps = fc.array(
  fc.record<Step>({
    afterMs: fc.integer({ min: 0, max: 400 }),
    what: fc.constantFrom('visitor writes', 'visitor writes', 'team writes', 'team writes', 'connection drops'),
  }),
  { minLength: 1, maxLength: 12 },
);
const ways = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 500 }) },
    { weight: 1, arbitrary: fc.constant('fails' as const) },
  ),
  { maxLength: 60 },
);

/**
 * Once lost: an answer pushed before there was a connection, one pushed before the conversation was known, and what was
 * written after a message that was pushed while its answer got lost.
 */
const lostOnce: [Step[], Way[]][] = [
  [
    [
      { afterMs: 0, what: 'visitor writes' },
      { afterMs: 10, what: 'team writes' },
    ],
    [0, 21],
  ],
  [
    [
      { afterMs: 10, what: 'visitor writes' },
      { afterMs: 0, what: 'team writes' },
    ],
    [0, 0, 0, 0, 0, 11],
  ],
  [
    [
      { afterMs: 0, what: 'visitor writes' },
      { afterMs: 0, what: 'visitor writes' },
      { afterMs: 0, what: 'visitor writes' },
    ],
    [30, 0, 0, 0, 0, 'fails'],
  ],
];

it('shows every row once and in order, whatever overtakes whatever', async () => {
  await fc.assert(
    fc.asyncProperty(steps, ways, async (happenings, network) => {
      const server = slowServer(network);
      const { world, sockets } = makeWorld((call) => server.script(call));
      const met = new Set<FakeSocket>();
      const pass = async (ms: number, stepMs = 10) => {
        for (let time = 0; time <= ms; time += stepMs) {
          for (const socket of sockets.filter((one) => !met.has(one))) {
            met.add(socket);
            void server.greet(socket);
          }
          await vi.advanceTimersByTimeAsync(stepMs);
        }
      };
      const chat = createChat(world);
      chat.open();
      let written = 0;
      for (const { afterMs, what } of happenings) {
        await pass(afterMs);
        if (what === 'visitor writes') chat.send(`question ${++written}`);
        else if (what === 'connection drops') server.drop();
        else if (server.isStarted()) server.write({ content: `answer ${++written}` });
      }
      await pass(40_000, 200);
      // Trouble says so, and has a button to try again.
      for (let tries = 0; world.store.get().trouble && tries < 50; tries += 1) {
        void chat.begin();
        await pass(5000, 100);
      }
      const { timeline, outbox, connection } = world.store.get();
      expect({ outbox, connection }).toEqual({ outbox: [], connection: 'live' });
      expect(timeline.map(({ content }) => content)).toEqual(server.rows.map(({ content }) => content));
      chat.sleep();
    }),
    { numRuns: 200, examples: lostOnce },
  );
});
