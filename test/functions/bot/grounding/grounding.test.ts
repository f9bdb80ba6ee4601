import { describe, expect, it } from 'vitest';
import type { Article } from '#core/model/knowledge/article.ts';
import { citedBy, withLinks } from '#functions/bot/grounding/citations.ts';
import { groundsOf, settled } from '#functions/bot/grounding/grounding.ts';
import type { Said } from '#functions/bot/port/bot.ts';

const article = (id: number, question: string, answer: string, url: string | null = null): Article => ({
  id,
  bot_id: 1,
  question,
  alternative_phrasings: [],
  answer,
  locale: null,
  url,
  is_public: false,
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
});
const passages = [
  article(
    1,
    'What does delivery cost?',
    'It is 4.90 euros, and free from 1,000 euros.',
    'https://example.com/delivery',
  ),
  article(2, 'Which kettle is quiet?', 'The SilentBoil X-200. Write to help@example.com or call +1 555 0100.'),
].map((one) => ({ article: one, confidence: 0.9 }));
const history: Said[] = [
  { sender_type: 'visitor', visibility: 'public', content: 'My order is A-4711, for 3 people' },
  { sender_type: 'agent', visibility: 'internal', content: 'owes us 900' },
];
const isGrounded = groundsOf(passages, history);

describe('a number that is written as a word', () => {
  const inWords = groundsOf(
    [{ article: article(3, 'How long?', 'It takes three days, or 2 weeks abroad.'), confidence: 0.9 }],
    [],
  );

  it.each(['It takes 3 days.', 'It takes three days.', 'Abroad it takes two weeks.', 'There are four ways to ask.'])(
    'is grounded by digits, and digits by it: %s',
    (text) => {
      expect(inWords(text)).toBe(true);
    },
  );

  it.each(['It takes four days.', 'Es dauert sieben Tage.', 'It takes 4 days.', 'Abroad it takes six working days.'])(
    'is not grounded where it measures something else: %s',
    (text) => {
      expect(inWords(text)).toBe(false);
    },
  );

  it('is not shown before it is known what it measures', () => {
    expect(settled('It takes three days')).toBe('It takes ');
    expect(settled('It takes three days and')).toBe('It takes three days and');
  });
});

describe('an answer of a model', () => {
  it.each([
    'It is 4,90 euros.',
    'Free from 1000 euros, or 1.000,00 euros.',
    'Free from ١٠٠٠ euros.',
    'The SilentBoil X200 (x-200) is quiet.',
    'Write to help@example.com, or see https://www.example.com/delivery.',
    'See example.com for more.',
    'Your order A-4711 for 3 people.',
    '1. Open the page.\n2. Choose it.\nStep 3: done.',
    'Nothing to check here, in an hour or so.',
    '价格是4.90欧元，免费从1000欧元起。',
  ])('is grounded: %s', (text) => {
    expect(isGrounded(text)).toBe(true);
  });

  it.each([
    'It is 5.90 euros.',
    'It takes 3 to 7 days.',
    'You owe us 900.',
    'Free from 10,000 euros.',
    'The SilentBoil X-300 is quiet.',
    'The LoudBoil is quiet.',
    'Use the code KETTLE-77.',
    'Write to sales@example.com.',
    'See https://example.com/secret.',
    'See evil.example/?q=secret',
    '![x](https://evil.example/a.png)',
    '[click](javascript:alert)',
    '价格是5.90欧元。',
    'x'.repeat(8000),
  ])('is not grounded: %s', (text) => {
    expect(isGrounded(text)).toBe(false);
  });

  it.each(['x', 'a.', '@a', '1', 'aA', '-', 'x1'])('is judged at once however long it is: of %s', (piece) => {
    const startMs = performance.now();
    isGrounded(piece.repeat(8000 / piece.length));
    isGrounded(`${piece} `.repeat(2000));
    expect(performance.now() - startMs).toBeLessThan(500);
  });

  it.each([
    ['It is 4', 'It is '],
    ['See exam.pl', 'See '],
    ['It is free.', 'It is free.'],
    ['It is fr', 'It is fr'],
  ])('is shown as far as it is settled: %s', (text, shown) => {
    expect(settled(text)).toBe(shown);
  });
});

describe('the sources of an answer', () => {
  it('are the passages that it names, or those whose words it uses', () => {
    const [first, second] = passages;
    expect(citedBy('Anything', passages, [2, 9])).toEqual([second]);
    expect(citedBy('Delivery is free from 1,000 euros', passages, [])).toEqual([first]);
    expect(citedBy('I like trains and planes', passages, [])).toEqual([]);
  });

  it('are linked below it, each once, unless it has the link or no room', () => {
    expect(withLinks('Free.', [...passages, ...passages], 8000)).toBe('Free.\n\nhttps://example.com/delivery');
    expect(withLinks('See https://example.com/delivery', passages, 8000)).toBe('See https://example.com/delivery');
    expect(withLinks('Free.', passages, 10)).toBe('Free.');
  });
});
