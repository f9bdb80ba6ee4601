import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useShop } from '#test/support/shop.ts';

const shop = useShop();
const noise: string[] = [];
/** What the browser says when the widget gives up a socket that a busy machine opens too late, and tries another. */
const GIVEN_UP = /WebSocket is closed before the connection is established/;

/** A page of its own browser profile, whose complaints are kept. */
async function newPage(who: string): Promise<Page> {
  const page = await (await shop.browser.newContext()).newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !GIVEN_UP.test(message.text()))
      noise.push(`${who}: ${message.text()}`);
  });
  page.on('pageerror', (error) => noise.push(`${who}: ${error.message}`));
  return page;
}

async function agentOnline(name: string): Promise<Page> {
  const page = await newPage(name);
  await page.goto(`${shop.stack.url}/dashboard/conversations`);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('button', { name: `${name} Offline` }).click();
  await page.getByRole('menuitemradio', { name: /^Online(?!,)/ }).click();
  await page.getByRole('button', { name: `${name} Online` }).waitFor();
  await page.keyboard.press('Escape');
  return page;
}

async function visitorStarts(name: string, message: string): Promise<Page> {
  const page = await newPage(name);
  await page.goto(`${shop.stack.url}/`);
  await page.getByRole('button', { name: /chat/i }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(`${name.toLowerCase()}@example.com`);
  await page.getByLabel('Message').fill(message);
  await page.getByRole('button', { name: 'Start chat' }).click();
  await page.locator('live-chat .messages').getByText('joined the chat').waitFor();
  return page;
}

/** What a visitor sees said. */
const said = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Messages' }).getByText(text, { exact: true });

async function visitorSays(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

async function agentSays(page: Page, visitor: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: `Reply to ${visitor}` }).fill(text);
  await page.keyboard.press('Enter');
}

test('two visitors and two agents talk at the same time, each pair in its own chat, to the last star', async () => {
  const agents = [await agentOnline('Ben Okafor'), await agentOnline('Chloé Martin')];
  await shop.stack.settled();
  const visitors = [
    await visitorStarts('Vera', 'Is the teapot in stock?'),
    await visitorStarts('Milan', 'Do you ship to Prague?'),
  ];

  // Least loaded first: each agent has exactly one of them.
  const owners = await Promise.all(
    agents.map(async (page) =>
      (
        await page
          .getByRole('link', { name: /^(Vera|Milan)/ })
          .first()
          .textContent()
      )?.startsWith('V'),
    ),
  );
  expect(new Set(owners).size).toBe(2);

  const pairs = (owners[0] ? ['Vera', 'Milan'] : ['Milan', 'Vera']).map((name, index) => ({
    name,
    agent: agents[index] as Page,
    visitor: visitors[name === 'Vera' ? 0 : 1] as Page,
  }));
  await Promise.all(
    pairs.map(async ({ name, agent, visitor }) => {
      await agent.getByRole('link', { name: new RegExp(`^${name}`) }).click();
      await agentSays(agent, name, `Hello ${name}, one moment.`);
      await said(visitor, `Hello ${name}, one moment.`).waitFor();
      await visitorSays(visitor, `Thank you, says ${name}.`);
      await agent.getByRole('log').getByText(`Thank you, says ${name}.`).waitFor();
      await visitorSays(visitor, `${name}'s card: 4111 1111 1111 1111`);
      const masked = `${name}'s card: •••• •••• •••• 1111`;
      await agent.getByRole('log').getByText(masked, { exact: true }).waitFor();
      await said(visitor, masked).waitFor();
      for (const page of [agent, visitor]) expect(await page.getByText(/4111 1111/).count()).toBe(0);
      await agent.getByRole('button', { name: 'Resolve' }).click();
      await visitor.getByRole('radio').last().check({ force: true });
      await visitor.getByRole('button', { name: 'Send feedback' }).click();
      await agent.getByText('Rated 5 stars').first().waitFor();
    }),
  );
  for (const { name, visitor } of pairs) expect(await said(visitor, `Hello ${name}, one moment.`).count()).toBe(1);
  expect(noise).toEqual([]);
});

test('a visitor who reloads in mid-chat finds everything, and nothing twice', async () => {
  const visitor = await visitorStarts('Rosa', 'Is it me again?');
  await visitorSays(visitor, 'Second thought');
  await said(visitor, 'Second thought').waitFor();
  await visitor.reload();
  await visitor.getByRole('button', { name: /chat/i }).click();
  await said(visitor, 'Second thought').waitFor();
  await said(visitor, 'Is it me again?').waitFor();
  await shop.stack.settled();
  expect(await said(visitor, 'Is it me again?').count()).toBe(1);
  expect(await said(visitor, 'Second thought').count()).toBe(1);
});
