/** Names that a translation may have lost. */
import { expect, it } from 'vitest';
import { lostNames } from '#core/copilot/lost-names.ts';

const known = ['Ada Lovelace', 'Will de Vries', 'Søren', 'Fjord'];

it.each([
  ['Ada writes to Søren.', 'Ada schreibt Soren.'],
  ['I spoke to Ada.', 'Rozmawiałem z Adą.'],
  ['Lovelace’s parcel', 'Lovelacen paketti'],
  ['Pay with PayPal', 'Mit PayPal bezahlen'],
  ['Ask Ada about PayPal', 'アダにペイパルについて聞いてください'],
  ['Will you come?', 'Kommen Sie?'],
  ['Alle BesucherInnen', 'All visitors'],
  ['Monday in Vienna', 'Montag in Wien'],
  ['the ada of old', 'die von früher'],
])('%j has all of them as %j', (original, translation) => {
  expect(lostNames(original, translation, known)).toEqual([]);
});

it.each([
  ['Ada writes to Søren.', 'Eva schreibt Soren.', ['Ada']],
  ['I am at Fjord with Ada', 'Ich bin am Meer', ['Fjord', 'Ada']],
  ['I spoke to Ada.', 'Ich war in Kanada.', ['Ada']],
  ['Pay with PayPal or eBay', 'Mit Geld oder eBay bezahlen', ['PayPal']],
])('%j lacks names as %j', (original, translation, names) => {
  expect(lostNames(original, translation, known)).toEqual(names);
});
