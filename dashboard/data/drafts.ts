/** Unsent text, per conversation, with reply and note separate. It is kept across reloads, and only for the person who wrote it. */

/** What is being written: a reply goes to the visitor, a note only to the team. */
export type Mode = 'reply' | 'note';

/** A conversation's draft. `mode` is what was written last, `chosen` is what the person chose with a click. */
export type Draft = { reply: string; note: string; mode: Mode | undefined; chosen: Mode | undefined };

/** Nothing typed. */
export const NO_DRAFT: Draft = { reply: '', note: '', mode: undefined, chosen: undefined };

/** What a field shows and sends. Only the mode of an empty field follows the conversation; otherwise it never changes by itself. */
export function modeOf({ mode, chosen, ...texts }: Draft, canReply: boolean): Mode {
  if (mode !== undefined && texts[mode] !== '') return mode;
  return canReply ? (chosen ?? 'reply') : 'note';
}

/**
 * The draft with new text in the visible field. Writing while both modes are possible keeps the mode, even once the field is
 * empty: after a note was sent or deleted, the next text must not become a reply by accident.
 */
export function withText(draft: Draft, canReply: boolean, text: string): Draft {
  const mode = modeOf(draft, canReply);
  return { ...draft, [mode]: text, mode, chosen: canReply ? mode : draft.chosen };
}

/** The draft with the other field shown; each keeps its text. */
export function withMode(draft: Draft, mode: Mode): Draft {
  return { ...draft, mode, chosen: mode };
}

/** The draft with the text of one mode moved to the other mode, after any text that is there. */
export function turnedInto(draft: Draft, mode: Mode): Draft {
  const from: Mode = mode === 'note' ? 'reply' : 'note';
  const text = [draft[mode], draft[from]].filter((part) => part !== '').join('\n');
  return withMode({ ...draft, [from]: '', [mode]: text }, mode);
}

/** The drafts. */
export type Drafts = {
  get: (conversationId: number) => Draft;
  set: (conversationId: number, draft: Draft) => void;
  /** Calls back when the draft changes in another tab. @returns ends this */
  follow: (conversationId: number, onChange: () => void) => () => void;
  /** Another tab changed the value of this key, or emptied the storage (null). */
  storageChanged: (key: string | null) => void;
  /** Whether anything is typed and not sent. */
  hasAny: () => boolean;
  /** Deletes all drafts of this person. */
  clear: () => void;
};

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Creates the drafts. If storage is blocked or full, they last as long as the page. */
export function createDrafts(storage: DraftStorage | undefined, person: string): Drafts {
  const memory = new Map<number, Draft>();
  const followers = new Set<{ id: number; onChange: () => void }>();
  const prefix = `live-chat.draft.${person}.`;
  const isEmpty = ({ reply, note }: Draft) => reply === '' && note === '';
  const keys = () =>
    Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter((key) =>
      key.startsWith(prefix),
    );
  return {
    get: (id) => memory.get(id) ?? read(() => storage?.getItem(prefix + id)) ?? NO_DRAFT,
    set: (id, draft) => {
      memory.set(id, draft);
      unlessBlocked(() => {
        if (isEmpty(draft)) storage?.removeItem(prefix + id);
        else storage?.setItem(prefix + id, JSON.stringify(draft));
      });
    },
    follow: (id, onChange) => {
      const follower = { id, onChange };
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    storageChanged: (key) => {
      const isMeant = (id: number) => key === null || key === prefix + id;
      for (const id of memory.keys()) if (isMeant(id)) memory.delete(id);
      for (const { id, onChange } of followers) if (isMeant(id)) onChange();
    },
    hasAny: () => [...memory.values()].some((draft) => !isEmpty(draft)) || (unlessBlocked(keys) ?? []).length > 0,
    clear: () => {
      memory.clear();
      unlessBlocked(() => {
        for (const key of keys()) storage?.removeItem(key);
      });
    },
  };
}

function read(stored: () => string | null | undefined): Draft | undefined {
  return unlessBlocked(() => {
    const { reply, note, mode, chosen } = JSON.parse(stored() ?? '{}') as Partial<Record<keyof Draft, unknown>>;
    if (typeof reply !== 'string' || typeof note !== 'string') return undefined;
    return { reply, note, mode: asMode(mode), chosen: asMode(chosen) };
  });
}

const asMode = (value: unknown): Mode | undefined => (value === 'reply' || value === 'note' ? value : undefined);

function unlessBlocked<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
