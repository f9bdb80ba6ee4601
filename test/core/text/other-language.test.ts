import { expect, it } from 'vitest';
import { isInOther } from '#core/text/other-language.ts';

const english = 'How long does it take to get here, and what does it cost?';
const german = 'Die Lieferung dauert wenige Tage, und wir schreiben Ihnen dann.';

it.each([
  ['another language of the same script', german, english, true],
  ['another script', 'Доставка занимает два дня.', english, true],
  ['the same language', 'It takes two days to get there, and it is free for you.', english, false],
  ['too little to tell', 'Ja.', english, false],
  ['too little to compare with', german, 'Hello?', false],
])('a text in %s', (_, text, about, isOther) => expect(isInOther(text, about)).toBe(isOther));
