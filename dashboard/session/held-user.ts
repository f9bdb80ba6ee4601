/** Who is signed in: the tokens in a page's memory, read without the sign-in library, so that a reload doesn't load it. */
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';

/** The tokens of this page. */
export type HeldUser = {
  access_token: string;
  refresh_token?: string;
  /** What signing out at the issuer names the session by. */
  id_token?: string;
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

type Client = Pick<DashboardSettings, 'authority' | 'client_id'>;
const keyOf = ({ authority, client_id }: Client): string => `oidc.user:${authority}:${client_id}`;

/** The user that is held in a page's memory. */
export function userIn(memory: Pick<Storage, 'getItem'>, client: Client): HeldUser | undefined {
  const text = memory.getItem(keyOf(client));
  return text === null ? undefined : (JSON.parse(text) as HeldUser);
}

/** Holds a user in a page's memory. */
export const holdUser = (memory: Pick<Storage, 'setItem'>, client: Client, user: HeldUser): void =>
  memory.setItem(keyOf(client), JSON.stringify(user));

/** How many milliseconds the access token is still good for. */
export const timeLeft = ({ expires_at = Infinity }: HeldUser, now: number): number => expires_at * 1000 - now;
