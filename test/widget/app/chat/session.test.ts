/** The visitor's session: begun anew where it must, explained where it can't, forgotten when they leave. */
import { ApiError } from '#core/contract/client.ts';
import { describe, expect, it, vi } from 'vitest';
import { createChat } from '#widget/app/chat/chat.ts';
import { chatServer, openChat, useStillTime } from '#test/widget/support/chat.ts';
import { conversation, makeWorld, MEMORY, refusal, type Script } from '#test/widget/support/world.ts';

useStillTime();

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
    [404, 'not_found', 'unknown_widget', 'There is no widget with this token.'],
    [403, 'widget_inactive', 'inactive', 'This widget is turned off.'],
    [403, 'origin_not_allowed', 'not_allowed', "This widget isn't allowed on https://a.example."],
    [500, undefined, 'unreachable', undefined],
  ])(
    'refused with %d %s is explained on the console, in the server’s words where it has any',
    async (status, code, trouble, detail) => {
      const { world, warnings } = makeWorld(() => {
        throw new ApiError(status, { ...(code && { code }), ...(detail && { detail }) }, null);
      });
      createChat(world).open();
      await vi.advanceTimersByTimeAsync(0);
      expect(world.store.get().trouble).toBe(trouble);
      expect(warnings).toEqual([detail ?? `The server answered ${status}.`]);
    },
  );

  it('that gets no answer names network, policy and CORS', async () => {
    const { world, warnings } = makeWorld(() => {
      throw new TypeError('Failed to fetch');
    });
    createChat(world).open();
    await vi.advanceTimersByTimeAsync(0);
    expect(warnings.join()).toMatch(/network.*connect-src.*CORS/);
  });

  it('that gets no answer is asked for again by itself, ever more seldom, while the window is open', async () => {
    const server = chatServer();
    let isDown = true;
    const { world, calls } = makeWorld((call) => {
      if (isDown) throw new TypeError('Failed to fetch');
      return server.script(call);
    });
    const chat = createChat(world);
    chat.open();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.length).toBeLessThan(30);
    chat.close();
    await vi.advanceTimersByTimeAsync(60_000);
    const before = calls.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(calls).toHaveLength(before);
    isDown = false;
    chat.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.store.get()).toMatchObject({ trouble: null, visitor: { id: 7 }, isLoaded: true });
  });

  it('that gets no answer is asked for again as soon as the device wakes', async () => {
    const server = chatServer();
    let isDown = true;
    const { world } = makeWorld((call) => {
      if (isDown) throw new TypeError('Failed to fetch');
      return server.script(call);
    });
    const chat = createChat(world);
    chat.open();
    await vi.advanceTimersByTimeAsync(0);
    isDown = false;
    chat.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.store.get()).toMatchObject({ trouble: null, visitor: { id: 7 } });
    chat.stop();
  });

  it('sends the name before the message', async () => {
    const { chat, calls } = await openChat(chatServer([]).script);
    chat.send('hello', { name: 'Vera' });
    await vi.advanceTimersByTimeAsync(0);
    const order = calls.map(({ operation, request }) => request.body?.['name'] ?? operation);
    expect(order.slice(-2)).toEqual(['Vera', 'startConversation']);
  });

  it('asks once for all that is learned at once, and adds attributes to attributes', async () => {
    const { chat, calls } = await openChat(chatServer([]).script);
    calls.length = 0;
    void chat.identify({ name: 'Vera', custom_attributes: { plan: 'gold' } });
    void chat.identify({ identity_token: 'signed', email: undefined });
    void chat.identify({ custom_attributes: { seats: 3 } });
    await vi.advanceTimersByTimeAsync(0);
    const said = { name: 'Vera', identity_token: 'signed', custom_attributes: { plan: 'gold', seats: 3 } };
    expect(calls.map(({ request }) => request.body)).toMatchObject([said]);
  });

  it('keeps who they are when the page says something more', async () => {
    const { chat, calls } = await openChat(chatServer([]).script);
    await chat.identify({ identity_token: 'signed' });
    await chat.identify({ identity_token: undefined, name: 'Vera' });
    expect(calls.at(-1)?.request.body).toMatchObject({ identity_token: 'signed', name: 'Vera' });
  });

  it.each([
    ['an address that is none', 400, 'validation_failed', { email: 'vera@' }],
    ['an identity that does not hold', 401, 'unauthenticated', { identity_token: 'forged' }],
  ])('goes on without %s, and the page is told', async (_, status, code, said) => {
    const server = chatServer();
    const { chat, events, warnings, store } = await openChat((call) => {
      if (call.operation === 'openSession' && Object.keys(said).some((key) => call.request.body?.[key]))
        throw refusal(status, code);
      return server.script(call);
    });
    await chat.identify(said);
    expect(store.get()).toMatchObject({ trouble: null, visitor: { id: 7 }, conversation: { id: 1 } });
    expect(events).toContainEqual(['error', expect.objectContaining({ code })]);
    expect(warnings).toHaveLength(1);
    chat.send('still here');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.store.rows.at(-1)?.content).toBe('still here');
  });

  it('outlives the identity that opened it: what ran out is left away, and the visitor stays who they are', async () => {
    const server = chatServer();
    let hasRunOut = false;
    const { chat, calls, store } = await openChat((call) => {
      if (hasRunOut && call.request.body?.['identity_token']) throw refusal(401, 'unauthenticated');
      return server.script(call);
    });
    await chat.identify({ identity_token: 'signed', name: 'Vera' });
    hasRunOut = true;
    chat.navigated();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().trouble).toBeNull();
    expect(calls.at(-1)?.request.body).toMatchObject({ session_token: 'session', name: 'Vera' });
  });
});

