import { ErrorResponse, type User } from 'oidc-client-ts';
import { describe, expect, it } from 'vitest';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { createRenewal, whatToAskFor } from '#dashboard/session/sign-in.ts';

const settings: DashboardSettings = {
  authority: 'https://login.example.com',
  client_id: 'live-chat',
  audience: null,
  scope: 'openid profile',
  redirect_path: '/dashboard/',
  groups_claim: 'groups',
  sign_out_url: null,
};

describe('the sign-in', () => {
  it('asks for a code and comes back to the dashboard', () => {
    expect(whatToAskFor(settings, 'https://chat.example.com')).toEqual({
      authority: 'https://login.example.com',
      client_id: 'live-chat',
      scope: 'openid profile',
      redirect_uri: 'https://chat.example.com/dashboard/',
      post_logout_redirect_uri: 'https://chat.example.com/dashboard/',
      response_type: 'code',
    });
  });

  it('names the API its tokens are for where the issuer has to be told', () => {
    const asked = whatToAskFor({ ...settings, audience: 'https://chat.example.com/api' }, '');
    expect(asked.extraQueryParams).toEqual({ audience: 'https://chat.example.com/api' });
  });
});

describe('the renewal', () => {
  const user = { refresh_token: 'once' } as User;
  function setUp(answers: (User | Error)[], before: User | null = user) {
    let asked = 0;
    let expired = 0;
    const manager = {
      getUser: () => Promise.resolve(before),
      signinSilent: async () => {
        const answer = answers[asked];
        asked += 1;
        await Promise.resolve();
        if (answer instanceof Error) throw answer;
        return answer ?? null;
      },
    };
    const renew = createRenewal(manager, () => (expired += 1));
    return { renew, asked: () => asked, expired: () => expired };
  }

  it('uses a refresh token once, however many ask at the same time', async () => {
    const { renew, asked } = setUp([{ access_token: 'next' } as User]);
    expect(await Promise.all([renew(), renew(), renew()])).toEqual(['next', 'next', 'next']);
    expect(asked()).toBe(1);
  });

  it.each([
    ['the network fails', new TypeError('Failed to fetch')],
    ['the issuer is down', new Error('Bad Gateway (502)')],
    ['the issuer has no time', new ErrorResponse({ error: 'temporarily_unavailable' })],
  ])('is tried again when %s, and nobody is sent to sign in', async (_name, failure) => {
    const { renew, expired } = setUp([failure, { access_token: 'next' } as User]);
    await expect(renew()).rejects.toBe(failure);
    expect(await renew()).toBe('next');
    expect(expired()).toBe(0);
  });

  it('is over, and said once, when the issuer refuses the refresh token', async () => {
    const { renew, asked, expired } = setUp([new ErrorResponse({ error: 'invalid_grant' })]);
    expect([await renew(), await renew()]).toEqual([undefined, undefined]);
    expect([asked(), expired()]).toEqual([1, 1]);
  });

  it('is over where the issuer gave no refresh token', async () => {
    const { renew, expired } = setUp([], {} as User);
    expect(await renew()).toBeUndefined();
    expect(expired()).toBe(1);
  });
});
