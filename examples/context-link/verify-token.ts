import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token says. `email` counts only if `email_verified`: visitors may type any address. */
export type Context = {
  visitor: { id: number; external_id: string | null; email: string | null; email_verified: boolean };
  conversation: { id: number; widget_id: number };
  agent: { id: number | null; user_id: string; name: string | null };
};

/** For which of the two a token was made. */
export type Purpose = 'context-link' | 'crm-card';

/**
 * What a token says, or undefined if it isn't for this origin and purpose, was signed with another secret, or is over. It
 * needs no library; any for JWT (HS256) does the same.
 * @param secret the secret from **Team settings** of the dashboard
 * @param origin your own, such as `https://admin.example.com`
 */
export function verifyToken(token: string, secret: string, origin: string, purpose: Purpose): Context | undefined {
  const [head = '', body = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  return claims.aud === origin && claims.purpose === purpose && claims.exp > Date.now() / 1000 ? claims : undefined;
}
