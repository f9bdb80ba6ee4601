import { expect, it } from 'vitest';
import { initials } from '#core/text/initials.ts';

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['  Juan  Carlos de la Vega ', 'JV'],
  ['😀 Smile', '😀S'],
  ['', ''],
])('of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
