/** The agents' API as the dashboard calls it: a token that renews itself, and a second try when the first was refused as stale. */
import { ApiError, type Client, createClient } from '../../core/contract/client.ts';
import { addresses } from './addresses.ts';

/** The API. */
export type Api = Client;

/** Where the bearer token comes from. */
export type Tokens = { token: () => Promise<string | undefined>; renew: () => Promise<string | undefined> };

/** Makes the API; a 401 is tried once more with a renewed token. */
export function createApi(tokens: Tokens, fetch: typeof globalThis.fetch, origin = ''): Api {
  const call = createClient({ origin, token: tokens.token, fetch, addresses });
  return async (operation, request) => {
    try {
      return await call(operation, request);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || !(await tokens.renew())) throw error;
      return call(operation, request);
    }
  };
}

/** Every item of a paged list, page after page, at most `pages` of 100. */
export async function everyPage<Item>(
  load: (query: { limit: string; cursor?: string }) => Promise<{ data: Item[]; next_cursor: string | null }>,
  pages = 10,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const { data, next_cursor }: { data: Item[]; next_cursor: string | null } = await load({
      limit: '100',
      ...(cursor === null ? {} : { cursor }),
    });
    items.push(...data);
    if (next_cursor === null) break;
    cursor = next_cursor;
  }
  return items;
}
