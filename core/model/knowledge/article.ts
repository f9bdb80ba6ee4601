/** An article: something people ask, in as many ways as they ask it, and what the bot answers. */
import * as z from 'zod/mini';
import { id, version } from '#core/model/id.ts';
import { content, instant, line, locale, settableUrl } from '#core/model/text.ts';

/** The most a bot can know: its index has to stay small, and be trained within a minute. */
export const MAX_ARTICLES = 1000;
/** Questions and alternative phrasings of all of a bot's articles together. */
export const MAX_PHRASINGS = 20_000;

const phrasing = line(500);

const settings = {
  /** The bot that knows it. */
  bot_id: id,
  question: phrasing,
  /** Other ways to ask the same. */
  alternative_phrasings: z.array(phrasing).check(z.maxLength(500)),
  /** What the built-in bot answers, unchanged. */
  answer: content,
  /** The language it is written in; null for any. */
  locale: z.nullable(locale),
  /** Where there is more to read. */
  url: z.nullable(settableUrl(2000).check(z.regex(/^https?:\/\/\S+$/, 'Must be an http or https URL'))),
  /** Whether anybody may read it in the help center. */
  is_public: z.boolean(),
};

/** What an admin may set. */
export const articleSettings = z.strictObject(settings);
/** What an admin may set. */
export type ArticleSettings = z.infer<typeof articleSettings>;

/** The default of what need not be given. */
export const articleDefaults = {
  alternative_phrasings: [],
  locale: null,
  url: null,
  is_public: false,
} satisfies Partial<ArticleSettings>;

/** An article. */
export const article = z.strictObject({
  id,
  ...settings,
  /** The source that it was read from; missing if somebody wrote it. */
  source_id: z.optional(id),
  version,
  created_at: instant,
});
/** An article. */
export type Article = z.infer<typeof article>;

/** The forms a file of articles may have. */
export const importFormats = ['markdown', 'csv', 'json'] as const;
/** The form of a file of articles. */
export type ImportFormat = (typeof importFormats)[number];

/** The most entries one import may have. */
export const MAX_IMPORTED = 10_000;

/** What became of one entry of an import. */
export const importedRow = z.strictObject({
  /** Its place, from 1. */
  row: z.int(),
  /** The line it begins in; null where a file has no lines (JSON). */
  line: z.nullable(z.int()),
  question: z.nullable(z.string()),
  /** `updated`: the bot had an article with this very question in this language, which now has what the file says. */
  result: z.enum(['created', 'updated', 'refused']),
  article_id: z.nullable(id),
  /** Why it was refused. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});
/** What became of one entry of an import. */
export type ImportedRow = z.infer<typeof importedRow>;
/** What became of an import. */
export const importReport = z.strictObject({
  created: z.int(),
  updated: z.int(),
  refused: z.int(),
  rows: z.array(importedRow),
  /** Of a dry run: the trial that says what becomes of the bot's test questions; missing without any, and where the file is too large for one. */
  trial_id: z.optional(id),
});
/** What became of an import. */
export type ImportReport = z.infer<typeof importReport>;
