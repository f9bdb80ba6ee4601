/** Two agents in one chat on the running stack, by keyboard: answering at once, taking over, sending later, mentions, handing on. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#test/support/axe.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { beOnline, openDashboard } from '#test/support/dashboard.ts';
import { signIn, startChat, visitorOf } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';

let stack: TestStack;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startTestStack(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const field = (of: Page) => of.getByRole('textbox', { name: /Reply to Ada/ });
const hasFocus = (of: Page) => field(of).evaluate((element) => element === document.activeElement);

/** Presses a button as those without a pointer do. */
async function press(of: Page, name: string): Promise<void> {
  await of.getByRole('button', { name, exact: true }).focus();
  await of.keyboard.press('Enter');
}

/** Types in the field and presses keys there. */
async function write(of: Page, text: string, keys = 'Enter'): Promise<void> {
  await field(of).focus();
  await of.keyboard.type(text);
  await of.keyboard.press(keys);
}

describe('two agents in one chat', () => {
  it('answer, take over, send later, mention each other and hand on, by keyboard', async () => {
    const admin = await signIn(stack.url, 'admin');
    const widget = await admin.call('createWidget', { body: { name: 'Fjord shop' } });
    const [ben, chloe] = await Promise.all(
      ['agent1', 'agent2'].map(async (user) => (await signIn(stack.url, user)).call('getOwnAgent', {})),
    );
    if (!ben || !chloe) throw new Error('The stack has two agents');
    const { conversation } = await startChat(await visitorOf(stack.url, widget, { name: 'Ada' }), 'Where is it?');
    const path = `/conversations/${conversation.id}?view=all`;
    const [first, second] = await Promise.all([
      openDashboard(browser, stack.url, { user: 'agent1', path, complaints }),
      openDashboard(browser, stack.url, { user: 'agent2', path, complaints }),
    ]);
    // Nobody has the chat before they are online: the next sweep would return it to the queue.
    await beOnline(first);
    await first
      .getByRole('log')
      .getByText(/Assigned to you/)
      .waitFor();
    await beOnline(second);
    await second.getByText(`${ben.name} is also viewing`).waitFor();

    // One notice says who answers, and holds the other's reply.
    await write(first, 'On its', 'Space');
    await second.getByText(`${ben.name} is answering.`).waitFor();
    await write(second, 'Let me look');
    await second.getByText(/Send yours as well/).waitFor();
    expect(await second.getByText(`${ben.name} is answering`).count()).toBe(1);
    await write(first, 'way');
    await second.getByText(`${ben.name} has answered since you began: “On its way”`).waitFor();
    await write(second, '');
    await second.getByRole('button', { name: 'Send anyway' }).waitFor();
    expect(await violations(second)).toEqual([]);
    await press(second, 'Send anyway');
    await first.getByRole('log').getByText('Let me look').waitFor();

    await write(first, 'One moment', 'Space');
    await second.getByText(`${ben.name} is answering.`).waitFor();
    await press(second, 'Take over');
    await second
      .getByRole('log')
      .getByText(/Assigned to you/)
      .waitFor();
    await expect.poll(() => hasFocus(second)).toBe(true);

    // Without words there is nothing to schedule, and it says so.
    await second.keyboard.press('Control+Shift+L');
    await second.getByText('Write something first.').waitFor();
    await write(second, 'Good morning', 'Control+Shift+L');
    const later = second.getByRole('dialog', { name: 'Send later' });
    await later.getByRole('button', { name: /In an hour/ }).waitFor();
    await second.keyboard.press('Enter');
    await first.getByText(/^Scheduled for .* by/).waitFor();
    await expect.poll(() => hasFocus(second)).toBe(true);
    await press(second, 'Cancel');
    await second.getByRole('button', { name: 'Back to the field' }).waitFor();
    await second.keyboard.press('Escape');
    await second.keyboard.press('z');
    await expect.poll(() => field(second).inputValue()).toBe('Good morning');
    // The text comes back first, and the cursor after it.
    await expect.poll(() => hasFocus(second)).toBe(true);

    await second.keyboard.press('Escape');
    await second.keyboard.press('t');
    const transfer = second.getByRole('dialog', { name: 'Transfer conversation' });
    await transfer.getByRole('combobox', { name: 'Reason' }).selectOption('skill');
    await transfer.getByRole('textbox', { name: /Note for/ }).fill('She speaks Norwegian');
    await transfer.getByRole('searchbox').focus();
    await second.keyboard.type(ben.name);
    await second.keyboard.press('Enter');
    await first.getByText('Reason: Needs another skill').waitFor();
    await press(first, 'Mentions: 1 new');
    await first.getByRole('dialog', { name: 'Mentions' }).getByText('She speaks Norwegian').first().waitFor();
    await first.keyboard.press('Escape');
    // Keys are text in the field, and nothing while a dialog is open.
    await transfer.waitFor({ state: 'hidden' });
    await second.keyboard.press('Escape');
    await second.keyboard.press('f');
    await second.getByText('You follow Ada’s conversation.').waitFor();
    await second.getByRole('link', { name: 'Following' }).press('Enter');
    await second.getByRole('list', { name: 'List of conversations' }).getByRole('link', { name: /Ada/ }).waitFor();

    await field(first).fill('');
    await write(first, 'All is well', 'Control+Shift+Enter');
    await second.getByText(/^This conversation was resolved/).waitFor();
    await second.getByRole('log').getByText('All is well').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);
});
