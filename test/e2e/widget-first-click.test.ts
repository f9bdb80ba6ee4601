/** The first click on the launcher, as a hand makes it: the button stays down for a while, and much may come meanwhile. */
import type { Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, widgetOf, windowOf } from '#test/widget/support/states.ts';

const site = useSite();
const app = '**/widget/app-*';

/** Moves onto the middle of the launcher, where its icon is. */
async function pointAtLauncher(): Promise<void> {
  await launcherOf(site.page).waitFor();
  const box = await launcherOf(site.page).boundingBox();
  await site.page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 30);
}

/** The launcher is busy while the app loads. */
const appIsThere = () => widgetOf(site.page).locator('.launcher:not(.busy)').waitFor();

it('opens the window when the app arrives while the button is down', async () => {
  const requested = Promise.withResolvers<Route>();
  await site.page.route(app, (route) => requested.resolve(route));
  await site.visit(plain());
  await pointAtLauncher();
  await site.page.mouse.down();
  await (await requested.promise).continue();
  await appIsThere();
  await site.page.mouse.up();
  await expect.poll(() => windowOf(site.page).count()).toBe(1);
});

it('closes the window when the launcher is redrawn while the button is down', async () => {
  await site.visit(plain());
  await openChat(site.page);
  await pointAtLauncher();
  await site.page.mouse.down();
  await site.page.evaluate(() => window.LiveChat?.('setLocale', 'de'));
  await windowOf(site.page).and(site.page.locator('[lang=de]')).waitFor();
  await site.page.mouse.up();
  await expect.poll(() => windowOf(site.page).count()).toBe(0);
});

it('opens the window each time, of twenty presses of 60 to 120 ms around which the app arrives', async () => {
  const missed: string[] = [];
  for (let press = 0; press < 20; press++) {
    await site.open();
    const held = 60 + (press % 7) * 10;
    // From before the button goes down to after it is up.
    const arrivesAfter = (press % 10) * 15;
    await site.page.route(app, async (route) => {
      const response = await route.fetch();
      await site.page.waitForTimeout(arrivesAfter);
      await route.fulfill({ response });
    });
    await site.visit(plain());
    await pointAtLauncher();
    await site.page.mouse.down();
    await site.page.waitForTimeout(held);
    await site.page.mouse.up();
    await windowOf(site.page)
      .waitFor({ timeout: 10_000 })
      .catch(() => missed.push(`down for ${held} ms, app after ${arrivesAfter} ms`));
  }
  expect(missed).toEqual([]);
}, 120_000);

it('is one click where it is a double one: what is sent, is sent once', async () => {
  const { server, page } = site;
  server.widget = { ...server.widget, quick_replies: ['Returns'] };
  await site.visit(plain());
  await openChat(page);
  await page.getByRole('button', { name: 'Returns' }).dblclick();
  await page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello!');
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await windowOf(page).getByText('Hello!').waitFor();
  await page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  expect(server.requests.filter((request) => /POST .*(messages|conversations)$/.test(request))).toHaveLength(2);
});
