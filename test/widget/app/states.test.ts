/** What the visitor is told in states that are easily passed over. */
import { describe, expect, it, vi } from 'vitest';
import { fetchesOlder } from '#widget/app/later/history/fetches-older.ts';
import { takeRequests } from '#widget/app/later/ending/requests.ts';
import { openMemory } from '#widget/app/state/storage.ts';
import { chatServer, openChat, useStillTime } from '#test/widget/support/chat.ts';
import { conversation, fakeStorage, refusal, row } from '#test/widget/support/world.ts';

useStillTime();

describe('the chat', () => {
  it('opens at its newest row after it was closed while the visitor read older ones', async () => {
    const { chat, store } = await openChat(chatServer().script);
    store.change((state) => ({ ...state, ui: { ...state.ui, isScrolledUp: true } }));
    chat.close();
    chat.open();
    expect(store.get().ui.isScrolledUp).toBe(false);
  });

  it('does not carry what the page said of an ended conversation into the next one', async () => {
    const { chat, store, socket } = await openChat(chatServer().script);
    chat.setAttributes({ order: 5 });
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'closed' }) });
    expect(store.get().attributes).toEqual({});
    chat.setAttributes({ order: 6 });
    chat.startAnew();
    expect(store.get().attributes).toEqual({ order: 6 });
  });

  it('stays at the new conversation when what says how the one that was left stood before its end comes late', async () => {
    const { chat, store, socket } = await openChat(chatServer().script);
    const ended = conversation({ status: 'closed', version: 5 });
    socket.say({ type: 'conversation.updated', conversation: ended });
    chat.startAnew();
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'pending', version: 1 }) });
    expect(store.get().conversation).toBeNull();
    // An agent reopens it.
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'active', version: 6 }) });
    expect(store.get().conversation).toMatchObject({ id: ended.id, status: 'active' });
  });

  it('no longer asks whether to end a conversation that somebody else has closed', async () => {
    const { store, socket } = await openChat(chatServer().script);
    store.change((state) => ({ ...state, ui: { ...state.ui, isEnding: true } }));
    socket.say({ type: 'conversation.updated', conversation: conversation({ status: 'closed' }) });
    expect(store.get().ui.isEnding).toBe(false);
  });

  it('looks once a minute whether a widget that was switched off is on again', async () => {
    let isOff = false;
    const server = chatServer([]);
    const { store } = await openChat((call) => {
      if (isOff && call.operation === 'openSession') throw refusal(403, 'widget_inactive');
      return server.script(call);
    }).then(async (opened) => {
      isOff = true;
      opened.chat.logout();
      await vi.advanceTimersByTimeAsync(0);
      return opened;
    });
    expect(store.get().trouble).toBe('inactive');
    isOff = false;
    await vi.advanceTimersByTimeAsync(61_000);
    expect(store.get().trouble).toBeNull();
  });

  it.each(['rate', 'end', 'askPerson'] as const)('says so when it can not %s', async (asked) => {
    const server = chatServer([row({ seq: 1 })]);
    const { chat, store } = await openChat((call) => {
      if (/rate|close|escalate/i.test(call.operation)) throw new TypeError('Failed to fetch');
      return server.script(call);
    });
    const requests = takeRequests(chat.parts);
    await (asked === 'rate' ? requests.rate(4) : requests[asked]());
    expect(store.get().ui.notice).toBe('unreachable');
  });

  it('lets the conversation itself show why something is no longer possible', async () => {
    const server = chatServer([row({ seq: 1 })]);
    const { chat, store } = await openChat((call) => {
      if (call.operation === 'closeOwnConversation') {
        server.store.conversation = conversation({ status: 'closed' });
        throw refusal(409, 'illegal_transition');
      }
      return server.script(call);
    });
    await takeRequests(chat.parts).end();
    expect(store.get()).toMatchObject({ conversation: { status: 'closed' }, ui: { notice: null } });
  });

  it('says that a copy is on its way, and asks for it once however often it is pressed', async () => {
    const server = chatServer([row({ seq: 1 })]);
    const { chat, store, calls } = await openChat(async (call) => {
      if (call.operation !== 'mailTranscript') return server.script(call);
      await new Promise((done) => setTimeout(done, 1000));
      return conversation({});
    });
    const requests = takeRequests(chat.parts);
    void requests.sendCopy();
    void requests.sendCopy();
    expect(store.get().ui.notice).toBe('sending');
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.get().ui.notice).toBe('copySent');
    expect(calls.filter(({ operation }) => operation === 'mailTranscript')).toHaveLength(1);
  });

  it('says that a rating is on its way, and sends it once however often it is pressed', async () => {
    const server = chatServer([row({ seq: 1 })]);
    const { chat, store, calls } = await openChat(async (call) => {
      if (call.operation === 'rateConversation') await new Promise((done) => setTimeout(done, 1000));
      return call.operation === 'rateConversation' ? conversation({ rating: 4 }) : server.script(call);
    });
    const requests = takeRequests(chat.parts);
    void requests.rate(4);
    void requests.rate(4);
    expect(store.get().ui.notice).toBe('sending');
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.get().ui.notice).toBeNull();
    expect(calls.filter(({ operation }) => operation === 'rateConversation')).toHaveLength(1);
  });

  it('says where they are asked for that earlier messages are on their way, or why they are not, and asks once', async () => {
    let isCutOff = false;
    const server = chatServer([row({ seq: 6 }), row({ seq: 7 })]);
    const { chat, store, calls } = await openChat(async (call) => {
      if (call.operation !== 'listOwnMessages' || call.request.query?.['before_seq'] !== '6')
        return server.script(call);
      await new Promise((done) => setTimeout(done, 1000));
      if (isCutOff) throw new TypeError('Failed to fetch');
      return { data: [row({ seq: 5 })], up_to_seq: 7 };
    });
    const older = fetchesOlder(chat.parts);
    const asked = () => calls.filter(({ request }) => request.query?.['before_seq'] === '6').length;
    isCutOff = true;
    void older();
    void older();
    expect(store.get().ui.earlier).toBe('fetching');
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.get().ui).toMatchObject({ earlier: 'unreachable', notice: null });
    expect(asked()).toBe(1);
    isCutOff = false;
    void older();
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.get().ui.earlier).toBeUndefined();
    expect(store.get().timeline.map(({ seq }) => seq)).toEqual([5, 6, 7]);
  });

  it('knows when nothing of it is kept for the next page', () => {
    const storage = fakeStorage();
    const memory = openMemory('key', () => storage);
    memory.patch({ live: true });
    expect(memory.isKept()).toBe(true);
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    memory.patch({ live: false });
    expect(memory.isKept()).toBe(false);
    expect(memory.read()).toMatchObject({ live: false });
  });
});
