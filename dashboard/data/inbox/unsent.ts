/**
 * Messages that aren't stored on the server yet, kept in the browser per person. They survive a reload, a sign-in and a crash.
 * Each page has its own storage key, held by a lock. An open page takes over what a closed page left behind.
 */
import type { MessageFile } from '#core/model/files/file.ts';
import { originalIn } from '#dashboard/data/drafts.ts';
import type { Outgoing } from './outbox.ts';

/** A message in its stored form. */
export type Kept = Pick<
  Outgoing,
  | 'conversation_id'
  | 'client_message_id'
  | 'content'
  | 'original'
  | 'files'
  | 'visibility'
  | 'actions'
  | 'created_at'
  | 'resolve'
>;

/** This page's unsent messages. */
export type Unsent = {
  keep: (items: readonly Kept[]) => void;
  /** Takes over what this person's other pages leave behind, now and later. */
  takeOver: (onFound: (items: Kept[]) => void) => void;
  /** Whether any of this person's pages has unsent messages. */
  hasAny: () => boolean;
  /** Deletes all unsent messages of this person. */
  clear: () => void;
};

type UnsentDeps = {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | undefined;
  locks: Pick<LockManager, 'request'>;
  person: string;
  newId: () => string;
};

/** Creates it. If storage is blocked or full, messages last as long as the page. */
export function createUnsent({ storage, locks, person, newId }: UnsentDeps): Unsent {
  const prefix = `live-chat.unsent.${person}.`;
  const own = prefix + newId();
  // Never released here: the browser releases it when the page is gone for any reason.
  void locks.request(own, () => new Promise<never>(() => {}));
  const places = () =>
    Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter((key) =>
      key.startsWith(prefix),
    );
  return {
    keep: (items) =>
      unlessBlocked(() => {
        if (items.length === 0) storage?.removeItem(own);
        else storage?.setItem(own, JSON.stringify(items.map(kept)));
      }),
    takeOver: (onFound) =>
      unlessBlocked(() => {
        for (const place of places().filter((one) => one !== own)) {
          void locks.request(place, () => {
            unlessBlocked(() => {
              const items = readItems(storage?.getItem(place) ?? '[]');
              if (items.length > 0) onFound(items);
              storage?.removeItem(place);
            });
          });
        }
      }),
    hasAny: () => unlessBlocked(() => places().length > 0) ?? false,
    clear: () =>
      unlessBlocked(() => {
        for (const place of places()) storage?.removeItem(place);
      }),
  };
}

const kept = ({
  conversation_id,
  client_message_id,
  content,
  original,
  files,
  visibility,
  actions,
  created_at,
  resolve,
}: Kept): Kept => ({
  conversation_id,
  client_message_id,
  content,
  files,
  visibility,
  actions,
  created_at,
  ...(original ? { original } : {}),
  ...(resolve === true ? { resolve } : {}),
});

function readItems(text: string): Kept[] {
  const items: unknown = JSON.parse(text);
  return Array.isArray(items)
    ? items
        .filter(isKept)
        .map((item) => kept({ ...item, original: originalIn(item.original), files: (item.files ?? []).filter(isFile) }))
    : [];
}

/** One that an older page has kept has no files. */
function isKept(item: unknown): item is Omit<Kept, 'files'> & Partial<Pick<Kept, 'files'>> {
  const {
    conversation_id,
    visibility,
    files = [],
    actions = [],
    ...texts
  } = (item ?? {}) as Record<keyof Kept, unknown>;
  return (
    Number.isSafeInteger(conversation_id) &&
    Array.isArray(files) &&
    Array.isArray(actions) &&
    (visibility === 'public' || visibility === 'internal') &&
    [texts.client_message_id, texts.content, texts.created_at].every((text) => typeof text === 'string')
  );
}

const isFile = ({ id, name, type, size }: Partial<MessageFile>): boolean =>
  [id, name, type].every((text) => typeof text === 'string') && typeof size === 'number';

function unlessBlocked<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    // Without storage there is nothing to keep it in.
    return undefined;
  }
}
