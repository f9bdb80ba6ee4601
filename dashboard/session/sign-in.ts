/** Sign-in by OpenID Connect: authorization code with PKCE, tokens in memory and across a reload only, renewed silently. */
import {
  ErrorResponse,
  InMemoryWebStorage,
  type OidcMetadata,
  type User,
  UserManager,
  type UserManagerSettings,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { personOf, type Person } from './claims.ts';
import { createKeptSession } from './kept-session.ts';

/** Someone is signed in. */
export type SignedIn = { person: Person; returnTo: string | undefined };

/** The sign-in of this page. */
export type SignIn = {
  /** Finishes a redirect in progress, or goes on where the page before a reload was; undefined when nobody is signed in yet. */
  resume: () => Promise<SignedIn | undefined>;
  /** Leaves for the issuer's sign-in page; comes back to `returnTo`. */
  begin: (returnTo: string) => Promise<void>;
  /** Signs out, here and at the issuer. */
  end: () => Promise<void>;
  /** The person signed out in another tab: this page, too, has no tokens any more. */
  forget: () => void;
  /** The access token for the next request, renewed first if it has ended; undefined once the issuer refuses to. Rejects when the issuer can't be reached. */
  token: () => Promise<string | undefined>;
  /** Renews whatever the clock says: the server did not accept the token. */
  renew: () => Promise<string | undefined>;
};

/** Where one lands without having asked for a page. */
export const HOME = '/dashboard/';
/** Where the issuer's description waits while one is at its page: coming back needs not ask for it again. */
const ISSUER = 'live-chat.issuer';

type SignInDeps = {
  /** Storage of all tabs, where there is one. */
  shared: Storage | undefined;
  /** The session ended and could not be renewed. */
  onExpired: () => void;
};

/** Makes the sign-in of this page. */
export function createSignIn(config: DashboardSettings, origin: string, { shared, onExpired }: SignInDeps): SignIn {
  const memory = new InMemoryWebStorage();
  const kept = createKeptSession({ memory, tab: sessionStorage, shared, now: Date.now });
  kept.takeBack();
  addEventListener('pagehide', kept.putAside);
  // Back from the browser's cache the page has its tokens still.
  addEventListener('pageshow', ({ persisted }) => persisted && kept.takeBack());
  const metadata = rememberedIssuer(config.authority);
  const manager = new UserManager({
    ...whatToAskFor(config, origin),
    ...(metadata ? { metadata } : {}),
    // The library's own renewal would run beside ours, with the same refresh token.
    automaticSilentRenew: false,
    requestTimeoutInSeconds: 15,
    userStore: new WebStorageStateStore({ store: memory }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  const renew = createRenewal(manager, onExpired);
  // What fails on the way is tried again with the next request.
  const renewQuietly = () => void renew().catch(() => undefined);
  manager.events.addAccessTokenExpiring(renewQuietly);
  manager.events.addAccessTokenExpired(renewQuietly);

  return {
    resume: async () => {
      const signedIn = (user: User, returnTo: string | undefined) => ({
        person: personOf(user.access_token, user.profile, config.groups_claim),
        returnTo,
      });
      const query = new URLSearchParams(location.search);
      if (query.has('state') && (query.has('code') || query.has('error'))) {
        const user = await manager.signinRedirectCallback();
        return signedIn(user, returnToOf(user));
      }
      const user = await manager.getUser();
      return user && !user.expired ? signedIn(user, location.pathname + location.search) : undefined;
    },
    begin: async (returnTo) => {
      const issuer = { authority: config.authority, metadata: await manager.metadataService.getMetadata() };
      sessionStorage.setItem(ISSUER, JSON.stringify(issuer));
      await manager.signinRedirect({ state: { returnTo } });
    },
    end: async () => {
      kept.end();
      // The issuer is told whose session ends, by the token that is in memory until then.
      if (config.sign_out_url === null) return manager.signoutRedirect();
      await manager.removeUser();
      location.assign(config.sign_out_url);
    },
    forget: () => {
      kept.end();
      memory.clear();
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

/**
 * The one way to renew, however many ask at once: a refresh token may be good for one use only. Each page has its own, so
 * nothing is shared between tabs. Undefined once the issuer refuses it for good, which `onExpired` is told; whatever else
 * goes wrong rejects, and may be tried again.
 * Only a refresh token renews without leaving the page: a hidden frame would need third-party cookies and a laxer policy.
 */
export function createRenewal(
  manager: Pick<UserManager, 'getUser' | 'signinSilent'>,
  onExpired: () => void,
): () => Promise<string | undefined> {
  let running: Promise<string | undefined> | undefined;
  let isOver = false;
  const ask = async () => {
    const user = await manager.getUser();
    if (user?.refresh_token === undefined) return undefined;
    try {
      return (await manager.signinSilent())?.access_token;
    } catch (error) {
      if (error instanceof ErrorResponse && error.error === 'invalid_grant') return undefined;
      throw error;
    }
  };
  const renew = async () => {
    const token = isOver ? undefined : await ask();
    if (token === undefined && !isOver) onExpired();
    isOver = token === undefined;
    return token;
  };
  return () =>
    (running ??= renew().finally(() => {
      running = undefined;
    }));
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
