/** Whose is what: nobody sees, sends or tells what belongs to another, and nobody loses what they wrote. */
import { describe, expect, it } from 'vitest';
import { pollWhileCutOff } from '#widget/app/later/history/poll.ts';
import { followsState } from '#widget/app/later/typing/follow-state.ts';
import { useStillTime } from '#test/widget/support/chat.ts';
import { manyPeople, openTab } from '#test/widget/support/people.ts';
import { fakeStorage, MEMORY, refusal } from '#test/widget/support/world.ts';

useStillTime();

const HOUR = 3_600_000;

describe('another customer in the same page', () => {
  it('known from another device hears on a socket of their own', async () => {
    const people = manyPeople();
    const anna = people.customer('anna', 'hello Anna');
    const tab = openTab(people);
    tab.chat.open();
    await tab.pass();
    const [before] = tab.sockets;
    await tab.chat.identify({ identity_token: 'anna' });
    await tab.pass();
    const socket = tab.sockets.at(-1);
    expect(before?.isClosed).toBe(true);
    expect(socket?.protocols[1]).toMatch(new RegExp(`^t${anna.id}\\.`));
    socket?.say({ type: 'message.created', message: people.write(anna, { content: 'here we are' }) });
    expect(tab.shown()).toEqual(['hello Anna', 'here we are']);
  });

  it('sees nothing of the former from the moment the page names them, not even if the server is down', async () => {
    const people = manyPeople();
    people.customer('anna', 'only for Anna');
    let isDown = false;
    const tab = openTab(people, fakeStorage(), () => {
      if (isDown) throw new TypeError('offline');
    });
    tab.chat.open();
    await tab.chat.identify({ identity_token: 'anna', name: 'Anna', custom_attributes: { plan: 'gold' } });
    await tab.pass();
    tab.chat.setDraft('my card number is');
    tab.chat.setAttributes({ order: 'A-1' });
    isDown = true;
    void tab.chat.identify({ identity_token: 'ben' });
    expect(tab.store.get()).toMatchObject({ visitor: null, timeline: [], conversation: null, draft: '' });
    isDown = false;
    tab.chat.send('I am Ben');
    await tab.pass(60_000);
    const ben = people.visitors.find(({ identity }) => identity === 'ben');
    expect(ben?.rows.map(({ content }) => content)).toEqual(['I am Ben']);
    expect(tab.bodies('startConversation')[0]).not.toHaveProperty('attributes');
    for (const body of tab.bodies('openSession').filter((one) => one['identity_token'] === 'ben')) {
      expect(body).not.toHaveProperty('name');
      expect(body).not.toHaveProperty('custom_attributes');
      expect(body['session_token']).toBeUndefined();
    }
    expect(tab.shown()).toEqual(['I am Ben']);
  });

  it('sends and sees nothing the former wrote before the server knew either', async () => {
    const people = manyPeople();
    let isDown = true;
    const tab = openTab(people, fakeStorage(), () => {
      if (isDown) throw new TypeError('offline');
    });
    void tab.chat.identify({ identity_token: 'anna' });
    tab.chat.open();
    tab.chat.send('from Anna');
    tab.chat.setDraft('Anna writes on');
    void tab.chat.identify({ identity_token: 'ben' });
    expect(tab.store.get()).toMatchObject({ outbox: [], draft: '' });
    isDown = false;
    tab.chat.send('from Ben');
    await tab.pass(60_000);
    const ben = people.visitors.find(({ identity }) => identity === 'ben');
    expect(ben?.rows.map(({ content }) => content)).toEqual(['from Ben']);
    expect(tab.shown()).toEqual(['from Ben']);
  });

  it('has what the page or they wrote before the page named anybody', async () => {
    const people = manyPeople();
    const storage = fakeStorage();
    const first = openTab(people, storage);
    void first.chat.identify({ identity_token: 'anna' });
    await first.pass();
    first.chat.stop();
    const next = openTab(people, storage);
    next.chat.send('Where is my order?');
    next.chat.setDraft('How do I');
    void next.chat.identify({ identity_token: 'ben' });
    await next.pass(60_000);
    expect(next.shown()).toEqual(['Where is my order?']);
    expect(next.store.get().draft).toBe('How do I');
  });

  it('gets no name, address or unsent word of whoever chatted here before they signed in', async () => {
    const people = manyPeople();
    people.customer('ben', 'hello Ben');
    let isDown = false;
    const tab = openTab(people, fakeStorage(), ({ operation }) => {
      if (isDown && operation === 'startConversation') throw new TypeError('offline');
    });
    tab.chat.open();
    await tab.pass();
    isDown = true;
    tab.chat.send('a stranger’s question', { name: 'Stranger', email: 'stranger@example.com' });
    await tab.pass();
    isDown = false;
    await tab.chat.identify({ identity_token: 'ben' });
    await tab.pass(60_000);
    expect(tab.shown()).toEqual(['hello Ben']);
    expect(tab.unsent()).toEqual([]);
    const said = tab.bodies('openSession').filter((body) => body['identity_token'] === 'ben');
    expect(said.map((body) => body['name'] ?? body['email'])).toEqual(said.map(() => undefined));
  });

  it('who signs in for the first time keeps the chat they have begun', async () => {
    const people = manyPeople();
    const tab = openTab(people);
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    await tab.chat.identify({ identity_token: 'new', name: 'Nora' });
    await tab.pass();
    expect(tab.shown()).toEqual(['hello']);
    expect(people.visitors).toHaveLength(1);
  });
});

