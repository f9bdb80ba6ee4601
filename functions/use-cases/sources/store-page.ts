/**
 * The articles of a page follow the page: new ones are created, changed ones updated, and those of what is no longer in it
 * deleted. What people edited or deleted since is left as it is.
 */
import { type Article, MAX_ARTICLES, MAX_PHRASINGS, articleDefaults } from '#core/model/knowledge/article.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { ArticleDraft } from '#core/sources/sections.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type ArticleChange,
  articlesOf,
  deleteArticle,
  identityOf,
  phrasingsOf,
  putArticles,
} from '#functions/store/automation/article-store.ts';
import {
  type MadeArticle,
  type PageItem,
  getPage,
  pageWrite,
  putReadPage,
} from '#functions/store/sources/page-store.ts';
import { readMark } from '#functions/store/automation/training-store.ts';
import { removeHeld } from '#functions/store/sources/held-store.ts';
import { digestOf } from '#functions/store/unique.ts';
import { alongside, retryOnConflict } from '#functions/store/table.ts';

type StoreDeps = Pick<Deps, 'table' | 'now' | 'random'>;

/** What a bot knows, as far as it is known while a source of it is read. */
export type KnownArticles = { byId: Map<Id, Article>; byQuestion: Map<string, Id> };

/** The source that articles come from, the bot that gets them, and their language. */
export type Maker = { source_id: Id; bot_id: Id; locale: string | null };

/** Reads what a bot knows. */
export async function knownArticles({ table }: Pick<Deps, 'table'>, bot: Id): Promise<KnownArticles> {
  const known: KnownArticles = { byId: new Map(), byQuestion: new Map() };
  for (const article of await articlesOf(table, bot)) note(known, undefined, article);
  return known;
}

/** A page as it was read, with the articles that it should have. */
export type PageToStore = { page: PageItem; drafts: readonly ArticleDraft[]; maker: Maker; known: KnownArticles };

/** Whether storing a page would create, change or delete articles. */
export function changesArticles(deps: StoreDeps, given: PageToStore): boolean {
  const { gone, changes } = planOf(deps, given);
  return gone.length + changes.length > 0;
}

/** Takes into `known` what storing a page would make of it, without storing anything. */
export function foresee(deps: StoreDeps, given: PageToStore): void {
  const { known } = given;
  const { gone, changes } = planOf(deps, given);
  for (const article of gone) forget(known, article);
  for (const { change } of changes) note(known, change.before, change.after);
}

/** Three items for each article, and the bot, its counts, the page and the training besides: a transaction has at most 100. */
const BATCH = 30;

/**
 * Stores a page that was read with the articles that it has now. `known` is kept up to date.
 * @throws DomainError `try_again` while others change the same articles
 */
export async function storePage(deps: StoreDeps, { page, drafts, maker, known }: PageToStore): Promise<PageItem> {
  // What a refused attempt has made and deleted by then is the page's: the next one goes on from it.
  let made = page.made;
  const stored = await retryOnConflict('the articles of this page', async (): Promise<PageItem | 'conflict'> => {
    const plan = planOf(deps, { page: { ...page, made }, drafts, maker, known });
    const carried = await carryOut(deps, plan, { page: { ...page, made }, known });
    made = carried.made;
    if (!carried.isWhole && (await isReplaced(deps, page))) return { ...page, made };
    if (!carried.isWhole) {
      Object.assign(known, await knownArticles(deps, maker.bot_id));
      return 'conflict';
    }
    return {
      ...page,
      held: 0,
      made: [...plan.kept, ...plan.changes.map(({ entry }) => entry)],
      kept: plan.edited,
      taken: plan.taken,
      ...(plan.isFull ? { problem: 'articles_full' as const, digest: '' } : {}),
    };
  });
  const kept = await keepRead(deps, known, stored);
  if (stored.held === 0) await removeHeld(deps.table, page);
  return kept;
}

