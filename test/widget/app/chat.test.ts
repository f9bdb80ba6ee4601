/** The chat against a scripted server: nothing is lost, doubled or out of order, whatever the network does. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChat } from '../../../widget/app/chat.ts';
import type { Remembered } from '../../../widget/app/memory.ts';
import type { Availability } from '../../../core/model/widget.ts';
import { type Call, conversation, makeWorld, refusal, row, type Script } from '../support/world.ts';

const here: Availability = { online: true, reason: null, next_open_at: null };
const away: Availability = { online: false, reason: 'nobody_online', next_open_at: null };
const visitor = { id: 7, name: null, email: null, phone: null, verified: false };

/** A server that has a conversation of `rows`, and answers sends with the next row. */
function chatServer(rows = [row({ seq: 1 }), row({ seq: 2 })], over: Partial<Record<string, Script>> = {}) {
  const store = { rows: [...rows], conversation: rows.length ? conversation() : null, availability: here };
  const add = ({ request: { body } }: Call) => {
    const known = store.rows.find((one) => one.client_message_id === body?.['client_message_id']);
    if (known) return known;
    const seq = store.rows.length + 1;
    const sent = row({
      seq,
      sender_type: 'visitor',
      sender_id: 7,
      client_message_id: String(body?.['client_message_id']),
      content: String(body?.['content']),
    });
    store.rows.push(sent);
    return sent;
  };
  const script: Script = (call) => {
    const special = over[call.operation];
    if (special) return special(call);
    switch (call.operation) {
      case 'openSession':
        return {
          session_token: 'session',
          expires_at: '',
          visitor,
          conversation: store.conversation,
          socket_url: 'wss://socket.example',
          availability: store.availability,
          team: [],
        };
      case 'listOwnMessages': {
        const after = Number(call.request.query?.['after_seq'] ?? 0);
        return { data: store.rows.filter(({ seq }) => seq > after), up_to_seq: store.rows.length };
      }
      case 'sendOwnMessage':
        return add(call);
      case 'leaveOfflineMessage':
      case 'startConversation':
        store.conversation = conversation({ status: 'pending', agent: null, agent_id: null });
        return { conversation: store.conversation, messages: [add(call)] };
      default:
        throw new Error(`The script has no answer for ${call.operation}.`);
    }
  };
  return { script, store };
}

async function openChat(script: Script, remembered: Remembered = {}) {
  const made = makeWorld(script, remembered);
  const chat = createChat(made.world);
  chat.open();
  await vi.advanceTimersByTimeAsync(0);
  const socket = made.sockets[0];
  if (!socket) throw new Error('The chat opened no socket.');
  socket.accept();
  await vi.advanceTimersByTimeAsync(0);
  const { store } = made.world;
  const shown = () => store.get().timeline.map(({ content }) => content);
  const sends = () => made.calls.filter(({ operation }) => operation === 'sendOwnMessage');
  return { ...made, chat, socket, store, shown, sends };
}

