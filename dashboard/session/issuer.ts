/** What needs the sign-in library, which is loaded with it: leaving for the issuer's pages, coming back, and renewing. */
import {
  ErrorResponse,
  type OidcMetadata,
  type User,
  UserManager,
  type UserManagerSettings,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';

/** The issuer, by way of the library. */
export type Issuer = {
  /** Finishes a redirect in progress: stores the tokens, and says what `leave` was given. Rejects with what the issuer refused. */
  comeBack: () => Promise<unknown>;
  /** Leaves for its sign-in page. */
  leave: (returnTo: string) => Promise<void>;
  /** Fetches new tokens; undefined when the issuer refuses the refresh token for good. */
  refresh: () => Promise<string | undefined>;
  /** Leaves for its page that ends the session; it is told whose, by the token that is in memory until then. */
  end: () => Promise<void>;
};

/** Where the issuer's description waits while one is at its page: coming back needs not ask for it again. */
const ISSUER = 'live-chat.issuer';

/**
 * Makes it.
 * @param memory where tokens are kept
 * @param described the issuer's description, where it has been fetched already
 */
export function createIssuer(
  config: DashboardSettings,
  origin: string,
  memory: Storage,
  described: Partial<OidcMetadata> | undefined,
): Issuer {
  const metadata = rememberedIssuer(config.authority) ?? described;
  const manager = new UserManager({
    ...whatToAskFor(config, origin),
    ...(metadata ? { metadata } : {}),
    // The library's own renewal would run beside ours, with the same refresh token.
    automaticSilentRenew: false,
    requestTimeoutInSeconds: 15,
    userStore: new WebStorageStateStore({ store: memory }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  return {
    comeBack: async () => (await manager.signinRedirectCallback()).state,
    leave: async (returnTo) => {
      const issuer = { authority: config.authority, metadata: await manager.metadataService.getMetadata() };
      sessionStorage.setItem(ISSUER, JSON.stringify(issuer));
      await manager.signinRedirect({ state: { returnTo } });
    },
    refresh: () => refreshBy(() => manager.signinSilent()),
    end: () => manager.signoutRedirect(),
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

/** Renews; undefined once the issuer refuses for good, rejects where trying again may help. */
export async function refreshBy(renew: () => Promise<User | null>): Promise<string | undefined> {
  try {
    return (await renew())?.access_token;
  } catch (error) {
    if (error instanceof ErrorResponse && error.error === 'invalid_grant') return undefined;
    throw error;
  }
}

/** What was remembered for the way back, once. */
function rememberedIssuer(wanted: string): Partial<OidcMetadata> | undefined {
  const text = sessionStorage.getItem(ISSUER);
  sessionStorage.removeItem(ISSUER);
  if (text === null) return undefined;
  const { authority, metadata } = JSON.parse(text) as { authority: string; metadata: Partial<OidcMetadata> };
  return authority === wanted ? metadata : undefined;
}
