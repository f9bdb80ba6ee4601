/** The dashboard in a browser, on the running stack: signed in the way people are. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled, watchTraffic } from './settled.ts';

/** Signs in on the issuer's page, by a click; what the page's policy refuses, and its errors, are added to `complaints`. */
export async function openDashboard(
  browser: Browser,
  url: string,
  { user, path = '/conversations', complaints }: { user: string; path?: string; complaints: string[] },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  watchTraffic(page);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${url}/dashboard${path}`);
  await settled(page);
  await page.locator(`button[value="${user}"]`).click();
  await settled(page);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return page;
}

/** Sets the own status in the menu at the foot of the rail. */
export async function beOnline(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button').last().click();
  await page.getByRole('menuitemradio', { name: /^Online(?!,)/ }).click();
  await expect.poll(() => page.locator('.rail-own .presence-online').count()).toBe(1);
}
