/** Unsent text, per conversation, with reply and note separate. It is kept across reloads, and only for the person who wrote it. */

/** What is being written: a reply goes to the visitor, a note only to the team. */
export type Mode = 'reply' | 'note';

/** What was written, where the reply is a translation of it, and its language. */
export type Original = { content: string; locale: string };

/** A conversation's draft. `mode` is what was written last, `chosen` is what the person chose with a click. */
export type Draft = {
  reply: string;
  note: string;
  mode: Mode | undefined;
  chosen: Mode | undefined;
  original?: Original | undefined;
};

/** Nothing typed. */
export const NO_DRAFT: Draft = { reply: '', note: '', mode: undefined, chosen: undefined };

/** Whether files are to go with a reply or a note. */
export type HasFiles = (mode: Mode) => boolean;
const noFiles: HasFiles = () => false;

/** What a field shows and sends. Only the mode of an empty field follows the conversation; otherwise it never changes by itself. */
export function modeOf({ mode, chosen, ...texts }: Draft, canReply: boolean, hasFiles = noFiles): Mode {
  if (mode !== undefined && (texts[mode] !== '' || hasFiles(mode))) return mode;
  return canReply ? (chosen ?? 'reply') : 'note';
}

/**
 * The draft with new text in the visible field. Writing while both modes are possible keeps the mode, even once the field is
 * empty: after a note was sent or deleted, the next text must not become a reply by accident.
 */
export function withText(draft: Draft, canReply: boolean, text: string, hasFiles = noFiles): Draft {
  const mode = modeOf(draft, canReply, hasFiles);
  const isLeft = mode === 'reply' && text === '';
  return {
    ...draft,
    [mode]: text,
    mode,
    chosen: canReply ? mode : draft.chosen,
    original: isLeft ? undefined : draft.original,
  };
}

/** The draft with the other field shown; each keeps its text. */
export function withMode(draft: Draft, mode: Mode): Draft {
  return { ...draft, mode, chosen: mode };
}

/** The draft with the text of one mode moved to the other mode, after any text that is there. */
export function turnedInto(draft: Draft, mode: Mode): Draft {
  const from: Mode = mode === 'note' ? 'reply' : 'note';
  const text = [draft[mode], draft[from]].filter((part) => part !== '').join('\n');
  return withMode({ ...draft, [from]: '', [mode]: text, original: undefined }, mode);
}

/** What the server keeps of a draft: as typed, and when it was saved. */
export type SavedDraft = Pick<Draft, Mode> & { translated_from?: Original | undefined; saved_at: string };

/** A draft in this browser, and what is known of its copy on the server. */
export type KeptDraft = {
  draft: Draft;
  /** `saved_at` of the server's copy that this text began with or was saved as; null without a copy. */
  base: string | null;
  /** Whether the server's copy has the same text. */
  isSaved: boolean;
};

/** The drafts. */
export type Drafts = {
  get: (conversationId: number) => Draft;
  /** The person typed this. */
  set: (conversationId: number, draft: Draft) => void;
  /** The draft, and whether it is saved. */
  kept: (conversationId: number) => KeptDraft;
  /** Replaces a draft and what is known of its copy; whoever follows it hears of it. */
  keep: (conversationId: number, kept: KeptDraft) => void;
  /** Calls back when the draft is changed by anything but typing in this tab. @returns ends this */
  follow: (conversationId: number, onChange: () => void) => () => void;
  /** Another tab changed the value of this key, or emptied the storage (null). */
  storageChanged: (key: string | null) => void;
  /** Whether anything is typed that is neither sent nor saved. */
  hasAny: () => boolean;
  /** The conversation was deleted. */
  forget: (conversationId: number) => void;
  /** Deletes all drafts of this person in this browser. */
  clear: () => void;
};

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const NOTHING: KeptDraft = { draft: NO_DRAFT, base: null, isSaved: true };

/** Whether nothing is typed. */
export const isEmpty = ({ reply, note }: Pick<Draft, Mode>): boolean => reply === '' && note === '';
/** Whether two drafts have the same text. */
export const isSameText = (one: Pick<Draft, Mode>, other: Pick<Draft, Mode>): boolean =>
  one.reply === other.reply && one.note === other.note;

/** Creates the drafts. If storage is blocked or full, they last as long as the page. */
export function createDrafts(storage: DraftStorage | undefined, person: string): Drafts {
  const memory = new Map<number, KeptDraft>();
  const followers = new Set<{ id: number; onChange: () => void }>();
  const prefix = `live-chat.draft.${person}.`;
  const keys = () =>
    Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter((key) =>
      key.startsWith(prefix),
    );
  const kept = (id: number) => memory.get(id) ?? read(() => storage?.getItem(prefix + id)) ?? NOTHING;
  const put = (id: number, one: KeptDraft) => {
    memory.set(id, one);
    unlessBlocked(() => {
      // What was sent is remembered until the server's copy is deleted: it must not come back.
      if (isEmpty(one.draft) && one.base === null) storage?.removeItem(prefix + id);
      else storage?.setItem(prefix + id, JSON.stringify({ ...one.draft, base: one.base, isSaved: one.isSaved }));
    });
  };
  const notify = (isMeant: (id: number) => boolean) => {
    for (const { id, onChange } of followers) if (isMeant(id)) onChange();
  };
  const isUnsaved = ({ draft, isSaved }: KeptDraft) => !isSaved && !isEmpty(draft);
  return {
    get: (id) => kept(id).draft,
    set: (id, draft) => {
      const { draft: before, base, isSaved } = kept(id);
      put(id, { draft, base, isSaved: isSaved && isSameText(before, draft) });
    },
    kept,
    keep: (id, one) => {
      put(id, one);
      notify((other) => other === id);
    },
    follow: (id, onChange) => {
      const follower = { id, onChange };
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    storageChanged: (key) => {
      const isMeant = (id: number) => key === null || key === prefix + id;
      for (const id of memory.keys()) if (isMeant(id)) memory.delete(id);
      notify(isMeant);
    },
    hasAny: () =>
      [...memory.values()].some(isUnsaved) ||
      (unlessBlocked(keys) ?? []).some((key) => isUnsaved(kept(Number(key.slice(prefix.length))))),
    forget: (id) => {
      put(id, NOTHING);
      notify((other) => other === id);
    },
    clear: () => {
      memory.clear();
      unlessBlocked(() => {
        for (const key of keys()) storage?.removeItem(key);
      });
    },
  };
}

function read(stored: () => string | null | undefined): KeptDraft | undefined {
  return unlessBlocked(() => {
    const { reply, note, mode, chosen, original, base, isSaved } = JSON.parse(stored() ?? '{}') as Partial<
      Record<keyof Draft | keyof KeptDraft, unknown>
    >;
    if (typeof reply !== 'string' || typeof note !== 'string') return undefined;
    return {
      draft: { reply, note, mode: asMode(mode), chosen: asMode(chosen), original: originalIn(original) },
      base: typeof base === 'string' ? base : null,
      isSaved: isSaved === true,
    };
  });
}

/** The original that was stored, if it is one. */
export function originalIn(value: unknown): Original | undefined {
  const { content, locale } = (value ?? {}) as Partial<Record<keyof Original, unknown>>;
  return typeof content === 'string' && typeof locale === 'string' ? { content, locale } : undefined;
}

const asMode = (value: unknown): Mode | undefined => (value === 'reply' || value === 'note' ? value : undefined);

function unlessBlocked<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