describe('several tabs and pages', () => {
  it('two windows opened at once are one visitor', async () => {
    const people = manyPeople();
    const storage = fakeStorage();
    const [one, other] = [openTab(people, storage), openTab(people, storage)];
    one.chat.open();
    other.chat.open();
    await Promise.all([one.pass(), other.pass()]);
    expect(one.store.get().visitor?.id).toBe(other.store.get().visitor?.id);
    expect(one.sockets.at(-1)?.protocols[1]?.split('.')[0]).toBe(other.sockets.at(-1)?.protocols[1]?.split('.')[0]);
  });

  it('a tab follows the customer another tab has named, and writes nothing into their memory', async () => {
    const people = manyPeople();
    people.customer('ben', 'hello Ben');
    const storage = fakeStorage();
    const [old, young] = [openTab(people, storage), openTab(people, storage)];
    old.chat.open();
    old.chat.send('from the first person');
    await old.pass();
    young.chat.open();
    await young.chat.identify({ identity_token: 'ben' });
    await young.pass();
    const stored = storage.getItem(MEMORY);
    // It has not heard yet: what it stores is its own.
    old.chat.close();
    old.chat.setMuted(true);
    expect(storage.getItem(MEMORY)).toBe(stored);
    old.chat.lookAround();
    await old.pass();
    expect(old.shown()).toEqual(['hello Ben']);
    expect(old.store.get().visitor?.id).toBe(young.store.get().visitor?.id);
  });

  it.each(['comeBack', 'wake'] as const)(
    'a page that slept while the visitor logged out forgets them on %s',
    async (how) => {
      const people = manyPeople();
      people.customer('anna', 'only for Anna');
      const storage = fakeStorage();
      const tab = openTab(people, storage);
      tab.chat.open();
      await tab.chat.identify({ identity_token: 'anna' });
      await tab.pass();
      tab.chat.close();
      tab.chat.sleep();
      storage.setItem(MEMORY, '{}');
      tab.chat[how]();
      expect(tab.store.get()).toMatchObject({ visitor: null, timeline: [], conversation: null });
      // Or somebody else has begun to chat.
      const next = openTab(people, storage);
      next.chat.open();
      await next.pass();
      tab.chat.open();
      await tab.pass();
      expect(tab.shown()).toEqual([]);
      expect(tab.store.get().visitor?.id).toBe(next.store.get().visitor?.id);
    },
  );

  it('a page that comes back to a cleared storage forgets them too', async () => {
    const tab = openTab(manyPeople());
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    tab.chat.sleep();
    tab.storage.clear();
    tab.chat.comeBack();
    expect(tab.store.get()).toMatchObject({ visitor: null, timeline: [], conversation: null });
  });
});

it('a message that a page left before its answer is forgotten once its row is there, and not sent to the next chat', async () => {
  const people = manyPeople();
  const storage = fakeStorage();
  const left = openTab(people, storage);
  left.chat.open();
  left.chat.send('hello');
  const { outbox } = left.world.memory.read();
  await left.pass();
  left.chat.stop();
  left.world.memory.patch({ outbox });
  const next = openTab(people, storage);
  void next.chat.resume();
  await next.pass(1000);
  const stop = pollWhileCutOff(next.chat.parts, () => true);
  expect(next.shown()).toEqual(['hello']);
  expect(next.world.memory.read().outbox).toEqual({});
  stop();
});

describe('a site that clears the storage in mid-chat', () => {
  it('takes nothing from the visitor: the next message is shown, sent, and remembered with who they are', async () => {
    const people = manyPeople();
    const tab = openTab(people);
    tab.chat.open();
    tab.chat.send('before');
    await tab.pass();
    tab.storage.clear();
    tab.chat.lookAround();
    tab.chat.send('after');
    expect(tab.unsent()).toEqual([['after', 'sending']]);
    await tab.pass();
    expect(tab.shown()).toEqual(['before', 'after']);
    expect(people.visitors).toHaveLength(1);
    expect(JSON.parse(tab.storage.getItem(MEMORY) ?? '{}')).toMatchObject({ visitor_id: 7, live: true });
  });
});

