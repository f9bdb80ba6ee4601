/**
 * The dashboard's own files without a network. Files whose name holds a hash never change, so the cached one is right; the
 * page itself comes from the network whenever there is one, so that a deployment is taken with the next opening.
 */

/** What a request is, to the cache: a file that never changes, the page, or none of ours. */
export type Kind = 'immutable' | 'page' | 'other';

const CACHE = 'live-chat-dashboard';
const BASE = '/dashboard/';
/** The files of a few deployments. */
const MAX_FILES = 200;
/** All addresses of the dashboard are the same page. */
const PAGE = BASE;

/** What a request is. Nothing of the API is ever cached. */
export function kindOf({ method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>, origin: string): Kind {
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== origin || !address.pathname.startsWith(BASE)) return 'other';
  if (mode === 'navigate') return 'page';
  if (address.pathname.startsWith(`${BASE}assets/`)) return 'immutable';
  return 'other';
}

/** Answers a request by its kind. Rejects like `fetch` when there is neither a network nor a cached file. */
export async function answerFrom(
  kind: Exclude<Kind, 'other'>,
  request: Request,
  deps: { caches: CacheStorage; fetch: typeof fetch },
): Promise<Response> {
  const cache = await deps.caches.open(CACHE);
  switch (kind) {
    case 'immutable':
      return (await cache.match(request)) ?? fetchAndKeep(cache, request, request.url, deps.fetch);
    case 'page':
      return newest(cache, request, PAGE, deps.fetch);
  }
}

/** From the network, or else as it was when there last was one. */
async function newest(cache: Cache, request: Request, key: string, fetchIt: typeof fetch): Promise<Response> {
  try {
    return await fetchAndKeep(cache, request, key, fetchIt);
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
}

async function fetchAndKeep(cache: Cache, request: Request, key: string, fetchIt: typeof fetch): Promise<Response> {
  const response = await fetchIt(request);
  // A redirect leads elsewhere, and an error is no file.
  if (response.ok && !response.redirected && response.type === 'basic') await keep(cache, key, response.clone());
  return response;
}

/** Oldest first, as a cache lists what it has. The storage may be full: then there is no copy. */
async function keep(cache: Cache, key: string, response: Response): Promise<void> {
  try {
    await cache.put(key, response);
    const files = await cache.keys();
    await Promise.all(files.slice(0, Math.max(0, files.length - MAX_FILES)).map((file) => cache.delete(file)));
  } catch (error) {
    console.warn(error);
  }
}
