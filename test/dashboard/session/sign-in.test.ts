import { describe, expect, it } from 'vitest';
import type { DashboardSettings } from '../../../core/contract/dashboard-settings.ts';
import { whatToAskFor } from '../../../dashboard/session/sign-in.ts';

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
