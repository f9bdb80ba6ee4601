/** Where the files of messages are to be had: each is asked for once it comes into view, and again when that has expired. */
import { type Addresses, createAddresses } from '#client/files/addresses.ts';
import type { ApiError } from '#core/contract/client.ts';
import type { Parts } from '#widget/app/chat/chat.ts';

/** Asks for addresses. */
export type FileAddresses = Addresses & {
  /** An element with a file's ID in `data-file`: the address is asked for when it comes into view. */
  watch: (element: Element | null) => void;
};

/** Makes it. */
export function createFileAddresses({ config, store, session, now }: Parts): FileAddresses {
  const { load, download, stop } = createAddresses({
    async request(id, query) {
      const request = () => session.call('getOwnFile', { params: { token: config.token, id }, query });
      try {
        return await request();
      } catch (error) {
        if ((error as Partial<ApiError>).status !== 401) throw error;
        await session.renew();
        return request();
      }
    },
    read: (id) => store.get().addresses?.[id],
    write: (id, address) => store.change((state) => ({ ...state, addresses: { ...state.addresses, [id]: address } })),
    now,
  });
  const observe = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { isIntersecting, target } of entries) {
      // What plays goes on with the address it has, until that fails.
      const { dataset, currentSrc, error } = target as HTMLMediaElement;
      if (isIntersecting && (!currentSrc || error)) void load(dataset['file'] ?? '');
    }
  };
  let seen: IntersectionObserver | undefined;
  return {
    load,
    download,
    watch(element) {
      seen ??= new IntersectionObserver(observe);
      if (element) seen.observe(element);
    },
    stop() {
      seen?.disconnect();
      stop();
    },
  };
}