describe('what could not be sent', () => {
  it('is marked when the server disowns its writer, and sent for the new one only if they ask', async () => {
    const people = manyPeople();
    const tab = openTab(people);
    tab.chat.open();
    tab.chat.send('first');
    await tab.pass();
    people.disown(7);
    tab.chat.setDraft('half a sent');
    tab.chat.send('second');
    const file = { id: '7-v-00000000000000000000', name: 'mug.png', type: 'image/png', size: 4 };
    tab.chat.send('third', undefined, [file]);
    tab.chat.setDraft('half a sentence');
    await tab.pass(120_000);
    expect(tab.store.get()).toMatchObject({ visitor: { id: 8 }, conversation: null, draft: 'half a sentence' });
    expect(tab.unsent()).toEqual([
      ['second', 'failed'],
      ['third', 'failed'],
    ]);
    // What nobody else can send is to be written again.
    expect(tab.store.get().outbox.map((message) => message.refusal)).toEqual([undefined, 'file']);
    tab.chat.discard(tab.store.get().outbox[1]?.id ?? '');
    expect(people.visitors[1]?.rows).toEqual([]);
    tab.chat.retry(tab.store.get().outbox[0]?.id ?? '');
    await tab.pass();
    expect(people.visitors[1]?.rows.map(({ content }) => content)).toEqual(['second']);
    expect(tab.unsent()).toEqual([]);
  });

  it('stays with the conversation it was written in', async () => {
    const people = manyPeople();
    let isDown = false;
    const tab = openTab(people, fakeStorage(), ({ operation }) => {
      if (isDown && operation === 'sendOwnMessage') throw new TypeError('offline');
    });
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    isDown = true;
    tab.chat.send('about the first matter');
    await tab.pass();
    const [visitor] = people.visitors;
    if (visitor) people.begin(visitor);
    await tab.chat.identify({});
    isDown = false;
    await tab.pass(60_000);
    expect(visitor?.rows).toEqual([]);
    expect(tab.unsent()).toEqual([['about the first matter', 'retrying']]);
  });

  it.each([
    [8 * 24, 'failed'],
    [0.1, 'sent'],
  ])('for %d hours is %s when the next page loads', async (hours, what) => {
    const people = manyPeople();
    const storage = fakeStorage();
    const tab = openTab(people, storage, ({ operation }) => {
      if (operation === 'startConversation') throw new TypeError('offline');
    });
    tab.chat.open();
    tab.chat.send('written long ago');
    await tab.pass();
    tab.chat.stop();
    await tab.pass(hours * HOUR);
    const next = openTab(people, storage);
    await next.chat.resume();
    await next.pass(60_000);
    const stored = people.visitors[0]?.rows.map(({ content }) => content);
    expect(stored).toEqual(what === 'sent' ? ['written long ago'] : []);
    expect(next.unsent()).toEqual(what === 'sent' ? [] : [['written long ago', 'failed']]);
  });
});

describe('what the page says of a conversation', () => {
  it('in mid-chat goes to the open one, with the next message, as often as that is sent', async () => {
    const people = manyPeople();
    let isDown = false;
    const tab = openTab(people, fakeStorage(), ({ operation }) => {
      if (isDown && operation === 'sendOwnMessage') throw new TypeError('offline');
    });
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    tab.chat.setAttributes({ order: 'A-1' });
    isDown = true;
    tab.chat.send('where is it?');
    await tab.pass();
    tab.chat.setAttributes({ order: 'A-2' });
    isDown = false;
    await tab.pass(60_000);
    tab.chat.send('thanks');
    await tab.pass();
    const said = tab.bodies('sendOwnMessage').map(({ content, attributes }) => [content, attributes]);
    expect(said.filter(([content]) => content === 'where is it?')).toContainEqual(['where is it?', { order: 'A-1' }]);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(2);
    expect(said.at(-1)).toEqual(['thanks', { order: 'A-2' }]);
  });
});

