/** Agents' access tokens: the signature is verified here by the issuer's published keys, all else by the rule for HTTP. */
import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { awaited, signalWithin } from '#functions/platform/deadline.ts';
import { type Person, type Token, type TokenRules, personOf } from '#core/access/team-access.ts';

/** The issuer of the tokens and the client they are issued to. */
export type Issuer = TokenRules & { issuer: string; jwksUri: string };

/** The person of a token, as text and decoded; nothing when it is forged, expired, someone else's or no access token. */
export function agentTokens(
  { issuer, jwksUri, ...rules }: Issuer,
  now: () => number,
): (text: string, token: Token) => Promise<Person | undefined> {
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: fetchKeys } });
  const verifier = JwtVerifier.create({ issuer, jwksUri, audience: null }, { jwksCache });
  return async (text, token) => {
    const person = personOf(token, rules, now());
    if (!person) return undefined;
    try {
      await verifier.verify(text);
      return person;
    } catch (error) {
      if (error instanceof JwtBaseError) return undefined;
      throw error;
    }
  };
}

/** Long enough for any issuer, short enough to answer before the gateway gives up. */
const KEYS_TIMEOUT_MS = 3000;

async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  const response = await awaited(fetch(uri, { signal: signalWithin(KEYS_TIMEOUT_MS) }));
  if (!response.ok) throw new Error(`The issuer's keys at ${uri} answered ${response.status}.`);
  return awaited(response.arrayBuffer());
}
