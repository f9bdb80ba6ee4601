/** The first hour of an empty deployment, and what a team asks to be filled in, in a browser and by keyboard. */
import { expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { problem } from '#test/dashboard/support/fake-answers.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

it('leads through an empty deployment, and checks off what is set up', async () => {
  const state = fullState();
  state.widgets.length = 0;
  state.bots.length = 0;
  state.conversations.length = 0;
  state.agents.length = 1;
  await open('/', { state });
  const list = page.getByRole('region', { name: 'First steps' });
  await list.getByText('1 of 6 done').waitFor();
  expect(await list.getByRole('link', { name: 'Open the page' }).count()).toBe(0);
  expect(await violations()).toEqual([]);
  expect(complaints).toEqual([]);
});

it('asks for required attributes when a chat is resolved, by keyboard, and resolves it then', async () => {
  const state = fullState();
  state.fields.labels.push(
    { name: 'order', description: '', color: 'orange' },
    { name: 'billing', description: 'x', color: 'green' },
  );
  state.fields.attributes = [
    { key: 'order', name: 'Order number', type: 'number', choices: [], is_required: true },
    { key: 'topic', name: 'Topic', type: 'choice', choices: ['Refund', 'Delivery'], is_required: true },
  ];
  await open('/conversations', { state });
  await page.locator('.virtual li a').first().click();
  await page.getByRole('textbox', { name: /reply/i }).first().waitFor();
  site.answerNext('resolveConversation', async () => ({
    status: 409,
    body: { code: 'attributes_required', title: '', status: 409, detail: 'Fill in before this conversation ends.' },
  }));
  await page.getByRole('button', { name: 'Resolve' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Order number').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('42');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ref');
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => site.calls.filter((call) => call.endsWith('resolveConversation')).length).toBe(2);
  await form.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

it('asks for them, too, when an answer is to resolve the chat, and sends it once they are there', async () => {
  const state = fullState();
  state.fields.attributes = [{ key: 'order', name: 'Order number', type: 'number', choices: [], is_required: true }];
  await open('/conversations/112', { state });
  const reply = page.getByRole('textbox', { name: /Reply to Ada/ });
  await reply.fill('Refunded.');
  site.answerNext('sendMessage', async () => ({
    status: 409,
    body: { code: 'attributes_required', title: '', status: 409, detail: 'Fill in before this conversation ends.' },
  }));
  await reply.press('ControlOrMeta+Shift+Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('Order number').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('42');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await expect.poll(() => site.state.messages.at(-1)?.content).toBe('Refunded.');
  expect(site.calls.filter((call) => call.endsWith('sendMessage'))).toHaveLength(2);
  expect(complaints).toEqual([]);
});

it('shows at once who is on the page, and unfolds an earlier chat where it was', async () => {
  const state = fullState();
  const [first, second] = state.conversations.filter(({ id }) => id >= 100);
  const [now, before] = [first, second].toSorted((one, two) => (two?.id ?? 0) - (one?.id ?? 0));
  if (!now || !before) throw new Error('There are two chats.');
  Object.assign(before, { visitor_id: now.visitor_id, status: 'closed' });
  await open(`/conversations/${now.id}`, { state });
  await page.getByRole('textbox', { name: /reply/i }).first().waitFor();
  site.push({ type: 'visitor.presence', conversation_id: now.id, is_connected: true });
  await page.getByText('On the page', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Pages' }).waitFor();
  await page.getByRole('button', { name: 'Show earlier chats' }).focus();
  await page.keyboard.press('Enter');
  const earlier = page.locator('.earlier-inline summary').first();
  await earlier.focus();
  await page.keyboard.press('Enter');
  await page.locator('.earlier-inline').getByRole('link', { name: 'Open this chat' }).waitFor();
  expect(await violations()).toEqual([]);
  expect(complaints).toEqual([]);
});

it('lists who is on the site, says hello, and says why where that is refused', async () => {
  const state = fullState();
  const since = new Date(Date.now() - 130_000).toISOString();
  const visitor = {
    id: 9001,
    widget_id: 1,
    name: 'Nora',
    verified: true,
    timezone: 'Europe/Oslo',
    locale: 'nb',
  } as const;
  const there = { ...visitor, page: { url: 'https://fjord.example/mugs', title: 'Mugs', at: since }, since, visits: 3 };
  const inChat = {
    ...there,
    id: 9002,
    name: 'Odd',
    chat: 'open',
    conversation_id: state.conversations[0]?.id ?? 0,
  } as const;
  const silent = { ...there, chat: 'none', conversation_id: null } as const;
  state.live = { widgets: [{ id: 1, name: 'Shop' }], total: 1, data: [inChat] };
  await open('/visitors', { state });
  const list = page.getByRole('table', { name: 'Visitors on the site' });
  await list.getByRole('row', { name: /Odd.*Open chat/ }).waitFor();
  state.live = { ...state.live, total: 2, data: [inChat, silent] };
  await expect.poll(() => site.frames.some(({ type }) => type === 'watch_visitors')).toBe(true);
  site.push({ type: 'visitors.changed', widget_id: 1 });
  await list.getByRole('row', { name: /Nora.*Mugs.*2 min.*Visit 3/ }).waitFor();
  expect(await violations()).toEqual([]);
  await list.getByRole('button', { name: 'Say hello Nora' }).click();
  const form = page.getByRole('dialog', { name: 'Say hello to Nora' });
  expect(await violations()).toEqual([]);
  site.answerNext('sayHello', async () => problem(409, 'visitor_left'));
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByRole('alert').getByText('visitor_left').waitFor();
  await form.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => page.url()).toContain(`/conversations/${state.conversations[0]?.id}`);
  expect(complaints).toEqual([]);
});
