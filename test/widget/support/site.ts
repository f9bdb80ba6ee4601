/** A website with the widget on it, in a real browser: pages made up by the test, the fake server behind them. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { watchTraffic } from '#test/support/settled.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';
import { startChat, windowOf } from './states.ts';

/** The widget's tag. */
export const script = '<script src="{{script}}" async></script>';
/** A page that doesn't fight. */
export const plain = (head = '', body = ''): string =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body><h1>Shop</h1>${body}${script}</body></html>`;

/** What a test has at hand; fresh for each test but for server and browser. */
export type Site = {
  server: FakeServer;
  context: BrowserContext;
  page: Page;
  browser: () => Browser;
  /** Everything said on the console, errors of the page included. */
  noise: string[];
  /** Begins anew in a context of its own. */
  open: (options?: Parameters<Browser['newContext']>[0]) => Promise<void>;
  /** Goes to a page of the site. */
  visit: (html: string, headers?: Record<string, string>) => Promise<void>;
  /** Chats both ways. */
  chat: () => Promise<void>;
};

/** The site of a test file: a widget that asks nothing before a chat. */
export function useSite(): Site {
  const site = {} as Site;
  let browser: Browser;
  beforeAll(async () => {
    [site.server, browser] = await Promise.all([startFakeServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site.server?.close();
  });
  beforeEach(async () => {
    site.server.reset();
    const asksNothing = { collect_name: false, collect_email: false, primary_color: '#1f5d50' };
    site.server.widget = { ...site.server.widget, ...asksNothing };
    await site.open();
  });
  afterEach(() => site.context.close());
  return Object.assign(site, {
    browser: () => browser,
    async open(options = {}) {
      await site.context?.close();
      site.context = await browser.newContext(options);
      site.page = await site.context.newPage();
      watchTraffic(site.page);
      site.page.setDefaultTimeout(20_000);
      site.noise = [];
      site.page.on('console', (message) => site.noise.push(message.text()));
      site.page.on('pageerror', (error) => site.noise.push(String(error)));
    },
    async visit(html, headers = {}) {
      site.server.pages = { '/': { html, headers } };
      await site.page.goto(site.server.origin);
    },
    async chat() {
      await startChat(site.page, site.server);
      site.server.write({ content: 'Good morning!' });
      await windowOf(site.page).getByText('Good morning!').waitFor();
    },
  } satisfies Partial<Site>);
}
