/** The agents' API as the dashboard calls it: a token that renews itself, and a second try when the first was refused as stale. */
import { type Address, ApiError, type Client, createClient } from '#core/contract/client.ts';
import { addresses } from './addresses.ts';

/** The API. */
export type Api = Client;

/** Where the bearer token comes from. */
export type Tokens = { token: () => Promise<string | undefined>; renew: () => Promise<string | undefined> };

/** What was asked for doesn't exist, or no longer does. */
export const isMissing = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** Makes the API; a 401 is tried once more with a renewed token. `onForbidden` hears of each 403: one may have lost a role. */
export function createApi(
  tokens: Tokens,
  fetch: typeof globalThis.fetch,
  onForbidden: () => void = () => undefined,
): Api {
  const known: Partial<Record<Parameters<Api>[0], Address>> = { ...addresses };
  const call = createClient({ origin: '', token: tokens.token, fetch: outliving(fetch), addresses: known });
  return async (operation, request) => {
    if (!known[operation]) Object.assign(known, await settingsAddresses());
    try {
      return await call(operation, request);
    } catch (error) {
      if (error instanceof ApiError && error.status === 403 && operation !== 'getMe') onForbidden();
      if (!(error instanceof ApiError) || error.status !== 401 || !(await tokens.renew())) throw error;
      return call(operation, request);
    }
  };
}

/** The addresses that the inbox doesn't come with. Pages fetch them along with themselves. */
export const settingsAddresses = async () => (await import('./settings-addresses.ts')).addresses;

/** What is saved by a page that is being closed arrives all the same. */
const outliving =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  (input, init) =>
    fetch(input, isHidden() && isSmall(init) ? { ...init, keepalive: true } : init);

/** Whether a browser carries it on after the page is closed. */
const isSmall = ({ body }: RequestInit = {}): boolean => typeof body === 'string' && body.length < 20_000;

const isHidden = (): boolean => globalThis.document?.visibilityState === 'hidden';

/** A page of a list, as the server gives it. */
type Page<Item> = { data: Item[]; next_cursor: string | null };
/** The part of a list's query that says which page. */
type Place = { limit: string; cursor?: string };

const PAGE = 100;
/** How many short pages stand for a whole one at most. */
const MAX_SHORT_PAGES = 5;

/** The first pages of a list, 100 items each, and whether there is more. */
export async function firstPages<Item>(
  load: (place: Place) => Promise<Page<Item>>,
  pages: number,
): Promise<{ items: Item[]; hasMore: boolean }> {
  const items: Item[] = [];
  let cursor: string | null = null;
  // A page may be short: it also ends by its size, and may hold little of what a filter asks for.
  for (let page = 0; page < pages * MAX_SHORT_PAGES && items.length < pages * PAGE; page += 1) {
    const { data, next_cursor }: Page<Item> = await load({
      limit: String(PAGE),
      ...(cursor === null ? {} : { cursor }),
    });
    items.push(...data);
    cursor = next_cursor;
    if (cursor === null) break;
  }
  return { items, hasMore: cursor !== null };
}

/** No list of things set up is longer; a cursor that never ends is followed no further. */
const MAX_PAGES = 100;

/** Every item of a list of things set up. */
export async function everyPage<Item>(load: (place: Place) => Promise<Page<Item>>): Promise<Item[]> {
  return (await firstPages(load, MAX_PAGES)).items;
}

/** A report with every row of it: one with many rows comes in several parts. */
export async function everyRow<Row, Report extends { data: Row[]; next_cursor: string | null }>(
  load: (place: { cursor?: string }) => Promise<Report & { data: Row[] }>,
): Promise<Report> {
  const report = await load({});
  const data = [...report.data];
  for (let cursor = report.next_cursor; cursor;) {
    const part = await load({ cursor });
    data.push(...part.data);
    cursor = part.next_cursor;
  }
  return { ...report, data, next_cursor: null };
}