beforeEach(() => {
  vi.useFakeTimers();
  // Every tab leads itself: sharing is tested in a browser.
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('receiving', () => {
  it('fetches what it missed when a row arrives after a hole', async () => {
    const server = chatServer();
    const { socket, shown } = await openChat(server.script);
    server.store.rows.push(row({ seq: 3 }), row({ seq: 4 }));
    socket.say({ type: 'message.created', message: row({ seq: 4 }) });
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(['row 1', 'row 2', 'row 3', 'row 4']);
  });

  it('fetches what came between its hello and the welcome, when the conversation began in between', async () => {
    const server = chatServer([]);
    const { chat, socket, shown } = await openChat(server.script);
    chat.send('hello');
    await vi.advanceTimersByTimeAsync(0);
    server.store.rows.push(row({ seq: 2, sender_type: 'bot' }));
    const limits = { reconnect_after_seconds: 6000, heartbeat_seconds: 300 };
    socket.say({ type: 'welcome', connection_id: 'c', server_time: '', ...limits });
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(['hello', 'row 2']);
  });

  it('says from where to resume when it comes back', async () => {
    const { socket, sockets } = await openChat(chatServer().script);
    socket.drop();
    await vi.advanceTimersByTimeAsync(1000);
    sockets[1]?.accept();
    expect(sockets[1]?.sent[0]).toEqual({ type: 'hello', resume: [{ conversation_id: 1, after_seq: 2 }] });
  });

  it('ignores what it does not know', async () => {
    const { socket, store } = await openChat(chatServer().script);
    const before = store.get();
    socket.say({ type: 'news.from.the.future' } as never);
    socket.say([] as never);
    expect(store.get()).toBe(before);
  });

  it('forgets everything when its session is revoked', async () => {
    const { socket, store, world } = await openChat(chatServer().script);
    socket.say({ type: 'session.revoked' });
    expect(store.get().timeline).toEqual([]);
    expect(world.memory.read().session_token).toBeUndefined();
  });
});

describe('a conversation that changes while a session is asked for', () => {
  it('is shown as it was pushed, not as the older answer has it', async () => {
    const server = chatServer();
    let isSlow = false;
    const { socket, store, chat } = await openChat(async (call) => {
      const answer = await server.script(call);
      if (call.operation === 'openSession' && isSlow) await new Promise((done) => setTimeout(done, 100));
      return answer;
    });
    isSlow = true;
    chat.navigated();
    await vi.advanceTimersByTimeAsync(50);
    const zoe = { id: 4, name: 'Zoe' };
    socket.say({ type: 'conversation.updated', conversation: conversation({ agent_id: 4, agent: zoe }) });
    await vi.advanceTimersByTimeAsync(100);
    expect(store.get().conversation?.agent).toEqual(zoe);
  });

  it('begun here is not asked for again when its first row comes before the answer', async () => {
    const server = chatServer([]);
    const { socket, chat, calls } = await openChat(async (call) => {
      const answer = await server.script(call);
      if (call.operation === 'startConversation') await new Promise((done) => setTimeout(done, 100));
      return answer;
    });
    const sessions = () => calls.filter(({ operation }) => operation === 'openSession').length;
    const before = sessions();
    chat.send('hello');
    await vi.advanceTimersByTimeAsync(50);
    for (const message of server.store.rows) socket.say({ type: 'message.created', message });
    await vi.advanceTimersByTimeAsync(200);
    expect(server.store.rows).toHaveLength(1);
    expect(sessions()).toBe(before);
  });

  it('begun here shows what was answered before the answer to its beginning has come', async () => {
    const server = chatServer([]);
    const { socket, chat, shown, events } = await openChat(async (call) => {
      const answer = await server.script(call);
      if (call.operation === 'startConversation') await new Promise((done) => setTimeout(done, 100));
      return answer;
    });
    chat.send('hello');
    await vi.advanceTimersByTimeAsync(50);
    server.store.rows.push(row({ seq: 2, content: 'Good morning!' }));
    for (const message of server.store.rows) socket.say({ type: 'message.created', message });
    await vi.advanceTimersByTimeAsync(200);
    expect(shown()).toEqual(['hello', 'Good morning!']);
    expect(events.filter(([name]) => name === 'message')).toHaveLength(2);
  });
});

describe('the connection', () => {
  it('sends its token as the second subprotocol, never in an address', async () => {
    const { socket } = await openChat(chatServer().script);
    expect(socket.protocols).toEqual(['live-chat.v1', 'session']);
  });

  it('moves to a new socket before the server ends the old one, without a moment in between', async () => {
    const { socket, sockets, store } = await openChat(chatServer().script);
    socket.say({
      type: 'welcome',
      connection_id: 'c',
      server_time: '',
      reconnect_after_seconds: 100,
      heartbeat_seconds: 300,
    });
    await vi.advanceTimersByTimeAsync(96_000);
    expect(sockets).toHaveLength(2);
    expect(socket.isClosed).toBe(false);
    sockets[1]?.accept();
    expect(socket.isClosed).toBe(true);
    expect(store.get().connection).toBe('live');
  });

  it('asks after five quiet minutes whether anybody is there, and leaves when nobody answers', async () => {
    const { socket, sockets } = await openChat(chatServer().script);
    await vi.advanceTimersByTimeAsync(299_000);
    expect(socket.sent.filter(({ type }) => type === 'ping')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(socket.sent.filter(({ type }) => type === 'ping')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(socket.isClosed).toBe(true);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it('gives up a socket that never says welcome', async () => {
    const { socket, sockets } = await openChat(chatServer().script);
    socket.drop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sockets).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(12_100);
    expect(sockets[1]?.isClosed).toBe(true);
    expect(sockets.length).toBeGreaterThan(2);
  });

  it('ends when window and conversation are closed, and stays while a conversation is open', async () => {
    const { socket, chat } = await openChat(chatServer().script);
    chat.close();
    expect(socket.isClosed).toBe(false);
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'closed' }) });
    expect(socket.isClosed).toBe(true);
  });
});

describe('sending', () => {
  it('shows a message at once and once, and keeps the order of the server', async () => {
    const { chat, store, shown } = await openChat(chatServer().script);
    chat.send('hello');
    expect(store.get().outbox.map(({ content }) => content)).toEqual(['hello']);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().outbox).toEqual([]);
    expect(shown()).toEqual(['row 1', 'row 2', 'hello']);
  });

  it('has one message in flight, in the order they were written', async () => {
    let inFlight = 0;
    let most = 0;
    const server = chatServer();
    const slow: Script = async (call) => {
      if (call.operation !== 'sendOwnMessage') return server.script(call);
      most = Math.max(most, ++inFlight);
      await new Promise((done) => setTimeout(done, 100));
      inFlight--;
      return server.script(call);
    };
    const { chat, shown } = await openChat(slow);
    for (const text of ['a', 'b', 'c']) chat.send(text);
    await vi.advanceTimersByTimeAsync(400);
    expect(most).toBe(1);
    expect(shown().slice(2)).toEqual(['a', 'b', 'c']);
  });

  it('keeps a message while the server is down, and stores it once when the answer got lost', async () => {
    let failures = 2;
    const server = chatServer();
    const flaky: Script = (call) => {
      if (call.operation !== 'sendOwnMessage' || failures-- <= 0) return server.script(call);
      server.script(call);
      throw new TypeError('Failed to fetch');
    };
    const { chat, store, sends, world } = await openChat(flaky);
    chat.send('in a tunnel');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().outbox[0]?.state).toBe('retrying');
    expect(Object.values(world.memory.read().outbox ?? {})).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sends()).toHaveLength(3);
    expect(server.store.rows.filter(({ content }) => content === 'in a tunnel')).toHaveLength(1);
    expect(store.get().outbox).toEqual([]);
    expect(world.memory.read().outbox).toEqual({});
  });

  it('sends what an earlier page could not, and drops what had arrived after all', async () => {
    const late = { id: 'late-one', conversation_id: 1, content: 'late', created_at: '', state: 'retrying' } as const;
    const arrived = { ...late, id: 'arrived-one', content: 'arrived' };
    const rows = [row({ seq: 1, sender_type: 'visitor', client_message_id: 'arrived-one', content: 'arrived' })];
    const server = chatServer(rows);
    const made = makeWorld(server.script, { outbox: { 'late-one': late, 'arrived-one': arrived } });
    await createChat(made.world).resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.store.rows.map(({ content }) => content)).toEqual(['arrived', 'late']);
    expect(made.world.store.get().outbox).toEqual([]);
  });

  it('waits as long as the server asks', async () => {
    const server = chatServer([row()], {});
    let isBusy = true;
    const { chat, sends } = await openChat((call) => {
      if (call.operation === 'sendOwnMessage' && isBusy) throw refusal(429, 'rate_limited', '5');
      return server.script(call);
    });
    chat.send('slowly');
    await vi.advanceTimersByTimeAsync(4900);
    expect(sends()).toHaveLength(1);
    isBusy = false;
    await vi.advanceTimersByTimeAsync(200);
    expect(sends()).toHaveLength(2);
  });

  it('says what is refused, and goes on with the next', async () => {
    const server = chatServer();
    const { chat, store, shown } = await openChat((call) => {
      if (call.request.body?.['content'] === 'bad') throw refusal(400, 'validation_failed');
      return server.script(call);
    });
    chat.send('bad');
    chat.send('good');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().outbox).toMatchObject([{ content: 'bad', state: 'failed', refusal: 'refused' }]);
    expect(shown().at(-1)).toBe('good');
  });

  it('takes a message to a closed conversation into a new one', async () => {
    const server = chatServer();
    let isClosed = true;
    const { chat, store, calls } = await openChat((call) => {
      if (call.operation === 'sendOwnMessage' && isClosed) {
        server.store.conversation = conversation({ status: 'closed' });
        throw refusal(409, 'illegal_transition');
      }
      return server.script(call);
    });
    chat.send('too late');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().outbox).toMatchObject([{ state: 'failed', refusal: 'closed' }]);
    expect(store.get().conversation?.status).toBe('closed');
    isClosed = false;
    chat.startAnew();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.filter(({ operation }) => operation === 'startConversation')).toHaveLength(1);
    expect(store.get().outbox).toEqual([]);
  });

  it.each(['', '   ', '\u0000', 'x'.repeat(8001)])('sends nothing for %j', async (text) => {
    const { chat, sends } = await openChat(chatServer().script);
    expect(chat.send(text)).toBe(false);
    expect(sends()).toHaveLength(0);
  });
});

