/** A source: where a bot's articles are read from, besides those that people write. */
import * as z from 'zod/mini';
import { id, version } from '#core/model/id.ts';
import { MAX_ADDRESSES } from './source-limits.ts';
import { testOutcomes } from '#core/model/bots/test-outcome.ts';
import { instant, locale, name, settableUrl } from '#core/model/text.ts';

/** A site whose pages are found by links and sitemaps, single pages that are listed, or files that were uploaded. */
export const sourceKinds = ['site', 'pages', 'files'] as const;
/** A kind of source. */
export type SourceKind = (typeof sourceKinds)[number];

/** How often a source is read again. */
export const readingSchedules = ['off', 'daily', 'weekly'] as const;
/** How often a source is read again. */
export type ReadingSchedule = (typeof readingSchedules)[number];

/** Why a page gave no articles. */
export const pageProblems = [
  'not_found',
  'login',
  'robots',
  'too_large',
  'not_text',
  'no_text',
  'too_short',
  'damaged',
  'inner_address',
  'other_site',
  'redirects',
  'timeout',
  'unreachable',
  'server_error',
  'articles_full',
] as const;
/** Why a page gave no articles. */
export type PageProblem = (typeof pageProblems)[number];

/** Where a page is: https, or plain http on the machine itself while developing, which is judged where it is set. */
const pageAddress = settableUrl(1000).check(
  z.regex(/^https?:\/\/[^\s/?#]+[^\s]*$/, 'Must be an https URL such as "https://example.com/help/"'),
);

const addresses = z.array(pageAddress).check(z.maxLength(MAX_ADDRESSES));

const changeable = {
  name,
  /** Where reading begins: pages or sitemaps of a site, or each page. None for files. */
  addresses,
  /** The language of its articles; null for any. */
  locale: z.nullable(locale),
  schedule: z.enum(readingSchedules),
  /** Whether what is read waits for an admin where it makes a test question worse. */
  holds_if_worse: z.boolean(),
};

/** What an admin may change. */
export const sourceChanges = z.strictObject(changeable);
const settings = { bot_id: id, kind: z.enum(sourceKinds), ...changeable };
/** What an admin sets when they create one. */
export const sourceSettings = z.strictObject(settings);
/** What an admin sets when they create one. */
export type SourceSettings = z.infer<typeof sourceSettings>;

/** How far reading is. */
export const readingStates = ['waiting', 'reading', 'done'] as const;

/**
 * What a reading made of the bot's test questions, by its index without embeddings. `failed`: they couldn't be compared, or
 * took too long.
 */
const readingTrial = z.strictObject({
  state: z.enum(['done', 'failed']),
  better: z.int(),
  worse: z.int(),
  /** Questions that were compared. */
  questions: z.int(),
});
/** What a reading made of the bot's test questions. */
export type ReadingTrial = z.infer<typeof readingTrial>;

/** What the last reading found, or what the one that is running has found until now. */
const reading = z.strictObject({
  state: z.enum(readingStates),
  started_at: z.nullable(instant),
  finished_at: z.nullable(instant),
  /** When it is read by itself; null for never. */
  next_at: z.nullable(instant),
  /** Pages that were found, and how many of them are read already. */
  pages: z.int(),
  done: z.int(),
  /** Pages that gave no articles, for a reason. */
  unread: z.int(),
  articles: z.int(),
  /** Links that weren't followed, because there were too many pages or they looked endless. */
  left_out: z.int(),
  /** Pages of which the changes wait for an admin, because they make a test question worse or couldn't be compared. */
  held: z.int(),
  /** Null where it changed no articles, or the bot has no test questions. */
  trial: z.nullable(readingTrial),
});

/** A source. */
export const source = z.strictObject({ id, ...settings, reading, version, created_at: instant });
/** A source. */
export type Source = z.infer<typeof source>;

/** One page of a source, or one file. */
export const sourcePage = z.strictObject({
  /** Names it in requests. */
  id: z.string(),
  /** Its address, or the name of the file. */
  address: z.string(),
  title: z.nullable(z.string()),
  /** `waiting` until its turn comes. */
  state: z.enum(['waiting', 'read', 'unread']),
  problem: z.nullable(z.enum(pageProblems)),
  /** What a problem is about: a status, or the address that it leads to. */
  detail: z.nullable(z.string()),
  articles: z.int(),
  /** Whether its changes wait for an admin. */
  is_held: z.boolean(),
  /** Articles that people edited or deleted, which aren't overwritten. */
  kept: z.int(),
  /** Questions that were left out: other articles have them. */
  taken: z.int(),
  /** Answers that were left out, because they have fewer than twelve letters. */
  short: z.int(),
  read_at: z.nullable(instant),
});
/** One page of a source. */
export type SourcePage = z.infer<typeof sourcePage>;

/** The test questions that a reading made better or worse, those that got worse first, at most 100. */
export const sourceTrial = z.strictObject({
  changes: z.array(
    z.strictObject({
      question_id: id,
      question: z.string(),
      before: z.enum(testOutcomes),
      after: z.enum(testOutcomes),
      /** The question of the article that answers afterward; null where the bot hands over. */
      answered_by: z.nullable(z.string()),
    }),
  ),
});
/** The test questions that a reading made better or worse. */
export type SourceTrial = z.infer<typeof sourceTrial>;

/** What a source would read: where it begins, and what is found from there. */
export const sourcePreview = z.strictObject({
  /** Pages that were found by a sitemap or by the links of the first pages. */
  found: z.int(),
  examples: z.array(z.string()),
  /** The first page that could be read, and the questions in it. */
  first: z.nullable(z.strictObject({ address: z.string(), title: z.string(), questions: z.array(z.string()) })),
  /** What couldn't be read of where it begins. */
  problems: z.array(
    z.strictObject({ address: z.string(), problem: z.enum(pageProblems), detail: z.nullable(z.string()) }),
  ),
});
/** What a source would read. */
export type SourcePreview = z.infer<typeof sourcePreview>;
