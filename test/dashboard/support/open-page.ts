/**
 * The page of the dashboard for each test of a file, in a browser, on a site that answers from memory under the deployed
 * policy. One test after the other has the same tab, emptied between them: the browser needn't compile the dashboard anew.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { violations as axeViolations } from '#test/support/axe.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { settled, watchTraffic } from '#test/support/settled.ts';
import { type FakePort, openPort } from './fake-port.ts';
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
  /** In a tab that has never shown the dashboard, as where its speed is measured. */
  isCold?: boolean;
  /** The page's clock can be put forward, by `page.clock`. */
  hasClock?: boolean;
};

/** The page that is open, its site, and every error and breach of the policy so far. */
export let page: Page;
export let site: FakeSite;
export let complaints: string[];

/** The browser of all tests of the file. */
export let browser: Browser;
let port: FakePort;
/** The tab that the last test left empty. */
let tab: Page | undefined;
let closeSite: (() => Promise<void>) | undefined;

/** Starts the browser before the tests of a file, and ends it afterwards. */
export function usePage(): void {
  beforeAll(async () => {
    [browser, port] = await Promise.all([launchBrowser(), openPort()]);
  });
  afterAll(async () => {
    tab = undefined;
    await browser.close();
    await port.close();
  });
  afterEach(async ({ task }) => {
    // A tab that was tampered with, or in which something went wrong, isn't for the next test.
    if (!tab || tab !== page || task.result?.state === 'fail') tab = undefined;
    if (tab) await empty(tab);
    else await page?.context().close();
    await closeSite?.();
    closeSite = undefined;
  });
}

/** Opens a path of the dashboard on a site of its own, and waits until it is drawn. The site before it is closed. */
export async function open(path: string, options: Opening = {}): Promise<void> {
  await closeSite?.();
  site = await startFakeSite(options.state ?? fullState(), {
    isAdmin: options.isAdmin ?? true,
    heartbeatSeconds: 1,
    at: port,
  });
  closeSite = site.close;
  complaints = [];
  const viewport = { width: options.width ?? 1440, height: 900 };
  if (options.before || options.isCold || options.hasClock) page = await newTab(options);
  else page = tab ??= await newTab();
  await page.setViewportSize(viewport);
  await visit(path);
}

/** Goes to a path of the dashboard as by its address, and waits until it is drawn. */
export async function visit(path: string): Promise<void> {
  await page.goto(`${site.url}/dashboard${path}`);
  await settled(page);
}

/** Goes to a path of the dashboard as by a link, without loading it anew, and waits until it is drawn. */
export async function walkTo(path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/dashboard${path}`);
  await settled(page);
}

async function newTab({ before, hasClock }: Opening = {}): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  if (hasClock) await context.clock.install();
  // Not in the empty document before the page, which has no storage.
  if (before) await context.addInitScript(`if (location.protocol !== 'about:') (${String(before)})();`);
  const page = await context.newPage();
  watchTraffic(page);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
  return page;
}

/** Makes the tab as if it were new: no document, storage, history or pointer, and no other tab beside it. */
async function empty(tab: Page): Promise<void> {
  const context = tab.context();
  const others = context.pages().filter((one) => one !== tab);
  await Promise.all(others.map((one) => one.close()));
  await context.setOffline(false);
  // As long as a request is answered by hand, the browser reads nothing from its cache.
  await tab.unrouteAll();
  await context.unrouteAll();
  await tab.emulateMedia({ colorScheme: 'light' });
  // Keeps what the dashboard writes as it leaves from coming after what removes it.
  await tab.goto(`${site.url}/blank`);
  await tab.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await context.clearCookies();
  await tab.mouse.move(-1, -1);
  const debug = await context.newCDPSession(tab);
  await debug.send('Page.resetNavigationHistory');
  await debug.detach();
}

/** Puts the page's clock forward until a text is there: what the dashboard does every so often is done at once. */
export async function awaitByClock(text: string | RegExp): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.fastForward(5000);
      return page.getByText(text).count();
    })
    .toBe(1);
}

/** Waits for a heading. */
export const titled = (name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).first().waitFor();

/** What axe finds on the page that is open, in words. */
export const violations = (): Promise<string[]> => axeViolations(page);

/** What axe finds in light colors, and in dark ones of what depends on colors. */
export async function violationsInBothColors(): Promise<string[]> {
  const light = await violations();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, { only: 'colors' });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `dark: ${violation}`)];
}
