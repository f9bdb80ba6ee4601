/** Taking a file of articles: every entry is either stored whole or refused with the reason, and the report says which. */
import { whatFits } from '#core/limits/answer-size.ts';
import type { Received } from '#core/contract/http.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import {
  type Article,
  type ArticleSettings,
  type ImportReport,
  type ImportedRow,
  articleDefaults,
  articleSettings,
  MAX_ARTICLES,
  MAX_IMPORTED,
  MAX_PHRASINGS,
} from '#core/model/knowledge/article.ts';
import { type FieldError, DomainError } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Trial } from '#core/model/bots/test-question.ts';
import { cut } from '#core/model/text.ts';
import type { Entry } from '#functions/article-files/entry.ts';
import type { ReadFile } from '#functions/article-files/read.ts';
import {
  type ArticleChange,
  type ArticleUsage,
  articlesOf,
  beginImport,
  endImport,
  getArticleUsage,
  identityOf,
  phrasingsOf,
  putArticles,
} from '#functions/store/automation/article-store.ts';
import { MAX_ARTICLE_BYTES } from './articles.ts';
import { testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import { type TrialDeps, beginTrial } from '#functions/use-cases/automation/begin-trial.ts';
import { bots } from './bots.ts';
import { type SettingsDeps, findItem } from './resource.ts';

/** The share of the function's ten seconds that storing may take. */
const STORING_MS = 7000;
/** Longer than the function runs: what keeps others out after that is left over. */
const LONGEST_MS = 15_000;
/** A transaction holds 100 items, three for each new article and four others, and 4 MB. */
const batchLimits = { articles: 32, bytes: 3 * 1024 * 1024 };

/** The dependencies of an import. */
export type ImportDeps = SettingsDeps & Pick<TrialDeps, 'startTrial'> & { fileReader: () => Promise<ReadFile> };

/** An entry that is to be stored. */
type Accepted = { row: ImportedRow; change: ArticleChange; bytes: number };

/**
 * Imports a file. One import runs per bot, so that two concurrent imports of one file store its articles once.
 * @throws DomainError `not_found` bot, `validation_failed` when the file can't be read at all, `try_again` while another is under way
 */
export async function importArticles(
  deps: ImportDeps,
  { bot_id, format, content, dry_run = false }: Received<'importArticles', 'body'>,
): Promise<ImportReport> {
  const atMs = deps.now();
  const { name } = await findItem(deps, bots, bot_id);
  const file = (await deps.fileReader())(format, content);
  if ('mustBe' in file) throw noSuchFile(file.mustBe);
  const { entries } = file;
  if (entries.length > MAX_IMPORTED)
    throw noSuchFile(`Must have at most ${MAX_IMPORTED} entries. Got ${entries.length}`);
  if (dry_run) return preview(deps, bot_id, entries);
  const hold = { atMs, untilMs: atMs + LONGEST_MS };
  if ((await beginImport(deps.table, bot_id, hold)) === 'refused') throw busy();
  try {
    return await storeEntries(deps, { id: bot_id, name }, entries, atMs + STORING_MS);
  } finally {
    await endImport(deps.table, bot_id, hold);
  }
}

/** The outcome of each entry without storing: new ones have no ID yet. What it makes of test questions is tried on the side. */
async function preview(deps: ImportDeps, bot: Id, entries: readonly Entry[]): Promise<ImportReport> {
  const { rows, accepted } = await judged(deps, bot, entries);
  const trial = await tryAll(deps, bot, accepted);
  const report = reportOf(rows.map((row) => (row.result === 'created' ? { ...row, article_id: null } : row)));
  return { ...report, ...(trial ? { trial_id: trial.id } : {}) };
}

/** Starts a trial of these entries, for a bot with test questions. */
async function tryAll(deps: ImportDeps, bot: Id, accepted: readonly Accepted[]): Promise<Trial | undefined> {
  if (accepted.length === 0 || (await testQuestionsOf(deps.table, bot)).length === 0) return undefined;
  const articles = accepted.map(({ change: { after } }) => {
    const { id, question, alternative_phrasings, locale } = after;
    return { id, question, alternative_phrasings, locale };
  });
  return beginTrial(deps, bot, makeId(deps.now(), deps.random()), { articles, removed: [] });
}

async function judged(deps: SettingsDeps, bot: Id, entries: readonly Entry[]) {
  const [known, usage] = await Promise.all([articlesOf(deps.table, bot), getArticleUsage(deps.table, bot)]);
  return judge(deps, { bot, entries, known, usage });
}

/** Stores what can be, until a time (milliseconds since 1970). */
async function storeEntries(
  deps: SettingsDeps,
  bot: { id: Id; name: string },
  entries: readonly Entry[],
  until: number,
): Promise<ImportReport> {
  const { rows, accepted } = await judged(deps, bot.id, entries);
  const after = { articles: accepted.length };
  // One import is one change, recorded with the first batch that is stored.
  let table = audited(deps, { verb: 'imported', entity: 'bot', id: bot.id, named: bot, after });
  for (const batch of batches(accepted)) {
    const isStored = deps.now() < until && (await store({ ...deps, table }, batch));
    if (isStored) table = deps.table;
    if (!isStored)
      for (const { row } of batch) refuse(row, 'row', 'Could not be stored just now; import the file again');
  }
  return reportOf(rows);
}

function reportOf(rows: readonly ImportedRow[]): ImportReport {
  const count = (result: ImportedRow['result']) => rows.filter((row) => row.result === result).length;
  return { created: count('created'), updated: count('updated'), refused: count('refused'), rows: shownRows(rows) };
}

/** Characters of a question, and errors of a row, that the report shows. */
const MAX_SHOWN = { question: 60, errors: 3 };

/** The rows as the report tells them, each in short; where an answer can't hold them all, what was refused matters most. */
function shownRows(rows: readonly ImportedRow[]): ImportedRow[] {
  const short = rows.map((row) => ({
    ...row,
    question: row.question && cut(row.question, MAX_SHOWN.question),
    errors: row.errors.slice(0, MAX_SHOWN.errors),
  }));
  const [refused, taken] = [true, false].map((isRefused) =>
    short.filter(({ result }) => (result === 'refused') === isRefused),
  );
  return whatFits([...(refused ?? []), ...(taken ?? [])]).sort((one, other) => one.row - other.row);
}

type Judged = { bot: Id; entries: readonly Entry[]; known: readonly Article[]; usage: ArticleUsage };

/** Decides the outcome of each entry. */
function judge(
  deps: SettingsDeps,
  { bot, entries, known, usage }: Judged,
): { rows: ImportedRow[]; accepted: Accepted[] } {
  const take = capacityChecker(usage);
  const before = new Map(known.map((article) => [identityOf(article), article] as const));
  const firstRow = new Map<string, number>();
  const nowMs = deps.now();
  const accepted: Accepted[] = [];
  const rows = entries.map((entry, index) => {
    const row = rowOf(entry, index);
    const read = settingsOf(entry, bot);
    if ('errors' in read) return Object.assign(row, { result: 'refused', errors: read.errors });
    const { settings } = read;
    row.question = settings.question;
    const earlier = firstRow.get(identityOf(settings));
    if (earlier !== undefined) return refuse(row, 'row.question', `Is the question of row ${earlier}, too`);
    firstRow.set(identityOf(settings), row.row);
    const article = before.get(identityOf(settings));
    // Each has a millisecond of its own, so that none of a thousand ids collides and their order is the file's.
    const atMs = nowMs + index;
    const id = article?.id ?? makeId(atMs, deps.random());
    const version = (article?.version ?? 0) + 1;
    const created_at = article?.created_at ?? new Date(nowMs).toISOString();
    const after: Article = { ...settings, is_public: isPublicAfter(entry, article), id, version, created_at };
    const bytes = Buffer.byteLength(JSON.stringify(after));
    if (bytes > MAX_ARTICLE_BYTES) return refuse(row, 'row', `Has ${bytes} bytes; at most ${MAX_ARTICLE_BYTES} fit`);
    const full = take(after, article);
    if (full !== undefined) return refuse(row, 'row', full);
    accepted.push({ row, change: { ...(article ? { before: article } : {}), after }, bytes });
    return Object.assign(row, { result: article ? 'updated' : 'created', article_id: id });
  });
  return { rows, accepted };
}

/** What a file doesn't say of an article stays as it is: importing again takes none out of the help center. */
function isPublicAfter(entry: Entry, before: Article | undefined): boolean {
  const given = 'article' in entry && typeof entry.article === 'object' ? entry.article : null;
  const said = given !== null && 'is_public' in given ? given.is_public : before?.is_public;
  return said === true;
}

/** The row of the report on an entry nothing is known of yet. */
const rowOf = ({ line }: Entry, index: number): ImportedRow => ({
  row: index + 1,
  line,
  question: null,
  result: 'created',
  article_id: null,
  errors: [],
});

/** Reserves the room an article needs when it replaces another, or says why there isn't enough. */
function capacityChecker(usage: ArticleUsage): (after: Article, before: Article | undefined) => string | undefined {
  let { articles, phrasings } = usage;
  return (after, before) => {
    const next = {
      articles: articles + (before ? 0 : 1),
      phrasings: phrasings + phrasingsOf(after) - (before ? phrasingsOf(before) : 0),
    };
    if (next.articles > MAX_ARTICLES) return `The bot has as many articles as it may: ${MAX_ARTICLES}`;
    if (next.phrasings > MAX_PHRASINGS) return `The bot would have more phrasings than it may: ${MAX_PHRASINGS}`;
    ({ articles, phrasings } = next);
    return undefined;
  };
}

type Read = { settings: ArticleSettings } | { errors: FieldError[] };

function settingsOf(entry: Entry, bot: Id): Read {
  if ('unreadable' in entry) return { errors: [{ path: 'row', message: entry.unreadable }] };
  const { article } = entry;
  const isObject = typeof article === 'object' && article !== null && !Array.isArray(article);
  const given = isObject ? { ...articleDefaults, ...article, bot_id: bot } : article;
  const { success, data, error } = articleSettings.safeParse(given);
  return success ? { settings: data } : { errors: fieldErrors(error.issues, given, 'row') };
}

function refuse(row: ImportedRow, path: string, message: string): ImportedRow {
  return Object.assign(row, { result: 'refused', article_id: null, errors: [{ path, message }] });
}

function* batches(accepted: readonly Accepted[]): Generator<Accepted[]> {
  let batch: Accepted[] = [];
  let bytes = 0;
  for (const one of accepted) {
    if (batch.length === batchLimits.articles || bytes + one.bytes > batchLimits.bytes) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(one);
    bytes += one.bytes;
  }
  if (batch.length > 0) yield batch;
}

/** Stores a batch, all or nothing. A failure is reported per row, never as an error response that hides what is already stored. */
async function store({ table, now, log }: SettingsDeps, batch: readonly Accepted[]): Promise<boolean> {
  try {
    const changes = batch.map(({ change }) => change);
    return (await putArticles(table, changes, { atMs: now() })) === 'done';
  } catch (error) {
    log.error('import_failed', { error });
    return false;
  }
}

const noSuchFile = (message: string): DomainError =>
  new DomainError('validation_failed', `content: ${message}.`, { errors: [{ path: 'body.content', message }] });
const busy = () =>
  new DomainError('try_again', 'Another import for this bot is running. Try again shortly.', {
    retryAfterSeconds: 5,
  });
