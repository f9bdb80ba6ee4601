/** Reports as files: the same operations, asked for as CSV. */
import { ApiError } from '#core/contract/client.ts';
import { settingsAddresses, type Tokens } from './api.ts';

/** An operation that answers with CSV too. */
export type CsvOperation = Extract<keyof Awaited<ReturnType<typeof settingsAddresses>>, `report${string}`>;

/** Fetches a report as CSV; rejects like the API. */
export type Download = (operation: CsvOperation, query: Record<string, string>) => Promise<Blob>;

/** Makes it; a 401 is tried once more with a renewed token. */
export function createDownload({ token, renew }: Tokens, fetch: typeof globalThis.fetch): Download {
  const ask = (path: string, bearer: string | undefined) =>
    fetch(path, { headers: { accept: 'text/csv', authorization: `Bearer ${bearer ?? ''}` } });
  return async (operation, query) => {
    const addresses = await settingsAddresses();
    const path = `${addresses[operation].path}?${new URLSearchParams(query)}`;
    const first = await ask(path, await token());
    const response = first.status === 401 ? await ask(path, await renew()) : first;
    if (!response.ok) throw new ApiError(response.status, {}, response.headers.get('retry-after'));
    return response.blob();
  };
}
