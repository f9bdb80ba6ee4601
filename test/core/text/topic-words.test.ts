import { expect, it } from 'vitest';
import { languagesOfTopic } from '#core/text/topic-words.ts';

it.each([
  ['lieferungen', ['de']],
  ['telefonnummer', ['de', 'es', 'pt', 'it', 'nl', 'pl', 'tr']],
  ['encomendas', ['pt']],
  ['gratis', ['de', 'es', 'pt', 'it', 'nl']],
  ['mensaje', []],
  ['an', ['de']],
  ['and', []],
  ['mail', []],
  ['', []],
])('begins as in its languages: %s', (word, languages) => {
  expect([...languagesOfTopic(word)].toSorted()).toEqual(languages.toSorted());
});
