/** The issuer by way of the library: what it is asked for, what its responses must be, and which refusals are final. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { createMemory, userIn } from '#dashboard/session/held-user.ts';
import {
  createIssuer,
  tokensOf,
  TokenRefusal,
  unlessRefused,
  userFrom,
  whatToAskFor,
} from '#dashboard/session/issuer.ts';
import { fakeStorage } from '#test/dashboard/support/fake-storage.ts';

const settings: DashboardSettings = {
  authority: 'https://login.example.com',
  client_id: 'live-chat',
  audience: null,
  scope: 'openid profile',
  redirect_path: '/dashboard/',
  groups_claim: 'groups',
  sign_out_url: null,
};
const metadata = {
  issuer: 'https://login.example.com',
  authorization_endpoint: 'https://login.example.com/authorize?tenant=1',
  token_endpoint: 'https://login.example.com/token',
  end_session_endpoint: 'https://login.example.com/logout',
};
const home = 'https://chat.example.com/dashboard/';

const jwt = (claims: object) =>
  `${btoa('{"alg":"RS256"}')}.${btoa(JSON.stringify({ iss: metadata.issuer, aud: 'live-chat', ...claims }))}.signature`;
const maya = jwt({ sub: 'maya', name: 'Maya' });
const tokens = { access_token: 'a', refresh_token: 'r', id_token: maya, token_type: 'Bearer', expires_in: 60 };

/** A tab that was at the issuer's page; what it has asked for, and what the token endpoint received. */
function tab() {
  const memory = createMemory();
  const assign = vi.fn<(to: string) => void>();
  vi.stubGlobal('sessionStorage', fakeStorage());
  const sent: Request[] = [];
  const fetch = vi.fn<typeof globalThis.fetch>((input, init) => {
    sent.push(new Request(input, init));
    return Promise.resolve(Response.json(tokens));
  });
  const at = (search: string) => vi.stubGlobal('location', { search, assign });
  at('');
  const open = (authority = settings.authority) =>
    createIssuer({ ...settings, authority }, 'https://chat.example.com', {
      memory,
      fetch,
      described: undefined,
      describe: () => Promise.resolve(metadata),
    });
  const asked = () => new URL(assign.mock.lastCall?.[0] ?? '').searchParams;
  return { memory, fetch, sent, at, open, asked, held: () => userIn(memory, settings) };
}

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the sign-in', () => {
  it('asks for a code and comes back to the dashboard', () => {
    expect(whatToAskFor(settings, home)).toEqual({
      client_id: 'live-chat',
      scope: 'openid profile',
      redirect_uri: home,
      response_type: 'code',
    });
  });

  it('names the API its tokens are for where the issuer has to be told', () => {
    const asked = whatToAskFor({ ...settings, audience: 'https://chat.example.com/api' }, home);
    expect(asked['audience']).toBe('https://chat.example.com/api');
  });

  it('trades the code with the secret whose hash it has asked with, and holds the tokens', async () => {
    const { open, at, asked, sent, held } = tab();
    await open().leave('/dashboard/reports');
    const [query] = [asked()];
    expect(Object.fromEntries(query)).toMatchObject({ tenant: '1', client_id: 'live-chat', redirect_uri: home });
    at(`?code=c&state=${query.get('state')}`);
    expect(await open().comeBack()).toBe('/dashboard/reports');
    const form = new URLSearchParams(await sent[0]?.text());
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: home,
      client_id: 'live-chat',
    });
    const hash = createHash('sha256').update(form.get('code_verifier') ?? '');
    expect([query.get('code_challenge_method'), query.get('code_challenge')]).toEqual([
      'S256',
      hash.digest('base64url'),
    ]);
    expect(held()).toMatchObject({ access_token: 'a', profile: { name: 'Maya' }, expires_at: 1060 });
  });

  it.each([
    ['another state', '?code=c&state=forged', settings.authority],
    ['another issuer', '?code=c&state=STATE&iss=https%3A%2F%2Fevil.example', settings.authority],
    ['a refusal', '?error=access_denied&state=STATE', settings.authority],
    ['settings of another issuer', '?code=c&state=STATE', 'https://other.example.com'],
  ])('takes no tokens for %s', async (_name, search, authority) => {
    const { open, at, asked, fetch, held } = tab();
    await open().leave('/dashboard/');
    at(search.replace('STATE', asked().get('state') ?? ''));
    await expect(open(authority).comeBack()).rejects.toThrow(/state|issuer|error/);
    expect([fetch.mock.calls.length, held()]).toEqual([0, undefined]);
  });

  it('comes back once', async () => {
    const { open, at, asked } = tab();
    await open().leave('/dashboard/');
    at(`?code=c&state=${asked().get('state')}`);
    await open().comeBack();
    await expect(open().comeBack()).rejects.toThrow('has not asked');
  });

  it('ends at the issuer, which is told whose session it is', async () => {
    const { open, at, asked, held } = tab();
    await open().leave('/dashboard/');
    at(`?code=c&state=${asked().get('state')}`);
    const issuer = open();
    await issuer.comeBack();
    await issuer.end(held()?.id_token);
    expect(Object.fromEntries(asked())).toEqual({
      client_id: 'live-chat',
      id_token_hint: maya,
      post_logout_redirect_uri: home,
    });
  });
});