describe('a widget that is switched off and on', () => {
  it('pauses and comes back by itself: nobody is forgotten, what is written meanwhile is sent then', async () => {
    const people = manyPeople();
    let isOff = false;
    const tab = openTab(people, fakeStorage(), () => {
      if (isOff) throw refusal(403, 'widget_inactive');
    });
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    isOff = true;
    tab.sockets.at(-1)?.say({ type: 'session.revoked' });
    tab.sockets.at(-1)?.drop();
    await tab.pass(10_000);
    expect(tab.store.get()).toMatchObject({ trouble: 'inactive', visitor: { id: 7 }, connection: 'lost' });
    expect(tab.shown()).toEqual(['hello']);
    tab.chat.send('are you there?');
    const before = tab.calls.length;
    await tab.pass(30 * 60_000);
    expect(tab.unsent()).toEqual([['are you there?', 'retrying']]);
    expect(tab.calls.length - before).toBeLessThan(100);
    expect(tab.warnings).toHaveLength(1);
    isOff = false;
    for (let second = 0; second < 120; second++) await tab.pass(1000);
    expect(tab.store.get()).toMatchObject({ trouble: null, connection: 'live' });
    expect(tab.shown()).toEqual(['hello', 'are you there?']);
  });

  it('tells who has no chat yet that nobody is there, and sends the first message once somebody is', async () => {
    let isOff = false;
    const tab = openTab(manyPeople(), fakeStorage(), ({ operation }) => {
      if (isOff && /openSession|startConversation/.test(operation)) throw refusal(403, 'widget_inactive');
    });
    tab.chat.open();
    await tab.pass();
    isOff = true;
    tab.chat.send('hello');
    await tab.pass(10_000);
    expect(tab.store.get()).toMatchObject({ trouble: 'inactive', conversation: null });
    expect(tab.unsent()).toEqual([['hello', 'retrying']]);
    isOff = false;
    for (let second = 0; second < 120; second++) await tab.pass(1000);
    expect(tab.store.get().trouble).toBeNull();
    expect(tab.shown()).toEqual(['hello']);
  });

  it('is back once a row says so: no answer is shown below the word that nobody is there', async () => {
    const people = manyPeople();
    let isOff = false;
    const tab = openTab(people, fakeStorage(), () => {
      if (isOff) throw refusal(403, 'widget_inactive');
    });
    const stop = pollWhileCutOff(tab.chat.parts, () => true);
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    isOff = true;
    tab.sockets.at(-1)?.say({ type: 'session.revoked' });
    tab.sockets.at(-1)?.drop();
    await tab.pass(10_000);
    tab.chat.send('are you there?');
    await tab.pass();
    expect(tab.store.get().trouble).toBe('inactive');
    isOff = false;
    const [visitor] = people.visitors;
    if (visitor) people.write(visitor, { content: 'here again' });
    await tab.pass(45_000);
    expect(tab.store.get()).toMatchObject({ trouble: null, connection: 'live', outbox: [] });
    expect(tab.shown()).toEqual(['hello', 'here again', 'are you there?']);
    stop();
  });

  it.each([403, 404, 500, 503])('is not forgotten for an answer of %d', async (status) => {
    const people = manyPeople();
    let isRefusing = false;
    const tab = openTab(people, fakeStorage(), () => {
      if (isRefusing) throw refusal(status);
    });
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    isRefusing = true;
    tab.sockets.at(-1)?.say({ type: 'session.revoked' });
    await tab.pass(60_000);
    expect(tab.shown()).toEqual(['hello']);
    expect(JSON.parse(tab.storage.getItem(MEMORY) ?? '{}')).toHaveProperty('session_token');
  });
});

describe('what was missed', () => {
  it('a chat closed while the connection was down can be left', async () => {
    const people = manyPeople();
    const tab = openTab(people);
    const stop = followsState(tab.chat.parts);
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    const visitor = people.visitors[0];
    tab.sockets.at(-1)?.drop();
    if (visitor?.conversation) visitor.conversation = { ...visitor.conversation, status: 'closed' };
    await tab.pass(10_000);
    await tab.pass(25_000);
    expect(tab.store.get().conversation?.status).toBe('closed');
    expect(tab.events).toContainEqual(['conversation:ended', expect.objectContaining({ status: 'closed' })]);
    tab.chat.startAnew();
    tab.chat.send('something else');
    await tab.pass();
    expect(tab.shown()).toEqual(['something else']);
    stop();
  });

  it('a chat begun in another tab takes the place of the closed one', async () => {
    const people = manyPeople();
    const tab = openTab(people);
    tab.chat.open();
    tab.chat.send('hello');
    await tab.pass();
    const [visitor] = people.visitors;
    if (!visitor?.conversation) throw new Error('There is no conversation.');
    const closed = { ...visitor.conversation, status: 'closed' as const };
    tab.sockets.at(-1)?.say({ type: 'conversation.updated', conversation: closed });
    people.begin(visitor);
    tab.sockets
      .at(-1)
      ?.say({ type: 'message.created', message: people.write(visitor, { content: 'begun elsewhere' }) });
    await tab.pass();
    expect(tab.shown()).toEqual(['begun elsewhere']);
  });

  it('is asked for when the window is opened again after nobody listened', async () => {
    const tab = openTab(manyPeople());
    tab.chat.open();
    await tab.pass();
    tab.chat.close();
    await tab.pass();
    const before = tab.bodies('openSession').length;
    tab.chat.open();
    await tab.pass();
    expect(tab.bodies('openSession').length).toBe(before + 1);
  });
});
