/** What may be used of a model's text, and what is shown of it before it is whole. */
import { describe, expect, it } from 'vitest';
import { judgeWritten, shownOf } from '#functions/use-cases/copilot/judge-written.ts';

const question = 'When will my parcel arrive at my house?';

describe('a finished text', () => {
  it.each([
    ['It takes three days.\nSOURCES: 1, 3', [1, 3]],
    ['It takes three days.\n**Sources:** 2', [2]],
    ['```\nIt takes three days.\n```', undefined],
    ['<think>The visitor wants…</think>It takes three days.', undefined],
    ['{"reply":"It takes three days.","action":"answer","confidence":1}', undefined],
  ])('is taken out of %j', (written, sources) => {
    expect(judgeWritten('draft', written, question)).toEqual({ text: 'It takes three days.', sources });
  });

  it('may be in another language as a summary, and is too long to be the same text where it answers it', () => {
    const german = 'Der Besucher fragt, wann die Lieferung da ist und was sie kostet.';
    expect(judgeWritten('summary', german, question)).toMatchObject({ text: german });
    expect(judgeWritten('shorter', 'word '.repeat(200), 'A short text of mine')).toEqual({ problem: 'unusable' });
  });

  it.each([
    ['["It is asked where a parcel is.","Nothing is open."]'],
    ['```json\n["It is asked where a parcel is.","Nothing is open."]\n```'],
  ])('may come as a list of paragraphs: %j', (written) => {
    const text = 'It is asked where a parcel is.\nNothing is open.';
    expect(judgeWritten('summary', written, question)).toMatchObject({ text });
    expect(
      judgeWritten('translate', written, '["Gefragt ist, wo ein Paket ist.","Nichts ist offen."]', 'en'),
    ).not.toMatchObject({
      text,
    });
  });

  it('is cut to what a message holds', () => {
    expect(judgeWritten('summary', 'word '.repeat(3000), '')).toMatchObject({
      text: expect.objectContaining({ length: expect.any(Number) }),
    });
  });
});

describe('a translation', () => {
  const original = 'Wo ist meine Bestellung 4711? Siehe https://shop.example.com/a';
  it.each([
    ['the translation', 'Where is my order 4711? See https://shop.example.com/a', undefined],
    ['nothing', ' ', 'failed'],
    ['an HTML page', '<html><body>Where is my order 4711?</body></html>', 'unusable'],
    ['garbage', '{"a":[1,2', 'unusable'],
    ['signs', '#### 4711 ----', 'unusable'],
    ['a refusal', 'As an AI language model, I cannot translate.', 'refused'],
    ['the original', original, 'other_language'],
    ['another language', '¿Dónde está mi pedido 4711 y cuándo llega? https://shop.example.com/a', 'other_language'],
    ['another script', 'Где сейчас мой заказ 4711? https://shop.example.com/a', 'other_language'],
    ['another number', 'Where is my order 4117? See https://shop.example.com/a', 'changed'],
    ['another link', 'Where is my order 4711? See https://evil.example.com/a', 'changed'],
    ['an answer to it', `It is on its way. ${'We are very sorry for that. '.repeat(30)}`, 'unusable'],
  ])('is judged where the model writes %s', (_, written, problem) => {
    const judged = judgeWritten('translate', written, original, 'en');
    expect(judged).toEqual(problem === undefined ? { text: written, sources: undefined } : { problem });
  });

  it('may have tags and a line of sources where its original has them', () => {
    const about = 'Was soll ich mit <div class="a"> auf meiner Seite machen?\nSOURCES: 12';
    const written = 'What shall I do with <div class="a"> on my page?\nSOURCES: 12';
    expect(judgeWritten('translate', written, about, 'en')).toEqual({ text: written, sources: undefined });
  });
});

describe('what is shown while it is written', () => {
  it.each([
    ['It takes', 'It takes'],
    ['It takes three days.\nSOU', ''],
    ['It takes three days.\nSOURCES: 1', 'It takes three days.'],
    ['NO_ANS', ''],
    ['<div class="x">', ''],
  ])('of %j is %j', (soFar, shown) => {
    expect(shownOf(soFar)).toBe(shown);
  });
});

it.each(['\n', ' ', '*'])('%j again and again is judged fast', (piece) => {
  const began = performance.now();
  expect(shownOf(`It takes three days.${piece.repeat(40_000)}.`)).toContain('three days');
  expect(judgeWritten('draft', piece.repeat(40_000), question)).toHaveProperty('problem');
  expect(performance.now() - began).toBeLessThan(1500);
});
