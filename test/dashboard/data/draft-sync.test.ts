/** Drafts on several devices: each is there on the next one, and what is typed on one is never replaced by another. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';
import { createDraftSync } from '#dashboard/data/draft-sync.ts';
import { createDrafts, NO_DRAFT, type SavedDraft } from '#dashboard/data/drafts.ts';
import { fakeStorage } from '#test/dashboard/support/fake-storage.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 4, 1) }));
afterEach(() => void vi.useRealTimers());

const ID = 7;
const REST_MS = 4_000;
type Body = { reply: string; note: string; base: string | null };

/** The server's copy, by the rules of the API. */
function fakeServer() {
  const server = { copy: null as SavedDraft | null, saves: 0, isDown: false };
  const api = async (_: 'saveDraft', { body: { base, ...texts } }: { body: Body }) => {
    await Promise.resolve();
    if (server.isDown) throw new TypeError('Failed to fetch');
    server.saves += 1;
    if (server.copy && server.copy.saved_at !== base) throw new ApiError(409, { code: 'conflict' }, null);
    const isEmpty = texts.reply === '' && texts.note === '';
    server.copy = isEmpty ? null : { ...texts, saved_at: new Date().toISOString() };
    return { saved_at: server.copy?.saved_at ?? null };
  };
  return Object.assign(server, { api: api as unknown as Api });
}

/** A browser of the agent: what they type, and what they see when they open the conversation. */
function device(server: ReturnType<typeof fakeServer>, browser = fakeStorage()) {
  const drafts = createDrafts(browser, 'ada');
  const open = () => sync.asked(ID)(structuredClone(server.copy));
  const sync = createDraftSync({ api: server.api, drafts, lookAgain: open, now: () => new Date() });
  return {
    drafts,
    sync,
    open,
    browser,
    type: (text: object) => {
      drafts.set(ID, { ...drafts.get(ID), ...text });
      sync.typed(ID);
    },
    texts: () => {
      const { reply, note } = drafts.get(ID);
      return { reply, note };
    },
  };
}

const rest = () => vi.advanceTimersByTimeAsync(REST_MS);

