/** Where the files of messages are to be had: asked for when they are wanted, and again once that has expired. */
import type { ApiError } from '#core/contract/client.ts';
import type { FileLink } from '#core/model/files/file.ts';
import { checkAgainMs } from './check-again.ts';

/** A file's address for some minutes, or why there is none; `why` is the server's sentence. */
export type FileAddress =
  | { state: 'ready'; url: string; untilMs: number }
  | { state: 'checked' | 'gone' | 'unreachable' }
  | { state: 'blocked'; why: string };

/** What addresses need. */
export type AddressDeps = {
  /** Asks the server for an address; for one that downloads also what a browser would show. */
  request: (id: string, query: { disposition?: 'attachment' }) => Promise<FileLink>;
  /** What is known of a file: whoever shows it keeps that. */
  read: (id: string) => FileAddress | undefined;
  write: (id: string, address: FileAddress) => void;
  now: () => number;
};

/** The addresses. */
export type Addresses = {
  /** The address, now or once it is known; undefined where the file can't be had, which is written down. */
  load: (id: string) => Promise<string | undefined>;
  /** An address that downloads the file, also where a browser would show it; undefined where it can't be had. */
  download: (id: string) => Promise<string | undefined>;
  /** Asks no more for what is being checked. */
  stop: () => void;
};

/** An address that expires sooner, in milliseconds, is not given out. */
const SPARE_MS = 20_000;

/** Makes it. */
export function createAddresses({ request, read, write, now }: AddressDeps): Addresses {
  const running = new Map<string, Promise<string | undefined>>();
  /** How often each was being checked. */
  const checks = new Map<string, number>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const checkAgain = (id: string, retryAfterSeconds: number | undefined) => {
    const times = checks.get(id) ?? 0;
    checks.set(id, times + 1);
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void load(id);
      },
      checkAgainMs(times, retryAfterSeconds),
    );
    timers.add(timer);
  };
  const ask = async (id: string): Promise<string | undefined> => {
    try {
      const { url, expires_at } = await request(id, {});
      write(id, { state: 'ready', url, untilMs: Date.parse(expires_at) - SPARE_MS });
      return url;
    } catch (error) {
      const { code, status, message = '', retryAfterSeconds } = error as Partial<ApiError>;
      if (code === 'file_blocked') write(id, { state: 'blocked', why: message });
      else if (code === 'file_being_checked') {
        write(id, { state: 'checked' });
        checkAgain(id, retryAfterSeconds);
      } else if (status === 404) write(id, { state: 'gone' });
      // What is shown already stays through a failure that passes.
      else if (read(id)?.state !== 'ready') write(id, { state: 'unreachable' });
      return undefined;
    }
  };
  const load = (id: string): Promise<string | undefined> => {
    const known = read(id);
    if (known?.state === 'ready' && known.untilMs > now()) return Promise.resolve(known.url);
    const asked = running.get(id) ?? ask(id).finally(() => running.delete(id));
    running.set(id, asked);
    return asked;
  };
  return {
    load,
    download: (id) =>
      request(id, { disposition: 'attachment' }).then(
        ({ url }) => url,
        () => undefined,
      ),
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
