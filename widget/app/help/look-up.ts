/** Looking for articles as a visitor types, and reading one. Knows no screen. */
import type { ApiError } from '#core/contract/client.ts';
import type { HelpArticle, HelpList } from '#core/model/knowledge/help-article.ts';
import type { Parts } from '#widget/app/chat/chat.ts';

/** What is shown. */
export type LookedUp = {
  question: string;
  /** What was found; undefined before the first answer. */
  found: HelpList | undefined;
  /** Whether what is shown is of an earlier question, or could not be fetched. */
  fetching: 'nothing' | 'more' | 'failed';
  /** The article that is open: its answer is missing until it has come. */
  shown: { id: number; article?: HelpArticle } | undefined;
  /** What the visitor said of articles, by their IDs. */
  said: ReadonlyMap<number, boolean>;
};

/** While somebody types on, nothing is asked for. */
const PAUSE_MS = 200;
const DEADLINE_MS = 15_000;
const MAX_LENGTH = 100;

const nothing: LookedUp = {
  question: '',
  found: undefined,
  fetching: 'nothing',
  shown: undefined,
  said: new Map(),
};

/** One form of questions that are the same, so that edges have their answers already. */
export const askedAs = (question: string): string =>
  question.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim().slice(0, MAX_LENGTH).toWellFormed();

/**
 * Looks up. What was fetched is kept as long as the page is open.
 * @param fetch the browser's own, as articles are public: without the session's token, no permission is asked for first
 * @param redraw shows what has changed
 */
export function createLookUp(
  { config, session }: Pick<Parts, 'config' | 'session'>,
  fetch: typeof globalThis.fetch,
  redraw: () => void,
) {
  let now = nothing;
  let language = 'en';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending = new AbortController();
  const known = new Map<string, unknown>();
  const set = (change: Partial<LookedUp>) => {
    now = { ...now, ...change };
    redraw();
  };

  /** Fetches what is public, once. What is asked for next ends it. */
  async function get<Answer>(path: string): Promise<Answer> {
    const kept = known.get(path);
    if (kept !== undefined) return kept as Answer;
    pending.abort();
    const controller = new AbortController();
    pending = controller;
    // `AbortSignal.any` is newer than some of the browsers the widget is for.
    const deadline = setTimeout(() => controller.abort(), DEADLINE_MS);
    try {
      const { signal } = controller;
      const response = await fetch(`${config.origin}/api/widget/${config.token}/help${path}`, { signal });
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as Answer;
      known.set(path, answer);
      return answer;
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Takes an answer unless something else was asked for meanwhile. */
  async function follow<Answer>(path: string, isStill: () => boolean, take: (answer: Answer) => Partial<LookedUp>) {
    const isKnown = known.has(path);
    if (!isKnown) set({ fetching: 'more' });
    const change = await get<Answer>(path).then(take, () => ({ fetching: 'failed' as const }));
    if (isStill()) set({ fetching: 'nothing', ...change });
  }

  const find = () => {
    clearTimeout(timer);
    const [asked, spoken] = [now.question, language];
    const query = new URLSearchParams({ lang: spoken, ...(askedAs(asked) ? { q: askedAs(asked) } : {}) });
    const isStill = () => now.question === asked && language === spoken && !now.shown;
    return follow(`?${query}`, isStill, (found: HelpList) => ({ found }));
  };
  const read = (id: number) => {
    clearTimeout(timer);
    return follow(
      `/${id}`,
      () => now.shown?.id === id,
      (article: HelpArticle) => ({ shown: { id, article } }),
    );
  };

  /** Asks once more with a new session, where the one there was doesn't hold any longer. */
  const say = async (id: number, helped: boolean): Promise<void> => {
    const request = { params: { token: config.token, id: String(id) }, body: { helped } };
    await session.call('answerHelpArticle', request).catch(async (error: Partial<ApiError>) => {
      if (error.status !== 401) throw error;
      await session.renew();
      return session.call('answerHelpArticle', request);
    });
  };

  return {
    get: () => now,
    /** Begins in a language, with what was typed before. */
    begin(spoken: string) {
      language = spoken;
      set({ shown: undefined });
      return find();
    },
    /** Looks for something else, once the visitor pauses. */
    type(question: string) {
      clearTimeout(timer);
      set({ question });
      timer = setTimeout(() => void find(), PAUSE_MS);
    },
    /** Looks for it now; also again after a failure. */
    again: () => (now.shown ? read(now.shown.id) : find()),
    show(id: number) {
      set({ shown: { id } });
      return read(id);
    },
    /** Leaves the article that is open. */
    leave() {
      set({ shown: undefined, fetching: 'nothing' });
      // What was typed last may not have been looked for.
      return find();
    },
    /** What a visitor says is shown at once; one who can't be heard may say it again. */
    async say(id: number, helped: boolean): Promise<void> {
      set({ said: new Map(now.said).set(id, helped) });
      try {
        await say(id, helped);
      } catch {
        const said = new Map(now.said);
        said.delete(id);
        set({ said });
      }
    },
    stop() {
      clearTimeout(timer);
      pending.abort();
    },
  };
}