describe('a draft', () => {
  it('is there on another device once typing has come to rest, in its own mode', async () => {
    const server = fakeServer();
    const [laptop, phone] = [device(server), device(server)];
    laptop.type({ note: 'Not to be tru' });
    await vi.advanceTimersByTimeAsync(REST_MS - 1);
    laptop.type({ note: 'Not to be trusted' });
    await vi.advanceTimersByTimeAsync(REST_MS - 1);
    expect(server.saves).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    phone.open();
    expect(phone.drafts.get(ID)).toEqual({ ...NO_DRAFT, note: 'Not to be trusted', mode: 'note' });
    await rest();
    expect(server.saves).toBe(1);
  });

  it('takes what was written along where it is a translation', async () => {
    const server = fakeServer();
    const [laptop, phone] = [device(server), device(server)];
    const original = { content: 'Ist es da?', locale: 'de' };
    laptop.type({ reply: 'Is it there?', original });
    await rest();
    expect(server.copy).toMatchObject({ reply: 'Is it there?', translated_from: original });
    phone.open();
    expect(phone.drafts.get(ID).original).toEqual(original);
    laptop.type({ reply: '', note: 'Asked', original });
    await rest();
    expect(server.copy).not.toHaveProperty('translated_from');
  });

  it('is saved at once when the conversation is left, and when the page is hidden', async () => {
    const server = fakeServer();
    const laptop = device(server);
    laptop.type({ reply: 'Hel' });
    laptop.sync.left(ID);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.copy?.reply).toBe('Hel');
    laptop.type({ reply: 'Hello' });
    await laptop.sync.saveAll();
    expect(server.copy?.reply).toBe('Hello');
  });

  it('that is sent before it was saved makes no request at all', async () => {
    const server = fakeServer();
    const laptop = device(server);
    laptop.type({ reply: 'Hello' });
    laptop.type({ reply: '' });
    await rest();
    laptop.sync.left(ID);
    await rest();
    expect(server.saves).toBe(0);
    expect(laptop.browser.kept.size).toBe(0);
  });

  it('that was saved and sent is gone from every device, also when the page ends before the server knows', async () => {
    const server = fakeServer();
    const [laptop, phone] = [device(server), device(server)];
    laptop.type({ reply: 'Hello' });
    await rest();
    phone.open();
    expect(phone.texts().reply).toBe('Hello');
    laptop.type({ reply: '' });
    const next = device(server, laptop.browser);
    next.open();
    expect(next.texts().reply).toBe('');
    await rest();
    expect(server.copy).toBeNull();
    phone.open();
    expect(phone.texts().reply).toBe('');
  });

  it('is not taken for sent when the server only forgot it', async () => {
    const server = fakeServer();
    const laptop = device(server);
    laptop.type({ reply: 'Hello' });
    await rest();
    server.copy = null;
    vi.setSystemTime(Date.now() + 40 * 86_400_000);
    laptop.open();
    expect(laptop.texts().reply).toBe('Hello');
    await rest();
    expect(server.copy).toMatchObject({ reply: 'Hello' });
  });

  it('of one mode joins that of the other', async () => {
    const server = fakeServer();
    const [laptop, phone] = [device(server), device(server)];
    laptop.type({ reply: 'Hello' });
    await rest();
    phone.type({ note: 'Ask Ben' });
    phone.open();
    expect(phone.texts()).toEqual({ reply: 'Hello', note: 'Ask Ben' });
    await rest();
    laptop.open();
    expect(laptop.texts()).toEqual({ reply: 'Hello', note: 'Ask Ben' });
  });

  it('is not replaced by a copy that was read before it was saved', async () => {
    const server = fakeServer();
    const laptop = device(server);
    laptop.type({ reply: 'Hel' });
    await rest();
    const taken = laptop.sync.asked(ID);
    const old = server.copy;
    laptop.type({ reply: 'Hello' });
    await rest();
    taken(old);
    expect(laptop.texts().reply).toBe('Hello');
  });

  it('that couldn’t be saved is saved when the network is back', async () => {
    const server = fakeServer();
    const laptop = device(server);
    server.isDown = true;
    laptop.type({ reply: 'Hello' });
    await rest();
    expect(laptop.drafts.hasAny()).toBe(true);
    server.isDown = false;
    await laptop.sync.saveAll();
    expect([server.copy?.reply, laptop.drafts.hasAny()]).toEqual(['Hello', false]);
  });

  it('of a visitor who was erased, or of somebody who signs out, doesn’t come back with a save under way', async () => {
    for (const end of ['forget', 'clear'] as const) {
      const server = fakeServer();
      const laptop = device(server);
      laptop.type({ reply: 'Hello' });
      laptop.sync.left(ID);
      await Promise.resolve();
      laptop.sync[end](ID);
      await rest();
      expect([laptop.texts().reply, laptop.browser.kept.size]).toEqual(['', 0]);
    }
  });
});

describe('other words on another device', () => {
  const both = async () => {
    const server = fakeServer();
    const [laptop, phone] = [device(server), device(server)];
    laptop.type({ reply: 'From the laptop' });
    await rest();
    await vi.advanceTimersByTimeAsync(1);
    phone.type({ reply: 'From the phone' });
    phone.open();
    return { server, laptop, phone };
  };

  it('are offered, and stay on the server until the agent decides', async () => {
    const { server, phone } = await both();
    await rest();
    phone.type({ reply: 'From the phone, too' });
    await rest();
    expect([phone.texts().reply, phone.sync.other(ID)?.reply]).toEqual(['From the phone, too', 'From the laptop']);
    expect(server.copy?.reply).toBe('From the laptop');
  });

  it.each([
    ['add', 'From the phone\nFrom the laptop'],
    ['discard', 'From the phone'],
  ] as const)('can be chosen: %s', async (choice, text) => {
    const { server, laptop, phone } = await both();
    phone.sync.decide(ID, choice);
    await rest();
    expect([phone.texts().reply, phone.sync.other(ID), server.copy?.reply]).toEqual([text, undefined, text]);
    laptop.open();
    expect(laptop.texts().reply).toBe(text);
  });

  it('are found by the save where both had the conversation open', async () => {
    const server = fakeServer();
    const [laptop, phone] = [device(server), device(server)];
    laptop.type({ reply: 'Hello' });
    await rest();
    phone.open();
    phone.type({ reply: 'Hello Ada' });
    await rest();
    laptop.type({ reply: 'Hello Vera' });
    await rest();
    await rest();
    expect([laptop.texts().reply, laptop.sync.other(ID)?.reply]).toEqual(['Hello Vera', 'Hello Ada']);
  });
});
