/** The issuer by way of the library: what it is asked for, and which refusals are final. */
import { ErrorResponse, type User } from 'oidc-client-ts';
import { describe, expect, it } from 'vitest';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { refreshBy, whatToAskFor } from '#dashboard/session/issuer.ts';

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

describe('a renewal by the library', () => {
  it('brings the new token', async () => {
    expect(await refreshBy(() => Promise.resolve({ access_token: 'next' } as User))).toBe('next');
  });

  it('is refused for good where the refresh token is', async () => {
    const refused = new ErrorResponse({ error: 'invalid_grant' });
    expect(await refreshBy(() => Promise.reject(refused))).toBeUndefined();
  });

  it.each([
    ['the network fails', new TypeError('Failed to fetch')],
    ['the issuer is down', new Error('Bad Gateway (502)')],
    ['the issuer has no time', new ErrorResponse({ error: 'temporarily_unavailable' })],
  ])('may be tried again when %s', async (_name, failure) => {
    await expect(refreshBy(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});
