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

test('only a yes to “Did that solve it?” resolves; a no hands over, and silence leaves the chat open', async () => {
  const bot = await admin.call('createBot', { body: { name: 'Ida', provider: 'built-in', asks_if_solved: true } });
  await admin.call('createArticle', {
    body: { bot_id: bot.id, question: 'Do you gift-wrap?', answer: 'Yes, at checkout.' },
  });
  const params = { id: String(bot.id) };
  const index = async () => (await admin.call('getBot', { params })).index;
  await expect.poll(index, { timeout: 120_000 }).toMatchObject({ state: 'ready', articles: 1 });
  const { token } = await admin.call('createWidget', {
    body: { name: 'Gifts', handler_type: 'ai_bot', handler_id: bot.id, collect_name: false, collect_email: false },
  });
  /** A page whose visitor asked, got the answer, and was asked in a message of its own whether it solved it. */
  const asked = async (): Promise<{ page: Page; id: string }> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${stack.url}/host/${token}`);
    await openChat(page);
    await say(page, 'Do you gift-wrap?');
    await windowOf(page).getByText('Yes, at checkout.', { exact: true }).waitFor();
    await windowOf(page).getByText('Did that solve it?', { exact: true }).waitFor();
    const { data } = await admin.call('listConversations', { query: {} });
    return { page, id: String(data[0]?.id) };
  };
  const stateOf = async (id: string) => {
    const { status, handler } = await admin.call('getConversation', { params: { id } });
    return { status, handler };
  };
  const [silent, glad, unhappy] = [await asked(), await asked(), await asked()];
  expect(new Set([silent.id, glad.id, unhappy.id]).size).toBe(3);
  await glad.page.getByRole('button', { name: 'Yes', exact: true }).click();
  await windowOf(glad.page).getByText('This conversation was resolved').waitFor();
  await unhappy.page.getByRole('button', { name: 'No', exact: true }).click();
  await windowOf(unhappy.page).getByText('Passed on to our team').waitFor();
  stack.runSchedule('every-minute');
  await stack.settled();
  expect(await stateOf(glad.id)).toMatchObject({ status: 'resolved' });
  expect(await stateOf(unhappy.id)).toEqual({ status: 'pending', handler: 'agent' });
  expect(await stateOf(silent.id)).toEqual({ status: 'pending', handler: 'bot' });
  const { data } = await admin.call('listMessages', { params: { id: silent.id }, query: {} });
  expect(data.map(({ content, metadata }) => [content, metadata?.options?.map(({ label }) => label)])).toEqual([
    ['Do you gift-wrap?', undefined],
    ['Yes, at checkout.', undefined],
    ['Did that solve it?', ['Yes', 'No']],
  ]);
});
