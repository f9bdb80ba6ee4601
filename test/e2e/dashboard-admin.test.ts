/** What admins and team leads do, on the running stack through the browser: hours, texts, tickets, reports; and staying signed in. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Widget } from '#core/model/widgets/widget.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { freshId } from '#test/support/conversations.ts';
import { openDashboard } from '#test/support/dashboard.ts';
import { type Member, signIn, visitorOf } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';

let stack: TestStack;
let browser: Browser;
let admin: Member;
let widget: Widget;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});
beforeEach(async () => {
  widget = await admin.call('createWidget', { body: { name: 'Fjord shop' } });
  complaints = [];
});
afterEach(async () => {
  await page.context().close();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
});

const open = async (user: string, path: string) => {
  page = await openDashboard(browser, stack.url, { user, path, complaints });
};
const stored = () => admin.call('getWidget', { params: { id: String(widget.id) } });
const publicConfig = async () =>
  (await (await fetch(`${stack.url}/api/widget/${widget.token}/config`)).json()) as {
    availability: { reason: string | null };
    texts: Record<string, object>;
  };

async function save(): Promise<void> {
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
}

/** A conversation that one agent answered and resolved, and its visitor rated. */
async function settledChat(name: string): Promise<number> {
  const visitor = await visitorOf(stack.url, widget, { name });
  const agent = await signIn(stack.url, 'agent1');
  const body = { content: 'Where is my order?', client_message_id: freshId() };
  const { conversation } = await visitor.call('startConversation', { params: { token: widget.token }, body });
  const params = { id: String(conversation.id) };
  await agent.call('sendMessage', { params, body: { content: 'Here.', client_message_id: freshId() } });
  await agent.call('resolveConversation', { params, body: {} });
  await visitor.call('rateConversation', { params: { ...params, token: widget.token }, body: { rating: 4 } });
  return conversation.id;
}

