/** A bot's sources, from the dashboard through the deployed functions to a site on this machine. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { openDashboard } from '#test/support/dashboard.ts';
import { answering, pageOf, startSite } from '#test/support/site.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';
import { signIn } from '#test/support/people.ts';

let stack: TestStack;
let shop: Awaited<ReturnType<typeof startSite>>;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  [stack, shop, browser] = await Promise.all([startTestStack(), startSite(), launchBrowser()]);
  shop.site.pages = {
    '/robots.txt': answering(200, {}, 'User-agent: *\nDisallow: /private'),
    '/help/': pageOf(
      'Help',
      { 'What does shipping cost?': 'Five euros in all of Europe.' },
      '<a href="returns">R</a><a href="gone">G</a>',
    ),
    '/help/returns': pageOf('Returns', { 'How do I return goods?': 'Send them to us within 30 days.' }),
  };
});
afterAll(() => Promise.all([stack.stop(), shop.stop(), browser.close()]));

test('an admin adds a site, sees what is found, and what was read of it and what was not', async () => {
  const admin = await signIn(stack.url, 'admin');
  const bot = await admin.call('createBot', { body: { name: 'Ida', provider: 'built-in' } });
  page = await openDashboard(browser, stack.url, { user: 'admin', path: `/bots/${bot.id}/sources`, complaints });
  await page.getByRole('button', { name: 'Add source' }).click();
  await page.getByLabel('Addresses').fill(`${shop.url}/help/`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText(`3 pages found so far, such as ${shop.url}/help/`).waitFor();
  await page.getByText('What does shipping cost?').waitFor();
  await page.getByLabel('Name').fill('Help pages');
  await page.getByRole('dialog').getByRole('button', { name: 'Add source' }).click();
  await page.getByText('2 articles').waitFor({ timeout: 20_000 });
  await page.getByText('1 page not read').waitFor();
  await page.getByRole('button', { name: 'Help pages', exact: true }).click();
  await page.getByRole('dialog').getByText('Page not found').waitFor();
  await page.getByRole('dialog').getByText('Close', { exact: true }).click();
  await page.getByRole('link', { name: 'Knowledge base' }).click();
  await page.getByText('Send them to us within 30 days.').waitFor();
  const { data } = await admin.call('listArticles', { query: { bot_id: String(bot.id) } });
  expect(data.map(({ url }) => url)).toContain(`${shop.url}/help/returns`);

  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Delete “Help pages”' }).click();
  await page.getByText('its 2 articles will be deleted').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No sources yet').waitFor();
  await expect
    .poll(async () => (await admin.call('listArticles', { query: { bot_id: String(bot.id) } })).data, {
      timeout: 20_000,
    })
    .toEqual([]);
  expect(complaints).toEqual([]);
});
