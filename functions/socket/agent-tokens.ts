/** Agents' access tokens, verified as the HTTP API's own authorizer does: RS256, issuer, client, expiry, by published keys. */
import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Person } from '../../core/team-access.ts';
import { signalWithin } from '../deadline.ts';
import { personOf } from '../../core/team-access.ts';

/** Who issues the tokens, and for whom. */
export type Issuer = {
  issuer: string;
  jwksUri: string;
  /** What `aud` or, where there is none, `client_id` must be: Cognito's access tokens have no audience. */
  audience: string;
  groupsClaim: string;
};

/** The person of a token; nothing when it is forged, expired, someone else's or no access token. */
export function agentTokens({
  issuer,
  jwksUri,
  audience,
  groupsClaim,
}: Issuer): (token: string) => Promise<Person | undefined> {
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: fetchKeys } });
  const verifier = JwtVerifier.create({ issuer, jwksUri, audience: null }, { jwksCache });
  return async (token) => {
    try {
      const claims = await verifier.verify(token);
      const madeFor = [claims.aud ?? claims['client_id']].flat();
      return madeFor.includes(audience) ? personOf(claims, groupsClaim) : undefined;
    } catch (error) {
      if (error instanceof JwtBaseError) return undefined;
      throw error;
    }
  };
}

/** Long enough for any issuer, short enough to answer before the gateway gives up. */
const KEYS_TIMEOUT_MS = 3000;

async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri, { signal: signalWithin(KEYS_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The issuer's keys at ${uri} answered ${response.status}.`);
  return response.arrayBuffer();
}