/** Whether a file was uploaded again or deleted since it was read. */
const isReplaced = async ({ table }: StoreDeps, { source_id, id, kind, upload }: PageItem): Promise<boolean> =>
  kind === 'file' && (await getPage(table, source_id, id))?.upload !== upload;

/** Stores a page that was read, unless it is to be read again. The articles of a file that was deleted meanwhile go with it. */
export async function keepRead(deps: StoreDeps, known: KnownArticles, page: PageItem): Promise<PageItem> {
  const stored = await putReadPage(deps.table, page);
  if (!stored) await removeArticles(deps, known, page);
  return stored ?? page;
}

/**
 * Carries out a plan, and returns what the page has made by then; it isn't whole when others changed the same articles. Each
 * batch notes its articles in the page.
 */
async function carryOut(
  deps: StoreDeps,
  { gone, kept, changes }: Plan,
  { page, known }: { page: PageItem; known: KnownArticles },
): Promise<{ isWhole: boolean; made: MadeArticle[] }> {
  const made = new Map([...page.made, ...kept].map((entry) => [entry.key, entry]));
  const ended = (isWhole: boolean) => ({ isWhole, made: [...made.values()] });
  for (const article of gone) {
    if (!(await removeArticle(deps, known, article, page.source_id))) return ended(false);
    for (const { id, key } of page.made) if (id === article.id) made.delete(key);
  }
  // Until all is stored, the page isn't read.
  const unfinished = { ...page, run: 0, digest: '', etag: null, modified: null };
  for (let start = 0; start < changes.length; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    const next = new Map([...made, ...batch.map(({ entry }) => [entry.key, entry] as const)]);
    const table = alongside(deps.table, [pageWrite({ ...unfinished, made: [...next.values()] })]);
    const written = await putArticles(
      table,
      batch.map(({ change }) => change),
      readMark(page.source_id, deps.now()),
    );
    if (written === 'refused') return ended(false);
    for (const { change, entry } of batch) {
      made.set(entry.key, entry);
      note(known, change.before, change.after);
    }
  }
  return ended(true);
}

/** Deletes the articles of a page, unless somebody edited them. Returns how many stay. */
export async function removeArticles(deps: StoreDeps, known: KnownArticles, page: PageItem): Promise<void> {
  for (const entry of page.made) {
    const article = known.byId.get(entry.id);
    if (article && isAsMade(article, entry)) await removeArticle(deps, known, article, page.source_id);
  }
}

/** Whether it is gone; it isn't when somebody has just changed it. */
async function removeArticle(
  { table, now }: StoreDeps,
  known: KnownArticles,
  article: Article,
  source: Id,
): Promise<boolean> {
  if ((await deleteArticle(table, article, readMark(source, now()))) === 'refused') return false;
  forget(known, article);
  return true;
}

function forget({ byId, byQuestion }: KnownArticles, article: Article): void {
  byId.delete(article.id);
  byQuestion.delete(identityOf(article));
}

function note({ byId, byQuestion }: KnownArticles, before: Article | undefined, after: Article): void {
  if (before) byQuestion.delete(identityOf(before));
  byId.set(after.id, after);
  byQuestion.set(identityOf(after), after.id);
}

type Planned = { change: ArticleChange; entry: MadeArticle };
type Plan = {
  gone: Article[];
  kept: MadeArticle[];
  changes: Planned[];
  edited: number;
  taken: number;
  isFull: boolean;
};

