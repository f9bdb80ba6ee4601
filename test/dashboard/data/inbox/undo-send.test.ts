/** Replies that can be undone for a few seconds: never lost, never sent twice, and put back where they were written. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDrafts } from '#dashboard/data/drafts.ts';
import { createInbox } from '#dashboard/data/inbox/inbox.ts';
import type { Kept } from '#dashboard/data/inbox/unsent.ts';
import { takeBack } from '#dashboard/inbox/later/held-line.tsx';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { noDrafts } from '#test/dashboard/support/quiet-inbox.ts';
import { NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;
const UNDO_MS = 5000;

function setUp(holdMs = UNDO_MS) {
  const client = fakeClient(fullState(NOW));
  const storage: { kept: readonly Kept[] } = { kept: [] };
  let ids = 0;
  const inbox = createInbox({
    api: client.api,
    me: () => 1,
    sendFrame: () => true,
    tellTabs: () => undefined,
    onNews: () => undefined,
    holdMs: () => holdMs,
    run: async () => Promise.reject(new Error('Nothing here has actions.')),
    mentionsIn: async () => [],
    keepUnsent: (items) => (storage.kept = items),
    ownDrafts: noDrafts,
    newId: () => `client-${(ids += 1)}`.padEnd(10, '0'),
    now: () => new Date(),
    random: () => 0.5,
  });
  const drafts = createDrafts(undefined, 'ada');
  const draftSync = { typed: vi.fn<(id: number) => void>() };
  const sentTexts = () =>
    client.calls
      .filter(({ operation }) => operation === 'sendMessage')
      .map(({ request }) => (request as { body: { content: string } }).body.content);
  const states = () => inbox.outbox.items.value.map(({ state }) => state);
  const undo = () => {
    const [item] = inbox.outbox.items.value;
    if (item) takeBack({ inbox, drafts, draftSync } as never, item);
  };
  return { ...client, inbox, drafts, storage, sentTexts, states, undo };
}

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

it('takes the original of a translation along, and puts it back into the draft', async () => {
  const { inbox, calls, drafts, undo } = setUp();
  const original = { content: 'Tomorrow.', locale: 'en' };
  inbox.outbox.send(ADA, 'Morgen.', 'public', [], { original });
  undo();
  expect(drafts.get(ADA)).toMatchObject({ reply: 'Morgen.', original });
  inbox.outbox.send(ADA, 'Morgen.', 'public', [], { original });
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await settle();
  const sent = calls.find(({ operation }) => operation === 'sendMessage');
  expect(sent?.request).toMatchObject({ body: { metadata: { translated_from: original } } });
});

it('sends a reply after five seconds, and a note immediately', async () => {
  const { inbox, sentTexts, states } = setUp();
  inbox.outbox.send(ADA, 'Hello', 'public');
  await settle();
  expect([states(), sentTexts()]).toEqual([['held'], []]);
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await settle();
  expect(sentTexts()).toEqual(['Hello']);
  inbox.outbox.send(ADA, 'For the team', 'internal');
  await settle();
  expect(sentTexts()).toEqual(['Hello', 'For the team']);
});

it('holds nothing unless the agent chose so', async () => {
  const { inbox, sentTexts } = setUp(0);
  inbox.outbox.send(ADA, 'Hello', 'public');
  await settle();
  expect(sentTexts()).toEqual(['Hello']);
});

it('puts an undone reply back before what was typed since, and sends the changed text only', async () => {
  const { inbox, drafts, sentTexts, undo } = setUp();
  inbox.outbox.send(ADA, 'You are wrong', 'public');
  drafts.set(ADA, { ...drafts.get(ADA), reply: 'PS' });
  undo();
  expect(drafts.get(ADA)).toMatchObject({ reply: 'You are wrong\nPS', mode: 'reply' });
  expect(drafts.kept(ADA).isSaved).toBe(false);
  inbox.outbox.send(ADA, 'You are right', 'public');
  await vi.advanceTimersByTimeAsync(3 * UNDO_MS);
  await settle();
  expect(sentTexts()).toEqual(['You are right']);
});

it('undoes nothing that is on its way', async () => {
  const { inbox, drafts, sentTexts, undo } = setUp();
  inbox.outbox.send(ADA, 'Hello', 'public');
  vi.advanceTimersByTime(UNDO_MS);
  undo();
  await settle();
  expect([drafts.get(ADA).reply, sentTexts()]).toEqual(['', ['Hello']]);
});

it('sends what is held when the page is hidden, and keeps it stored until the server has it', async () => {
  const { inbox, storage, sentTexts } = setUp();
  inbox.outbox.send(ADA, 'Hello', 'public');
  expect(storage.kept.map(({ content }) => content)).toEqual(['Hello']);
  inbox.outbox.release();
  await settle();
  expect([sentTexts(), storage.kept]).toEqual([['Hello'], []]);
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await settle();
  expect(sentTexts()).toEqual(['Hello']);
});

it('sends a reply that was written after a held one after it', async () => {
  const { inbox, sentTexts } = setUp();
  inbox.outbox.send(ADA, 'First', 'public');
  inbox.outbox.send(ADA, 'Note', 'internal');
  await settle();
  expect(sentTexts()).toEqual([]);
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await settle();
  expect(sentTexts()).toEqual(['First', 'Note']);
});

it('says which row was seen, and leaves it out once the agent sends a refused reply all the same', async () => {
  const { inbox, calls, failNext } = setUp(0);
  await inbox.open(ADA);
  failNext('sendMessage', Object.assign(new Error('Ben has just answered.'), { name: 'ApiError' }));
  const seen = inbox.conversations.get(ADA)?.last_seq;
  const id = inbox.outbox.send(ADA, 'Hello', 'public', [], { resolve: true });
  await settle();
  inbox.outbox.retry(id);
  await settle();
  const bodies = calls
    .filter(({ operation }) => operation === 'sendMessage')
    .map(({ request }) => (request as { body: object }).body);
  expect(bodies).toMatchObject([{ seen_seq: seen, resolve: true }, { resolve: true }]);
  expect(bodies[1]).not.toHaveProperty('seen_seq');
});