describe('leaving a message while nobody is there', () => {
  const vera = { name: 'Vera', email: 'vera@example.com' };

  it('goes to its own endpoint, with whom to answer', async () => {
    const server = chatServer([]);
    server.store.availability = away;
    const { chat, calls, store } = await openChat(server.script);
    chat.send('call me', vera);
    await vi.advanceTimersByTimeAsync(0);
    const left = calls.filter(({ operation }) => operation === 'leaveOfflineMessage');
    expect(left.map(({ request }) => request.body)).toMatchObject([{ content: 'call me', ...vera }]);
    expect(calls.some(({ operation }) => operation === 'startConversation')).toBe(false);
    expect(store.get()).toMatchObject({ outbox: [], conversation: { id: 1 } });
  });

  it('keeps what it takes across a reload, and arrives once', async () => {
    const server = chatServer([]);
    server.store.availability = away;
    let isDown = true;
    const { chat, world } = await openChat((call) => {
      if (call.operation === 'leaveOfflineMessage' && isDown) throw new TypeError('Failed to fetch');
      return server.script(call);
    });
    chat.send('call me', vera);
    await vi.advanceTimersByTimeAsync(0);
    isDown = false;
    const later = makeWorld(server.script, world.memory.read());
    await createChat(later.world).resume();
    await vi.advanceTimersByTimeAsync(0);
    const left = later.calls.filter(({ operation }) => operation === 'leaveOfflineMessage');
    expect(left.map(({ request }) => request.body)).toMatchObject([{ content: 'call me', ...vera }]);
    expect(server.store.rows.map(({ content }) => content)).toEqual(['call me']);
  });

  it('is a chat like any other where a bot or flow answers in their place', async () => {
    const server = chatServer([]);
    server.store.availability = away;
    const made = makeWorld(server.script);
    made.world.config.widget = { ...made.world.config.widget, handler_type: 'ai_bot' };
    const chat = createChat(made.world);
    chat.open();
    await vi.advanceTimersByTimeAsync(0);
    chat.send('call me', vera);
    await vi.advanceTimersByTimeAsync(0);
    expect(made.calls.map(({ operation }) => operation)).toContain('startConversation');
  });

  it('into an open conversation is a message like any other', async () => {
    const server = chatServer();
    server.store.availability = away;
    const { chat, sends } = await openChat(server.script);
    chat.send('still there?', vera);
    await vi.advanceTimersByTimeAsync(0);
    expect(sends()).toHaveLength(1);
  });
});

