/** Who is signed in, read from where the sign-in library keeps it, so that opening the dashboard doesn't load the library. */
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';

/** The tokens of this page. */
export type HeldUser = {
  access_token: string;
  refresh_token?: string;
  profile: Record<string, unknown>;
  /** Seconds since 1970; missing where the issuer doesn't say. */
  expires_at?: number;
};

/** Storage that ends with the page. */
export function createMemory(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

/** The user that the library has stored in a page's memory. */
export function userIn(
  memory: Pick<Storage, 'getItem'>,
  { authority, client_id }: Pick<DashboardSettings, 'authority' | 'client_id'>,
): HeldUser | undefined {
  const text = memory.getItem(`oidc.user:${authority}:${client_id}`);
  return text === null ? undefined : (JSON.parse(text) as HeldUser);
}

/** How many milliseconds the access token is still good for. */
export const timeLeft = ({ expires_at = Infinity }: HeldUser, now: number): number => expires_at * 1000 - now;
