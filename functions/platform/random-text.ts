/** Random letters and digits from the system's secure source: tokens and secrets. */
import { randomInt } from 'node:crypto';

/** A text of this many random letters and digits. */
export type RandomText = (length: number) => string;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A text of `length` random letters and digits: just under six bits each. */
export const randomText: RandomText = (length) =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
