/** What could not be sent outlives its page, is never in two pages at once, and is nobody else’s. */
import { describe, expect, it } from 'vitest';
import { createUnsent, type Kept } from '#dashboard/data/inbox/unsent.ts';
import { settle } from '#test/dashboard/support/fake-client.ts';
import { fakeLocks, fakeStorage } from '#test/dashboard/support/fake-storage.ts';

const message: Kept = {
  conversation_id: 7,
  client_message_id: 'client-0001',
  content: 'On its way',
  files: [],
  visibility: 'public',
  created_at: '2026-03-02T10:00:00.000Z',
};

function setUp() {
  const storage = fakeStorage();
  const locks = fakeLocks();
  let ids = 0;
  const openPage = (person = 'ada') => {
    const page = {};
    const found: Kept[] = [];
    const unsent = createUnsent({ storage, locks: locks.of(page), person, newId: () => String((ids += 1)) });
    unsent.takeOver((items) => {
      unsent.keep(items);
      found.push(...items);
    });
    return { unsent, found, end: () => locks.end(page) };
  };
  return { storage, openPage };
}

describe('what could not be sent', () => {
  it('is found by the next page, once', async () => {
    const { openPage } = setUp();
    const first = openPage();
    first.unsent.keep([message]);
    first.end();
    const [second, third] = [openPage(), openPage()];
    await settle();
    expect([...second.found, ...third.found]).toEqual([message]);
  });

  it('keeps what was to be done with it', async () => {
    const { openPage } = setUp();
    const first = openPage();
    const original = { content: 'Unterwegs', locale: 'de' };
    const withActions: Kept = { ...message, original, actions: [{ type: 'resolve' }] };
    first.unsent.keep([withActions]);
    first.end();
    const second = openPage();
    await settle();
    expect(second.found).toEqual([withActions]);
  });

  it('stays with a page that lives, and goes to another when that ends', async () => {
    const { openPage } = setUp();
    const first = openPage();
    first.unsent.keep([message]);
    const second = openPage();
    await settle();
    expect(second.found).toEqual([]);
    first.end();
    await settle();
    expect(second.found).toEqual([message]);
  });

  it('is nothing to whoever signs in next', async () => {
    const { openPage } = setUp();
    const first = openPage();
    first.unsent.keep([message]);
    first.end();
    const other = openPage('bob');
    await settle();
    expect(other.found).toEqual([]);
  });

  it('is gone once it was sent, or its writer signed out', () => {
    const { storage, openPage } = setUp();
    const { unsent } = openPage();
    unsent.keep([message]);
    unsent.keep([]);
    expect(storage.kept.size).toBe(0);
    unsent.keep([message]);
    unsent.clear();
    expect(storage.kept.size).toBe(0);
  });

  it.each(['no JSON', '{}', '[null, {"conversation_id": "7"}]'])('survives %s in its place', async (text) => {
    const { storage, openPage } = setUp();
    storage.setItem('live-chat.unsent.ada.0', text);
    const { found } = openPage();
    await settle();
    expect(found).toEqual([]);
  });
});
