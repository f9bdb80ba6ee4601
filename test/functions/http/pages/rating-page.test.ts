/** The page that a star in a mail opens, in a browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ratingPage } from '#functions/http/pages/rating-page.ts';
import { launchBrowser } from '#test/support/browser.ts';

const ADDRESS = 'https://chat.example.com/api/widget/token/mail/key/rating';
const reader = {
  widget: { name: 'Teapots', token: 'token', primary_color: '#1f5d50', text_color: '#ffffff' },
  locale: 'de',
  nonce: 'nonce',
};
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The page for four stars, and what it sends. */
async function open(): Promise<{ page: Page; sent: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const sent: string[] = [];
  const { body = '', headers } = ratingPage(reader, 4);
  const texts = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
  await page.route('**/*', async (route) => {
    const isSent = route.request().method() === 'POST';
    if (isSent) sent.push(route.request().postData() ?? '');
    await route.fulfill(isSent ? { status: 200, body: '' } : { status: 200, headers: texts, body });
  });
  await page.goto(ADDRESS);
  return { page, sent };
}

it('sends nothing while only a program looks at it, whatever the browser itself reports', async () => {
  const { page, sent } = await open();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200))));
  await page.evaluate(() => dispatchEvent(new PointerEvent('pointerdown')));
  expect(sent).toEqual([]);
});

it('sends the star of the mail once a pointer moves, and the comment by its button', async () => {
  const { page, sent } = await open();
  await page.mouse.move(50, 60);
  await page.mouse.move(80, 90);
  await page.getByText('Danke für Ihre Bewertung').waitFor();
  expect(sent).toEqual(['stars=4&feedback=']);
  await page.getByLabel('Möchten Sie etwas hinzufügen?').fill('Schnell & gut');
  await page.getByRole('button').click();
  await page.locator('form').waitFor({ state: 'detached' });
  expect(sent.slice(1)).toEqual(['stars=4&feedback=Schnell+%26+gut']);
});

it('sends another choice as soon as it is made, and keeps to the keyboard', async () => {
  const { page, sent } = await open();
  await page.getByRole('radio', { name: 'Sehr gut' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Danke für Ihre Bewertung').waitFor();
  expect(sent.at(-1)).toBe('stars=5&feedback=');
});
