/** Files on the running stack, both ways: 20 MB on a slow line that breaks, a picture, an answer with a file. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDashboard, beOnline } from '#test/support/dashboard.ts';
import { pngOf } from '#test/support/png.ts';
import { zip } from '#test/support/sample-files.ts';
import { expectTrouble } from '#test/support/trouble.ts';
import { useShop } from '#test/support/shop.ts';

const shop = useShop();
const complaints: string[] = [];

/** A line on which so many bytes a second leave the page; without any, it is cut. */
async function lineOf(page: Page): Promise<(uploadThroughput: number) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  return (uploadThroughput) =>
    session.send('Network.emulateNetworkConditions', {
      offline: uploadThroughput === 0,
      latency: 50,
      downloadThroughput: -1,
      uploadThroughput,
    });
}

const MEGABYTE = 1024 * 1024;

let attempts = 0;

it('a visitor sends 20 MB past a break of the line, and both sides see what the other sends', async () => {
  // A second attempt finds the first one's chat beside its own.
  const name = `Vera ${(attempts += 1)}`;
  // The line is cut on purpose.
  expectTrouble(/net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection to .* failed/, /net::ERR_NETWORK_CHANGED/);
  const agent = await openDashboard(shop.browser, shop.stack.url, { user: 'agent1', complaints });
  await beOnline(agent);
  const visitor = await (await shop.browser.newContext()).newPage();
  await visitor.goto(`${shop.stack.url}/`);
  await visitor.getByRole('button', { name: /chat/i }).click();
  await visitor.getByLabel('Name').fill(name);
  await visitor.getByLabel('Email').fill('vera@example.com');
  await visitor.getByLabel('Message').fill('My mug is broken');
  await visitor.getByRole('button', { name: 'Start chat' }).click();
  await visitor.locator('live-chat .messages').getByText('joined the chat').waitFor();

  const setLine = await lineOf(visitor);
  await setLine(8 * MEGABYTE);
  const clip = visitor.locator('live-chat input[type=file]');
  const large = zip('video.bin', randomBytes(20 * MEGABYTE - 65_536));
  await clip.setInputFiles([
    { name: 'mug.png', mimeType: 'image/png', buffer: pngOf(640, 480) },
    { name: 'large.zip', mimeType: 'application/zip', buffer: large },
  ]);
  const chips = visitor.getByRole('list', { name: 'Files for your message' });
  await chips.getByRole('progressbar', { name: 'Uploading large.zip' }).waitFor();
  await setLine(0);
  await chips.getByText('Trying again…').first().waitFor();
  await setLine(8 * MEGABYTE);
  const send = visitor.getByRole('button', { name: 'Send', exact: true });
  await expect.poll(() => send.isEnabled()).toBe(true);
  await send.click();
  await visitor.getByRole('link', { name: 'Download large.zip' }).waitFor();

  await agent.getByRole('link', { name }).click();
  const log = agent.getByRole('log');
  const picture = log.getByRole('button', { name: 'Open image mug.png' });
  await expect.poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  const link = await log.getByRole('link', { name: 'Download large.zip' }).getAttribute('href');
  const got = await fetch(link ?? '');
  expect([got.headers.get('content-disposition'), Buffer.from(await got.arrayBuffer()).equals(large)]).toEqual([
    expect.stringMatching(/^attachment; /),
    true,
  ]);
  await agent.getByLabel('Attach files').setInputFiles({
    name: 'invoice.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%a few bytes'),
  });
  await agent.getByRole('textbox', { name: `Reply to ${name}` }).fill('Here is the **invoice**');
  await expect.poll(() => agent.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true);
  await agent.keyboard.press('Enter');
  await visitor.locator('live-chat strong', { hasText: 'invoice' }).waitFor();
  await visitor.getByRole('link', { name: 'Download invoice.pdf' }).waitFor();
  expect(complaints).toEqual([]);
});
