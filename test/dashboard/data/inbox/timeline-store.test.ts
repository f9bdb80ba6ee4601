/** Rows that are fetched before their conversation is opened: shown at once, never old, never twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createThreadStore } from '#dashboard/data/inbox/timeline-store.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { conversationOf, messageOf, NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;
const LAST = 9;
const MINUTE_MS = 60_000;

function setUp() {
  const state = fullState(NOW);
  const client = fakeClient(state);
  const threads = createThreadStore({ api: client.api, now: () => new Date(), random: () => 0.5 });
  const row = (seq: number, part: object = {}) => messageOf({ conversation_id: ADA, seq, ...part });
  return { ...client, state, threads, row, rows: () => threads.of(ADA).value.rows };
}

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe('rows that are fetched ahead', () => {
  it('are there when the conversation is opened, and not fetched again while they are the newest', async () => {
    const { threads, calls, rows } = setUp();
    await threads.fetchAhead(ADA);
    expect(threads.isAhead(ADA, LAST)).toBe(true);
    expect(threads.of(ADA).value.state).toBe('ready');
    expect(rows()).toHaveLength(LAST);
    await threads.load(ADA, LAST);
    expect(calls).toHaveLength(1);
    expect(threads.isAhead(ADA, LAST)).toBe(false);
  });

  it('are fetched once, however often that is asked for, and not for what is open', async () => {
    const { threads, calls } = setUp();
    await Promise.all([threads.fetchAhead(ADA), threads.fetchAhead(ADA)]);
    await threads.load(ADA, LAST);
    await threads.fetchAhead(ADA);
    expect(calls).toHaveLength(1);
  });

  it('are waited for when the conversation is opened before they have come', async () => {
    const { threads, calls, rows } = setUp();
    const ahead = threads.fetchAhead(ADA);
    await threads.load(ADA);
    await ahead;
    expect(calls).toHaveLength(1);
    expect(rows()).toHaveLength(LAST);
  });

  it('are caught up with where there are newer ones', async () => {
    const { threads, calls, state, row, rows } = setUp();
    await threads.fetchAhead(ADA);
    state.messages.push(row(LAST + 1));
    expect(threads.isAhead(ADA, LAST + 1)).toBe(false);
    await threads.load(ADA, LAST + 1);
    expect(rows().at(-1)?.seq).toBe(LAST + 1);
    expect(calls[1]?.request).toMatchObject({ query: { after_seq: String(LAST) } });
  });

  it('are fetched anew after a minute: one may have been redacted', async () => {
    const { threads, state, rows } = setUp();
    await threads.fetchAhead(ADA);
    const first = state.messages.find(({ conversation_id, seq }) => conversation_id === ADA && seq === 1);
    Object.assign(first ?? {}, { content: 'Redacted' });
    vi.setSystemTime(NOW + MINUTE_MS);
    expect(threads.isAhead(ADA, LAST)).toBe(false);
    const loading = threads.load(ADA, LAST);
    expect(rows()).toHaveLength(LAST);
    await loading;
    expect(rows()[0]?.content).toBe('Redacted');
    expect(threads.of(ADA).value.state).toBe('ready');
  });

  it('take what is pushed while they come and after', async () => {
    const { threads, row, rows } = setUp();
    const ahead = threads.fetchAhead(ADA);
    threads.receive(row(LAST + 1));
    await ahead;
    threads.receive(row(LAST + 2));
    expect(rows().map(({ seq }) => seq)).toEqual(Array.from({ length: LAST + 2 }, (_, index) => index + 1));
  });

  it('show nothing of a failure, and are fetched when the conversation is opened', async () => {
    const { threads, failNext, rows } = setUp();
    failNext('listMessages', new Error('no network'));
    await threads.fetchAhead(ADA);
    expect(threads.of(ADA).value).toMatchObject({ state: 'loading', error: undefined, early: undefined });
    await threads.load(ADA, LAST);
    expect(rows()).toHaveLength(LAST);
  });

  it('are nothing once the conversation is deleted while they come', async () => {
    const { threads, rows } = setUp();
    const ahead = threads.fetchAhead(ADA);
    threads.forget(ADA);
    await ahead;
    await settle();
    expect(rows()).toEqual([]);
  });

  it('aren’t resumed by a new socket until the conversation is opened', async () => {
    const { threads } = setUp();
    await threads.fetchAhead(ADA);
    expect(threads.known()).toEqual([]);
    await threads.load(ADA, LAST);
    expect(threads.known()).toEqual([{ conversation_id: ADA, after_seq: LAST }]);
  });
});

describe('what is kept', () => {
  it('is the newest rows of a thread that nobody looks at, and older ones come again on demand', async () => {
    const { threads, state, row, rows } = setUp();
    await threads.load(ADA);
    for (let seq = LAST + 1; seq <= 300; seq += 1) {
      state.messages.push(row(seq));
      threads.receive(row(seq));
    }
    expect(threads.of(ADA).peek().rows.length).toBeLessThanOrEqual(100);
    expect(threads.of(ADA).peek().rows.at(-1)?.seq).toBe(300);
    const [first] = rows();
    expect(first?.seq).toBeGreaterThan(LAST);
    await threads.loadOlder(ADA);
    expect(rows()[0]?.seq).toBeLessThan(first?.seq ?? 0);
  });

  it('is all that somebody looks at, unless the screen lets go of it', async () => {
    const { threads, row, rows } = setUp();
    await threads.load(ADA);
    const stop = threads.of(ADA).subscribe(() => undefined);
    for (let seq = LAST + 1; seq <= 300; seq += 1) threads.receive(row(seq));
    expect(rows()).toHaveLength(300);
    threads.keepNewest(ADA, 40);
    expect(rows().map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => 261 + index));
    stop();
    threads.receive(row(301));
    expect(rows()).toHaveLength(41);
  });

  it('is forty threads, those opened last, and always the one on the screen', async () => {
    const { threads, state } = setUp();
    const ids = Array.from({ length: 100 }, (_, index) => 5000 + index);
    for (const id of ids) {
      state.conversations.push(conversationOf({ id }));
      state.messages.push(messageOf({ conversation_id: id, seq: 1 }));
    }
    await threads.load(ADA);
    const stop = threads.of(ADA).subscribe(() => undefined);
    for (const id of ids) {
      await threads.load(id);
      // Opened again, it is the last one.
      if (id > 5010) await threads.load(5010);
    }
    const known = threads.known().map(({ conversation_id }) => conversation_id);
    expect(known.length).toBeLessThanOrEqual(41);
    expect(known).toEqual(expect.arrayContaining([ADA, 5010, 5099]));
    expect(known).not.toContain(5000);
    stop();
  });
});
