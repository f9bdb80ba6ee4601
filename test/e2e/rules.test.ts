/** An admin sets a rule up by keyboard, tries it out, and switches it on; what a rule did is a row in the chat. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Widget } from '#core/model/widgets/widget.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { openDashboard } from '#test/support/dashboard.ts';
import { type Member, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { settled } from '#test/support/settled.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';

let stack: TestStack;
let browser: Browser;
let page: Page;
let admin: Member;
let widget: Widget;
let chat: number;
const complaints: string[] = [];

beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Fjord shop' } });
  // Functions know of a rule within a minute: this one is there before they look.
  await admin.call('createRule', {
    body: { name: 'New', is_enabled: true, on: { type: 'started' }, actions: [{ type: 'add_label', label: 'new' }] },
  });
  const vera = await visitorOf(stack.url, widget, { name: 'Vera' });
  chat = (await startChat(vera, 'Where is my invoice?')).conversation.id;
  await startChat(await visitorOf(stack.url, widget, { name: 'Noor' }), 'Hello');
  browser = await launchBrowser();
  page = await openDashboard(browser, stack.url, { user: 'admin', path: '/rules/new', complaints });
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const field = (name: string | RegExp) => page.getByRole('dialog').getByLabel(name, { exact: true });
const press = async (name: string) => {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
};

it('is set up and tried out by keyboard, switched on in the list, and says in the chat what it did', async () => {
  await page.keyboard.type('Invoices');
  await press('Add condition');
  await field('Condition 1').selectOption('text');
  await field('Words').focus();
  await page.keyboard.type('invoice');
  await field('Label').focus();
  await page.keyboard.type('billing');
  await press('Try on last month’s chats');
  const found = page.getByRole('dialog').getByRole('status');
  await expect.poll(() => found.textContent()).toContain('It would have run 1 time in 1 chat, of 2 checked.');
  await found.getByText('Label billing').waitFor();
  expect(await found.getByText('1 done, 0 already so, 0 not possible').count()).toBe(1);
  expect(await found.getByRole('link').allTextContents()).toEqual(['Vera']);
  await press('Create rule');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settled(page);
  const isOn = page.getByRole('switch', { name: 'Invoices is on' });
  expect(await isOn.isChecked()).toBe(false);
  await isOn.focus();
  await page.keyboard.press('Space');
  await expect
    .poll(async () => (await admin.call('listRules', { query: {} })).data.map((one) => one.is_enabled))
    .toEqual([true, true]);

  await page.goto(`${stack.url}/dashboard/conversations/${chat}`);
  await page.getByText('Rule “New”: Add the label “new”').waitFor();
  expect(complaints).toEqual([]);
});
