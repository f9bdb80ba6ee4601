/** What goes out: nothing is lost, doubled or out of order, whatever the network does. */
import { describe, expect, it, vi } from 'vitest';
import { createChat } from '#widget/app/chat/chat.ts';
import { away, chatServer, openChat, useStillTime, visitor } from '#test/widget/support/chat.ts';
import { conversation, makeWorld, refusal, row, type Script } from '#test/widget/support/world.ts';

useStillTime();

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

  it('begins another conversation with what was written before the session named one that is over', async () => {
    const server = chatServer();
    server.store.conversation = conversation({ status: 'closed', unread_by_visitor: 1 });
    const { promise, resolve } = Promise.withResolvers<void>();
    const { world, calls } = makeWorld(async (call) => {
      if (call.operation === 'openSession') await promise;
      if (call.operation === 'sendOwnMessage') throw refusal(409, 'illegal_transition');
      return server.script(call);
    });
    const chat = createChat(world);
    chat.open();
    chat.send('in a hurry');
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ operation }) => operation)).toContain('startConversation');
    expect(world.store.get().outbox).toEqual([]);
    chat.stop();
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
    expect(left.map(({ request }) => request.body)).toMatchObject([
      { content: 'call me', ...vera, source_url: 'https://shop.example/', source_page_title: 'Shop' },
    ]);
    expect(calls.some(({ operation }) => operation === 'startConversation')).toBe(false);
    expect(store.get()).toMatchObject({ outbox: [], conversation: { id: 1 } });
  });

  it('is what somebody does who wrote before it was known that nobody is there', async () => {
    const server = chatServer([]);
    server.store.availability = away;
    const { promise, resolve } = Promise.withResolvers<void>();
    const known: Script = async (call) => {
      if (call.operation === 'openSession') await promise;
      const answer = (await server.script(call)) as object;
      return call.operation === 'openSession' ? { ...answer, visitor: { ...visitor, ...vera } } : answer;
    };
    const made = makeWorld(known);
    const chat = createChat(made.world);
    chat.open();
    chat.send('call me', vera);
    await vi.advanceTimersByTimeAsync(0);
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    const left = made.calls.filter(({ operation }) => operation === 'leaveOfflineMessage');
    expect(left.map(({ request }) => request.body)).toMatchObject([{ content: 'call me', ...vera }]);
    expect(made.calls.some(({ operation }) => operation === 'startConversation')).toBe(false);
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