function planOf(deps: StoreDeps, { page, drafts, maker, known }: PageToStore): Plan {
  const plan: Plan = { gone: [], kept: [], changes: [], edited: 0, taken: 0, isFull: false };
  const before = new Map(page.made.map((entry) => [entry.key, entry]));
  const room = roomOf(known);
  const questions = new Map(known.byQuestion);
  for (const [index, draft] of drafts.entries()) {
    const key = keyOf(draft);
    const entry = before.get(key);
    before.delete(key);
    const article = entry && known.byId.get(entry.id);
    // One that is gone was deleted by somebody, who doesn't want it back.
    const isEdited = entry !== undefined && !(article && isAsMade(article, entry));
    const question = isEdited ? undefined : freeQuestion(draft, { questions, locale: maker.locale, own: article?.id });
    const planned =
      question === undefined ? undefined : changeOf(deps, { article, draft, question, maker, key, index });
    if (isEdited) plan.edited++;
    else if (question === undefined) plan.taken++;
    if (planned && room(planned.change)) {
      plan.changes.push(planned);
      questions.set(identityOf(planned.change.after), planned.change.after.id);
    } else {
      plan.isFull ||= planned !== undefined;
      if (entry) plan.kept.push(entry);
    }
  }
  for (const entry of before.values()) {
    const article = known.byId.get(entry.id);
    if (article && isAsMade(article, entry)) plan.gone.push(article);
  }
  return plan;
}

/** The first question of a draft that no other article has. */
const freeQuestion = (
  { questions: wanted }: ArticleDraft,
  { questions, locale, own }: { questions: ReadonlyMap<string, Id>; locale: string | null; own: Id | undefined },
): string | undefined =>
  wanted.find((question) => {
    const owner = questions.get(identityOf({ question, locale }));
    return owner === undefined || owner === own;
  });

/** Which part of a page: its first question also has what is above a heading, which distinguishes headings of one name. */
const keyOf = ({ questions: [first] }: ArticleDraft): string => digestOf(first);

type Changing = {
  article: Article | undefined;
  draft: ArticleDraft;
  question: string;
  maker: Maker;
  key: string;
  index: number;
};

function changeOf(deps: StoreDeps, { article, draft, question, maker, key, index }: Changing): Planned | undefined {
  const { source_id, bot_id, locale } = maker;
  const alternative_phrasings = [...draft.questions, ...draft.alternative_phrasings].filter((one) => one !== question);
  const fields = {
    bot_id,
    question,
    alternative_phrasings: [...new Set(alternative_phrasings)],
    answer: draft.answer,
    locale,
    url: draft.url,
    source_id,
  };
  const nowMs = deps.now();
  if (!article) {
    // Each has a millisecond of its own, so that their order is the page's.
    const id = makeId(nowMs + index, deps.random());
    const after = { ...articleDefaults, ...fields, id, version: 1, created_at: new Date(nowMs).toISOString() };
    return { change: { after }, entry: { id, key, words: wordsOf(after) } };
  }
  // What else an article has is people's to set, such as whether it is public.
  const after: Article = { ...article, ...fields, version: article.version + 1 };
  if (wordsOf(after) === wordsOf(article)) return undefined;
  return { change: { before: article, after }, entry: { id: article.id, key, words: wordsOf(after) } };
}

/** A hash of what a source sets of an article. */
const wordsOf = ({ bot_id, question, alternative_phrasings, answer, locale, url, source_id }: Article): string =>
  digestOf(JSON.stringify([bot_id, question, alternative_phrasings, answer, locale, url, source_id ?? null]));

/** Whether an article has the words that it was made with: nobody edited it. */
const isAsMade = (article: Article, { words }: MadeArticle): boolean => wordsOf(article) === words;

/** Whether a bot has room for a change, which then takes it. */
function roomOf({ byId }: KnownArticles): (change: ArticleChange) => boolean {
  let articles = byId.size;
  let phrasings = [...byId.values()].reduce((sum, one) => sum + phrasingsOf(one), 0);
  return ({ before, after }) => {
    const next = {
      articles: articles + (before ? 0 : 1),
      phrasings: phrasings + phrasingsOf(after) - (before ? phrasingsOf(before) : 0),
    };
    if (next.articles > MAX_ARTICLES || next.phrasings > MAX_PHRASINGS) return false;
    ({ articles, phrasings } = next);
    return true;
  };
}
