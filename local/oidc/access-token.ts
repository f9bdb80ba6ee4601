/** Access tokens as a Cognito user pool issues them, signed by the local issuer's key. */
import { generateKeyPair, randomUUID, type JsonWebKey, type KeyObject } from 'node:crypto';
import { createPrivateKey } from 'node:crypto';
import { promisify } from 'node:util';
import { SignJWT } from 'jose';
import * as z from 'zod/mini';
import { KeptFile } from '#local/platform/kept-file.ts';
import type { DemoAccount } from './accounts.ts';

export const ACCESS_TOKEN_SECONDS = 3600;

/** The issuer's only key; `jwk` includes the private part. */
export type SigningKey = { kid: string; privateKey: KeyObject; jwk: JsonWebKey };

/** The parts that an RSA key needs to sign. */
const privateJwk = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  d: z.string(),
});

async function newKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

/** The key stored in the folder, or a new one that is stored there, so that tokens survive a restart as data does. */
export async function loadSigningKey(folder: string | undefined): Promise<SigningKey> {
  const file = new KeptFile<JsonWebKey>(folder, 'issuer-key.json', privateJwk);
  const kept = file.read();
  const jwk = kept ?? (await newKey());
  if (!kept) file.write(jwk);
  return { kid: String(jwk['kid']), privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), jwk };
}

export type TokenRequest = { issuer: string; clientId: string; account: DemoAccount; scope: string };

/** Signs an access token. Like Cognito's, it has `client_id` and no `aud`, and its subject is the account's name. */
export function signAccessToken(
  { kid, privateKey }: SigningKey,
  { issuer, clientId, account, scope }: TokenRequest,
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({
    sub: account.username,
    'cognito:groups': account.groups,
    iss: issuer,
    version: 2,
    client_id: clientId,
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    token_use: 'access',
    scope,
    auth_time: seconds,
    exp: seconds + ACCESS_TOKEN_SECONDS,
    iat: seconds,
    jti: randomUUID(),
    username: account.username,
  })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(privateKey);
}
