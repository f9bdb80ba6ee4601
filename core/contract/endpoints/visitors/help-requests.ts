/** The requests of the help center: what anybody may read, and what visitors say of it. */
import * as z from 'zod/mini';
import { cleanText } from '#core/model/lenient.ts';
import { line, oneLine } from '#core/model/text.ts';
import { endpoint, idText } from '#core/contract/kit/endpoint.ts';
import { widgetAddresses as at } from '#core/contract/kit/widget-addresses.ts';

const tag = 'Widget';
const token = z.string().check(z.minLength(1), z.maxLength(100));
const ofArticle = z.strictObject({ token, id: idText });

/** What is searched of a question on a page, which has room for as much. */
const asQuestion = (typed: string): string => oneLine(cleanText(typed, 100));

/** Every endpoint of the help center, but for the schemas of its answers. */
export const helpRequests = {
  searchHelp: endpoint({
    ...at.searchHelp,
    role: 'public',
    tag,
    summary: "Search the widget's help center; without a question, list its articles, those that helped most first",
    params: z.strictObject({ token }),
    query: z.strictObject({
      /** A language such as `de`: where no article is written in it, those in the language of most are shown. */
      lang: z._default(z.string().check(z.regex(/^[a-z]{2,3}$/, 'Must be a language such as "de"')), 'en'),
      q: z.optional(line(200)),
    }),
    answer: { status: 200 },
    errors: ['not_found', 'widget_inactive'],
  }),
  getHelpArticle: endpoint({
    ...at.getHelpArticle,
    role: 'public',
    tag,
    summary: "Get an article of the widget's help center",
    params: ofArticle,
    answer: { status: 200 },
    errors: ['not_found', 'widget_inactive'],
  }),
  answerHelpArticle: endpoint({
    ...at.answerHelpArticle,
    role: 'visitor',
    tag,
    summary: 'Say whether an article of the help center helped; what a visitor says last on a day counts',
    params: ofArticle,
    body: z.strictObject({ helped: z.boolean() }),
    answer: { status: 204 },
    errors: ['not_found'],
  }),
  showHelp: endpoint({
    ...at.showHelp,
    role: 'public',
    tag,
    summary:
      'Show a page of the help center; the edge sends each address below `/help/` here, with `-` for what it lacks',
    params: z.strictObject({ center: z.string(), language: z.string(), page: z.string() }),
    // Any text: a browser that follows a link gets a page, never JSON.
    query: z.object({ q: z.optional(z.string().check(z.overwrite(asQuestion))) }),
    answer: { status: 200, contentType: 'text/html' },
  }),
} as const;
