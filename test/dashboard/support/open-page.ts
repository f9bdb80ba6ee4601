/** One page of the dashboard for each test of a file, in a browser, on a site that answers from memory under the deployed policy. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { violations as axeViolations } from '#test/support/axe.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { type FakeSite, startFakeSite } from './fake-site.ts';
import type { FakeState } from './fake-state.ts';
import { fullState } from './full-state.ts';

/** How it is opened: by default with the full state, as an admin, on a wide light screen. */
type Opening = {
  state?: FakeState;
  isAdmin?: boolean;
  width?: number;
  /** Runs in every document of the browser before its own scripts. */
  before?: () => void;
};

/** The page that is open, its site, and every error and breach of the policy so far. */
export let page: Page;
export let site: FakeSite;
export let complaints: string[];

/** The browser of all tests of the file. */
export let browser: Browser;
let close: (() => Promise<void>) | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => close?.());

/** Opens a path of the dashboard; what a test opened is closed after it. */
export async function open(path: string, options: Opening = {}): Promise<void> {
  site = await startFakeSite(options.state ?? fullState(), {
    isAdmin: options.isAdmin ?? true,
    heartbeatSeconds: 1,
  });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  // Not in the empty document before the page, which has no storage.
  if (options.before) await context.addInitScript(`if (location.protocol !== 'about:') (${String(options.before)})();`);
  close = async () => {
    await context.close();
    await site.close();
  };
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site.url}/dashboard${path}`);
}

/** Waits for a heading. */
export const titled = (name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).first().waitFor();

/** What axe finds on the page that is open, in words. */
export const violations = (): Promise<string[]> => axeViolations(page);

/** What axe finds in light colors, and in dark ones of what depends on colors. */
export async function violationsInBothColors(): Promise<string[]> {
  const light = await violations();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, { ofLookOnly: true });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `dark: ${violation}`)];
}
