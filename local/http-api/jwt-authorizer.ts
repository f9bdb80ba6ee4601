/** The JWT authorizer of an HTTP API: RSA signatures by the issuer's published keys, issuer, audience, times and scopes. */
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import * as z from 'zod/mini';
import type { HttpResponse } from '#local/platform/http-message.ts';
import { gatewayError } from './answer.ts';

export type JwtAuthorizer = { issuer: string; audience: readonly string[]; identitySource: string };

/** Fetches a JSON document: the issuer's discovery document and keys. */
export type FetchJson = (url: string) => Promise<unknown>;

/** Verified claims, each a text as in Lambda's event, and the scopes that the route requires. */
export type Authorized = { jwt: { claims: Record<string, string>; scopes: string[] | null } };

const algorithms: Record<string, string> = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };

const header = z.object({ alg: z.string(), kid: z.optional(z.string()) });
const claimsSchema = z.looseObject({
  iss: z.optional(z.string()),
  aud: z.optional(z.union([z.string(), z.array(z.string())])),
  client_id: z.optional(z.string()),
  exp: z.optional(z.number()),
  nbf: z.optional(z.number()),
  iat: z.optional(z.number()),
  scope: z.optional(z.string()),
  scp: z.optional(z.union([z.string(), z.array(z.string())])),
});
const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.optional(z.string()), kty: z.string() })) });
const discovery = z.object({ jwks_uri: z.string() });

type Claims = z.infer<typeof claimsSchema>;

class InvalidToken extends Error {}

const decodeJson = (part: string | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
  } catch {
    throw new InvalidToken('token is malformed');
  }
};

/** Go's notation, which AWS uses: `[admin agent]` for a list, `map[a:1]` for an object. */
export function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `map[${Object.entries(value)
    .map(([key, inner]) => `${key}:${claimText(inner)}`)
    .join(' ')}]`;
}

const scopesOf = ({ scope, scp }: Claims): string[] => {
  const granted = scope ?? scp ?? [];
  return typeof granted === 'string' ? granted.split(' ') : granted;
};

function checkClaims(claims: Claims, { issuer, audience }: JwtAuthorizer, seconds: number): void {
  const audiences = claims.aud === undefined ? [claims.client_id] : [claims.aud].flat();
  if (claims.iss !== issuer) throw new InvalidToken('invalid issuer');
  if (!audiences.some((one) => one !== undefined && audience.includes(one)))
    throw new InvalidToken('the token does not have a valid audience');
  if (claims.exp === undefined || claims.exp <= seconds) throw new InvalidToken('the token has expired');
  if (claims.nbf !== undefined && claims.nbf > seconds) throw new InvalidToken('the token is not valid yet');
  if (claims.iat !== undefined && claims.iat > seconds) throw new InvalidToken('the token was issued in the future');
}

/** Keys of one issuer, fetched again when a key ID is unknown, for example after a rotation. */
function publishedKeys(issuer: string, fetchJson: FetchJson) {
  let keys: z.infer<typeof keySet>['keys'] = [];
  return async (kid: string | undefined): Promise<JsonWebKey> => {
    const find = () => keys.find((key) => key.kid === kid);
    if (!find()) {
      const { jwks_uri } = discovery.parse(await fetchJson(`${issuer}/.well-known/openid-configuration`));
      keys = keySet.parse(await fetchJson(jwks_uri)).keys;
    }
    const key = find();
    if (!key) throw new InvalidToken('unable to find a key for the token');
    return key;
  };
}

const unauthorized = (description?: string): HttpResponse =>
  gatewayError(401, 'Unauthorized', {
    'www-authenticate': description
      ? `Bearer scope="" error="invalid_token" error_description="${description}"`
      : 'Bearer',
  });

/** Checks the requests of one authorizer. Returns the claims, or the gateway's error response. */
export function jwtVerifier(authorizer: JwtAuthorizer, fetchJson: FetchJson) {
  const keyOf = publishedKeys(authorizer.issuer, fetchJson);

  async function claimsOf(token: string, now: number): Promise<Claims> {
    const [head, body, signature, ...rest] = token.split('.');
    const { success, data } = header.safeParse(decodeJson(head));
    if (!success || rest.length > 0) throw new InvalidToken('token is malformed');
    const digest = algorithms[data.alg];
    if (!digest) throw new InvalidToken(`signing method ${data.alg} is invalid`);
    const key = createPublicKey({ key: await keyOf(data.kid), format: 'jwk' });
    if (!verify(digest, Buffer.from(`${head}.${body}`), key, Buffer.from(signature ?? '', 'base64url')))
      throw new InvalidToken('signature is invalid');
    const claims = claimsSchema.safeParse(decodeJson(body));
    if (!claims.success) throw new InvalidToken('token is malformed');
    checkClaims(claims.data, authorizer, now / 1000);
    return claims.data;
  }

  return async (
    token: string | undefined,
    routeScopes: readonly string[],
    now: number,
  ): Promise<Authorized | HttpResponse> => {
    if (!token) return unauthorized();
    try {
      const claims = await claimsOf(token.replace(/^bearer\s+/i, ''), now);
      const granted = scopesOf(claims).filter((scope) => routeScopes.includes(scope));
      if (routeScopes.length > 0 && granted.length === 0)
        return gatewayError(403, 'Forbidden', {
          'www-authenticate': `Bearer scope="${routeScopes.join(' ')}" error="insufficient_scope"`,
        });
      const texts = Object.entries(claims).map(([name, value]) => [name, claimText(value)]);
      return { jwt: { claims: Object.fromEntries(texts), scopes: routeScopes.length > 0 ? granted : null } };
    } catch (refused) {
      if (refused instanceof InvalidToken) return unauthorized(refused.message);
      return unauthorized('OIDC discovery endpoint communication error');
    }
  };
}
