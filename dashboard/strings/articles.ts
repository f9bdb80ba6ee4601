/** What bots know: articles, files of them, and what could not be answered. */
import type { ImportedRow, ImportFormat } from '#core/model/article.ts';
import { plural } from './plural.ts';

/** Articles. */
export const articles = {
  add: 'New article',
  search: 'Search articles',
  empty: 'It knows nothing yet',
  emptyBody:
    'An article is something people ask, in as many ways as they ask it, and the answer. Write one, or import a file.',
  noneFound: 'No article matches',
  noneFoundBody: 'Every word has to be in the question, one of its phrasings, or the answer.',
  question: 'Question',
  answer: 'Answer',
  language: 'Language',
  morePhrasings: (count: number) => plural(count, 'more phrasing', 'more phrasings'),
  showMore: (count: number) => `Show ${count.toLocaleString('en')} more`,
  editTitle: 'Edit article',
  open: (question: string) => `Open “${question}”`,
  edit: (question: string) => `Edit “${question}”`,
  remove: (question: string) => `Delete “${question}”`,
  removeTitle: 'Delete this article?',
  removeBody: (question: string) => `The bot will no longer know an answer to “${question}”.`,
  removed: 'Article deleted',
  phrasings: 'Other ways to ask the same',
};

/** The fields of an article: label, and help where it needs any. */
export const articleFields = {
  question: ['Question', 'As a visitor would ask it.'],
  alternative_phrasings: [
    'Other ways to ask the same',
    'One a line. Ten make a good article, a hundred a very good one.',
  ],
  answer: ['Answer', 'The bot without a model says exactly this.'],
  locale: ['Language', 'Such as en or pt-BR. Empty: any.'],
  url: ['Page to read more', 'An https address. Empty for none.'],
} as const satisfies Record<string, readonly [string, string]>;

/** Importing a file. */
export const importing = {
  open: 'Import',
  title: 'Import articles',
  file: 'File',
  fileHelp: 'Markdown, CSV or JSON, at most 5 MB. A question the bot has already gets what the file says.',
  action: 'Import',
  format: 'It is',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' } satisfies Record<ImportFormat, string>,
  examples: {
    markdown:
      '## Where is my order?\n> track my parcel\n> when does it arrive\n\nThe link in your e-mail shows where it is.',
    csv: 'question,answer,alternative_phrasings\nWhere is my order?,The link shows it.,track my parcel|when does it arrive',
    json: '[{\n  "question": "Where is my order?",\n  "answer": "The link in your e-mail shows it.",\n  "alternative_phrasings": ["track my parcel"]\n}]',
  } satisfies Record<ImportFormat, string>,
  example: 'What such a file looks like',
  exampleHelp: {
    markdown: 'Each heading is a question, quoted lines right below it are other phrasings, the text is the answer.',
    csv: 'A header with question and answer; alternative_phrasings (between |), locale and url if wanted.',
    json: 'A list of articles, with the fields of the API.',
  } satisfies Record<ImportFormat, string>,
  tooLarge: (megabytes: string) => `This file has ${megabytes} MB; at most 5 MB can be imported. Split it in two.`,
  done: 'What became of it',
  results: { created: 'New', updated: 'Changed', refused: 'Refused' } satisfies Record<ImportedRow['result'], string>,
  show: 'Rows to show',
  all: 'All',
  row: 'Row',
  line: (line: number) => `line ${line.toLocaleString('en')}`,
  result: 'Result',
  nothing: 'The file has no rows.',
};

/** What could not be answered. */
export const unanswered = {
  lead: 'What visitors asked in the last 90 days that the bot had no answer to, most often asked first.',
  empty: 'Nothing was left unanswered',
  emptyBody: 'What the bot hands over because it does not know appears here, with how often it was asked.',
  question: 'Question',
  count: 'Asked',
  times: (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`),
  last: 'Last asked',
  conversation: 'Open the conversation',
  makeArticle: 'Make an article of it',
  makeArticleOf: (question: string) => `Make an article of it: ${question}`,
  known: 'In the knowledge base',
};
