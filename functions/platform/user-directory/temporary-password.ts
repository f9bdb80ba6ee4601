/** Passwords that somebody who is invited signs in with once. */
import { randomInt } from 'node:crypto';

const LETTERS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#%+-=?@_'];
const LENGTH = 16;

/** Sixteen characters with each kind that the user pool demands, none of which is taken for another. */
export function temporaryPassword(): string {
  const all = LETTERS.join('');
  const pick = (letters: string): string => letters[randomInt(letters.length)] ?? '';
  const rest = Array.from({ length: LENGTH - LETTERS.length }, () => pick(all));
  const characters = [...LETTERS.map(pick), ...rest];
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}
