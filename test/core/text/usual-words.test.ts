/** Languages by their most usual words; that each is found in articles is tested with the bots. */
import { expect, it } from 'vitest';
import { isForeign, isWorded, languagesOf, tallyLanguages } from '#core/text/usual-words.ts';

it('is foreign only where its usual words say so, and where there is another to be foreign to', () => {
  const german = 'Wie lange ist das Paket unterwegs und wann kommt es'.toLowerCase().split(' ');
  expect(isForeign(german, ['en'])).toBe(true);
  expect(isForeign(german, ['en', 'de'])).toBe(false);
  expect(isForeign(german, [])).toBe(false);
  expect(isForeign(['paket', 'lieferung'], ['en'])).toBe(false);
  expect(isForeign([], ['en'])).toBe(false);
});

it('counts a word of two languages in part for each', () => {
  expect(tallyLanguages(['the', 'de']).get('en')).toBe(1);
  expect(tallyLanguages(['de']).get('es')).toBeLessThan(1);
});

it('names no language where there is too little of any, and only those with a list have one', () => {
  expect(languagesOf([['Paket']])).toEqual([]);
  expect([isWorded('de'), isWorded('ja'), isWorded('toString')]).toEqual([true, false, false]);
});
