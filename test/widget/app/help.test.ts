/** Looking for articles as a visitor types. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChat } from '#widget/app/chat/chat.ts';
import { askedAs, createLookUp } from '#widget/app/help/look-up.ts';
import { helpAddresses } from '#widget/app/help/addresses.ts';
import { makeWorld, refusal, type Script } from '#test/widget/support/world.ts';

const session = { session_token: 's', visitor: { id: 7 }, conversation: null, availability: null, team: [] };
const listOf = (...questions: string[]) => ({
  language: 'en',
  articles: questions.map((question, index) => ({ id: index + 1, question, excerpt: '' })),
});

/** Looks up in what the scripted server has: for each path an answer, or an error. */
function lookUp(answers: Record<string, unknown>, say: Script = () => undefined) {
  const asked: string[] = [];
  const aborted: string[] = [];
  const fetch = vi.fn<(url: string, init: { signal: AbortSignal }) => Promise<Response>>((url, { signal }) => {
    const path = url.slice('/api/widget/token/help'.length);
    asked.push(path);
    return new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        aborted.push(path);
        reject(signal.reason);
      });
      const answer = answers[path];
      if (answer !== 'held') resolve(new Response(JSON.stringify(answer ?? {}), { status: answer ? 200 : 503 }));
    });
  });
  const { world } = makeWorld((call) => (call.operation === 'openSession' ? session : say(call)));
  const { parts } = createChat(world);
  const made = createLookUp(parts, fetch as unknown as typeof globalThis.fetch, vi.fn());
  return { ...made, asked, aborted };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('looking for articles', () => {
  it('begins with those that helped most, in the language of the visitor', async () => {
    const { begin, get, asked } = lookUp({ '?lang=de': listOf('Wo?') });
    await begin('de');
    expect(asked).toEqual(['?lang=de']);
    expect(get()).toMatchObject({ found: { articles: [{ question: 'Wo?' }] }, fetching: 'nothing' });
  });

  it('asks once the visitor pauses, in one form of what is typed, and never twice', async () => {
    const { begin, type, get, asked } = lookUp({ '?lang=en': listOf('A'), '?lang=en&q=my+order': listOf('B') });
    await begin('en');
    for (const typed of ['M', 'My', 'My  Order ']) type(typed);
    await vi.advanceTimersByTimeAsync(199);
    expect(asked).toEqual(['?lang=en']);
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(() => expect(get().found?.articles[0]?.question).toBe('B'));
    type('my order');
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toEqual(['?lang=en', '?lang=en&q=my+order']);
  });

  it('ends what is under way when something else is asked for, and shows no late answer', async () => {
    const { begin, type, get, aborted } = lookUp({ '?lang=en': 'held', '?lang=en&q=b': listOf('B') });
    void begin('en');
    type('b');
    await vi.advanceTimersByTimeAsync(200);
    await vi.waitFor(() => expect(get().found?.articles[0]?.question).toBe('B'));
    expect(aborted).toEqual(['?lang=en']);
    expect(get().fetching).toBe('nothing');
  });

  it('gives up what takes longer than fifteen seconds', async () => {
    const { begin, get } = lookUp({ '?lang=en': 'held' });
    void begin('en');
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitFor(() => expect(get().fetching).toBe('failed'));
  });

  it('says that nothing could be fetched, and fetches at another try', async () => {
    const answers: Record<string, unknown> = {};
    const { begin, again, get } = lookUp(answers);
    await begin('en');
    expect(get().fetching).toBe('failed');
    answers['?lang=en'] = listOf('A');
    await again();
    expect(get()).toMatchObject({ fetching: 'nothing', found: { articles: [{ question: 'A' }] } });
  });

  it('opens an article and goes back to what was found, without asking again', async () => {
    const article = { id: 1, question: 'A', answer: 'Because.', url: null };
    const { begin, show, leave, get, asked } = lookUp({ '?lang=en': listOf('A'), '/1': article });
    await begin('en');
    await show(1);
    expect(get().shown).toEqual({ id: 1, article });
    await leave();
    expect(get().shown).toBeUndefined();
    expect(asked).toEqual(['?lang=en', '/1']);
  });
});

describe('saying whether it helped', () => {
  it('shows at once, is sent, and is taken back where it could not be heard', async () => {
    const sent: unknown[] = [];
    let isDown = false;
    const { say, get } = lookUp({}, ({ operation, request }) => {
      sent.push([operation, request.params['id'], request.body]);
      if (isDown) throw refusal(503);
      return undefined;
    });
    const saying = say(5, true);
    expect(get().said.get(5)).toBe(true);
    await saying;
    expect(sent).toEqual([['answerHelpArticle', '5', { helped: true }]]);
    isDown = true;
    await say(6, false);
    expect(get().said.has(6)).toBe(false);
  });
});

it('questions that are the same have one form, without half a character', () => {
  expect(askedAs('  Wo IST\n mein Paket ')).toBe('wo ist mein paket');
  expect(askedAs(`${'a'.repeat(99)}😀`).isWellFormed()).toBe(true);
  expect(helpAddresses.answerHelpArticle.method).toBe('POST');
});
