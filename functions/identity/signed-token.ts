/**
 * Tokens that only the stack signs and reads: JWTs (RFC 7519) with HS256, on Node's HMAC. A library reads any token by WebCrypto, which
 * takes longer to load than the rest of a visitor's first request. What a site signs is read by `jose` (`identity-token.ts`).
 */
import { type KeyObject, createHmac, timingSafeEqual } from 'node:crypto';
import { readToken } from './read-access-token.ts';
import type { SigningKey } from './session-keys.ts';

/** What a token says. Times are seconds. */
export type TokenClaims = { aud: string; exp: number } & Record<string, unknown>;

/** The token of these claims. Claims that are undefined are left out. */
export function signToken(claims: TokenClaims, { kid, key }: SigningKey): string {
  const signed = `${encoded({ alg: 'HS256', kid })}.${encoded(claims)}`;
  return `${signed}.${signatureOf(signed, key)}`;
}

/**
 * The claims of a token that is signed with the key it names, for this audience, and not expired; nothing where any of that isn't so.
 * Of the header nothing but the key's name is used: the algorithm is HS256, whatever a token says.
 */
export async function verifyToken(
  token: string,
  findKey: (kid: string) => Promise<SigningKey | undefined>,
  { aud, nowMs }: { aud: string; nowMs: number },
): Promise<Record<string, unknown> | undefined> {
  const { header, payload: claims } = readToken(token) ?? {};
  if (header?.['alg'] !== 'HS256' || typeof header['kid'] !== 'string' || header['crit'] !== undefined)
    return undefined;
  const found = await findKey(header['kid']);
  if (!found || !isSignedWith(found.key, token)) return undefined;
  if (claims?.['aud'] !== aud || typeof claims['exp'] !== 'number') return undefined;
  return claims['exp'] > Math.floor(nowMs / 1000) ? claims : undefined;
}

const signatureOf = (signed: string, key: KeyObject): string =>
  createHmac('sha256', key).update(signed).digest('base64url');

/** Compares in a time that says nothing of how much of it is right. */
function isSignedWith(key: KeyObject, token: string): boolean {
  const end = token.lastIndexOf('.');
  const expected = Buffer.from(signatureOf(token.slice(0, end), key));
  const given = Buffer.from(token.slice(end + 1));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