describe("a bot's answer as it is written", () => {
  const delta = (text: string, reply_to_seq = 2) =>
    ({ type: 'message.delta', conversation_id: 1, reply_to_seq, text }) as const;
  const bot = { sender_type: 'bot', sender_id: 9, sender_name: 'Helper' } as const;

  it('grows, whatever order its frames come in, and makes room for the stored message', async () => {
    const { socket, store, shown } = await openChat(chatServer().script);
    for (const text of ['We', 'We deliver', 'We del', 'We']) socket.say(delta(text));
    expect(store.get().delta).toEqual({ replyTo: 2, text: 'We deliver' });
    socket.say({ type: 'message.created', message: row({ seq: 3, content: 'We deliver on Monday.', ...bot }) });
    expect(store.get().delta).toBeNull();
    expect(shown().at(-1)).toBe('We deliver on Monday.');
  });

  it('that comes after the stored message, or of another conversation, is not shown', async () => {
    const { socket, store } = await openChat(chatServer().script);
    socket.say({ type: 'message.created', message: row({ seq: 3, ...bot }) });
    socket.say(delta('We deliver'));
    socket.say({ ...delta('Elsewhere', 3), conversation_id: 2 });
    expect(store.get().delta).toBeNull();
  });

  it('goes away when it never comes, when someone takes over, and when the connection is lost', async () => {
    const { socket, store } = await openChat(chatServer().script);
    socket.say(delta('We'));
    await vi.advanceTimersByTimeAsync(9000);
    socket.say(delta('We deliver'));
    await vi.advanceTimersByTimeAsync(9000);
    expect(store.get().delta?.text).toBe('We deliver');
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.get().delta).toBeNull();
    socket.say(delta('We deliver'));
    const metadata = { event: 'handed_off' } as const;
    socket.say({ type: 'message.created', message: row({ seq: 3, sender_type: 'system', metadata }) });
    expect(store.get().delta).toBeNull();
    socket.say(delta('Next', 4));
    expect(store.get().delta?.text).toBe('Next');
    socket.drop();
    expect(store.get().delta).toBeNull();
  });
});