describe('a closed window that moved on with its page', () => {
  it('finds the chat that another tab has started meanwhile when it is opened again', async () => {
    const server = chatServer([]);
    const { chat, store, calls } = await openChat(server.script);
    expect(store.get().conversation).toBeNull();
    chat.close();
    chat.navigated();
    await vi.advanceTimersByTimeAsync(0);
    server.store.conversation = conversation();
    const before = calls.length;
    chat.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().conversation?.id).toBe(1);
    expect(calls.slice(before).filter(({ operation }) => operation === 'openSession')).toHaveLength(1);
  });
});

describe('leaving', () => {
  /** A server that answers one operation when it is told to. */
  const slow = (operation: string) => {
    const server = chatServer();
    let release: () => void = () => undefined;
    let isSlow = false;
    const script: Script = async (call) => {
      const answer = await server.script(call);
      if (isSlow && call.operation === operation) await new Promise<void>((done) => (release = done));
      return answer;
    };
    return { script, slowDown: () => (isSlow = true), speedUp: () => ((isSlow = false), release()) };
  };

  it('forgets the visitor though an answer about them is still on its way', async () => {
    const server = slow('openSession');
    const { chat, world, store } = await openChat(server.script);
    chat.close();
    server.slowDown();
    chat.navigated();
    await vi.advanceTimersByTimeAsync(0);
    chat.logout();
    server.speedUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.memory.read().session_token).toBeUndefined();
    expect(store.get()).toMatchObject({ visitor: null, conversation: null });
  });

  it('takes along the message that was on its way: who comes next does not see it', async () => {
    const server = slow('sendOwnMessage');
    const { chat, world, store } = await openChat(server.script);
    server.slowDown();
    chat.send('for Anna only');
    await vi.advanceTimersByTimeAsync(0);
    chat.close();
    chat.logout();
    server.speedUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.get()).toMatchObject({ outbox: [], timeline: [], visitor: null });
    expect(world.memory.read().outbox ?? {}).toEqual({});
  });

  it('in one tab is leaving in all', async () => {
    const { chat, store, storage } = await openChat(chatServer().script);
    chat.close();
    chat.lookAround();
    expect(store.get().visitor).not.toBeNull();
    storage.setItem(MEMORY, '{}');
    chat.lookAround();
    expect(store.get()).toMatchObject({ visitor: null, timeline: [], connection: 'idle' });
  });

  it('destroyed while a message is on its way stays so: nothing is sent, no connection opened; the next page sends it', async () => {
    const server = chatServer();
    const { chat, calls, sockets, world } = await openChat(async (call) => {
      const answer = await server.script(call);
      if (call.operation === 'sendOwnMessage') await new Promise((done) => setTimeout(done, 500));
      return answer;
    });
    chat.send('one');
    chat.send('two');
    await vi.advanceTimersByTimeAsync(100);
    chat.stop();
    const before = calls.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(calls.slice(before)).toEqual([]);
    expect(sockets).toHaveLength(1);
    expect(Object.values(world.memory.read().outbox ?? {}).map(({ content }) => content)).toEqual(['one', 'two']);
  });

  it('for good ends everything, also a beginning that is still on its way', async () => {
    const server = slow('openSession');
    const made = makeWorld(server.script);
    server.slowDown();
    const chat = createChat(made.world);
    chat.open();
    await vi.advanceTimersByTimeAsync(0);
    chat.stop();
    server.speedUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made.sockets).toEqual([]);
    expect(made.calls).toHaveLength(1);
    expect(made.warnings).toEqual([]);
  });

  it('for the back button and returning opens nothing for whoever had not come to chat', async () => {
    const made = makeWorld(chatServer().script);
    const chat = createChat(made.world);
    chat.sleep();
    chat.comeBack();
    await vi.advanceTimersByTimeAsync(0);
    expect(made.calls).toEqual([]);
  });
});
