/** The help center: looked through in the widget before a chat, and as pages in a browser that runs no scripts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { respond } from '#local/platform/http-message.ts';
import { violations } from '#test/support/axe.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { type Member, signIn } from '#test/support/people.ts';
import { type TestStack, startTestStack } from '#test/support/stack.ts';
import { launcherOf, openChat, windowOf } from '#test/widget/support/states.ts';

let stack: TestStack;
let browser: Browser;
let admin: Member;
let token: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startTestStack({ prepare: async () => host }), launchBrowser()]);
  admin = await signIn(stack.url, 'admin');
  const bot = await admin.call('createBot', { body: { name: 'Ida', provider: 'built-in' } });
  const article = { bot_id: bot.id, locale: 'en', is_public: true };
  for (const [question, answer] of [
    ['Where is my order?', 'The **link** in your email shows it.'],
    ['How do I get a refund?', 'Send it back within 30 days.'],
  ] as const)
    await admin.call('createArticle', { body: { ...article, question, answer } });
  const secret = { ...article, is_public: false, question: 'What is the staff discount?', answer: '40 %' };
  await admin.call('createArticle', { body: secret });
  const help_center = { title: null, bot_id: bot.id };
  ({ token } = await admin.call('createWidget', { body: { name: 'Shop', help_center } }));
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

/** Rules about a whole page, which the host's is not. */
const ofHost = ['landmark-one-main', 'page-has-heading-one', 'region', 'heading-order'];

function host(path: string) {
  if (path !== '/host') return undefined;
  const html = `<!doctype html><html lang="en"><title>Shop</title><script src="/api/widget/${token}/script.js" async></script></html>`;
  return respond(200, html, { 'content-type': 'text/html; charset=utf-8' });
}

test('a visitor finds an answer before a chat, says that it helped, and takes the question along when nobody is there', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${stack.url}/host`);
  await launcherOf(page).waitFor();
  await openChat(page);
  await page.getByRole('button', { name: 'Search for answers' }).click();
  const search = page.getByRole('searchbox', { name: 'Search for answers' });
  await expect.poll(() => search.evaluate((field) => field.matches(':focus'))).toBe(true);
  await windowOf(page).getByText('Popular articles').waitFor();
  expect(await violations(page, { without: ofHost })).toEqual([]);
  await search.pressSequentially('get refnd');
  await windowOf(page).getByText('Results: 1').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await windowOf(page).getByText('Send it back within 30 days.').waitFor();
  expect(await violations(page, { without: ofHost })).toEqual([]);
  await page.getByRole('button', { name: 'Yes' }).click();
  await windowOf(page).getByText('Thank you!').waitFor();
  const today = new Date().toISOString().slice(0, 10);
  const report = () => admin.call('reportHelp', { query: { from: today, to: today } });
  await expect
    .poll(async () => (await report()).data)
    .toMatchObject([{ question: 'How do I get a refund?', helped: 1 }]);
  await page.keyboard.press('Escape');
  await search.fill('staff discount');
  await windowOf(page).getByText('Nothing found').waitFor();
  await page.getByRole('button', { name: 'Talk to us' }).click();
  const message = page.getByRole('textbox', { name: 'Message' });
  await expect.poll(() => message.inputValue()).toBe('staff discount');
  expect(await message.evaluate((field) => field.matches(':focus'))).toBe(true);
});

test('pages are read and searched without scripts, and are kept at the edge', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${stack.url}/help`);
  await expect.poll(() => page.url()).toBe(`${stack.url}/help/en/`);
  expect(await page.getByRole('listitem').count()).toBe(2);
  await page.getByRole('searchbox').fill('odrer');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /Where is my order/ }).click();
  await page.getByRole('article').getByText('The link in your email shows it.').waitFor();
  await fetch(page.url());
  const [again, sitemap, robots] = await Promise.all([
    fetch(page.url()),
    fetch(`${stack.url}/help/sitemap.xml`),
    fetch(`${stack.url}/robots.txt`),
  ]);
  expect(again.headers.get('x-cache')).toBe('Hit from cloudfront');
  expect(again.headers.get('set-cookie')).toBeNull();
  expect((await sitemap.text()).match(/<loc>/g)).toHaveLength(3);
  expect(await robots.text()).toContain('/help/sitemap.xml');
});
