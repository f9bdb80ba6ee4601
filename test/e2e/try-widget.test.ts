/** The page to try a widget on, on the running stack: a chat from it reaches an agent, who sees that its visitor left. */
import { expect, test } from 'vitest';
import { agentAtWork, signIn } from '#test/support/people.ts';
import { useShop } from '#test/support/shop.ts';

const shop = useShop();

test('a chat from the page reaches an agent, who sees the visitor leave', async () => {
  const { stack, browser } = shop;
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', {
    body: {
      name: 'Not on any site yet',
      allowed_domains: ['shop.example.com'],
      collect_name: false,
      collect_email: false,
    },
  });
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${stack.url}/api/widget/${widget.token}/try`);
  await page.getByRole('heading', { name: 'Try your widget' }).waitFor();
  await page.locator('live-chat .launcher').click();
  await page.locator('live-chat').getByRole('textbox', { name: 'Message' }).fill('Does it work?');
  await page.keyboard.press('Enter');
  const assigned = await agent.socket.next('conversation.assigned');
  await page.locator('live-chat').getByText('Does it work?').first().waitFor();
  // Its old socket ends while the new one opens: that it left may be told before, or not at all.
  await page.reload();
  await agent.socket.next('visitor.presence', ({ is_connected: isThere }) => isThere === true);
  await page.close();
  await expect
    .poll(() => agent.socket.frames.findLast(({ type }) => type === 'visitor.presence'))
    .toMatchObject({
      conversation_id: (assigned['conversation'] as { id: number }).id,
      is_connected: false,
    });
  expect(errors).toEqual([]);
});
