/** What is told sparingly: reading and typing. */
import { describe, expect, it, vi } from 'vitest';
import { chatServer, openChat, useStillTime } from '#test/widget/support/chat.ts';

useStillTime();

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
