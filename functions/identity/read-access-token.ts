/** Reads a token: a team member's, or a visitor's. The caller must verify the signature, before or right after. */
import type { Token } from '#core/access/team-access.ts';

/** A JWT's header and payload; nothing when the text is not one. */
export function readToken(text: string): Token | undefined {
  const [header, payload, signature, ...more] = text.split('.');
  if (!header || !payload || !signature || more.length > 0) return undefined;
  const token = { header: decode(header), payload: decode(payload) };
  return token.header && token.payload ? { header: token.header, payload: token.payload } : undefined;
}

/**
 * The one token of an `Authorization` header, with or without `Bearer`, as API Gateway takes it. Of several headers the
 * gateway verifies one and passes on all of them, separated by commas: no character of a token is a comma.
 */
export function bearerToken(header: string | undefined): Token | undefined {
  const [, text] = /^(?:bearer\s+)?([\w.-]+)$/i.exec(header ?? '') ?? [];
  return text === undefined ? undefined : readToken(text);
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
