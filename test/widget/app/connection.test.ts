/** The connection: it moves, comes back, and ends when nobody needs it. */
import { describe, expect, it, vi } from 'vitest';
import { hasOlder } from '#client/timeline/rows.ts';
import { pollWhileCutOff } from '#widget/app/later/history/poll.ts';
import { conversationIs } from '#widget/app/state/changes.ts';
import { chatServer, openChat, useStillTime } from '#test/widget/support/chat.ts';
import { conversation, row, type Script } from '#test/widget/support/world.ts';

useStillTime();

describe('what the page says of the visitor', () => {
  it('is sent once, however often a page that draws itself again says it', async () => {
    const { chat, calls } = await openChat(chatServer().script);
    const opened = () => calls.filter(({ operation }) => operation === 'openSession').length;
    const before = opened();
    const say = async (name: string, plan: string) => {
      await chat.identify({ name, email: undefined });
      await chat.identify({ custom_attributes: { plan } });
    };
    for (let time = 0; time < 5; time++) await say('Vera', 'gold');
    expect(opened()).toBe(before + 2);
    await say('Vera', 'silver');
    expect(opened()).toBe(before + 3);
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
    await vi.advanceTimersByTimeAsync(31_000);
    expect(sockets[1]?.isClosed).toBe(true);
    expect(sockets.length).toBeGreaterThan(2);
  });

  it('after 3,000 missed rows shows the newest page, and leads to the earlier ones', async () => {
    const rows = [row({ seq: 1 }), row({ seq: 2 })];
    const listOwnMessages: Script = ({ request: { query = {} } }) => {
      const [after, limit] = [Number(query['after_seq'] ?? 0), Number(query['limit'])];
      const found = rows.filter(({ seq }) => seq > after);
      return { data: query['before_seq'] ? found.slice(-limit) : found.slice(0, limit), up_to_seq: rows.length };
    };
    const { socket, sockets, shown, store, calls } = await openChat(chatServer(rows, { listOwnMessages }).script);
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(['row 1', 'row 2']);
    const before = calls.length;
    socket.drop();
    for (let seq = 3; seq <= 3002; seq++) rows.push(row({ seq }));
    await vi.advanceTimersByTimeAsync(1000);
    sockets[1]?.accept();
    sockets[1]?.say({ type: 'message.created', message: row({ seq: 3002 }) });
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toHaveLength(50);
    expect(shown().at(-1)).toBe('row 3002');
    expect(hasOlder(store.get().timeline)).toBe(true);
    expect(calls.slice(before).filter(({ operation }) => operation === 'listOwnMessages').length).toBeLessThan(4);
  });

  it('ends when window and conversation are closed, and stays while a conversation is open', async () => {
    const { socket, chat } = await openChat(chatServer().script);
    chat.close();
    expect(socket.isClosed).toBe(false);
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'closed' }) });
    expect(socket.isClosed).toBe(true);
  });
});

