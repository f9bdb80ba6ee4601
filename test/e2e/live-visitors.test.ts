/** Who is on the site, on the running stack: an agent sees a visitor come, says hello, and the widget shows it. */
import { expect, test } from 'vitest';
import { agentAtWork, signIn } from '#test/support/people.ts';
import { useShop } from '#test/support/shop.ts';

const shop = useShop();

test('an agent says hello to a visitor who opened a page, and the widget shows it', async () => {
  const { stack, browser } = shop;
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Shop', live_visitors: true } });
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  agent.socket.send({ type: 'watch_visitors', is_watching: true });
  const page = await browser.newPage();
  await page.goto(`${stack.url}/api/widget/${widget.token}/try`);
  await agent.socket.next('visitors.changed');
  const { data } = await agent.call('listLiveVisitors', {});
  expect(data).toMatchObject([{ widget_id: widget.id, visits: 1, chat: 'none', page: { title: 'Try your widget' } }]);
  const timezone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(data[0]?.timezone).toBe(timezone);
  const params = { id: String(data[0]?.id) };
  await agent.call('sayHello', { params, body: { content: 'Need a hand?', client_message_id: 'hello-000001' } });
  await page.locator('live-chat .badge').waitFor();
  await page.locator('live-chat .launcher').click();
  await page.locator('live-chat').getByText('Need a hand?').first().waitFor();
  await page.locator('live-chat').getByRole('textbox', { name: 'Message' }).fill('Yes, please');
  await page.keyboard.press('Enter');
  const answer = await agent.socket.next('message.created');
  expect(answer).toMatchObject({ message: { content: 'Yes, please' } });
});
