/**
 * What goes wrong while a journey runs, whoever notices it: the stack (a line of level ERROR, a denied call, a 5xx, work
 * left pending) or the browser (an error on the console, an uncaught exception). A test fails of it unless it names it.
 */
import type { Browser, Page } from 'playwright-core';
import type { StackOptions } from '#local/stack/stack.ts';

type Kept = {
  seen: string[];
  expected: RegExp[];
  lines: Record<'stack' | 'browser', string[]>;
  pages: Set<Page>;
};

const empty = (): Kept => ({ seen: [], expected: [], lines: { stack: [], browser: [] }, pages: new Set() });

/** Of the process: the runner has a copy of this module, apart from that of the tests. */
const kept = ((globalThis as { journeyTrouble?: Kept }).journeyTrouble ??= empty());

/** Kept of each log for a test that fails. */
const MAX_LINES = 5000;

/** Names trouble that belongs to what is tested, up to the end of the file: some of it is written late. */
export function expectTrouble(...patterns: RegExp[]): void {
  kept.expected.push(...patterns);
}

/** What nobody has named since this was last asked, as an error. */
export function unnamedTrouble(): Error | undefined {
  const unnamed = new Set(kept.seen.filter((text) => !kept.expected.some((pattern) => pattern.test(text))));
  kept.seen = [];
  if (unnamed.size === 0) return undefined;
  return new Error(`Trouble that no test names (expectTrouble):\n${[...unnamed].join('\n')}`);
}

/** Ends a file: what it has named is no longer expected, and its lines tell nothing about the next. */
export function forgetTrouble(): void {
  const { expected, lines } = empty();
  Object.assign(kept, { expected });
  Object.assign(kept.lines, lines);
}

/** What a failed test leaves: pages that are open, and what stack and browser have written. */
export const evidence: Pick<Kept, 'pages' | 'lines'> = kept;

function keep(where: keyof Kept['lines'], text: string): void {
  const lines = kept.lines[where];
  lines.push(`${new Date().toISOString()} ${text}`);
  if (lines.length > MAX_LINES) lines.shift();
}

function note(where: keyof Kept['lines'], text: string): void {
  keep(where, `TROUBLE ${text}`);
  // Without a page's stack, which would be read as places in the test's code.
  kept.seen.push(text.split('\n')[0] ?? '');
}

type Watched = Pick<StackOptions, 'log' | 'report' | 'intercept'>;

/** The options of a stack that is watched; what the test itself listens to is still told. */
export function watchStack({ log, report, intercept }: Watched = {}): Required<Watched> {
  return {
    log(entry) {
      const { functionName, level, line } = entry;
      const isTrouble = level === 'ERROR' || level === 'FATAL';
      (isTrouble ? note : keep)('stack', `[${functionName}] ${level} ${line}`);
      log?.(entry);
    },
    report(line) {
      note('stack', line);
      report?.(line);
    },
    intercept(request, response) {
      response.on('finish', () => {
        const { method, url } = request;
        const isTrouble = response.statusCode >= 500;
        (isTrouble ? note : keep)('stack', `${method} ${url?.split('?')[0]} was answered ${response.statusCode}`);
      });
      return intercept?.(request, response) ?? false;
    },
  };
}

/** A 4xx is an answer like any other; the stack itself tells of a 5xx. */
const ANSWERED = /^Failed to load resource: the server responded with a status of/;

/** Watches every page of a browser. */
export function watchBrowser(browser: Browser): Browser {
  browser.on('context', (context) => {
    context.on('page', (page) => {
      kept.pages.add(page);
      page.on('close', () => kept.pages.delete(page));
    });
    context.on('console', (message) => {
      const isTrouble = message.type() === 'error' && !ANSWERED.test(message.text());
      (isTrouble ? note : keep)('browser', `console ${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => note('browser', `uncaught: ${error.error().stack ?? String(error.error())}`));
    context.on('requestfailed', (request) =>
      keep('browser', `${request.method()} ${request.url()} failed: ${request.failure()?.errorText}`),
    );
    context.on('response', (response) =>
      keep('browser', `${response.request().method()} ${response.url()} ${response.status()}`),
    );
  });
  return browser;
}
