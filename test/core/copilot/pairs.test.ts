import { describe, expect, it } from 'vitest';
import { type SaidRow, isAlike, pairsIn, wordsOfPair } from '#core/copilot/pairs.ts';

const chat = (...said: [from: string, content: string, more?: Partial<SaidRow>][]): SaidRow[] =>
  said.map(([from, content, more], index) => ({
    seq: index + 1,
    sender_type: ({ v: 'visitor', a: 'agent', b: 'bot', s: 'system' } as const)[from] ?? 'system',
    sender_name: from === 'a' ? 'Tom Baker' : null,
    visibility: 'public',
    content,
    metadata: null,
    ...more,
  }));
const NOBODY = { name: null, email: null };
const words = (rows: SaidRow[], name: string | null = null, email: string | null = null) =>
  pairsIn(rows).map((pair) => wordsOfPair(pair, rows, { name, email }));
const QUESTION = 'How long does delivery to Norway take?';
const ANSWER = 'Two or three days, customs included.';

describe('what a conversation teaches', () => {
  it('is what the visitor asked in one go, and what agents answered to it', () => {
    const rows = chat(
      ['v', 'Hi!'],
      ['v', 'How long does delivery'],
      ['s', 'Assigned'],
      ['v', 'to Norway take?'],
      ['a', ANSWER],
      ['a', 'By post.'],
      ['v', 'Thanks!'],
    );
    expect(pairsIn(rows)).toEqual([{ asked: [2, 4], answered: [5, 6] }]);
    expect(words(rows)).toEqual([{ question: QUESTION, answer: `${ANSWER}\n\nBy post.` }]);
  });

  it('is nothing of notes, of bots’ answers, of files, and of what was removed', () => {
    const file = { metadata: { files: [] } } as unknown as Partial<SaidRow>;
    const removed = { metadata: { redacted_at: '2026-01-01T00:00:00Z' } };
    expect(words(chat(['v', QUESTION], ['a', ANSWER, { visibility: 'internal' }]))).toEqual([]);
    expect(words(chat(['v', QUESTION], ['b', ANSWER]))).toEqual([]);
    expect(words(chat(['v', 'invoice.pdf', file], ['a', ANSWER]))).toEqual([]);
    expect(words(chat(['v', QUESTION, removed], ['a', ANSWER]))).toEqual([]);
    expect(words(chat(['v', QUESTION], ['a', ANSWER, removed]))).toEqual([]);
  });

  it('is gone once one of its messages was removed or deleted', () => {
    const rows = chat(['v', QUESTION], ['a', ANSWER]);
    const [pair] = pairsIn(rows);
    const removed = rows.map((row) => ({ ...row, metadata: { redacted_at: '2026-01-01T00:00:00Z' } }));
    expect(pair && wordsOfPair(pair, removed, NOBODY)).toBeUndefined();
    expect(pair && wordsOfPair(pair, rows.slice(1), NOBODY)).toBeUndefined();
    expect(pair && wordsOfPair(pair, [], NOBODY)).toBeUndefined();
  });

  it('names neither the visitor nor the agent, and greets nobody', () => {
    const rows = chat(
      ['v', 'Hello dear team, Vera Lind here. How long does delivery to Norway take?'],
      ['a', 'Hi Vera,\nTwo or three days, customs included.\nBest regards, Tom'],
    );
    expect(words(rows, 'Vera Lind')).toEqual([
      { question: '{{name}} here. How long does delivery to Norway take?', answer: ANSWER },
    ]);
  });

  it('doesn’t name the visitor whom only their address names', () => {
    const rows = chat(['v', `Vera here. ${QUESTION}`], ['a', 'Two or three days, Vera, customs included.']);
    expect(words(rows, null, 'vera.lind77@example.com')).toEqual([
      { question: `{{name}} here. ${QUESTION}`, answer: 'Two or three days, {{name}}, customs included.' },
    ]);
  });

  it('is nothing where only somebody’s own case is left, or hardly a word', () => {
    const own = 'Anna, anna@example.com, +49 30 1234567, order 4711, where is it?';
    expect(words(chat(['v', own], ['a', ANSWER]), 'Anna')).toEqual([undefined]);
    expect(words(chat(['v', 'What?!'], ['a', ANSWER]))).toEqual([undefined]);
    expect(words(chat(['v', QUESTION], ['a', 'Two days.']))).toEqual([undefined]);
    expect(words(chat(['v', QUESTION.repeat(20)], ['a', ANSWER]))).toEqual([undefined]);
  });

  it('is the first three pairs', () => {
    const turns = Array.from(
      { length: 5 },
      () =>
        [
          ['v', QUESTION],
          ['a', ANSWER],
        ] as [string, string][],
    ).flat();
    expect(pairsIn(chat(...turns))).toHaveLength(3);
  });

  it('is also what is said in a script without blanks', () => {
    expect(words(chat(['v', '返品はできますか'], ['a', '30日以内であれば返品できます。']))).toEqual([
      { question: '返品はできますか', answer: '30日以内であれば返品できます。' },
    ]);
  });
});

it.each([
  [QUESTION, 'how long does DELIVERY to Norway take', true],
  [QUESTION, 'How long does the delivery to Norway take?', true],
  [QUESTION, 'How do I return a lamp?', false],
  ['返品はできますか', '返品はできますか？', true],
  ['返品はできますか', '配送はいつですか', false],
  ['Where is {{number}}?', 'Where is it?', false],
])('%s and %s ask the same: %s', (one, other, expected) => {
  expect(isAlike(one, other)).toBe(expected);
});
