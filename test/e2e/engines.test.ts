/** The journeys that `npm run test:webkit` and `npm run test:firefox` run in other engines, over the same client. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromiumDriver } from '#test/engines/chromium-driver.ts';
import { journeys, runJourney } from '#test/engines/journeys.ts';
import { visitorOf } from '#test/engines/visitor.ts';
import { openSession, waitForDriver } from '#test/engines/webdriver.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { startFakeServer, type FakeServer } from '#test/widget/support/fake-server.ts';

let browser: Browser;
let server: FakeServer;
let driver: Awaited<ReturnType<typeof startChromiumDriver>>;
beforeAll(async () => {
  [server, browser] = await Promise.all([startFakeServer(), launchBrowser()]);
  driver = await startChromiumDriver(browser);
  await waitForDriver(driver.address);
});
afterAll(async () => {
  driver.stop();
  await browser.close();
  await server.close();
});

it.each(journeys)('the widget $does', async (journey) => {
  const session = await openSession(driver.address, {});
  await expect(runJourney(journey, visitorOf(session), server)).resolves.toBeUndefined();
  await session.end();
});

it('a driver that refuses a command is quoted', async () => {
  const session = await openSession(driver.address, {});
  await expect(session.go('nowhere')).rejects.toThrow(/^POST \/session\/\d+\/url: unknown error: .*nowhere/s);
  await session.end();
});
