/** A bot's sources, from the dashboard through the deployed functions to a site on this machine. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { openDashboard } from '#test/support/dashboard.ts';
import { type ModelServer, startModelServer } from '#test/support/model-server.ts';
import { answering, pageOf, startSite } from '#test/support/site.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';
import { signIn } from '#test/support/people.ts';

let stack: TestStack;
let model: ModelServer;
let shop: Awaited<ReturnType<typeof startSite>>;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  [stack, shop, model, browser] = await Promise.all([
    startTestStack(),
    startSite(),
    startModelServer(),
    launchBrowser(),
  ]);
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
afterAll(() => Promise.all([stack.stop(), shop.stop(), model.stop(), browser.close()]));

test('an admin adds a site, sees what is found, and what was read of it and what was not', async () => {
  const admin = await signIn(stack.url, 'admin');
  const bot = await admin.call('createBot', { body: { name: 'Ida', provider: 'built-in' } });
  page = await openDashboard(browser, stack.url, { user: 'admin', path: `/bots/${bot.id}/sources`, complaints });
  await page.getByRole('button', { name: 'Add source' }).click();
  await page.getByLabel('Addresses').fill(`${shop.url}/help/`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText(`3 pages found so far, such as \u2066${shop.url}/help/`).waitFor();
  await page.getByText('What does shipping cost?').waitFor();
  await page.getByLabel('Name').fill('Help pages');
  await page.getByRole('dialog').getByRole('button', { name: 'Add source' }).click();
  await page.locator('.reading-state').getByText('2 articles').waitFor({ timeout: 20_000 });
  // The page's head follows without a reload.
  await page.locator('.index-state').getByText('2 articles').waitFor();
  await page.getByText('1 page not read').waitFor();
  await page.getByRole('button', { name: 'Help pages', exact: true }).click();
  await page.getByRole('dialog').getByText('Page not found').waitFor();
  await page.getByRole('dialog').getByText('Close', { exact: true }).click();
  await page.getByRole('link', { name: 'Knowledge base' }).click();
  await page.getByText('Send them to us within 30 days.').waitFor();
  const { data } = await admin.call('listArticles', { query: { bot_id: String(bot.id) } });
  expect(data.map(({ url }) => url)).toContain(`${shop.url}/help/returns`);

  // What makes a test question worse is held, until it is published by one click.
  const shipping = data.find(({ question }) => question === 'What does shipping cost?');
  const params = { id: String(bot.id) };
  await admin.call('createTestQuestion', {
    params,
    body: { question: 'What does shipping cost?', article_id: shipping?.id ?? null },
  });
  await admin.call('createTestQuestion', { params, body: { question: 'May I bring a dog?', article_id: null } });
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Edit “Help pages”' }).click();
  await page.getByRole('switch', { name: 'Hold what gets worse' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  shop.site.pages = {
    ...shop.site.pages,
    '/help/': pageOf('Help', { 'Are dogs welcome?': 'Dogs may come along.' }, '<a href="returns">R</a>'),
  };
  await page.getByRole('button', { name: 'Read “Help pages” now' }).click();
  await page.getByText('Changes of 1 page held').waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: '0 better, 1 worse' }).click();
  await page.getByRole('dialog').getByText('What does shipping cost?').waitFor();
  await page.getByRole('dialog').getByText('Close', { exact: true }).click();
  const questions = async () =>
    (await admin.call('listArticles', { query: { bot_id: String(bot.id) } })).data.map(({ question }) => question);
  expect(await questions()).toContain('What does shipping cost?');
  await page.getByRole('button', { name: 'Publish what is held of “Help pages”' }).click();
  await page.getByText('Changes of 1 page held').waitFor({ state: 'detached' });
  await expect.poll(questions, { timeout: 20_000 }).toContain('Are dogs welcome?');
  expect(await questions()).not.toContain('What does shipping cost?');
  await page.getByRole('button', { name: '0 better, 1 worse' }).waitFor({ timeout: 20_000 });

  // The same questions, asked of a model.
  await admin.call('updateBot', {
    params,
    body: { provider: 'openai-compatible', base_url: model.url, model: 'small' },
  });
  model.behave((answer) => answer.say({ action: 'escalate', confidence: 0, reply: '', summary: '' }));
  await page.reload();
  await page.getByRole('link', { name: 'Quality' }).click();
  await page.getByRole('button', { name: 'Run with the model' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('1 right, 0 wrong, 1 handed over, 0 failed').waitFor({ timeout: 20_000 });
  expect(model.asked).toHaveLength(2);

  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Delete “Help pages”' }).click();
  await page.getByText(/its \d articles will be deleted/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No sources yet').waitFor();
  await expect
    .poll(async () => (await admin.call('listArticles', { query: { bot_id: String(bot.id) } })).data, {
      timeout: 20_000,
    })
    .toEqual([]);
  expect(complaints).toEqual([]);
});
