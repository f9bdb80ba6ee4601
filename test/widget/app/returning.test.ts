import { describe, expect, it, vi } from 'vitest';
import { createChat } from '#widget/app/chat/chat.ts';
import { createSigns } from '#widget/app/later/typing/signals.ts';
import { unreadOf } from '#widget/app/state/state.ts';
import { chatServer, useStillTime, visitor } from '#test/widget/support/chat.ts';
import { type Call, conversation, makeWorld, row } from '#test/widget/support/world.ts';

useStillTime();

const answered = [row({ seq: 1, sender_type: 'visitor', sender_id: 7 }), row({ seq: 2, content: 'Here you are.' })];

/** A page that a visitor comes back to, whose chat was closed while they were away. */
async function comeBack(unread: number) {
  const { script, store } = chatServer(answered, { readOwnConversation: () => store.conversation });
  store.conversation = conversation({ status: 'closed', unread_by_visitor: unread });
  const made = makeWorld(script, { visitor_id: visitor.id, session_token: 'session', live: true });
  const chat = createChat(made.world);
  Object.assign(chat.parts.live.signs, createSigns(chat.parts));
  await chat.resume();
  return { ...made, chat, store: made.world.store, server: store, live: () => made.world.memory.read().live };
}

describe('an open chat on the next page', () => {
  it('asks for its rows once, whoever wants them, and greets with the newest, so that only what follows is sent', async () => {
    const { script } = chatServer(answered);
    const late = async (call: Call) => {
      if (call.operation === 'listOwnMessages') await new Promise((resolve) => setTimeout(resolve, 200));
      return script(call);
    };
    const made = makeWorld(late, { visitor_id: visitor.id, session_token: 'session', live: true });
    const chat = createChat(made.world);
    chat.open();
    void chat.resume();
    await vi.advanceTimersByTimeAsync(100);
    made.sockets[0]?.accept();
    await vi.advanceTimersByTimeAsync(1000);
    made.sockets[0]?.accept();
    await vi.advanceTimersByTimeAsync(1000);
    expect(made.sockets[0]?.sent[0]).toMatchObject({ resume: [{ conversation_id: 1, after_seq: 2 }] });
    expect(made.calls.filter(({ operation }) => operation === 'listOwnMessages')).toHaveLength(1);
    chat.sleep();
  });

  it('connects within seconds where the request for its rows hangs, and shows a row that was stored meanwhile', async () => {
    const { script, store } = chatServer(answered);
    let isFirst = true;
    const slow = async (call: Call) => {
      const answer = await script(call);
      if (call.operation === 'listOwnMessages' && isFirst) {
        isFirst = false;
        await new Promise((resolve) => setTimeout(resolve, 12_000));
      }
      return answer;
    };
    const made = makeWorld(slow, { visitor_id: visitor.id, session_token: 'session', live: true });
    const chat = createChat(made.world);
    void chat.resume();
    await vi.advanceTimersByTimeAsync(3500);
    store.rows.push(row({ seq: 3 }));
    made.sockets[0]?.accept();
    expect(made.world.store.get().connection).toBe('live');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(made.world.store.get().timeline.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    chat.sleep();
  });

  it('connects where its rows can’t be fetched, and asks for them again', async () => {
    const { script } = chatServer(answered);
    let isBroken = true;
    const made = makeWorld(
      (call) =>
        isBroken && call.operation === 'listOwnMessages' ? Promise.reject(new TypeError('lost')) : script(call),
      { visitor_id: visitor.id, session_token: 'session', live: true },
    );
    const chat = createChat(made.world);
    void chat.resume();
    await vi.advanceTimersByTimeAsync(100);
    isBroken = false;
    expect(made.sockets).toHaveLength(1);
    made.sockets[0]?.accept();
    await vi.advanceTimersByTimeAsync(1000);
    expect(made.world.store.get().timeline.map(({ seq }) => seq)).toEqual([1, 2]);
    chat.sleep();
  });
});

describe('a chat that was closed with unread answers', () => {
  it('counts them on the next page and on every one until they are read, without staying connected', async () => {
    const { store, sockets, live } = await comeBack(1);
    expect(unreadOf(store.get())).toBe(1);
    expect(live()).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sockets).toHaveLength(0);
  });

  it('is read when the window shows it, also before there is a connection', async () => {
    const { chat, store, calls, live } = await comeBack(1);
    chat.open();
    chat.seen();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.find(({ operation }) => operation === 'readOwnConversation')?.request).toMatchObject({
      params: { id: '1' },
      body: { seq: 2 },
    });
    expect(unreadOf(store.get())).toBe(0);
    expect(live()).toBe(false);
  });

  it('makes place for a new chat at a click, and does not come back by itself', async () => {
    const { chat, store, server } = await comeBack(1);
    chat.open();
    chat.startAnew();
    await chat.begin();
    await chat.parts.session.renew();
    expect(store.get().conversation).toBeNull();
    expect(server.conversation).toMatchObject({ status: 'closed' });
  });

  it('makes place for a message that the page sends', async () => {
    const { chat, calls } = await comeBack(1);
    expect(chat.send('Something else')).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(({ operation }) => operation)).toContain('startConversation');
  });
});

it('a closed chat that was read does not load the app on the next page', async () => {
  const { chat, live, server } = await comeBack(1);
  server.conversation = null;
  chat.open();
  chat.seen();
  await chat.parts.session.renew();
  expect(live()).toBe(false);
});
