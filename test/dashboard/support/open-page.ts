/** A page of the dashboard in a browser, on a site that answers from memory under the deployed policy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type FakeSite, startFakeSite } from './fake-site.ts';
import type { FakeState } from './fake-state.ts';
import { fullState } from './full-state.ts';

/** How it is opened: by default with the full state, as an admin, on a wide light screen. */
export type Opening = { state?: FakeState; isAdmin?: boolean; colorScheme?: 'light' | 'dark'; width?: number };

/** The page, its site, and every error and breach of the policy so far. */
export type OpenPage = { page: Page; site: FakeSite; complaints: string[]; close: () => Promise<void> };

/** Opens a path of the dashboard. */
export async function openPage(browser: Browser, path: string, options: Opening = {}): Promise<OpenPage> {
  const site = await startFakeSite(options.state ?? fullState(), {
    isAdmin: options.isAdmin ?? true,
    heartbeatSeconds: 1,
  });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site.url}/dashboard${path}`);
  const close = async () => {
    await context.close();
    await site.close();
  };
  return { page, site, complaints, close };
}

/** Opens pages in one browser for all tests of a file; what a test opened is closed after it. */
export function pagesOfTests(): (path: string, options?: Opening) => Promise<OpenPage> {
  let browser: Browser;
  let opened: OpenPage | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => opened?.close());
  return async (path, options = {}) => (opened = await openPage(browser, path, options));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in words. It is evaluated by the debugger, which the page's policy does not bind. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run: (
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const found = await checker.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`,
    );
  });
}
