import { describe, expect, it } from 'vitest';
import { measuresInWords, numbersInWords, openMeasure } from '#functions/bot/grounding/number-words.ts';

describe('numbers in words', () => {
  it.each([
    ['within three days', ['3']],
    ['in drei bis fünf Werktagen', ['3', '5']],
    ['en quince días', ['15']],
    ['quatre-vingt-dix jours', ['90']],
    ['em duas semanas', ['2']],
    ['entro trenta giorni', ['30']],
    ['binnen vierentwintig uur', ['24']],
    ['One of a kind, someone often', []],
    ['often tends to sever', []],
  ])('are found: %s', (text, numbers) => {
    expect(numbersInWords(text)).toEqual(numbers);
  });

  it.each([
    ['Two ways to pay within three working days', ['3']],
    ['Es gibt drei Wege und zwei Wochen Zeit', ['2']],
    ['You have two options', []],
    ['six euros', ['6']],
  ])('measure something: %s', (text, numbers) => {
    expect(measuresInWords(text)).toEqual(numbers);
  });

  it('may still become a measure at the end of a text', () => {
    expect(openMeasure('It takes three ')).toBe(9);
    expect(openMeasure('It takes three working ')).toBe(9);
    expect(openMeasure('It takes three ways ')).toBe(20);
  });
});
