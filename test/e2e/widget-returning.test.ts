/** A visitor who comes back: answers that came meanwhile, and earlier chats to look at again. */
import { expect, it } from 'vitest';
import type { OwnConversation } from '#core/model/conversation.ts';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, say, windowOf } from '#test/widget/support/states.ts';
import { row } from '#test/widget/support/world.ts';

const site = useSite();

const earlier = (id: number, words: string, unread_count = 0): OwnConversation => ({
  id,
  status: 'closed',
  started_at: `2026-10-${String(id).padStart(2, '0')}T09:30:00.000Z`,
  last_message_at: '2026-10-01T09:40:00.000Z',
  last_message: words,
  unread_count,
  agent_name: 'Anna Berg',
});
const focused = () =>
  site.page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    return inside?.getAttribute('aria-label') ?? inside?.className;
  });

it('finds what was answered after the chat was closed, and a new chat one click further', async () => {
  await site.visit(plain());
  await site.chat();
  await site.page.keyboard.press('Escape');
  site.server.write({ content: 'It comes on Monday.' });
  site.server.update({ status: 'closed', unread_by_visitor: 1 });
  await site.page.reload();
  await expect.poll(() => launcherOf(site.page).getAttribute('aria-label')).toBe('Chat, 2 new messages');
  const other = await site.context.newPage();
  await other.goto(site.server.origin);
  await expect.poll(() => launcherOf(other).getAttribute('aria-label')).toBe('Chat, 2 new messages');
  await openChat(site.page);
  await windowOf(site.page).getByText('It comes on Monday.').waitFor();
  await expect.poll(() => site.server.requests.filter((one) => one.endsWith('/1/read')).length).toBe(1);
  // Read in one tab, it isn't counted in the other.
  await expect.poll(() => launcherOf(other).getAttribute('aria-label')).toBe('Chat');
  site.server.conversation = null;
  await site.page.getByRole('button', { name: 'Start a new conversation' }).click();
  await site.page.getByRole('textbox', { name: 'Message' }).waitFor();
  await site.page.reload();
  await openChat(site.page);
  await windowOf(site.page).getByText('How can we help you today?').waitFor();
});

it('looks at earlier chats by keyboard, and goes on where they were', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => row({ seq: index + 1, conversation_id: 11 }));
  rows.push(row({ seq: 61, conversation_id: 11, content: 'See https://shop.example.com/returns for how.' }));
  site.server.earlier = [
    { chat: earlier(12, 'Thanks, **bye**!'), rows: [row({ seq: 1, conversation_id: 12, content: 'Thanks!' })] },
    { chat: earlier(11, 'See how.', 1), rows },
  ];
  await site.visit(plain());
  await site.chat();
  await site.page.getByRole('button', { name: 'More options' }).click();
  await site.page.getByRole('button', { name: 'Earlier chats' }).click();
  const panel = site.page.getByRole('region', { name: 'Earlier chats' });
  await panel.getByText('Thanks, bye!').waitFor();
  await panel.getByRole('button', { name: /1 new message/ }).press('Enter');
  await site.page.getByRole('link', { name: 'https://shop.example.com/returns' }).waitFor();
  await expect.poll(() => site.server.requests.filter((one) => one.endsWith('/11/read')).length).toBe(1);
  await site.page.getByRole('button', { name: 'Show earlier messages' }).click();
  await site.page.getByText('row 1', { exact: true }).waitFor({ state: 'attached' });
  // What is read stays in view.
  expect(await site.page.locator('live-chat .past-rows').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  // There is an open chat, so no other one is begun from here.
  expect(await site.page.getByRole('button', { name: 'Start a new conversation' }).count()).toBe(0);
  // Not seen while the earlier chat lies over it.
  site.server.write({ content: 'Still there?' });
  await site.page.locator('live-chat .past').getByText('1 new message').waitFor();
  await site.page.keyboard.press('Escape');
  await panel.getByText('Thanks, bye!').waitFor();
  expect(await focused()).toBe('past-chat');
  for (let times = 0; times < 8; times++) await site.page.keyboard.press('Tab');
  expect(await panel.evaluate((element) => Boolean(element.querySelector(':focus')))).toBe(true);
  await site.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('More options');
  await say(site.page, 'Yes!');
  await windowOf(site.page).getByText('Yes!').waitFor();
});

it("is told where there are no earlier chats, or that they can't be fetched", async () => {
  site.server.refusals = [[/GET .*\/conversations$/, { status: 503 }]];
  await site.visit(plain());
  await openChat(site.page);
  await site.page.getByRole('button', { name: 'More options' }).click();
  await site.page.getByRole('button', { name: 'Earlier chats' }).click();
  await site.page.getByRole('alert').getByText("We can't reach the chat right now.").waitFor();
  site.server.refusals = [];
  await site.page.getByRole('button', { name: 'Try again' }).click();
  await site.page.getByText('No earlier chats yet.').waitFor();
  // Not lost with the button that was pressed.
  expect(await focused()).toBe('past');
  await site.page.getByRole('button', { name: 'Back' }).click();
  await site.page.getByRole('textbox', { name: 'Message' }).waitFor();
});

it('shows nobody else the chats of a visitor who logs out', async () => {
  site.server.earlier = [{ chat: earlier(11, 'See how.'), rows: [] }];
  await site.visit(plain());
  await openChat(site.page);
  await site.page.getByRole('button', { name: 'More options' }).click();
  await site.page.getByRole('button', { name: 'Earlier chats' }).click();
  const panel = site.page.getByRole('region', { name: 'Earlier chats' });
  await panel.getByText('See how.').waitFor();
  await site.page.evaluate(() => window.LiveChat?.('logout'));
  await panel.waitFor({ state: 'detached' });
  // What lay under it is within reach again.
  await site.page.getByRole('textbox', { name: 'Message' }).fill('Hello');
  expect(await site.page.locator('live-chat [inert]').count()).toBe(0);
});
