/** Where files of messages are to be had, as signals: asked for once they come into view, and again when that has expired. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Addresses, createAddresses, type FileAddress } from '#client/files/addresses.ts';
import type { Api } from '#dashboard/api/api.ts';

/** The addresses. */
export type FileLinks = Pick<Addresses, 'load' | 'download'> & {
  /** What is known of a file; undefined until it is asked for. */
  of: (id: string) => ReadonlySignal<FileAddress | undefined>;
};

/** Those of each API: one person's in a page. */
const made = new WeakMap<Api, FileLinks>();

/** The addresses by this API. */
export function fileLinksOf(api: Api): FileLinks {
  const links = made.get(api) ?? createFileLinks(api, Date.now);
  made.set(api, links);
  return links;
}

/** Makes it, knowing none. */
export function createFileLinks(api: Api, now: () => number): FileLinks {
  const links = new Map<string, Signal<FileAddress | undefined>>();
  const linkOf = (id: string) => {
    const link = links.get(id) ?? signal<FileAddress | undefined>(undefined);
    links.set(id, link);
    return link;
  };
  const addresses = createAddresses({
    request: (id, query) => api('getFile', { params: { id }, query }),
    read: (id) => linkOf(id).peek(),
    write: (id, address) => (linkOf(id).value = address),
    now,
  });
  return { of: linkOf, load: addresses.load, download: addresses.download };
}
