/**
 * Tokens that tell a team's own systems who is asked about, and by which agent: JWTs (HS256) with a secret that only they
 * share. Each is for one purpose and one address, and is over after a minute.
 */
import { createHash, createHmac } from 'node:crypto';

/** What a token is for. */
export type ContextPurpose = 'context-link' | 'crm-card';

/** What a token says. `email_verified`: the site vouches for the address; any other was only typed. */
export type ContextClaims = {
  visitor: { id: number; external_id: string | null; email: string | null; email_verified: boolean };
  conversation: { id: number; widget_id: number };
  /** `id` is null for an admin without an agent record. */
  agent: { id: number | null; user_id: string; name: string | null };
};

/** Seconds from when it is made. */
export const CONTEXT_TOKEN_SECONDS = 60;

/** What a token is made with. `issuer`: this deployment's origin; `unique`: a text that no other token has. */
export type ContextSigning = {
  secret: string;
  purpose: ContextPurpose;
  url: URL;
  issuer: string;
  unique: string;
  nowMs: number;
};

/** A signed token. */
export function signContext(
  { secret, purpose, url, issuer, unique, nowMs }: ContextSigning,
  claims: ContextClaims,
): string {
  const iat = Math.floor(nowMs / 1000);
  const kid = createHash('sha256').update(secret).digest('base64url').slice(0, 12);
  const payload = {
    iss: issuer,
    aud: url.origin,
    sub: claims.agent.user_id,
    iat,
    exp: iat + CONTEXT_TOKEN_SECONDS,
    jti: unique,
    purpose,
    ...claims,
  };
  const signed = [{ alg: 'HS256', typ: 'JWT', kid }, payload].map(encoded).join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
