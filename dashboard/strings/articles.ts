/** What bots know: articles, files of them, and what could not be answered. */
import type { ImportedRow, ImportFormat } from '#core/model/knowledge/article.ts';
import { plural } from './plural.ts';
import { localized, numberText } from './language.ts';

/** Articles. */
export const articles = localized('articles', {
  add: 'Create article',
  search: 'Search articles',
  empty: 'No articles yet',
  emptyBody: 'An article is a question, other ways to ask it, and the answer. Create one, or import a file.',
  noneFound: 'No matching articles',
  noneFoundBody: 'Every word must be in the question, a phrasing or the answer.',
  question: 'Question',
  answer: 'Answer',
  language: 'Language',
  morePhrasings: (count: number) => plural(count, 'more phrasing', 'more phrasings'),
  showMore: (count: number) => `Show ${numberText(count)} more`,
  editTitle: 'Edit article',
  open: (question: string) => `Open “${question}”`,
  edit: (question: string) => `Edit “${question}”`,
  remove: (question: string) => `Delete “${question}”`,
  removeTitle: 'Delete this article?',
  removeBody: (question: string) => `The bot will no longer know an answer to “${question}”.`,
  removed: 'Article deleted',
  phrasings: 'Other ways to ask',
});

/** The fields of an article: label, and help where it needs any. */
export const articleFields = localized('articleFields', {
  question: ['Question', 'As a visitor would ask it.'],
  alternative_phrasings: ['Other ways to ask', 'One per line. 10 make a good article, 100 a very good one.'],
  answer: ['Answer', 'Built-in bots reply with exactly this text.'],
  locale: ['Language', 'Such as en or pt-BR. Leave empty for any.'],
  url: ['Link to read more', 'An https URL. Leave empty for none.'],
  is_public: ['Public', 'Anyone can read it in the help center.'],
} as const satisfies Record<string, readonly [string, string]>);

/** Importing a file. */
export const importing = localized('importing', {
  open: 'Import',
  title: 'Import articles',
  file: 'File',
  fileHelp: 'Markdown, CSV or JSON, up to 5 MB. Existing questions are updated.',
  action: 'Import',
  preview: 'Preview',
  previewTitle: 'Preview import',
  previewLead: 'Nothing is saved yet. Rejected rows are left out.',
  unreadable: 'This file isn’t text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8 and choose it again.',
  format: 'Format',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' } satisfies Record<ImportFormat, string>,
  examples: {
    markdown:
      '## Where is my order?\n> track my parcel\n> when does it arrive\n\nThe link in your email shows where it is.',
    csv: 'question,answer,alternative_phrasings\nWhere is my order?,The link shows it.,track my parcel|when does it arrive',
    json: '[{\n  "question": "Where is my order?",\n  "answer": "The link in your email shows it.",\n  "alternative_phrasings": ["track my parcel"]\n}]',
  } satisfies Record<ImportFormat, string>,
  example: 'Example file',
  exampleHelp: {
    markdown: 'Each heading is a question, the quoted lines below it are other phrasings, and the text is the answer.',
    csv: 'A header row with question and answer, and optionally alternative_phrasings (separated by |), locale, url and is_public.',
    json: 'A list of articles with the API’s fields.',
  } satisfies Record<ImportFormat, string>,
  tooLarge: (megabytes: string) => `This file is ${megabytes} MB. The limit is 5 MB.`,
  done: 'Import results',
  results: { created: 'New', updated: 'Updated', refused: 'Rejected' } satisfies Record<ImportedRow['result'], string>,
  show: 'Show rows',
  all: 'All',
  row: 'Row',
  line: (line: number) => `line ${numberText(line)}`,
  result: 'Result',
  nothing: 'The file has no rows.',
});

/** What could not be answered. */
export const unanswered = localized('unanswered', {
  lead: 'Questions from the last 90 days that the bot couldn’t answer, most asked first.',
  empty: 'No unanswered questions',
  emptyBody: 'Questions the bot can’t answer appear here, with how often they were asked.',
  question: 'Question',
  count: 'Asked',
  times: (count: number) => (count === 1 ? 'once' : `${numberText(count)} times`),
  last: 'Last asked',
  conversation: 'Open conversation',
  makeArticle: 'Create article',
  makeArticleOf: (question: string) => `Create article: ${question}`,
  known: 'In the knowledge base',
});
