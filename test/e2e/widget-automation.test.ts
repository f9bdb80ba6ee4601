/** The widget on the running stack where a flow answers: its questions, its buttons, a person on request, a message left. */
import type { Browser, Page } from 'playwright-core';
import type { Sent } from '#core/contract/http.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { respond } from '#local/platform/http-message.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { signIn, type Member } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { launcherOf, openChat, say, windowOf } from '#test/widget/support/states.ts';

let stack: TestStack;
let browser: Browser;
let admin: Member;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startTestStack({ prepare: async () => host }), launchBrowser()]);
  admin = await signIn(stack.url, 'admin');
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

/** A page for each widget's token, served as a website's own: a browser distrusts pages that come from nowhere. */
function host(path: string) {
  const token = /^\/host\/(\w+)$/.exec(path)?.[1];
  const script = `<script src="/api/widget/${token}/script.js" async></script>`;
  const html = `<!doctype html><html lang="en"><title>Shop</title>${script}</html>`;
  return token === undefined ? undefined : respond(200, html, { 'content-type': 'text/html; charset=utf-8' });
}

/** A page with the widget of these settings on it. */
async function pageWith(settings: object): Promise<Page> {
  const widget = await admin.call('createWidget', { body: { name: 'Shop', ...settings } });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${stack.url}/host/${widget.token}`);
  await launcherOf(page).waitFor();
  return page;
}

test('a workflow asks with answer buttons and hands off to an agent on request', async () => {
  const definition: Sent<'createWorkflow', 'body'>['definition'] = {
    start: 'kind',
    steps: {
      kind: { kind: 'choice', text: 'What is it about?', options: [{ label: 'A repair', next: 'more' }] },
      more: { kind: 'ask', text: 'What is broken?', expects: 'text', save_as: 'broken', next: 'end' },
      end: { kind: 'end' },
    },
  };
  const { id } = await admin.call('createWorkflow', { body: { name: 'Intake', definition } });
  const page = await pageWith({
    handler_type: 'workflow',
    handler_id: id,
    collect_name: false,
    collect_email: false,
  });
  // Nobody of the team is there: the flow answers all the same.
  await openChat(page);
  await say(page, 'Hello');
  await windowOf(page).getByText('What is it about?').waitFor();
  await page.getByRole('button', { name: 'A repair' }).click();
  await windowOf(page).getByText('What is broken?').waitFor();
  await page.getByRole('button', { name: 'Talk to a person' }).click();
  await windowOf(page).getByText('Passed on to our team').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Talk to a person' }).count()).toBe(0);
});

test('an offline message is stored with its page, and without email nothing is promised by email', async () => {
  const page = await pageWith({});
  await openChat(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Vera');
  await page.getByRole('textbox', { name: 'Email' }).fill('vera@example.com');
  await page.getByRole('textbox', { name: 'Message' }).fill('Please write to me');
  await page.getByRole('button', { name: 'Leave a message' }).click();
  await windowOf(page).getByText("We'll reply here as soon as we're back. Come back to this page").waitFor();
  const { data } = await admin.call('listConversations', { query: { label: 'offline' } });
  expect(data.map(({ last_message, visitor }) => [last_message, visitor.email])).toEqual([
    ['Please write to me', 'vera@example.com'],
  ]);
  expect(data.map(({ source_url, source_page_title }) => [source_url, source_page_title])).toEqual([
    [page.url(), await page.title()],
  ]);
  await page.getByRole('button', { name: 'More options' }).click();
  await page.getByRole('button', { name: 'End conversation' }).waitFor();
  expect(await page.getByRole('button', { name: 'Email me a copy' }).count()).toBe(0);
});
