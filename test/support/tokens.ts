/** An issuer of the team's tokens, and the tokens that must not be mistaken for others at any door. */
import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'dashboard';
export const GROUPS = 'cognito:groups';

/** What a token says: claims that are undefined are left out. */
export type Said = { claims?: Record<string, unknown>; header?: Record<string, string> };

/** An issuer whose keys are published. */
export type TestIssuer = {
  jwksUri: string;
  keySet: { keys: object[] };
  /** Signs what an access token of Cognito says, but for what is said otherwise. */
  sign: (said?: Said, key?: KeyObject) => Promise<string>;
  stop: () => void;
};

/** Starts an issuer. */
export async function startIssuer(nowMs: () => number = Date.now): Promise<TestIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keySet = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] };
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(keySet)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    jwksUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    keySet,
    sign: ({ claims = {}, header = {} } = {}, key = privateKey) =>
      new SignJWT({ ...accessClaims(nowMs()), ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
        .sign(key),
    stop: () => server.close(),
  };
}

/** What an access token of Cognito says. */
export function accessClaims(nowMs: number): Record<string, unknown> {
  const iat = Math.floor(nowMs / 1000);
  return {
    iss: ISSUER,
    sub: 'ada',
    client_id: AUDIENCE,
    token_use: 'access',
    [GROUPS]: ['agent'],
    iat,
    exp: iat + 3600,
  };
}

type Named<Value> = [name: string, said: Value];
const groups = (names: unknown): Said => ({ claims: { [GROUPS]: names } });
/** Nothing that Cognito says of a token's kind. */
const silent = { client_id: undefined, token_use: undefined };

/** Not an access token in force for this deployment: 401, and no socket. */
export const badTokens = (nowMs: number): Named<Said>[] => {
  const later = Math.floor(nowMs / 1000) + 60;
  return [
    ['an ID token of Cognito', { claims: { token_use: 'id', aud: AUDIENCE } }],
    ['an ID token with a nonce', { claims: { ...silent, aud: AUDIENCE, nonce: 'n', scope: 'openid' } }],
    ['an ID token with a hash', { claims: { ...silent, aud: AUDIENCE, at_hash: 'h', client_id: AUDIENCE } }],
    ['an ID token that nothing tells from an access token', { claims: { ...silent, aud: AUDIENCE, azp: AUDIENCE } }],
    ['an ID token of Keycloak', { claims: { ...silent, aud: AUDIENCE, typ: 'ID', scope: 'openid' } }],
    ['a refresh token', { claims: { ...silent, aud: AUDIENCE, typ: 'Refresh', scope: 'openid' } }],
    ['a token of an unknown use', { claims: { token_use: null } }],
    ['a logout token', { claims: { ...silent, aud: AUDIENCE, scope: 'openid' }, header: { typ: 'logout+jwt' } }],
    ['a token that has expired since', { claims: { exp: later - 61 } }],
    ['a token without an end', { claims: { exp: undefined } }],
    ['a token whose end is a text', { claims: { exp: '4102444800' } }],
    ['a token issued in the future', { claims: { iat: later } }],
    ['a token issued at a text', { claims: { iat: 'now' } }],
    ['a token not valid yet', { claims: { nbf: later } }],
    ['a token whose subject is a number', { claims: { sub: 5 } }],
    ['a token with an empty subject', { claims: { sub: '' } }],
    ['a token without a subject', { claims: { sub: undefined } }],
    ['a token of another client', { claims: { client_id: 'another' } }],
    ['a token of another audience, whatever the client', { claims: { aud: 'another' } }],
    ['a token of an empty audience', { claims: { aud: [] } }],
    ['a token of another issuer', { claims: { iss: 'https://evil.example' } }],
  ];
};

/** Groups that only look like ours: 403, and no socket. */
export const foreignGroups: Named<Said>[] = [
  ['[Live chat admin]', groups(['Live chat admin'])],
  ['a group with a comma', groups(['shop,admin'])],
  ['[no admin rights]', groups(['no admin rights'])],
  ['a group with brackets', groups(['[admin]'])],
  ['a text like a list', groups('[admin agent]')],
  ['a text of two words', groups('agent admin')],
  ['a text with a comma', groups('agent,admin')],
  ['a list in a list', groups([['admin'], ['agent']])],
  ['a number', groups(7)],
  ['an object', groups({ admin: true, agent: true })],
  ['other letters', groups(['Admin', 'Supervisor', 'AGENT', 'admin ', ' agent'])],
  ['a group below another', groups(['/team/admin', '/team/agent', '//admin', 'admin/'])],
  ['no group', groups([])],
  ['no claim', groups(undefined)],
  ['another claim', { claims: { [GROUPS]: undefined, groups: ['admin'] } }],
];

/** The group `agent`, however its issuer writes it. */
export const agentTokens: Named<Said>[] = [
  ['a list', groups(['billing', 'agent'])],
  ['one name', groups('agent')],
  ['a path of Keycloak', groups(['/agent'])],
  ['an access token by its header', { claims: { ...silent, aud: [AUDIENCE, 'other'] }, header: { typ: 'at+jwt' } }],
  ['an access token of Keycloak', { claims: { ...silent, aud: AUDIENCE, typ: 'Bearer', nonce: 'n' } }],
  ['an access token by its scopes', { claims: { ...silent, aud: AUDIENCE, scp: ['chat'] }, header: { typ: 'JWT' } }],
  ['a longer signature', { header: { alg: 'RS512' } }],
];

/** The group `supervisor`, alone or beside `agent`. */
export const supervisorTokens: Named<Said>[] = [
  ['a list', groups(['supervisor'])],
  ['both groups', groups(['agent', 'supervisor'])],
  ['a path of Keycloak', groups('/supervisor')],
];

/** The group `admin`, however its issuer writes it. */
export const adminTokens: Named<Said>[] = [
  ['a list', groups(['admin'])],
  ['one name', groups('admin')],
  ['a path of Keycloak', groups(['/admin'])],
];
