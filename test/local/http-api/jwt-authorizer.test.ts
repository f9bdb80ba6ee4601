import { createSign, generateKeyPairSync, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { claimText, jwtVerifier } from '#local/http-api/jwt-authorizer.ts';

const issuer = 'https://issuer.example/pool';
const now = Date.parse('2026-11-22T12:00:00.000Z');
const seconds = now / 1000;
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const valid = {
  iss: issuer,
  client_id: 'client',
  sub: 'agent1',
  exp: seconds + 60,
  iat: seconds - 60,
  scope: 'openid chat/read',
  'cognito:groups': ['admin', 'agent'],
};

function token(claims: object = {}, header: object = {}, key = own.privateKey): string {
  const signed = `${encode({ alg: 'RS256', kid: 'one', typ: 'JWT', ...header })}.${encode({ ...valid, ...claims })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

function withSecret(): string {
  const signed = `${encode({ alg: 'HS256', kid: 'one' })}.${encode(valid)}`;
  return `${signed}.${createHmac('sha256', own.publicKey.export({ format: 'pem', type: 'spki' }))
    .update(signed)
    .digest('base64url')}`;
}

async function fetchJson(url: string): Promise<unknown> {
  if (url === `${issuer}/.well-known/openid-configuration`) return { jwks_uri: `${issuer}/keys` };
  if (url === `${issuer}/keys`) return { keys: [jwk] };
  throw new Error(`unexpected ${url}`);
}

const verify = jwtVerifier(
  { issuer, audience: ['client', 'other'], identitySource: '$request.header.Authorization' },
  fetchJson,
);

test('a valid token gives its claims as texts, lists in brackets', async () => {
  expect(await verify(`Bearer ${token({ vip: true })}`, [], now)).toEqual({
    jwt: {
      claims: {
        iss: issuer,
        client_id: 'client',
        sub: 'agent1',
        exp: String(seconds + 60),
        iat: String(seconds - 60),
        scope: 'openid chat/read',
        'cognito:groups': '[admin agent]',
        vip: 'true',
      },
      scopes: null,
    },
  });
});

test.each([
  ['expired', token({ exp: seconds }), /has expired/],
  ['without expiry', token({ exp: undefined }), /has expired/],
  ['not valid yet', token({ nbf: seconds + 5 }), /not valid yet/],
  ['issued in the future', token({ iat: seconds + 5 }), /in the future/],
  ['of another issuer', token({ iss: 'https://evil.example' }), /invalid issuer/],
  ['for another client', token({ client_id: 'stranger' }), /valid audience/],
  ['for another audience, though the client fits', token({ aud: 'stranger' }), /valid audience/],
  ['without audience', token({ client_id: undefined }), /valid audience/],
  ['with alg none', `${encode({ alg: 'none' })}.${encode(valid)}.`, /signing method none is invalid/],
  ['signed with the public key as a secret', withSecret(), /signing method HS256 is invalid/],
  ['signed by another key', token({}, {}, foreign.privateKey), /signature is invalid/],
  ['of an unknown key id', token({}, { kid: 'two' }), /unable to find a key/],
  [
    'with changed claims',
    token().replace(/\.[^.]+\./, `.${encode({ ...valid, sub: 'admin' })}.`),
    /signature is invalid/,
  ],
  ['of two parts', 'abc.def', /malformed/],
  ['that is no JWT', 'abc', /malformed/],
])('a token %s is a 401 that says why', async (_name, bad, reason) => {
  expect(await verify(`Bearer ${bad}`, [], now)).toMatchObject({
    status: 401,
    headers: { 'www-authenticate': expect.stringMatching(reason) },
    body: Buffer.from('{"message":"Unauthorized"}'),
  });
});

test('the audience takes precedence over the client ID, and one of several is enough', async () => {
  expect(await verify(token({ aud: ['x', 'other'], client_id: 'stranger' }), [], now)).toHaveProperty('jwt');
});

test('a request without a token gets a plain 401', async () => {
  expect(await verify(undefined, [], now)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
});

test('a route with scopes requires one of them', async () => {
  expect(await verify(token(), ['chat/read', 'chat/write'], now)).toMatchObject({ jwt: { scopes: ['chat/read'] } });
  expect(await verify(token(), ['chat/write'], now)).toMatchObject({
    status: 403,
    body: Buffer.from('{"message":"Forbidden"}'),
  });
});

test('keys are fetched again for an unknown key id, so that an issuer can rotate them', async () => {
  let kid = 'one';
  const rotating = jwtVerifier({ issuer, audience: ['client'], identitySource: '' }, async (url) =>
    url.endsWith('/keys') ? { keys: [{ ...jwk, kid }] } : fetchJson(url),
  );
  expect(await rotating(token(), [], now)).toHaveProperty('jwt');
  kid = 'two';
  expect(await rotating(token({}, { kid: 'two' }), [], now)).toHaveProperty('jwt');
});

test('a token is rejected while its issuer cannot be reached', async () => {
  const unreachable = jwtVerifier({ issuer, audience: ['client'], identitySource: '' }, async () => {
    throw new Error('ECONNREFUSED');
  });
  expect(await unreachable(token(), [], now)).toMatchObject({ status: 401 });
});

test('claims are written as Go prints them', () => {
  expect([claimText(['a', ['b', 1]]), claimText({ a: 1, b: ['c'] }), claimText(true), claimText(12)]).toEqual([
    '[a [b 1]]',
    'map[a:1 b:[c]]',
    'true',
    '12',
  ]);
});
