/** What comes in: nothing is doubled, out of order or taken for another's. */
import { describe, expect, it, vi } from 'vitest';
import { chatServer, openChat, useStillTime, visitor } from '#test/widget/support/chat.ts';
import { conversation, refusal, row } from '#test/widget/support/world.ts';

useStillTime();

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

  it('asks ever more seldom for what keeps being refused, however often it is told of more', async () => {
    const refused = chatServer();
    let isRefusing = false;
    const { socket, calls, shown, chat } = await openChat((call) => {
      if (isRefusing && call.operation === 'listOwnMessages') throw refusal(500);
      return refused.script(call);
    });
    isRefusing = true;
    refused.store.rows.push(row({ seq: 3 }));
    for (let seq = 4; seq < 14; seq++) {
      refused.store.rows.push(row({ seq }));
      socket.say({ type: 'message.created', message: row({ seq }) });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    const asked = () => calls.filter(({ operation }) => operation === 'listOwnMessages').length;
    const before = asked();
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked() - before).toBeGreaterThan(0);
    expect(asked() - before).toBeLessThanOrEqual(13);
    isRefusing = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(shown()).toHaveLength(13);
    chat.sleep();
  });

  it('says from where to resume when it comes back', async () => {
    const { socket, sockets } = await openChat(chatServer().script);
    socket.drop();
    await vi.advanceTimersByTimeAsync(1000);
    sockets[1]?.accept();
    expect(sockets[1]?.sent[0]).toMatchObject({ type: 'hello', resume: [{ conversation_id: 1, after_seq: 2 }] });
  });

  it('ignores what it does not know', async () => {
    const { socket, store } = await openChat(chatServer().script);
    const before = store.get();
    socket.say({ type: 'news.from.the.future' } as never);
    socket.say([] as never);
    expect(store.get()).toBe(before);
  });

  it('asks who the visitor is when its session is revoked, and forgets everything when the server disowns them', async () => {
    const server = chatServer();
    let isErased = false;
    const { socket, store, world } = await openChat(async (call) => {
      const answer = await server.script(call);
      if (!isErased || call.operation !== 'openSession') return answer;
      if (call.request.body?.['session_token'] === 'session') throw refusal(401);
      return { ...(answer as object), session_token: 'new', visitor: { ...visitor, id: 8 }, conversation: null };
    });
    socket.say({ type: 'session.revoked' });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get()).toMatchObject({ visitor: { id: 7 }, conversation: { id: 1 } });
    isErased = true;
    socket.say({ type: 'session.revoked' });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get()).toMatchObject({ visitor: { id: 8 }, conversation: null, timeline: [] });
    expect(world.memory.read()).toMatchObject({ visitor_id: 8, session_token: 'new' });
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
    const pushed = conversation({ agent_id: 4, agent: zoe, version: 2 });
    socket.say({ type: 'conversation.updated', conversation: pushed });
    await vi.advanceTimersByTimeAsync(100);
    expect(store.get().conversation?.agent).toEqual(zoe);
  });

  it('is shown as the answer has it when what was pushed meanwhile is older', async () => {
    const server = chatServer();
    let isSlow = false;
    const { socket, store, chat } = await openChat(async (call) => {
      const answer = (await server.script(call)) as object;
      if (call.operation !== 'openSession' || !isSlow) return answer;
      await new Promise((done) => setTimeout(done, 100));
      return { ...answer, conversation: conversation({ status: 'closed', version: 9 }) };
    });
    isSlow = true;
    chat.navigated();
    await vi.advanceTimersByTimeAsync(50);
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'resolved', version: 8 }) });
    await vi.advanceTimersByTimeAsync(100);
    expect(store.get().conversation?.status).toBe('closed');
  });

  it('stays as it is when an earlier state of it is pushed late', async () => {
    const { socket, store, events } = await openChat(chatServer().script);
    const ended = conversation({ status: 'closed', agent_id: 4, agent: { id: 4, name: 'Zoe' }, version: 9 });
    socket.say({ type: 'conversation.updated', conversation: ended });
    socket.say({ type: 'conversation.assigned', conversation: conversation({ version: 8 }) });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.get().conversation).toEqual(ended);
    expect(events.filter(([name]) => name === 'agent:assigned')).toEqual([['agent:assigned', ended.agent]]);
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

  it('begun here keeps the agent who was assigned before the answer to its beginning has come', async () => {
    const server = chatServer([]);
    const { socket, chat, store } = await openChat(async (call) => {
      const answer = await server.script(call);
      if (call.operation === 'startConversation') await new Promise((done) => setTimeout(done, 100));
      return answer;
    });
    chat.send('hello');
    await vi.advanceTimersByTimeAsync(50);
    socket.say({ type: 'conversation.assigned', conversation: conversation() });
    await vi.advanceTimersByTimeAsync(200);
    expect(store.get().conversation).toMatchObject({ status: 'active', agent: { name: 'Anna' } });
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
