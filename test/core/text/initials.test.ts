import { expect, it } from 'vitest';
import { initials } from '#core/text/initials.ts';

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['  Juan  Carlos de la Vega ', 'JV'],
  ['😀 Smile', '😀S'],
  ['', ''],
  ['Anna Berg (she/her)', 'AB'],
  ['"Anna" Berg - Sales', 'AS'],
  ['(Support) Team 7', 'S7'],
  ['Anna (Annie) Berg', 'AB'],
  ['(Sales)', 'S'],
  ['🇩🇪 Team', '🇩🇪T'],
  ['e\u0301lodie', 'E\u0301'],
  ['कि राम', 'किरा'],
  ['???', ''],
])('of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