describe('the session', () => {
  it('is begun anew when its token is no longer taken', async () => {
    const server = chatServer([]);
    const { calls, store } = await openChat(
      (call) => {
        if (call.operation === 'openSession' && call.request.body?.['session_token']) throw refusal(401);
        return server.script(call);
      },
      { session_token: 'old' },
    );
    expect(calls.filter(({ operation }) => operation === 'openSession')).toHaveLength(2);
    expect(store.get().visitor?.id).toBe(7);
  });

  it.each([
    [404, 'not_found', 'unknown_widget', 'no widget with the token'],
    [403, 'widget_inactive', 'inactive', 'switched off'],
    [403, 'origin_not_allowed', 'not_allowed', 'allowed domains'],
    [500, undefined, 'unreachable', 'answered 500'],
  ])('refused with %d %s is explained on the console', async (status, code, trouble, words) => {
    const { world, warnings } = makeWorld(() => {
      throw refusal(status, code);
    });
    createChat(world).open();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.store.get().trouble).toBe(trouble);
    expect(warnings.join()).toContain(words);
  });

  it('that gets no answer names network, policy and CORS', async () => {
    const { world, warnings } = makeWorld(() => {
      throw new TypeError('Failed to fetch');
    });
    createChat(world).open();
    await vi.advanceTimersByTimeAsync(0);
    expect(warnings.join()).toMatch(/network.*connect-src.*CORS/);
  });

  it('sends the name before the message', async () => {
    const { chat, calls } = await openChat(chatServer([]).script);
    chat.send('hello', { name: 'Vera' });
    await vi.advanceTimersByTimeAsync(0);
    const order = calls.map(({ operation, request }) => request.body?.['name'] ?? operation);
    expect(order.slice(-2)).toEqual(['Vera', 'startConversation']);
  });
});

describe('reading and typing', () => {
  it('tells how far the visitor has read, once, and not for what they wrote', async () => {
    const { chat, socket } = await openChat(chatServer().script);
    chat.seen();
    chat.seen();
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.sent.filter(({ type }) => type === 'read')).toEqual([{ type: 'read', conversation_id: 1, seq: 2 }]);
    chat.send('hello');
    await vi.advanceTimersByTimeAsync(0);
    chat.seen();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(socket.sent.filter(({ type }) => type === 'read')).toHaveLength(1);
  });

  it('tells at most every five seconds that someone types', async () => {
    const { chat, socket } = await openChat(chatServer().script);
    for (let second = 0; second < 12; second++) {
      chat.setDraft('x'.repeat(second + 1));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(socket.sent.filter(({ type }) => type === 'typing')).toHaveLength(3);
  });

  it('lets typing end by itself', async () => {
    const { socket, store } = await openChat(chatServer().script);
    socket.say({ type: 'typing', conversation_id: 1, by: 'agent', is_typing: true, name: 'Anna' });
    expect(store.get().typing).toBe('Anna');
    await vi.advanceTimersByTimeAsync(9000);
    expect(store.get().typing).toBeNull();
  });
});
