/** Where the site's people sign in: read once from the file the deployment writes. */
import type { DashboardSettings } from '#core/contract/dashboard-settings.ts';

const ADDRESS = '/dashboard/config.json';
/** The copy is the page's own: Chrome doesn't use a preload that the service worker answered, and would fetch it twice. */
const CACHE = 'live-chat-dashboard-settings';

type Caches = Pick<CacheStorage, 'open'> | undefined;

/**
 * Reads the settings; without a network, those that were read last. Rejects with a sentence for the person in front of the
 * screen.
 */
export async function loadSiteConfig(fetch: typeof globalThis.fetch, caches: Caches): Promise<DashboardSettings> {
  // Asked for exactly as the document preloads it, so that it is there when the script is.
  const response = await fetch(ADDRESS).catch((error: unknown) => lastRead(caches, error));
  if (!response.ok) throw new Error(`${ADDRESS} answered ${response.status}.`);
  const copy = response.clone();
  // The storage may be full or closed: then there is no copy.
  void caches
    ?.open(CACHE)
    .then((cache) => cache.put(ADDRESS, copy))
    .catch(console.warn);
  return (await response.json()) as DashboardSettings;
}

async function lastRead(caches: Caches, error: unknown): Promise<Response> {
  const kept = await caches
    ?.open(CACHE)
    .then((cache) => cache.match(ADDRESS))
    .catch(() => undefined);
  if (kept) return kept;
  throw error;
}