describe('a renewal', () => {
  /** A tab with the tokens of a sign-in. */
  async function signedIn() {
    const all = tab();
    await all.open().leave('/dashboard/');
    all.at(`?code=c&state=${all.asked().get('state')}`);
    const issuer = all.open();
    await issuer.comeBack();
    return { ...all, issuer };
  }

  it('brings the new token, and keeps what the response leaves out', async () => {
    const { issuer, fetch, held } = await signedIn();
    fetch.mockResolvedValueOnce(Response.json({ access_token: 'next', token_type: 'Bearer' }));
    expect(await issuer.refresh()).toBe('next');
    const form = new URLSearchParams(String(fetch.mock.lastCall?.[1]?.body));
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'r',
      client_id: 'live-chat',
    });
    expect(held()).toEqual({
      access_token: 'next',
      refresh_token: 'r',
      id_token: maya,
      profile: expect.objectContaining({ name: 'Maya' }),
    });
  });

  it('is refused for good where the refresh token is', async () => {
    const { issuer, fetch, held } = await signedIn();
    fetch.mockResolvedValueOnce(Response.json({ error: 'invalid_grant' }, { status: 400 }));
    expect(await issuer.refresh()).toBeUndefined();
    expect(held()?.access_token).toBe('a');
  });

  it('brings nothing back once the person has signed out', async () => {
    const { issuer, fetch, memory, held } = await signedIn();
    const late = Promise.withResolvers<Response>();
    fetch.mockReturnValueOnce(late.promise);
    const renewed = issuer.refresh();
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
    memory.clear();
    late.resolve(Response.json(tokens));
    expect(await renewed).toBeUndefined();
    expect(held()).toBeUndefined();
  });

  it.each([
    ['the network fails', new TypeError('Failed to fetch')],
    ['the issuer is down', new Error('Bad Gateway (502)')],
    ['the issuer has no time', new TokenRefusal('temporarily_unavailable', '')],
  ])('may be tried again when %s', async (_name, failure) => {
    await expect(unlessRefused(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});

describe('a response of the token endpoint', () => {
  it.each([
    ['its reason', Response.json({ error: 'invalid_grant', error_description: 'Used' }, { status: 400 }), 'Used'],
    ['a page of a proxy', new Response('<html>', { status: 502 }), 'answered 502'],
    ['no token', Response.json({}), 'without a token'],
    ['an error that says it is none', Response.json({ error: 'slow_down' }), 'slow_down'],
  ])('is an error with %s', async (_name, response, message) => {
    await expect(tokensOf(response)).rejects.toThrow(message);
  });

  it.each([
    ['another client', jwt({ sub: 'maya', aud: 'another' })],
    ['another issuer', jwt({ sub: 'maya', iss: 'https://evil.example' })],
    ['somebody else', jwt({ sub: 'kwame' })],
    ['nobody', 'opaque'],
  ])('is refused with an ID token of %s', (_name, id_token) => {
    const whose = { issuer: metadata.issuer, client_id: 'live-chat' };
    const before = userFrom(tokens, whose);
    expect(() => userFrom({ ...tokens, id_token }, whose, before)).toThrow('ID token');
  });

  it.each([null, '', 0, 'soon'])('has no end that is %j', (expires_in) => {
    const whose = { issuer: metadata.issuer, client_id: 'live-chat' };
    expect(userFrom({ access_token: 'a', expires_in }, whose)).not.toHaveProperty('expires_at');
  });

  it('may name several clients, and have no ID token', () => {
    const whose = { issuer: metadata.issuer, client_id: 'live-chat' };
    expect(userFrom({ access_token: 'a', id_token: jwt({ aud: ['x', 'live-chat'] }) }, whose).access_token).toBe('a');
    expect(userFrom({ access_token: 'a' }, whose)).toEqual({ access_token: 'a', profile: {} });
  });
});
