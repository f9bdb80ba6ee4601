import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Sent } from '#core/contract/http.ts';
import { intake } from '#test/support/intake-flow.ts';
import type { Member } from '#test/support/people.ts';
import { signIn } from '#test/support/people.ts';
import { useShop } from '#test/support/shop.ts';

const shop = useShop();
let admin: Member;
const noise: string[] = [];
beforeAll(async () => {
  admin = await signIn(shop.stack.url, 'admin');
});

async function newPage(): Promise<Page> {
  const page = await (await shop.browser.newContext()).newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(error.message));
  return page;
}

async function answerBy(handler: Pick<Sent<'updateWidget', 'body'>, 'handler_type' | 'handler_id'>): Promise<void> {
  const { data } = await admin.call('listWidgets', { query: {} });
  const body = { ...handler, collect_name: false, collect_email: false, offline_message: 'We are asleep.' };
  await admin.call('updateWidget', { params: { id: String(data[0]?.id) }, body });
}

const dialogOf = (page: Page) => page.getByRole('dialog');
const said = (page: Page, text: string) => dialogOf(page).getByText(text, { exact: true }).waitFor();
async function says(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}
async function opensChat(): Promise<Page> {
  const page = await newPage();
  await page.goto(`${shop.stack.url}/`);
  await page.getByRole('button', { name: /chat/i }).click();
  await dialogOf(page).waitFor();
  return page;
}

test('at night a flow collects details, opens a ticket, and the team finds it in the morning', async () => {
  const workflow = await admin.call('createWorkflow', { body: { name: 'Intake', definition: intake } });
  await answerBy({ handler_type: 'workflow', handler_id: workflow.id });

  const page = await opensChat();
  await says(page, 'My kettle is broken');
  await said(page, 'Your email address?');
  await says(page, 'vera at example');
  await said(page, "That doesn't look like an email address. Please enter one like name@example.com.");
  await says(page, 'vera@example.com');
  await page.getByRole('button', { name: 'A repair' }).click();
  await said(page, 'Your number is 1.');
  await page.close();

  const team = await newPage();
  await team.goto(`${shop.stack.url}/dashboard/tickets`);
  await team.getByRole('button', { name: /Ben Okafor/ }).click();
  await team.getByRole('link', { name: /Repair for vera@example\.com/ }).waitFor();
  await team.close();
  const { data } = await admin.call('listTickets', { query: {} });
  expect(data).toMatchObject([{ subject: 'Repair for vera@example.com', description: 'My kettle is broken' }]);
});

test('at night a bot answers, then hands over by a button, and the chat waits', async () => {
  const bot = await admin.call('createBot', { body: { name: 'Bo', provider: 'built-in' } });
  const answer = 'Two to three working days.';
  const questions: [string, string, string[]][] = [
    ['How long does delivery take?', answer, ['When will my parcel arrive?', 'delivery time']],
    ['How do I return something?', 'Within 30 days.', ['return policy', 'send it back']],
  ];
  for (const [question, text, alternative_phrasings] of questions)
    await admin.call('createArticle', { body: { bot_id: bot.id, question, answer: text, alternative_phrasings } });
  await expect
    .poll(async () => (await admin.call('getBot', { params: { id: String(bot.id) } })).index, { timeout: 30_000 })
    .toMatchObject({ state: 'ready', articles: 2 });
  await answerBy({ handler_type: 'ai_bot', handler_id: bot.id });

  const page = await opensChat();
  await says(page, 'When will my parcel arrive?');
  await said(page, answer);
  await page.getByRole('button', { name: 'Talk to a person' }).click();
  await said(page, 'We are asleep.');
  await expect
    .poll(async () => (await admin.call('listConversations', { query: { status: 'pending' } })).data)
    .toMatchObject([{ handler: 'agent', waiting_reason: 'nobody_online' }]);
  await page.close();
  expect(noise).toEqual([]);
});
