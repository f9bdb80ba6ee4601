/** Where the files of messages are to be had: each is asked for once it comes into view, and again when that has expired. */
import { checkAgainMs } from '#client/files/check-again.ts';
import type { ApiError, Request } from '#core/contract/client.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { FileAddress } from '#widget/app/state/state.ts';

/** An address that expires sooner is not given out. */
const SPARE_MS = 20_000;

/** Asks for addresses. */
export type FileAddresses = {
  /** The address, now or once it is known; nothing where the file can't be had, which the state says. */
  addressOf: (id: string) => Promise<string | undefined>;
  /** An address that downloads the file, also where a browser would show it. */
  downloadOf: (id: string) => Promise<string | undefined>;
  /** An element with a file's ID in `data-file`: the address is asked for when it comes into view. */
  watch: (element: Element | null) => void;
  stop: () => void;
};

/** Makes it. */
export function createFileAddresses({ config, store, session, now }: Parts): FileAddresses {
  const running = new Map<string, Promise<string | undefined>>();
  /** How often each was being checked. */
  const checks = new Map<string, number>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const put = (id: string, address: FileAddress | undefined) =>
    store.change((state) => {
      const { [id]: _, ...others } = state.addresses ?? {};
      return { ...state, addresses: address ? { ...others, [id]: address } : others };
    });

  const request = (id: string, query: Request<'getOwnFile'>['query'] = {}) =>
    session.call('getOwnFile', { params: { token: config.token, id }, query });
  const ask = async (id: string): Promise<string | undefined> => {
    try {
      const { url, expires_at } = await request(id).catch(async (error: Partial<ApiError>) => {
        if (error.status !== 401) throw error;
        await session.renew();
        return request(id);
      });
      put(id, { url, untilMs: Date.parse(expires_at) - SPARE_MS });
      return url;
    } catch (error) {
      const { code, status, retryAfterSeconds } = error as Partial<ApiError>;
      const isChecked = code === 'file_being_checked';
      const problem = isChecked ? 'checked' : code === 'file_blocked' ? 'blocked' : status === 404 ? 'gone' : undefined;
      // What is shown already stays through a failure that passes.
      if (problem || typeof store.get().addresses?.[id] === 'string') put(id, problem);
      if (isChecked) {
        const times = checks.get(id) ?? 0;
        checks.set(id, times + 1);
        const afterMs = checkAgainMs(times, retryAfterSeconds);
        const timer = setTimeout(() => (timers.delete(timer), void addressOf(id)), afterMs);
        timers.add(timer);
      }
      return undefined;
    }
  };
  const addressOf = (id: string): Promise<string | undefined> => {
    const known = store.get().addresses?.[id];
    if (typeof known === 'object' && known.untilMs > now()) return Promise.resolve(known.url);
    const asked = running.get(id) ?? ask(id).finally(() => running.delete(id));
    running.set(id, asked);
    return asked;
  };

  const observe = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { isIntersecting, target } of entries) {
      // What plays goes on with the address it has, until that fails.
      const { dataset, currentSrc, error } = target as HTMLMediaElement;
      if (isIntersecting && (!currentSrc || error)) void addressOf(dataset['file'] ?? '');
    }
  };
  let seen: IntersectionObserver | undefined;
  return {
    addressOf,
    watch(element) {
      seen ??= new IntersectionObserver(observe);
      if (element) seen.observe(element);
    },
    downloadOf: (id) =>
      request(id, { disposition: 'attachment' }).then(
        ({ url }) => url,
        () => undefined,
      ),
    stop: () => {
      seen?.disconnect();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
