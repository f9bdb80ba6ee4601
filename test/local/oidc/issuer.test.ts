import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSigningKey } from '#local/oidc/access-token.ts';
import { accountNamed } from '#local/oidc/accounts.ts';
import { Issuer } from '#local/oidc/issuer.ts';

const clientId = 'dashboard-client';
const verifier = 'a-code-verifier-that-is-long-enough-for-anyone-who-asks';
let server: Server;
let origin = '';
let issuer: Issuer;

beforeAll(async () => {
  server = createServer((request, response) => void issuer.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const home = `${origin}/dashboard/`;
  issuer = new Issuer(
    origin,
    [{ clientId, redirectUris: [home], logoutUris: [home] }],
    await loadSigningKey(undefined),
  );
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** A browser that keeps cookies and follows redirects one by one, until one leads to the dashboard. */
function browser() {
  const cookies = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(new URL(url, origin), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const location = response.headers.get('location');
    return location && !location.startsWith(`${origin}/dashboard/`) ? visit(location) : response;
  };
  const authorize = (change: Record<string, string> = {}) =>
    visit(
      `/oidc/oauth2/authorize?${new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid profile email',
        redirect_uri: `${origin}/dashboard/`,
        state: 'state',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...change,
      })}`,
    );
  const pick = async (account: string) => {
    const page = await authorize();
    return visit(page.url, { method: 'POST', body: new URLSearchParams({ account }) });
  };
  return { visit, authorize, pick };
}

const exchange = async (fields: Record<string, string>): Promise<Record<string, string>> => {
  const response = await fetch(`${origin}/oidc/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, ...fields }),
    headers: { origin: 'http://elsewhere.example' },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe('http://elsewhere.example');
  return (await response.json()) as Record<string, string>;
};

const codeOf = (response: Response): string =>
  new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';

const redeem = (code: string, change: Record<string, string> = {}) =>
  exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${origin}/dashboard/`,
    code_verifier: verifier,
    ...change,
  });

const verify = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${origin}/oidc/.well-known/jwks.json`)), { issuer: `${origin}/oidc` });

test('what a gateway is given to check tokens by is what the issuer publishes', async () => {
  const address = `${origin}/oidc/.well-known/openid-configuration`;
  const discovery = (await (await fetch(address)).json()) as { issuer: string; jwks_uri: string };
  expect(issuer.published(address)).toEqual({ issuer: discovery.issuer, jwks_uri: discovery.jwks_uri });
  expect(issuer.published(discovery.jwks_uri)).toEqual(await (await fetch(discovery.jwks_uri)).json());
  expect(issuer.published(`${origin}/oidc/else`)).toBeUndefined();
});

test('discovery names the issuer, its keys and endpoints', async () => {
  const response = await fetch(`${origin}/oidc/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({
    issuer: `${origin}/oidc`,
    jwks_uri: `${origin}/oidc/.well-known/jwks.json`,
    authorization_endpoint: `${origin}/oidc/oauth2/authorize`,
    token_endpoint: `${origin}/oidc/oauth2/token`,
    code_challenge_methods_supported: ['S256'],
  });
});

test('the sign-in page offers the demo accounts, and runs no script', async () => {
  const page = await browser().authorize();
  const html = await page.text();
  for (const name of ['admin', 'agent1', 'agent2']) expect(html).toContain(`value="${name}"`);
  expect(html).not.toContain('<script');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('one click signs in: a code, then tokens in the shape of Cognito', async () => {
  const landed = await browser().pick('admin');
  expect(landed.headers.get('location')).toContain('state=state');
  const tokens = await redeem(codeOf(landed));
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600, refresh_token: expect.any(String) });
  const { payload } = await verify(tokens['access_token'] ?? '');
  expect(payload).toMatchObject({
    sub: 'admin',
    username: 'admin',
    'cognito:groups': ['admin', 'agent'],
    client_id: clientId,
    token_use: 'access',
    scope: 'openid profile email',
  });
  expect(payload).not.toHaveProperty('aud');
  expect(decodeProtectedHeader(tokens['access_token'] ?? '').alg).toBe('RS256');
  expect((await verify(tokens['id_token'] ?? '')).payload).toMatchObject({
    sub: 'admin',
    aud: clientId,
    token_use: 'id',
    name: 'Ada Lindqvist',
    email: 'admin@demo-shop.example',
    'cognito:groups': ['admin', 'agent'],
  });
});

test('a refresh token renews again and again, without a page', async () => {
  const { refresh_token = '' } = await redeem(codeOf(await browser().pick('agent1')));
  for (let times = 0; times < 2; times += 1) {
    const renewed = await exchange({ grant_type: 'refresh_token', refresh_token });
    expect(decodeJwt(renewed['access_token'] ?? '')).toMatchObject({
      sub: 'agent1',
      'cognito:groups': ['agent'],
      token_use: 'access',
    });
  }
});

test('a code without its verifier, or used twice, gives no token', async () => {
  const code = codeOf(await browser().pick('agent1'));
  expect(await redeem(code, { code_verifier: 'another-verifier-that-is-long-enough-too-for-it' })).toMatchObject({
    error: 'invalid_grant',
  });
  const second = codeOf(await browser().pick('agent1'));
  await redeem(second);
  expect(await redeem(second)).toMatchObject({ error: 'invalid_grant' });
});

test('an authorization without PKCE, or to a foreign address, stops', async () => {
  const without = await browser().authorize({ code_challenge: '' });
  expect(without.headers.get('location')).toContain('error=invalid_request');
  const foreign = await browser().authorize({ redirect_uri: 'https://evil.example/' });
  expect(foreign.status).toBe(400);
  expect(await foreign.text()).toContain('Sign-in stopped');
});

test('the browser stays signed in until it signs out', async () => {
  const { pick, authorize, visit } = browser();
  await pick('agent2');
  expect(codeOf(await authorize())).not.toBe('');
  const home = `${origin}/dashboard/`;
  const out = await visit(`/oidc/logout?${new URLSearchParams({ client_id: clientId, logout_uri: home })}`);
  expect(out.headers.get('location')).toBe(home);
  expect(await (await authorize()).text()).toContain('Who is on duty?');
});

test('signing out never redirects to a foreign address', async () => {
  const out = await browser().visit(
    `/oidc/logout?${new URLSearchParams({ client_id: clientId, logout_uri: 'https://evil.example/' })}`,
  );
  expect(out.status).toBe(400);
});

test('a token for a script is signed by the same key', async () => {
  const account = accountNamed('agent2');
  if (!account) throw new Error('there is an agent2');
  expect((await verify(await issuer.tokenFor(account))).payload).toMatchObject({
    sub: 'agent2',
    client_id: clientId,
    token_use: 'access',
  });
});

test('the key survives a restart when there is a data folder', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'data-')), 'not-there-yet');
  const first = await loadSigningKey(folder);
  expect((await loadSigningKey(folder)).kid).toBe(first.kid);
  expect((await loadSigningKey(undefined)).kid).not.toBe(first.kid);
});
