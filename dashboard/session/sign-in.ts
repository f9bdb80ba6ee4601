/** Sign-in by OpenID Connect: authorization code with PKCE, tokens in memory only, renewed silently. */
import {
  InMemoryWebStorage,
  type OidcMetadata,
  type User,
  UserManager,
  type UserManagerSettings,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { DashboardSettings } from '../../core/contract/dashboard-settings.ts';
import { personOf, type Person } from './claims.ts';

/** Someone is signed in. */
export type SignedIn = { person: Person; returnTo: string | undefined };

/** The sign-in of this page. */
export type SignIn = {
  /** Finishes a redirect in progress; undefined when nobody is signed in yet. */
  resume: () => Promise<SignedIn | undefined>;
  /** Leaves for the issuer's sign-in page; comes back to `returnTo`. */
  begin: (returnTo: string) => Promise<void>;
  end: () => Promise<void>;
  /** The access token for the next request, renewed first if it is about to end; undefined once it can't be. */
  token: () => Promise<string | undefined>;
  /** Renews whatever the clock says: the server did not accept the token. */
  renew: () => Promise<string | undefined>;
};

const HOME = '/dashboard/';
/** Where the issuer's description waits while one is at its page: coming back needs not ask for it again. */
const ISSUER = 'live-chat.issuer';

/** Makes the sign-in. `onExpired` is called when the session ended and could not be renewed. */
export function createSignIn(config: DashboardSettings, origin: string, onExpired: () => void): SignIn {
  const metadata = rememberedIssuer(config.authority);
  const manager = new UserManager({
    ...whatToAskFor(config, origin),
    ...(metadata ? { metadata } : {}),
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  let renewal: Promise<User | null> | undefined;
  const renewOnce = () => (renewal ??= renewSilently(manager).finally(() => (renewal = undefined)));
  const renew = async () => {
    const user = await renewOnce();
    if (!user) onExpired();
    return user?.access_token;
  };
  manager.events.addAccessTokenExpired(() => void renew());

  return {
    resume: async () => {
      const query = new URLSearchParams(location.search);
      if (!query.has('state') || !(query.has('code') || query.has('error'))) return undefined;
      const user = await manager.signinRedirectCallback();
      return { person: personOf(user.access_token, user.profile, config.groups_claim), returnTo: returnToOf(user) };
    },
    begin: async (returnTo) => {
      const issuer = { authority: config.authority, metadata: await manager.metadataService.getMetadata() };
      sessionStorage.setItem(ISSUER, JSON.stringify(issuer));
      await manager.signinRedirect({ state: { returnTo } });
    },
    end: async () => {
      if (config.sign_out_url === null) return manager.signoutRedirect();
      await manager.removeUser();
      location.assign(config.sign_out_url);
    },
    token: async () => {
      const user = await manager.getUser();
      return user && !user.expired ? user.access_token : renew();
    },
    renew,
  };
}

/** What the issuer is asked for, and where it sends people back to. */
export function whatToAskFor(config: DashboardSettings, origin: string): UserManagerSettings {
  const home = origin + config.redirect_path;
  return {
    authority: config.authority,
    client_id: config.client_id,
    scope: config.scope,
    redirect_uri: home,
    post_logout_redirect_uri: home,
    response_type: 'code',
    ...(config.audience !== null && { extraQueryParams: { audience: config.audience } }),
  };
}

/** Only a refresh token renews without leaving the page: a hidden frame would need third-party cookies and a laxer policy. */
async function renewSilently(manager: UserManager): Promise<User | null> {
  const user = await manager.getUser();
  if (user?.refresh_token === undefined) return null;
  return manager.signinSilent().catch(() => null);
}

/** What was remembered for the way back, once. */
function rememberedIssuer(wanted: string): Partial<OidcMetadata> | undefined {
  const text = sessionStorage.getItem(ISSUER);
  sessionStorage.removeItem(ISSUER);
  if (text === null) return undefined;
  const { authority, metadata } = JSON.parse(text) as { authority: string; metadata: Partial<OidcMetadata> };
  return authority === wanted ? metadata : undefined;
}

function returnToOf(user: User): string | undefined {
  const returnTo = (user.state as { returnTo?: unknown } | undefined)?.returnTo;
  return typeof returnTo === 'string' && returnTo.startsWith(HOME) ? returnTo : undefined;
}
