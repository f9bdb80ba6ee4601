/** What a conversation takes in real browsers: a visitor with the widget, an agent with the dashboard, by the same meters. */
import type { Page } from 'playwright-core';
import { openShop } from '#local/stack/demo.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestStack } from '#test/support/stack.ts';
import { Bill, totalOf, usdPerThousand } from './bill.ts';
import { printReport, tableOf } from './kit/report.ts';

const TURNS = 9;
const NAME = 'Ben Okafor';

const stack = await startTestStack({ prepare: (url) => openShop(url, 'examples/shop') });
const browser = await launchBrowser();
const bill = new Bill(stack);
const asked: string[] = [];
let step = '';

/** A page of a profile of its own, whose requests to the API are written down. */
async function newPage(who: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/'))
      asked.push(`${step} | ${who} | ${request.method()} ${`${pathname}${search}`.replaceAll(/\d{6,}/g, '{id}')}`);
  });
  return page;
}

async function begin(name: string): Promise<void> {
  await bill.begin(name);
  step = name;
}

const agent = await newPage('agent');
await agent.goto(`${stack.url}/dashboard/conversations`);
await agent.getByRole('button', { name: new RegExp(NAME) }).click();
await agent.getByRole('button', { name: `${NAME} Offline` }).click();
await agent.getByRole('menuitemradio', { name: /^Online(?!,)/ }).click();
await agent.getByRole('button', { name: `${NAME} Online` }).waitFor();
await agent.keyboard.press('Escape');
await agent.getByRole('heading').first().waitFor();

/** One conversation, from the click on the launcher to the page that is left. */
async function converse(name: string): Promise<void> {
  const visitor = await newPage('visitor');
  await visitor.goto(`${stack.url}/`);
  const launcher = visitor.getByRole('button', { name: /chat/i });
  await launcher.waitFor();
  await begin(`${name}: opening the window`);
  await launcher.click();
  await visitor.getByLabel('Name').waitFor();
  await begin(`${name}: start and assignment`);
  await visitor.getByLabel('Name').fill(name);
  await visitor.getByLabel('Email').fill(`${name.toLowerCase()}@example.com`);
  await visitor.getByLabel('Message').fill('Hello, I have a question about my order.');
  await visitor.getByRole('button', { name: 'Start chat' }).click();
  await visitor.locator('live-chat .messages').getByText('joined the chat').waitFor();
  await begin(`${name}: opening the chat in the dashboard`);
  await agent
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await agent.getByRole('log').getByText('a question about my order').waitFor();
  for (let turn = 1; turn <= TURNS; turn++) {
    await begin(`${name}: ${turn === 1 ? 'first answer' : 'further answers'}`);
    await agent.getByRole('textbox', { name: `Reply to ${name}` }).fill(`Answer ${turn}: the parcel is on its way.`);
    await agent.keyboard.press('Enter');
    await visitor.getByRole('region', { name: 'Messages' }).getByText(`Answer ${turn}:`).waitFor();
    await begin(`${name}: messages of the visitor`);
    await visitor.getByRole('textbox', { name: 'Message' }).fill(`Question ${turn}: and where is it now?`);
    await visitor.getByRole('button', { name: 'Send', exact: true }).click();
    await agent.getByRole('log').getByText(`Question ${turn}:`).waitFor();
  }
  await begin(`${name}: a reload in the middle`);
  await visitor.reload();
  await visitor.getByRole('button', { name: /chat/i }).click();
  await visitor.getByRole('region', { name: 'Messages' }).getByText(`Question ${TURNS}:`).waitFor();
  await begin(`${name}: resolution`);
  await agent.getByRole('button', { name: 'Resolve' }).click();
  await visitor.getByRole('radio').last().waitFor({ state: 'attached' });
  await begin(`${name}: rating`);
  await visitor.getByRole('radio').last().check({ force: true });
  await visitor.getByRole('button', { name: 'Send feedback' }).click();
  await agent.getByText('Rated 5 stars').first().waitFor();
  await begin(`${name}: leaving the page`);
  await visitor.close();
  await begin('');
}

// The first one also causes what an agent's page asks once, such as the team's settings.
await converse('Milan');
await converse('Vera');
await bill.end();

await browser.close();
await stack.stop();

const isMeasured = ({ step: of }: { step: string }): boolean => of.startsWith('Vera');
const steps = bill
  .steps()
  .filter(isMeasured)
  .map((one) => ({ ...one, step: one.step.replace('Vera: ', '') }));
const counted = (lines: readonly string[], columns: readonly string[]) =>
  [...Map.groupBy(lines, (line) => line)].map(([line, all]) => ({
    ...Object.fromEntries(line.split(' | ').map((cell, index) => [columns[index] ?? '', cell])),
    times: all.length,
  }));
const requests = asked.filter((line) => line.startsWith('Vera'));
const preflights = new Set(
  requests.filter((line) => /visitor \| (?!GET .*script)/.test(line)).map((line) => line.split(' | ').at(-1)),
);

printReport('conversation-in-browsers', {
  tables: [
    tableOf(
      'One conversation',
      [...steps, totalOf(steps)].map((one) => ({ ...one, 'USD per 1,000': Number(usdPerThousand(one).toFixed(4)) })),
    ),
    tableOf('Requests', counted(requests, ['step', 'who', 'request'])),
    tableOf(
      'Frames',
      counted(
        bill.entries
          .filter((one) => isMeasured(one) && one.meter.startsWith('socket_messages'))
          .map((one) => [one.step, one.functionName, one.meter, one.what].join(' | ')),
        ['step', 'function', 'meter', 'of'],
      ),
    ),
  ],
  notes: [`Preflights on a site of another origin, which the edge answers: ${preflights.size}`],
});
