/** Configuration of the issuer: the stack's clients, the demo accounts, and the conventions of a Cognito user pool. */
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { ACCESS_TOKEN_SECONDS, type SigningKey } from './access-token.ts';
import { accountNamed, type DemoAccount, mayRenew } from './accounts.ts';
import { type Client, ISSUER_PATH, SCOPES } from './clients.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { messagePage } from './sign-in-page.ts';

const HALF_DAY_SECONDS = 12 * 3600;

const idTokenClaims = ({ username, groups, attributes }: DemoAccount) => ({
  sub: username,
  name: attributes['name'],
  email: attributes['email'],
  email_verified: true,
  token_use: 'id',
  'cognito:username': username,
  'cognito:groups': groups,
});

/** Settings that don't depend on the stack: paths, claims and lifetimes of a user pool. */
const cognitoConventions: Configuration = {
  // Cognito's own paths, so that code written for a user pool works unchanged.
  routes: {
    authorization: '/oauth2/authorize',
    token: '/oauth2/token',
    revocation: '/oauth2/revoke',
    end_session: '/session/end',
    jwks: '/.well-known/jwks.json',
  },
  scopes: SCOPES,
  claims: {
    openid: ['sub', 'token_use', 'cognito:username', 'cognito:groups'],
    profile: ['name'],
    email: ['email', 'email_verified'],
  },
  // Cognito's ID tokens contain the claims themselves.
  conformIdTokenClaims: false,
  // Like Cognito: always a refresh token, which stays the same until it expires, independent of the browser's session.
  issueRefreshToken: async () => true,
  rotateRefreshToken: false,
  expiresWithSession: async () => false,
  ttl: {
    AccessToken: ACCESS_TOKEN_SECONDS,
    AuthorizationCode: 300,
    Grant: HALF_DAY_SECONDS,
    IdToken: ACCESS_TOKEN_SECONDS,
    Interaction: 3600,
    RefreshToken: HALF_DAY_SECONDS,
    Session: HALF_DAY_SECONDS,
  },
};

/** The team's own dashboard needs no consent. */
async function grantAll({ provider, client, session }: KoaContextWithOIDC['oidc']) {
  const grant = new provider.Grant({
    ...(client && { clientId: client.clientId }),
    ...(session?.accountId && { accountId: session.accountId }),
  });
  grant.addOIDCScope(SCOPES.join(' '));
  await grant.save();
  return grant;
}

/** The settings of an issuer for these clients. */
export function issuerConfiguration(clients: readonly Client[], key: SigningKey): Configuration {
  return {
    adapter: memoryAdapter(),
    ...cognitoConventions,
    clients: clients.map(({ clientId, redirectUris, logoutUris }) => ({
      client_id: clientId,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: logoutUris,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    })),
    jwks: { keys: [key.jwk] },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, revocation: { enabled: true } },
    findAccount: (_context, username, token) => {
      const account = accountNamed(username);
      // A session of the sign-in page outlives a sign-out everywhere, as Cognito's does.
      if (!account || !mayRenew(account, token?.kind === 'RefreshToken' ? token.iat : undefined)) return undefined;
      return { accountId: username, claims: async () => idTokenClaims(account) };
    },
    interactions: { url: (_context, { uid }) => `${ISSUER_PATH}/sign-in/${uid}` },
    loadExistingGrant: ({ oidc }) => grantAll(oidc),
    clientBasedCORS: () => true,
    cookies: { keys: [key.kid] },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = messagePage('Sign-in stopped', out.error_description ?? out.error);
    },
  };
}
