/** An article as the help center shows it to anybody. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';

const shown = {
  id,
  question: z.string(),
};

/** An article to read; its answer is Markdown. */
export const helpArticle = z.strictObject({ ...shown, answer: z.string(), url: z.nullable(z.string()) });
/** An article to read. */
export type HelpArticle = z.infer<typeof helpArticle>;

/** Articles in a list. */
export const helpList = z.strictObject({
  /** The language they are shown in. */
  language: z.string(),
  articles: z.array(z.strictObject({ ...shown, excerpt: z.string() })),
});
/** Articles in a list. */
export type HelpList = z.infer<typeof helpList>;
