/** One-time codes: six digits, kept only as a hash that is bound to a conversation and to a random text. */
import { createHash, randomInt } from 'node:crypto';
import type { Id } from '#core/model/id.ts';
import { CODE_DIGITS } from '#core/privacy/typed-code.ts';

/** A new code. */
export const newCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

/** The hash of a code. */
export const hashOfCode = (conversation: Id, nonce: string, code: string): string =>
  createHash('sha256').update(`${conversation}:${nonce}:${code}`).digest('base64url').slice(0, 22);
