/** What a conversation takes in real browsers: a visitor with the widget, an agent with the dashboard, by the same meters. */
import type { Page } from 'playwright-core';
import { openShop } from '#local/stack/demo.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestStack } from '#test/support/stack.ts';
import { Bill, totalOf, usdPerThousand } from './bill.ts';

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

await begin('the page with the launcher');
const visitor = await newPage('visitor');
await visitor.goto(`${stack.url}/`);
const launcher = visitor.getByRole('button', { name: /chat/i });
await launcher.waitFor();
await begin('opening the window');
await launcher.click();
await visitor.getByLabel('Name').waitFor();
await begin('start and assignment');
await visitor.getByLabel('Name').fill('Vera');
await visitor.getByLabel('Email').fill('vera@example.com');
await visitor.getByLabel('Message').fill('Hello, I have a question about my order.');
await visitor.getByRole('button', { name: 'Start chat' }).click();
await visitor.locator('live-chat .messages').getByText('joined the chat').waitFor();
await begin('opening the chat in the dashboard');
await agent.getByRole('link', { name: /^Vera/ }).first().click();
await agent.getByRole('log').getByText('a question about my order').waitFor();

for (let turn = 1; turn <= TURNS; turn++) {
  await begin(turn === 1 ? 'first answer' : 'further answers');
  await agent.getByRole('textbox', { name: 'Reply to Vera' }).fill(`Answer ${turn}: the parcel is on its way.`);
  await agent.keyboard.press('Enter');
  await visitor.getByRole('region', { name: 'Messages' }).getByText(`Answer ${turn}:`).waitFor();
  await begin('messages of the visitor');
  await visitor.getByRole('textbox', { name: 'Message' }).fill(`Question ${turn}: and where is it now?`);
  await visitor.getByRole('button', { name: 'Send', exact: true }).click();
  await agent.getByRole('log').getByText(`Question ${turn}:`).waitFor();
}
await begin('resolution');
await agent.getByRole('button', { name: 'Resolve' }).click();
await visitor.getByRole('radio').last().waitFor({ state: 'attached' });
await begin('rating');
await visitor.getByRole('radio').last().check({ force: true });
await visitor.getByRole('button', { name: 'Send feedback' }).click();
await agent.getByText('Rated 5 stars').first().waitFor();
await begin('leaving the page');
await visitor.close();
await begin('');
await bill.end();

const steps = bill.steps().filter((one) => one.step !== '');
const total = totalOf(steps);
console.table([...steps, total].map((one) => ({ ...one, 'USD per 1,000': usdPerThousand(one).toFixed(4) })));
for (const [request, all] of Map.groupBy(asked, (line) => line))
  if (!request.startsWith(' |')) console.log(`${String(all.length).padStart(3)}  ${request}`);
const frames = bill.entries.filter(({ meter }) => meter.startsWith('socket_messages'));
for (const [name, all] of Map.groupBy(frames, (one) => [one.step, one.functionName, one.meter, one.what].join(' | ')))
  console.log(`${String(all.length).padStart(3)}  ${name}`);
await browser.close();
await stack.stop();
