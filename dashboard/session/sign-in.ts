/**
 * Sign-in by OpenID Connect: authorization code with PKCE, tokens in memory and across a reload only, renewed silently.
 * The library for it is loaded where somebody signs in or out or tokens are renewed; a page that has tokens doesn't wait for it.
 */
import type { AuthorizationServer } from 'oauth4webapi';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';
import { personOf, type Person } from './claims.ts';
import { createMemory, timeLeft, userIn } from './held-user.ts';
import type { createIssuer, Issuer } from './issuer.ts';
import { createKeptSession } from './kept-session.ts';
import { createRenewal, renewInTime } from './renewal.ts';

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

/** Fetches what needs the library; early where it will surely be needed. */
export const fetchLibrary = () => import('./issuer.ts');

type SignInDeps = {
  /** Storage of all tabs, where there is one. */
  shared: Storage | undefined;
  fetch: typeof globalThis.fetch;
  /** Loads what needs the library. */
  library: () => Promise<{ createIssuer: typeof createIssuer }>;
  /** The session ended and could not be renewed. */
  onExpired: () => void;
};

/** Makes the sign-in of this page. */
export function createSignIn(
  config: DashboardSettings,
  origin: string,
  { shared, fetch, library, onExpired }: SignInDeps,
): SignIn {
  const memory = createMemory();
  const kept = createKeptSession({ memory, tab: sessionStorage, shared, now: Date.now });
  kept.takeBack();
  addEventListener('pagehide', kept.putAside);
  // Back from the browser's cache the page has its tokens still.
  addEventListener('pageshow', ({ persisted }) => persisted && kept.takeBack());
  const held = () => userIn(memory, config);
  const live = () => {
    const user = held();
    return user && timeLeft(user, Date.now()) > 0 ? user : undefined;
  };
  let made: Promise<Issuer> | undefined;
  const describe = () => descriptionOf(config.authority, fetch);
  const make = async (isDescribed: boolean) => {
    // In parallel with the library, not after it. On the way back the description is there already.
    const [loaded, described] = await Promise.all([library(), isDescribed ? undefined : describe()]);
    return loaded.createIssuer(config, origin, { memory, fetch, described, describe });
  };
  const issuer = (isDescribed = false) => {
    made ??= make(isDescribed);
    // What failed on the way is fetched again when it is needed next.
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
  const renew = createRenewal({
    canRenew: () => held()?.refresh_token !== undefined,
    refresh: async () => (await issuer()).refresh(),
    onExpired,
  });
  renewInTime(
    () => {
      const user = held();
      return user && timeLeft(user, Date.now());
    },
    () => void renew().catch(() => undefined),
  );
  const signedIn = (returnTo: string | undefined) => {
    const user = live();
    return user && { person: personOf(user.access_token, user.profile, config.groups_claim), returnTo };
  };
  return {
    resume: async () => {
      const query = new URLSearchParams(location.search);
      if (!query.has('state') || !(query.has('code') || query.has('error')))
        return signedIn(location.pathname + location.search);
      return signedIn(ownPage(await (await issuer(true)).comeBack()));
    },
    begin: async (returnTo) => (await issuer()).leave(returnTo),
    end: async () => {
      kept.end();
      const { id_token } = held() ?? {};
      // Before anything is asked: also where the issuer can't be reached nobody is signed in here any more.
      memory.clear();
      if (config.sign_out_url === null) return (await issuer()).end(id_token);
      location.assign(config.sign_out_url);
    },
    forget: () => {
      kept.end();
      memory.clear();
    },
    token: async () => live()?.access_token ?? renew(),
    renew,
  };
}

/** The issuer's own description; rejects where it can't be had. */
async function descriptionOf(authority: string, fetch: typeof globalThis.fetch): Promise<AuthorizationServer> {
  const response = await fetch(`${authority.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!response.ok) throw new Error(`The issuer's description answered ${response.status}.`);
  return (await response.json()) as AuthorizationServer;
}

/** Only a page of the dashboard is gone back to. */
const ownPage = (returnTo: string): string | undefined => (returnTo.startsWith(HOME) ? returnTo : undefined);
