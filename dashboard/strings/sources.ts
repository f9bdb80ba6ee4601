/** Where a bot's articles are read from. */
import type { PageProblem, ReadingSchedule, SourceKind } from '#core/model/knowledge/source.ts';
import { localized, numberText } from './language.ts';
import { plural } from './plural.ts';

/** Sources. */
export const sources = localized('sources', {
  add: 'Add source',
  empty: 'No sources yet',
  emptyBody: 'The bot’s articles can be read from your website, from single pages, or from files, and follow them.',
  source: 'Source',
  state: 'State',
  addTitle: 'Add source',
  editTitle: 'Edit source',
  edit: (name: string) => `Edit “${name}”`,
  remove: (name: string) => `Delete “${name}”`,
  removeTitle: 'Delete this source?',
  removeBody: (name: string, articles: number) =>
    `“${name}” and its ${plural(articles, 'article', 'articles')} will be deleted. Articles that somebody edited stay.`,
  removed: 'Source deleted',
  readNow: (name: string) => `Read “${name}” now`,
  pages: (name: string) => `Show the pages of “${name}”`,
  waiting: 'Waiting',
  reading: (done: number, all: number) => `Reading: ${numberText(done)} of ${plural(all, 'page', 'pages')}`,
  done: (time: string) => `Read ${time}`,
  never: 'Nothing read yet',
  next: (time: string) => `Next: ${time}`,
  articles: (count: number) => plural(count, 'article', 'articles'),
  unread: (count: number) => `${plural(count, 'page', 'pages')} not read`,
  trialSame: 'No test question changed',
  trialFailed: 'Test questions weren’t compared',
  trialTitle: (name: string) => `Test questions after reading “${name}”`,
  trialLead: 'What the bot found before this reading, and what it finds after it.',
  trialByWords: 'Compared without the bot’s embeddings.',
  held: (pages: number) => `Changes of ${plural(pages, 'page', 'pages')} held`,
  publish: 'Publish',
  publishHeld: (name: string) => `Publish what is held of “${name}”`,
  discard: 'Discard',
  discardHeld: (name: string) => `Discard what is held of “${name}”`,
  kind: 'Type',
  kinds: {
    site: { name: 'Website', help: 'All pages below an address, found by their links and by sitemaps.' },
    pages: { name: 'Single pages', help: 'Web pages, Markdown files and PDFs that you list.' },
    files: { name: 'Files', help: 'Markdown, text, HTML and PDF files of this computer, or a folder of them.' },
  } satisfies Record<SourceKind, { name: string; help: string }>,
  schedules: { off: 'Never', daily: 'Every day', weekly: 'Every week' } satisfies Record<ReadingSchedule, string>,
});

/** The fields of a source: label, and help where it needs any. */
export const sourceFields = localized('sourceFields', {
  name: ['Name', 'Leave empty for the website’s name.'],
  addresses: ['Addresses', 'One https URL per line. At most 500 pages are read.'],
  locale: ['Language', 'Of its articles, such as en or pt-BR. Leave empty for any.'],
  schedule: ['Read again', 'Articles follow what changed. What you edited is never overwritten.'],
  holds_if_worse: [
    'Hold what gets worse',
    'Publish only what makes no test question worse. The rest waits here until you publish or discard it.',
  ],
} as const satisfies Record<string, readonly [string, string]>);

/** What a source would read. */
export const sourcePreview = localized('sourcePreview', {
  action: 'Preview',
  found: (count: number, example: string) => `${plural(count, 'page', 'pages')} found so far, such as ${example}`,
  none: 'No pages found.',
  first: (title: string) => `Questions in “${title}”:`,
  problem: (address: string, problem: string) => `${address}: ${problem}`,
});

/** The pages of a source. */
export const sourcePages = localized('sourcePages', {
  title: (name: string) => `Pages of “${name}”`,
  filesTitle: (name: string) => `Files of “${name}”`,
  page: 'Page',
  file: 'File',
  state: 'State',
  articles: 'Articles',
  none: 'Nothing has been found yet.',
  noFiles: 'No files yet. Choose files, a folder or a zip file.',
  waiting: 'Waiting',
  read: 'Read',
  leadsTo: (address: string) => `Leads to ${address}`,
  held: 'Its changes are held',
  kept: (count: number) => `${plural(count, 'article', 'articles')} edited or deleted by hand, not overwritten`,
  taken: (count: number) => `${plural(count, 'question', 'questions')} left out: other articles have them`,
  short: (count: number) => `${plural(count, 'answer', 'answers')} left out: fewer than 12 letters`,
  leftOut: (count: number) =>
    `${plural(count, 'link', 'links')} not followed: the page limit was reached, or they had no end`,
  remove: (name: string) => `Delete “${name}”`,
  files: 'Choose files',
  folder: 'Choose a folder',
  uploading: (done: number, all: number) => `Uploading ${numberText(done)} of ${plural(all, 'file', 'files')}`,
  uploaded: (count: number) => `${plural(count, 'file', 'files')} uploaded`,
  skipped: (count: number) =>
    `${plural(count, 'file', 'files')} left out: not Markdown, text, HTML or PDF, or over 4 MB`,
  badZip: (name: string) => `“${name}” can’t be unpacked.`,
  failed: (name: string, problem: string) => `${name}: ${problem}`,
});

/** Why a page gave no articles. */
export const pageProblem = localized<Record<PageProblem, string>>('pageProblem', {
  not_found: 'Page not found',
  login: 'Requires signing in, or blocks crawlers',
  robots: 'The site’s robots.txt doesn’t allow reading it',
  too_large: 'Too large',
  not_text: 'Neither a web page nor Markdown, text or PDF',
  no_text: 'No text found',
  too_short: 'All answers have fewer than 12 letters',
  damaged: 'Damaged or unreadable',
  inner_address: 'Leads to an address in a private network',
  other_site: 'Leads to another site',
  redirects: 'Redirects too often',
  timeout: 'No answer within 15 seconds',
  unreachable: 'Can’t be reached',
  server_error: 'The server answered with an error',
  articles_full: 'The bot has reached the limit of 1,000 articles',
});
