/**
 * Keeps the server's copy of this person's drafts, so that they are there on another device. A copy is saved when typing
 * rests, when the conversation is left or the page hidden; never per message. What is typed here is never replaced.
 */
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';
import { DRAFT_DAYS } from './inbox-limits.ts';
import { type Draft, type Drafts, type KeptDraft, type Mode, type SavedDraft, isEmpty, isSameText } from './drafts.ts';

/** The drafts with their copies. */
export type DraftSync = {
  /** The person typed something, or sent it. */
  typed: (id: number) => void;
  /** The conversation is left: saves at once. */
  left: (id: number) => void;
  /** Saves everything that isn't saved yet and can be. */
  saveAll: () => Promise<void>;
  /** To call before a conversation is requested. @returns takes the copy in that came with it; undefined if none was said */
  asked: (id: number) => (copy: SavedDraft | null | undefined) => void;
  /** Text of another device that differs from what is typed here, until the person decides. */
  other: (id: number) => SavedDraft | undefined;
  /** The person decided: the other text is added after what is typed here, or left out. */
  decide: (id: number, choice: 'add' | 'discard') => void;
  forget: (id: number) => void;
  clear: () => void;
};

/** What it needs of its surroundings. */
export type DraftSyncDeps = {
  api: Api;
  drafts: Drafts;
  /** Fetches the conversation, and with it the copy that is stored now. */
  lookAgain: (id: number) => void;
  now: () => Date;
};

/** Typing has come to rest. */
const REST_MS = 4_000;
const DAY_MS = 86_400_000;

/** Makes it. */
export function createDraftSync({ api, drafts, lookAgain, now }: DraftSyncDeps): DraftSync {
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** What still has to be saved. */
  const pending = new Set<number>();
  const others = new Map<number, SavedDraft>();
  /** How many saves of a conversation began and ended: a copy that was read meanwhile may be from before. */
  const saves = new Map<number, number>();
  const running = new Map<number, Promise<void>>();
  /** Changes when drafts are deleted: what was under way then must not bring them back. */
  let epoch = 0;
  const count = (id: number) => void saves.set(id, (saves.get(id) ?? 0) + 1);
  const stop = (id: number) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    pending.delete(id);
  };

  function typed(id: number): void {
    stop(id);
    pending.add(id);
    timers.set(
      id,
      setTimeout(() => void start(id), REST_MS),
    );
  }
  function start(id: number): Promise<void> {
    stop(id);
    const save = Promise.resolve(running.get(id)).then(() => saveNow(id));
    running.set(id, save);
    return save;
  }
  async function saveNow(id: number): Promise<void> {
    const kept = drafts.kept(id);
    if (others.has(id) || !needsSaving(kept)) return;
    const { reply, note, original } = kept.draft;
    const begunIn = epoch;
    count(id);
    try {
      const from = reply === '' || !original ? {} : { translated_from: original };
      const body = { reply, note, ...from, base: kept.base };
      const { saved_at } = await api('saveDraft', { params: { id: String(id) }, body });
      if (epoch !== begunIn) return;
      const { draft } = drafts.kept(id);
      drafts.keep(id, { draft, base: saved_at, isSaved: isSameText(draft, kept.draft) });
    } catch (error) {
      if (!(error instanceof ApiError)) pending.add(id);
      // After the save is counted, so that the answer counts.
      else if (error.code === 'conflict') setTimeout(() => lookAgain(id));
    } finally {
      count(id);
    }
  }
  const take = (id: number, copy: SavedDraft | null) => {
    const kept = drafts.kept(id);
    const merged = merge(kept, copy, now());
    if (merged === 'differs' && copy) others.set(id, copy);
    else others.delete(id);
    drafts.keep(id, merged === 'differs' ? kept : merged);
    if (merged !== 'differs' && needsSaving(merged)) typed(id);
  };
  return {
    typed,
    left: (id) => void start(id),
    saveAll: async () => {
      await Promise.all([...[...pending].map(start), ...running.values()]);
    },
    asked: (id) => {
      const before = saves.get(id);
      return (copy) => {
        if (copy !== undefined && saves.get(id) === before) take(id, copy);
      };
    },
    other: (id) => others.get(id),
    decide: (id, choice) => {
      const copy = others.get(id);
      if (!copy) return;
      others.delete(id);
      const { draft } = drafts.kept(id);
      const texts = choice === 'add' ? { reply: joined(draft, copy, 'reply'), note: joined(draft, copy, 'note') } : {};
      drafts.keep(id, { draft: { ...draft, ...texts }, base: copy.saved_at, isSaved: false });
      void start(id);
    },
    forget: (id) => {
      epoch += 1;
      stop(id);
      others.delete(id);
      drafts.forget(id);
    },
    clear: () => {
      epoch += 1;
      for (const id of pending) stop(id);
      others.clear();
      drafts.clear();
    },
  };
}

const needsSaving = ({ draft, base, isSaved }: KeptDraft): boolean => !isSaved && !(isEmpty(draft) && base === null);

/** A draft with the text of its copy, shown where there is text. An original is that of the reply it was kept with. */
function withTexts(draft: Draft, { reply, note, translated_from }: Omit<SavedDraft, 'saved_at'>): Draft {
  const original = translated_from ?? (reply === draft.reply ? draft.original : undefined);
  return { ...draft, reply, note, original, mode: reply === '' && note !== '' ? 'note' : draft.mode };
}

/** The draft here and the copy as one; `differs` if both have text of their own in the same field. */
function merge(kept: KeptDraft, copy: SavedDraft | null, now: Date): KeptDraft | 'differs' {
  const { draft, base, isSaved } = kept;
  if ((copy?.saved_at ?? null) === base) return kept;
  if (!copy) {
    // Sent or deleted on another device. A copy that was simply too old says nothing about the text.
    const hasExpired = now.getTime() - Date.parse(base ?? '') > (DRAFT_DAYS - 1) * DAY_MS;
    if (isSaved && !hasExpired) return { draft: withTexts(draft, { reply: '', note: '' }), base: null, isSaved: true };
    return { draft, base: null, isSaved: false };
  }
  const taken = { draft: withTexts(draft, copy), base: copy.saved_at, isSaved: true };
  if (isSaved || isEmpty(draft) || isSameText(draft, copy)) return taken;
  const differs = (mode: Mode) => draft[mode] !== '' && copy[mode] !== '' && draft[mode] !== copy[mode];
  if (differs('reply') || differs('note')) return 'differs';
  const both = {
    reply: draft.reply || copy.reply,
    note: draft.note || copy.note,
    original: draft.reply === '' ? copy.translated_from : draft.original,
  };
  return { draft: { ...draft, ...both }, base: copy.saved_at, isSaved: isSameText(both, copy) };
}

function joined(draft: Draft, copy: SavedDraft, mode: Mode): string {
  const parts = draft[mode] === copy[mode] ? [draft[mode]] : [draft[mode], copy[mode]];
  return parts.filter((part) => part !== '').join('\n');
}
