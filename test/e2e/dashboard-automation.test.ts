/** An admin sets a bot and a workflow up in the dashboard, on the running stack, and visitors are answered by them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '#core/model/messages/message.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { templateTexts } from '#dashboard/strings/workflows.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { openDashboard } from '#test/support/dashboard.ts';
import { type Member, say, signIn, startChat, visitorOf } from '#test/support/people.ts';
import type { Frame } from '#test/support/socket.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';

let stack: TestStack;
let browser: Browser;
let page: Page;
let admin: Member;
let widget: Widget;
const complaints: string[] = [];

beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Fjord shop' } });
  browser = await launchBrowser();
  page = await openDashboard(browser, stack.url, { user: 'admin', path: '/bots', complaints });
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const go = (path: string) => page.goto(`${stack.url}/dashboard${path}`);
const saying = (part: string) => (frame: Frame) => (frame['message'] as Message).content.includes(part);

/** Someone on the site who writes, and waits for what comes back. */
async function visitorSaying(first: string) {
  const person = await visitorOf(stack.url, widget, { name: 'Vera' });
  const socket = await person.connect();
  const { conversation } = await startChat(person, first);
  return {
    say: (content: string) => say(person, conversation, content),
    hears: (part: string) => socket.next('message.created', saying(part)),
    handedOver: () =>
      socket.next('message.created', (frame) => (frame['message'] as Message).metadata?.event === 'handed_off'),
    leave: () => socket.close(),
  };
}

const faq = `# Shop
## Where is my order?
> track my parcel
> has my order left yet

The link in your email shows where it is.
## How do I return something?
> send something back

Send it back within 30 days.
## Nothing below this one
`;

describe('a bot', () => {
  it('is created, trained from a file, and shows the result of each row', async () => {
    await button('Create bot').first().click();
    await field('Name').fill('Fjordy');
    await inDialog('Create bot').click();
    await page.getByText('No articles yet').waitFor();
    await button('Import').click();
    await field('File').setInputFiles({ name: 'faq.md', mimeType: 'text/markdown', buffer: Buffer.from(faq) });
    await inDialog('Preview').click();
    await inDialog('Import').click();
    await page.getByRole('radio', { name: 'Rejected 1' }).waitFor();
    await page.getByRole('dialog').getByText('line 11').waitFor();
    await inDialog('Close').last().click();
    await button('How do I return something?').waitFor();
    await stack.settled();
    await page.reload();
    await page.getByText('2 articles').waitFor();
    await page.getByText('Up to date').waitFor();
    const [bot] = (await admin.call('listBots', { query: {} })).data;
    expect(bot?.index).toMatchObject({ state: 'ready', articles: 2 });
  });

  it('answers for a widget, and what it could not answer comes back as an article', async () => {
    await go(`/widgets/${widget.id}`);
    await field('Who answers first').selectOption('ai_bot');
    await field('Bot').selectOption('Fjordy');
    await button('Save changes').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const vera = await visitorSaying('Where is my order?');
    await vera.hears('The link in your email shows where it is.');
    await vera.say('Qwertz uiop asdf?');
    await vera.handedOver();
    vera.leave();
    await stack.settled();
    await go('/bots');
    await page.getByRole('link', { name: 'Fjordy' }).click();
    await page.getByRole('link', { name: 'Unanswered' }).click();
    await button('Create article: Qwertz uiop asdf?').click();
    await field('Answer').fill('That is a row of keys.');
    await inDialog('Create article').click();
    await page.getByText('In the knowledge base').waitFor();
    const { data } = await admin.call('listArticles', { query: {} });
    expect(data.map(({ question }) => question)).toContain('Qwertz uiop asdf?');
  });

  it('in use cannot be deleted, and the widget is named', async () => {
    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Delete bot…' }).click();
    await page
      .getByRole('dialog')
      .getByText(/Fjord shop/)
      .waitFor();
    expect(await inDialog('Delete').count()).toBe(0);
    await inDialog('Close').last().click();
    expect(complaints).toEqual([]);
  });
});

describe('a workflow', () => {
  it('is made of a template, changed, and saved as its next version', async () => {
    await go('/workflows/new');
    await field('Name').fill('Orders');
    await page.getByRole('radio', { name: 'Order problem' }).check();
    await inDialog('Create workflow').click();
    await page
      .getByRole('button', { name: /^hello /i })
      .first()
      .click();
    await field('Message').fill('Oh no! Let us look at it.');
    await button('Save changes').click();
    await page.getByText(/^Version 2/).waitFor();
    const [workflow] = (await admin.call('listWorkflows', { query: {} })).data;
    expect(workflow?.definition.steps['hello']).toMatchObject({ text: 'Oh no! Let us look at it.', next: 'order' });
  });

  it('that calls a host the deployment does not allow is refused at that very step', async () => {
    await button('Add step').click();
    await page.getByRole('menuitem', { name: /^Call webhook/ }).click();
    await field('URL').fill('https://elsewhere.example/orders');
    await button('Save changes').click();
    await page.getByText(/one of localhost/).waitFor();
    await page.getByRole('button', { name: /^http .*1 error/i }).waitFor();
    await button('Delete step').click();
    await expect.poll(() => page.getByText(/Fix \d+ error/).count()).toBe(0);
  });

  it('takes an order problem up for the widget, down to the ticket', async () => {
    await go(`/widgets/${widget.id}`);
    await field('Who answers first').selectOption('workflow');
    await field('Workflow').selectOption('Orders');
    await button('Save changes').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const vera = await visitorSaying('My chair broke');
    await vera.hears('Oh no! Let us look at it.');
    await vera.hears(templateTexts.askOrder);
    await vera.say('FJ-20418');
    await vera.hears(templateTexts.askProblem);
    await vera.say('It’s damaged');
    await vera.hears(templateTexts.askEmail);
    await vera.say('vera@example.com');
    await vera.hears('We’ve opened ticket');
    vera.leave();
    await go('/tickets?status=any');
    await page.getByText('Order FJ-20418: It’s damaged').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('calls a server on this machine, as the local stack allows', async () => {
    const server = createServer((_, response) => void response.end(JSON.stringify({ order: { status: 'packed' } })));
    await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
    const { port } = server.address() as AddressInfo;
    const call = { kind: 'http', save: { status: 'order.status' }, next: 'tell', on_error: 'end' } as const;
    const definition = {
      start: 'call',
      steps: {
        call: { ...call, url: `http://localhost:${port}/orders` },
        tell: { kind: 'message', text: 'It is {{status}}.', next: 'end' },
        end: { kind: 'end' },
      },
    } as const;
    const { id } = await admin.call('createWorkflow', { body: { name: 'Status', definition } });
    await admin.call('issueSigningSecret', { params: { id: String(id) } });
    const params = { id: String(widget.id) };
    const { version } = await admin.call('getWidget', { params });
    const body = { version, handler_type: 'workflow', handler_id: id } as const;
    await admin.call('updateWidget', { params, body });
    const vera = await visitorSaying('Where is my order?');
    expect(await vera.hears('It is packed.')).toMatchObject({ type: 'message.created' });
    vera.leave();
    server.close();
  });
});