describe('an admin', () => {
  it('sets business hours: ranges, past midnight, weekdays alike, holidays, another zone', async () => {
    await open('admin', `/widgets/${widget.id}`);
    await page.getByRole('switch', { name: /^Business hours/ }).check();
    await page.getByLabel('Time zone').selectOption('Asia/Kolkata');
    await page.getByLabel('Monday, hours 1, from').fill('08:30');
    await page.getByLabel('Monday, hours 1, to').fill('12:00');
    await page.getByRole('button', { name: 'Add hours on Monday' }).click();
    await page.getByLabel('Monday, hours 2, from').fill('20:00');
    await page.getByLabel('Monday, hours 2, to').fill('02:00');
    await page.getByText('until the next day').waitFor();
    await page.getByRole('button', { name: 'Copy to weekdays' }).click();
    await page.getByRole('button', { name: 'Remove hours 2 on Friday' }).click();
    await page.getByLabel('Holidays').fill('2026-12-25\n2027-01-01');
    await save();
    const ranges = [
      { start: '08:30', end: '12:00' },
      { start: '20:00', end: '02:00' },
    ];
    const { business_hours } = await stored();
    expect(business_hours).toMatchObject({
      timezone: 'Asia/Kolkata',
      monday: { enabled: true, ranges },
      thursday: { enabled: true, ranges },
      friday: { enabled: true, ...ranges[0] },
      saturday: { enabled: false },
      holidays: ['2026-12-25', '2027-01-01'],
    });
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
      await page.getByLabel(day, { exact: true }).uncheck();
    await save();
    expect((await publicConfig()).availability.reason).toBe('outside_hours');
  });

  it('makes a team member an agent with a maximum number of concurrent chats', async () => {
    const { data } = await admin.call('listAgents', { query: {} });
    const former = data.find(({ user_id }) => user_id === 'agent2');
    await admin.call('deleteAgent', { params: { id: String(former?.id) } });
    await open('admin', '/agents');
    await page.getByRole('button', { name: 'Add agent' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Team member').selectOption({ label: 'Chloé Martin (agent2@demo-shop.example)' });
    expect(await dialog.getByLabel('Maximum concurrent chats').inputValue()).toBe('5');
    await dialog.getByLabel('Maximum concurrent chats').fill('3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('cell', { name: /^Chloé Martin/ }).waitFor();
    await page.getByText('0 of 3').waitFor();
    const agents = await admin.call('listAgents', { query: {} });
    expect(agents.data).toContainEqual(expect.objectContaining({ user_id: 'agent2', max_concurrent_chats: 3 }));
  });

  it('shows invalid hours at their field', async () => {
    await open('admin', `/widgets/${widget.id}`);
    await page.getByRole('switch', { name: /^Business hours/ }).check();
    await page.getByLabel('Holidays').fill('Christmas');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText(/^Line 1 must be a valid/).waitFor();
    await page.getByText('Fix the fields marked in red, then save again.').waitFor();
    expect(await page.getByText(/body\.\w|Got "/).count()).toBe(0);
    expect((await stored()).business_hours).toBeNull();
  });

  it('writes texts in another language, which visitors get', async () => {
    await open('admin', `/widgets/${widget.id}`);
    await page.getByLabel('Add language').fill('de');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const german = page.locator('details').filter({ hasText: 'German' });
    await german.getByLabel('Title', { exact: true }).pressSequentially('Moin!');
    await german.getByLabel('Placeholder').pressSequentially('Nachricht schreiben');
    await save();
    const texts = { de: { welcome_title: 'Moin!', input_placeholder: 'Nachricht schreiben' } };
    expect((await stored()).texts).toEqual(texts);
    expect((await publicConfig()).texts).toMatchObject(texts);
    await page.reload();
    await page.getByText('German').click();
    await page.getByRole('button', { name: 'Remove the texts in de' }).click();
    await save();
    expect((await stored()).texts).toEqual({});
  });
});

describe('a team lead', () => {
  it('sees earlier conversations, makes a ticket, and finds it among the open ones', async () => {
    const visitor = await visitorOf(stack.url, widget, { name: 'Noor' });
    const ids: number[] = [];
    for (const content of ['The first one', 'The second one']) {
      const body = { content, client_message_id: freshId() };
      const { conversation } = await visitor.call('startConversation', { params: { token: widget.token }, body });
      ids.push(conversation.id);
      if (ids.length === 1)
        await admin.call('closeConversation', { params: { id: String(conversation.id) }, body: {} });
    }
    await open('agent1', `/conversations/${ids[1]}?view=all`);
    await page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('link', { name: /The first one/ })
      .waitFor();
    await page.getByRole('button', { name: 'Create ticket' }).click();
    await page.getByLabel('Subject').fill('Send another parcel');
    await page.getByRole('dialog').getByRole('button', { name: 'Create ticket' }).click();
    await page.getByRole('link', { name: /Send another parcel/ }).click();
    await expect.poll(() => page.getByLabel('Requester’s name').inputValue()).toBe('Noor');
    await page.getByLabel('Priority').selectOption('Urgent');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved').waitFor();
    await page.getByRole('link', { name: 'Tickets', exact: true }).first().click();
    await page.getByLabel('Assignee').selectOption('Me');
    await page.getByRole('link', { name: /Send another parcel/ }).waitFor();
    const { data } = await admin.call('listTickets', { query: { conversation_id: String(ids[1]) } });
    expect(data).toMatchObject([{ subject: 'Send another parcel', priority: 'urgent', status: 'open' }]);
  });

  it('reads today’s report, and every number leads to its conversations', async () => {
    await settledChat('Kwame');
    await stack.settled();
    await open('agent2', `/reports?range=today&widget_id=${widget.id}`);
    for (const [title, name] of [
      ['1 Started', 'Started'],
      ['1 Resolved', 'Resolved'],
      ['1 First response', 'First response given'],
      ['1 4 stars', 'Rated 4 stars'],
    ] as const) {
      await page.getByTitle(`The conversations behind ${title}`).first().click();
      await page.getByText(new RegExp(`^${name}: `)).waitFor();
      await page.getByRole('link', { name: /Kwame/ }).first().waitFor();
      const listed = page.getByRole('list', { name: 'List of conversations' }).getByRole('link');
      await expect.poll(() => listed.count()).toBe(1);
      await page.goBack();
    }
    await page.getByText('4.00 of 5').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download “Agents” as CSV' }).click();
    const path = await (await saving).path();
    expect(await readFile(path, 'utf8')).toMatch(/^\uFEFFagent_id,name,chats,resolved,/);
  });
});

describe('staying signed in', () => {
  const AN_HOUR_AND_MORE = 61 * 60_000;

  it('is renewed in silence when the token ends, on the same page', async () => {
    const id = await settledChat('Liu');
    await open('agent1', `/conversations/${id}?view=all&status=any`);
    await page.getByRole('log').waitFor();
    await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
    const renewal = page.waitForRequest(
      (request) =>
        request.url().endsWith('/oauth2/token') && (request.postData() ?? '').includes('grant_type=refresh_token'),
    );
    await page.clock.install();
    await page.clock.fastForward(AN_HOUR_AND_MORE);
    await page.getByRole('textbox', { name: /Write a note/ }).fill('An hour later');
    await page.keyboard.press('Enter');
    await renewal;
    await page.getByRole('log').getByText('An hour later').waitFor();
    await expect.poll(async () => (await rowsOf(id)).includes('An hour later')).toBe(true);
    expect(await page.getByText('Your session has expired').count()).toBe(0);
    expect(await page.evaluate(() => 'isTheSamePage' in globalThis)).toBe(true);
  });

  it('once it can’t be renewed, says so, keeps the draft, and comes back to the same place', async () => {
    const id = await settledChat('Ada');
    const address = `/conversations/${id}?view=all&status=any`;
    await open('agent1', address);
    await page.getByRole('textbox', { name: /Write a note/ }).fill('half a sentence');
    const refuse = { status: 400, json: { error: 'invalid_grant' } };
    await page.route('**/oauth2/token', (route) => route.fulfill(refuse));
    await page.clock.install();
    await page.clock.fastForward(AN_HOUR_AND_MORE);
    await page.getByText('Your session has expired').waitFor();
    await page.unroute('**/oauth2/token');
    await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).click();
    const field = page.getByRole('textbox', { name: /Write a note/ });
    await expect.poll(() => field.inputValue().catch(() => '')).toBe('half a sentence');
    expect(page.url()).toBe(`${stack.url}/dashboard${address}`);
  });

  const rowsOf = async (id: number) =>
    (await admin.call('listMessages', { params: { id: String(id) }, query: {} })).data.map(({ content }) => content);
});
