/** The sign-in of a page: when the library is loaded for it, and who is signed in. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import type { createIssuer as makeIssuer } from '#dashboard/session/issuer.ts';
import { createSignIn } from '#dashboard/session/sign-in.ts';
import { fakeStorage } from '#test/dashboard/support/fake-storage.ts';

const issuer = {
  comeBack: vi.fn<() => Promise<string>>(),
  leave: vi.fn<(returnTo: string) => Promise<void>>(),
  refresh: vi.fn<() => Promise<string | undefined>>(),
  end: vi.fn<(idToken: string | undefined) => Promise<void>>(),
};
const createIssuer = vi.fn<typeof makeIssuer>(() => issuer);
const library = () => Promise.resolve({ createIssuer });

const settings: DashboardSettings = {
  authority: 'https://login.example.com/',
  client_id: 'live-chat',
  audience: null,
  scope: 'openid profile',
  redirect_path: '/dashboard/',
  groups_claim: 'groups',
  sign_out_url: 'https://login.example.com/logout',
};
const KEY = `oidc.user:${settings.authority}:${settings.client_id}`;

/** A page that takes back what the one before put aside. */
function page(user: object | undefined, search = '', part: Partial<DashboardSettings> = {}) {
  const tab = fakeStorage();
  if (user)
    tab.setItem('live-chat.session', JSON.stringify({ at: Date.now(), entries: [[KEY, JSON.stringify(user)]] }));
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('location', { pathname: '/dashboard/reports', search, assign: vi.fn<(to: string) => void>() });
  const onExpired = vi.fn<() => void>();
  const description = { token_endpoint: 'https://login.example.com/token' };
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(Response.json(description)));
  const deps = { shared: undefined, fetch, library, onExpired };
  return {
    ...createSignIn({ ...settings, ...part }, 'https://chat.example.com', deps),
    onExpired,
    fetch,
  };
}

const user = (seconds: number, part: object = {}) => ({
  access_token: 'held',
  profile: { sub: 'maya', name: 'Maya' },
  expires_at: Date.now() / 1000 + seconds,
  ...part,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe('a page with tokens', () => {
  it('knows who is signed in and has their token without the library', async () => {
    const { resume, token, fetch } = page(user(3600));
    expect(await resume()).toMatchObject({ person: { name: 'Maya' }, returnTo: '/dashboard/reports' });
    expect(await token()).toBe('held');
    expect(createIssuer).not.toHaveBeenCalled();
    expect(fetch).not.toHaveBeenCalled();
  });

  it('renews them by the library once they have ended, and once for all who ask', async () => {
    issuer.refresh.mockResolvedValue('next');
    const { token, onExpired } = page(user(-1, { refresh_token: 'once' }));
    expect(await Promise.all([token(), token()])).toEqual(['next', 'next']);
    expect(issuer.refresh).toHaveBeenCalledTimes(1);
    expect(onExpired).not.toHaveBeenCalled();
  });

  it('has none any more after signing out, which needs no library where the issuer’s page is known', async () => {
    const { end, resume } = page(user(3600));
    await end();
    expect(location.assign).toHaveBeenCalledWith(settings.sign_out_url);
    expect(await resume()).toBeUndefined();
    expect(createIssuer).not.toHaveBeenCalled();
  });

  it('ends at the issuer, which is told whose session it is', async () => {
    const { end } = page(user(3600, { id_token: 'maya' }), '', { sign_out_url: null });
    await end();
    expect(issuer.end).toHaveBeenCalledWith('maya');
  });

  it('has none any more after signing out where the issuer can’t be reached', async () => {
    const { end, resume, fetch } = page(user(3600), '', { sign_out_url: null });
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(end()).rejects.toThrow('Failed to fetch');
    expect(await resume()).toBeUndefined();
  });

  it('has none any more once the person signed out in another tab', async () => {
    const { forget, resume, token, onExpired } = page(user(3600));
    forget();
    expect([await resume(), await token()]).toEqual([undefined, undefined]);
    expect(onExpired).toHaveBeenCalledTimes(1);
  });
});

describe('a page without tokens', () => {
  it('leaves for the issuer, whose description is fetched beside the library', async () => {
    const { resume, begin, fetch } = page(undefined);
    expect(await resume()).toBeUndefined();
    await begin('/dashboard/reports');
    expect(fetch).toHaveBeenCalledWith('https://login.example.com/.well-known/openid-configuration');
    expect(createIssuer.mock.lastCall?.[2].described).toEqual({ token_endpoint: 'https://login.example.com/token' });
    expect(issuer.leave).toHaveBeenCalledWith('/dashboard/reports');
  });

  it.each([
    ['can’t be reached', () => Promise.reject(new TypeError('Failed to fetch')), 'Failed to fetch'],
    ['has none', () => Promise.resolve(new Response('', { status: 502 })), 'answered 502'],
  ])('tries again to fetch the description where the issuer %s', async (_name, answer, message) => {
    const { begin, fetch } = page(undefined);
    fetch.mockImplementationOnce(answer);
    await expect(begin('/dashboard/')).rejects.toThrow(message);
    await begin('/dashboard/');
    expect(issuer.leave).toHaveBeenCalledTimes(1);
  });

  it('comes back from the issuer with what is stored there, to a page of the dashboard only', async () => {
    const { resume, fetch } = page(undefined, '?code=1&state=2');
    issuer.comeBack.mockImplementation(() => {
      createIssuer.mock.lastCall?.[2].memory.setItem(KEY, JSON.stringify(user(3600)));
      return Promise.resolve('https://evil.example/');
    });
    expect(await resume()).toMatchObject({ person: { name: 'Maya' }, returnTo: undefined });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('tries again to fetch the library where that failed', async () => {
    const { begin } = page(undefined);
    createIssuer.mockImplementationOnce(() => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    await expect(begin('/dashboard/')).rejects.toThrow('Failed to fetch');
    await begin('/dashboard/');
    expect(issuer.leave).toHaveBeenCalledTimes(1);
  });
});