describe('without a live connection', () => {
  /** A chat whose connection was lost and does not come back. */
  async function cutOff(isSeen = () => true) {
    const server = chatServer();
    const opened = await openChat(server.script);
    const stop = pollWhileCutOff(opened.chat.parts, isSeen);
    opened.socket.drop();
    const asked = () => opened.calls.filter(({ operation }) => operation === 'listOwnMessages').length;
    return { ...opened, server, stop, asked };
  }

  it('nothing is asked for where it is back within half a minute', async () => {
    const { asked, sockets, shown, server } = await cutOff();
    const before = asked();
    server.store.rows.push(row({ seq: 3 }));
    await vi.advanceTimersByTimeAsync(29_900);
    sockets[1]?.accept();
    sockets[1]?.say({ type: 'message.created', message: row({ seq: 3 }) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown()).toEqual(['row 1', 'row 2', 'row 3']);
    expect(asked()).toBe(before);
  });

  it('an answer is fetched within seconds of what was sent, and so is what follows', async () => {
    const { server, shown, chat } = await cutOff();
    chat.send('Is anybody there?');
    await vi.advanceTimersByTimeAsync(0);
    server.store.rows.push(row({ seq: 4 }));
    await vi.advanceTimersByTimeAsync(6000);
    expect(shown()).toEqual(['row 1', 'row 2', 'Is anybody there?', 'row 4']);
    server.store.rows.push(row({ seq: 5 }));
    await vi.advanceTimersByTimeAsync(6000);
    expect(shown().at(-1)).toBe('row 5');
  });

  it('what is written is fetched while the window is open', async () => {
    const { server, shown } = await cutOff();
    server.store.rows.push(row({ seq: 3 }));
    await vi.advanceTimersByTimeAsync(45_000);
    expect(shown()).toEqual(['row 1', 'row 2', 'row 3']);
    server.store.rows.push(row({ seq: 4 }));
    await vi.advanceTimersByTimeAsync(6000);
    expect(shown()).toHaveLength(4);
  });

  it('the conversation itself is asked for when something has happened to it', async () => {
    const { server, store } = await cutOff();
    server.store.conversation = conversation({ status: 'resolved' });
    server.store.rows.push(row({ seq: 3, sender_type: 'system', metadata: { event: 'resolved' } }));
    await vi.advanceTimersByTimeAsync(45_000);
    expect(store.get().conversation?.status).toBe('resolved');
  });

  it('the tab that connects for all of them is checked, which may be suspended', async () => {
    const { chat, stop } = await cutOff();
    const check = vi.spyOn(chat.parts.live, 'check');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(check).toHaveBeenCalledTimes(1);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('what a closed tab wrote and hadn’t sent is sent within half a minute, once', async () => {
    const { chat, calls, store, stop } = await cutOff();
    const created_at = new Date().toISOString();
    const message = { id: 'left-behind', conversation_id: 1, content: 'left', created_at, state: 'retrying' } as const;
    chat.parts.memory.patch({ outbox: { [message.id]: { ...message, conversation_id: conversation({}).id } } });
    await vi.advanceTimersByTimeAsync(90_000);
    const sent = calls.filter(({ operation }) => operation === 'sendOwnMessage');
    expect(sent.map(({ request }) => request.body)).toMatchObject([
      { client_message_id: 'left-behind', content: 'left' },
    ]);
    expect(store.get().timeline.map(({ content }) => content)).toContain('left');
    stop();
  });

  it('what a closed tab sent, as its row shows, isn’t sent again in the next conversation', async () => {
    const { chat, calls, socket, store } = await openChat(chatServer().script);
    const stop = pollWhileCutOff(chat.parts, () => true);
    const first = { id: 'stored', conversation_id: null, content: 'first', created_at: new Date().toISOString() };
    chat.parts.memory.patch({ outbox: { stored: { ...first, state: 'sending' } } });
    socket.say({
      type: 'message.created',
      message: row({ seq: 3, sender_type: 'visitor', client_message_id: 'stored' }),
    });
    await vi.advanceTimersByTimeAsync(30_000);
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'closed' }) });
    store.change(conversationIs(conversation({ id: conversation({}).id + 1 })));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls.filter(({ operation }) => operation === 'sendOwnMessage')).toEqual([]);
    stop();
  });

  it('little is asked while the window is closed, and nothing while the page is not seen', async () => {
    const closed = await cutOff();
    closed.chat.close();
    const before = closed.asked();
    await vi.advanceTimersByTimeAsync(90_000);
    expect(closed.asked() - before).toBeGreaterThanOrEqual(1);
    expect(closed.asked() - before).toBeLessThanOrEqual(2);
    const unseen = await cutOff(() => false);
    const beforeUnseen = unseen.asked();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(unseen.asked()).toBe(beforeUnseen);
  });

  it('nothing more is asked once there is one again, nor after the end', async () => {
    const { sockets, asked, stop, socket } = await cutOff();
    await vi.advanceTimersByTimeAsync(1000);
    sockets[1]?.accept();
    await vi.advanceTimersByTimeAsync(0);
    const before = asked();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(before);
    expect(socket.isClosed).toBe(true);
    sockets[1]?.drop();
    stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked()).toBe(before);
  });
});
