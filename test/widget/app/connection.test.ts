/** The connection: it moves, comes back, and ends when nobody needs it. */
import { describe, expect, it, vi } from 'vitest';
import { chatServer, openChat, useStillTime } from '../support/chat.ts';
import { conversation } from '../support/world.ts';

useStillTime();

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
