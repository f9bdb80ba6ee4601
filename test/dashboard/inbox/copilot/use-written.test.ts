/** Asking for a text of a model: what the agent sees of it, and when nothing of it is wanted any more. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { CopilotFrame } from '#core/model/knowledge/copilot.ts';
import { type BrowserModels, detectLanguage } from '#dashboard/inbox/copilot/browser-models.ts';
import { textOf } from '#dashboard/inbox/copilot/text-of.ts';
import { type Wanted, type Written, askFor } from '#dashboard/inbox/copilot/use-written.ts';
import type { Api } from '#dashboard/api/api.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Given = { own?: BrowserModels; answer?: () => Promise<unknown>; status?: 'live' | 'lost' };

/** A workspace whose API answers as `answer` does. */
function begin(wanted: Wanted, { own = {}, answer = async () => undefined, status = 'live' }: Given = {}) {
  const seen: Written[] = [];
  const asked: { body: { request_id: string; text?: string } }[] = [];
  const listeners = new Set<(frame: ServerFrame) => void>();
  const api = ((_: string, given: (typeof asked)[number]) => (asked.push(given), answer())) as unknown as Api;
  const onFrame = (listener: (frame: ServerFrame) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const deps = { api, onFrame, connection: signal(status), own };
  const stop = askFor(deps, 7, wanted, (written) => seen.push(written));
  const frame = (about: Partial<CopilotFrame>) => {
    const request_id = asked[0]?.body.request_id ?? '';
    const base: CopilotFrame = {
      type: 'copilot',
      conversation_id: 7,
      request_id,
      state: 'writing',
      text: '',
      sources: [],
      problem: null,
    };
    for (const listener of listeners) listener({ ...base, ...about });
  };
  return { seen, asked, listeners, stop, frame, settle: () => vi.advanceTimersByTimeAsync(0) };
}
const draft: Wanted = { task: 'draft', text: '' };

it('shows a text while it is written and when it is done, and hears of no other request', async () => {
  const { seen, frame, settle, listeners } = begin(draft);
  await settle();
  frame({ text: 'Three' });
  frame({ text: 'Another agent’s', request_id: 'another-1' });
  frame({ state: 'done', text: 'Three days.' });
  frame({ state: 'done', text: 'Late' });
  expect(seen.map((one) => ('text' in one ? `${one.state} ${one.text}` : one.state))).toEqual([
    'writing ',
    'writing Three',
    'done Three days.',
  ]);
  expect(listeners.size).toBe(0);
});

it('says what went wrong: the model’s problem, a refused request, no connection, and silence', async () => {
  const failed = begin(draft);
  await failed.settle();
  failed.frame({ state: 'failed', problem: 'budget' });
  expect(failed.seen.at(-1)).toMatchObject({ problem: 'budget' });
  const refused = begin(draft, {
    answer: () => Promise.reject(Object.assign(new Error(), { code: 'not_configured' })),
  });
  await refused.settle();
  expect(refused.seen.at(-1)).toMatchObject({ problem: 'not_configured' });
  const offline = begin(draft, { status: 'lost' });
  await offline.settle();
  expect(offline.seen.at(-1)).toMatchObject({ problem: 'offline' });
  expect(offline.asked).toEqual([]);
  const silent = begin(draft);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(silent.seen.at(-1)).toMatchObject({ problem: 'timeout' });
});

it('shows nothing more once it was stopped', async () => {
  const { seen, frame, settle, stop } = begin(draft);
  await settle();
  stop();
  frame({ state: 'done', text: 'Late' });
  await vi.advanceTimersByTimeAsync(40_000);
  expect(seen).toHaveLength(1);
});

it('is written by the browser where it can, and leaves the machine only where it can’t', async () => {
  const made = (write: () => Promise<string>, state = 'available') => ({
    availability: async () => state,
    create: async () => ({ rewrite: write, summarize: write, destroy: () => {} }),
  });
  const text = 'Hello there, how are you today?';
  const here = begin({ task: 'shorter', text }, { own: { Rewriter: made(async () => ' Hi! ') } });
  await here.settle();
  expect([here.asked, here.seen.at(-1)]).toEqual([[], { state: 'done', task: 'shorter', text: 'Hi!', sources: [] }]);
  const summed = begin({ task: 'summary', text }, { own: { Summarizer: made(async () => 'A greeting.') } });
  await summed.settle();
  expect(summed.asked).toEqual([]);
  for (const own of [
    {},
    { Rewriter: made(async () => 'Hi!', 'downloadable') },
    { Rewriter: made(() => Promise.reject(new Error('busy'))) },
  ]) {
    const there = begin({ task: 'shorter', text }, { own });
    await there.settle();
    expect(there.asked[0]?.body).toMatchObject({ task: 'shorter', text });
  }
  const summary = begin({ task: 'summary', text });
  await summary.settle();
  expect(summary.asked[0]?.body).not.toHaveProperty('text');
});

it('is translated by the browser where it keeps the numbers, and by a model where it can’t or doesn’t', async () => {
  const text = 'Wo ist meine Bestellung 4711 und wann kommt sie?';
  const wanted: Wanted = { task: 'translate', text, to: 'en' };
  const pairs: object[] = [];
  const made = (written: string, state = 'available'): BrowserModels => ({
    Translator: {
      availability: async (pair) => (pairs.push(pair), state),
      create: async () => ({ translate: async () => written, destroy: () => {} }),
    },
  });
  const here = begin(wanted, { own: made('Where is my order 4711?') });
  await here.settle();
  expect([here.asked, here.seen.at(-1)]).toMatchObject([[], { state: 'done', text: 'Where is my order 4711?' }]);
  expect(pairs).toEqual([{ sourceLanguage: 'de', targetLanguage: 'en' }]);
  for (const own of [{}, made('Where is my order 4117?'), made('Where is my order 4711?', 'downloadable')]) {
    const there = begin(wanted, { own });
    await there.settle();
    expect(there.asked[0]?.body).toMatchObject({ task: 'translate', text, to: 'en' });
  }
});

it('is left to a model where the browser never says whether it can, or never ends', async () => {
  const never = () => new Promise<never>(() => {});
  const translator = (availability: () => Promise<string>): BrowserModels => ({
    Translator: { availability, create: async () => ({ translate: never, destroy: () => {} }) },
  });
  const text = 'Wo ist meine Bestellung und wann kommt sie?';
  for (const [availability, ms] of [
    [never, 1000],
    [async () => 'available', 10_000],
  ] as const) {
    const there = begin({ task: 'translate', text, to: 'en' }, { own: translator(availability) });
    await vi.advanceTimersByTimeAsync(ms);
    expect(there.asked[0]?.body).toMatchObject({ task: 'translate', text });
    there.stop();
  }
});

it('asks the browser’s own detector for the language, and goes by words where that isn’t sure', async () => {
  const detector = (confidence: number): BrowserModels => ({
    LanguageDetector: {
      availability: async () => 'available',
      create: async () => ({ detect: async () => [{ detectedLanguage: 'nl', confidence }], destroy: () => {} }),
    },
  });
  const text = 'Wo ist meine Bestellung und wann kommt sie?';
  expect(await detectLanguage(detector(0.9), text)).toBe('nl');
  expect(await detectLanguage(detector(0.2), text)).toBe('de');
  expect(await detectLanguage({}, text)).toBe('de');
});

it('gives the browser’s summarizer what people said, without what was redacted', () => {
  const row = { sender_type: 'visitor', content: 'Hi', metadata: null } as const;
  const removed = { ...row, metadata: { redacted_at: '2026-01-01T00:00:00.000Z' } };
  expect(textOf([row, { ...row, sender_type: 'system' }, removed, { ...row, sender_type: 'agent' }])).toBe(
    'visitor: Hi\nagent: Hi',
  );
});
