/** Where files of messages are to be had: asked for once they come into view, and again when that has expired. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { checkAgainMs } from '#client/files/check-again.ts';
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';

/** A file's address for some minutes, or why there is none. */
export type FileLink =
  | { state: 'ready'; url: string; untilMs: number }
  | { state: 'unknown' | 'checked' | 'gone' | 'unreachable' }
  | { state: 'blocked'; why: string };

/** The addresses. */
export type FileLinks = {
  of: (id: string) => ReadonlySignal<FileLink>;
  /** The address, now or once it is known; undefined where the file can't be had, which the signal says. */
  load: (id: string) => Promise<string | undefined>;
  /** An address that downloads the file, also where a browser would show it; undefined where it can't be had. */
  download: (id: string) => Promise<string | undefined>;
};

/** An address that expires sooner is not used. */
const SPARE_MS = 20_000;

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
  const links = new Map<string, Signal<FileLink>>();
  /** How often each was being checked. */
  const checks = new Map<string, number>();
  const running = new Map<string, Promise<string | undefined>>();
  const linkOf = (id: string): Signal<FileLink> => {
    const link = links.get(id) ?? signal<FileLink>({ state: 'unknown' });
    links.set(id, link);
    return link;
  };
  const ask = async (id: string): Promise<string | undefined> => {
    const link = linkOf(id);
    try {
      const { url, expires_at } = await api('getFile', { params: { id }, query: {} });
      link.value = { state: 'ready', url, untilMs: Date.parse(expires_at) - SPARE_MS };
      return url;
    } catch (error) {
      const { code, status, message, retryAfterSeconds } =
        error instanceof ApiError ? error : ({} as Partial<ApiError>);
      if (code === 'file_blocked') link.value = { state: 'blocked', why: message ?? '' };
      else if (code === 'file_being_checked') {
        link.value = { state: 'checked' };
        const times = checks.get(id) ?? 0;
        checks.set(id, times + 1);
        setTimeout(() => void load(id), checkAgainMs(times, retryAfterSeconds));
      } else if (status === 404) link.value = { state: 'gone' };
      // What is shown already stays through a failure that passes.
      else if (link.peek().state !== 'ready') link.value = { state: 'unreachable' };
      return undefined;
    }
  };
  const load = (id: string): Promise<string | undefined> => {
    const known = linkOf(id).peek();
    if (known.state === 'ready' && known.untilMs > now()) return Promise.resolve(known.url);
    const asked = running.get(id) ?? ask(id).finally(() => running.delete(id));
    running.set(id, asked);
    return asked;
  };
  const download = (id: string): Promise<string | undefined> =>
    api('getFile', { params: { id }, query: { disposition: 'attachment' } }).then(
      ({ url }) => url,
      () => undefined,
    );
  return { of: linkOf, load, download };
}
