/**
 * What tells a visitor who looks elsewhere: badge, title, sound; what screen readers are told; and what a visitor finds who
 * comes back.
 */
import { describe, expect, it } from 'vitest';
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, say, widgetOf, windowOf } from '#test/widget/support/states.ts';
import { row } from '#test/widget/support/world.ts';

const site = useSite();

/** Counts the notes played instead of playing them, and lets the test put the page into the background. */
const instrumented = `<script>
  window.notes = 0;
  const node = { frequency: {}, connect: (to) => to, start() { window.notes++ }, stop() {} };
  const gain = { gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} } };
  window.AudioContext = class { currentTime = 0; destination = {};
    createOscillator() { return node } createGain() { return { ...gain, connect() {} } } };
  Object.defineProperty(Document.prototype, 'hidden', { get: () => Boolean(window.away) });
</script>`;
const notes = (page = site.page) => page.evaluate(() => (window as unknown as { notes: number }).notes);
/** As long as a sound may take: that none came can only be told afterwards. */
const SOUND_MS = 500;
const goAway = (away: boolean) =>
  site.page.evaluate((away) => {
    Object.assign(window, { away });
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);

describe('a message that comes while the visitor looks elsewhere', () => {
  it('is counted in the page title, which is left as it was once they are back', async () => {
    await site.visit(plain(instrumented));
    await site.chat();
    await goAway(true);
    site.server.write({ content: 'Are you there?' });
    await expect.poll(() => site.page.title()).toBe('(1) Shop');
    site.server.write({ content: 'Hello?' });
    await expect.poll(() => site.page.title()).toBe('(2) Shop');
    await goAway(false);
    await expect.poll(() => site.page.title()).toBe('Shop');
  });

  it('leaves the title in the language into which the browser translates it meanwhile', async () => {
    await site.visit(plain(instrumented));
    await site.chat();
    await goAway(true);
    site.server.write({ content: 'Are you there?' });
    await expect.poll(() => site.page.title()).toBe('(1) Shop');
    await site.page.evaluate(() => {
      document.documentElement.className = 'translated-ltr';
      document.title = '(1) Laden';
    });
    site.server.write({ content: 'Hello?' });
    await expect.poll(() => site.page.title()).toBe('(2) Laden');
    await goAway(false);
    await expect.poll(() => site.page.title()).toBe('Laden');
  });

  it('is counted on the launcher and plays a sound, unless the visitor muted it', async () => {
    await site.visit(plain(instrumented));
    await site.chat();
    await site.page.keyboard.press('Escape');
    site.server.write({ content: 'Are you there?' });
    await widgetOf(site.page).getByText('1', { exact: true }).waitFor();
    expect(await launcherOf(site.page).getAttribute('aria-label')).toBe('Chat, 1 new message');
    await expect.poll(() => notes()).toBe(2);
    await openChat(site.page);
    await site.page.getByRole('button', { name: 'More options' }).click();
    await site.page.getByRole('button', { name: 'Mute sounds' }).click();
    // The button that was pressed is gone; keys are heard once the focus is in the window again.
    await site.page.getByRole('button', { name: 'Mute sounds' }).waitFor({ state: 'detached' });
    await expect.poll(() => site.page.evaluate(() => document.activeElement?.localName)).toBe('live-chat');
    await site.page.keyboard.press('Escape');
    site.server.write({ content: 'Hello?' });
    await widgetOf(site.page).getByText('1', { exact: true }).waitFor();
    await site.page.waitForTimeout(SOUND_MS);
    expect(await notes()).toBe(2);
  });

  it('plays its sound in one of two tabs, and in none while one of them shows it', async () => {
    await site.visit(plain(instrumented));
    await site.chat();
    await site.page.keyboard.press('Escape');
    const other = await site.context.newPage();
    await other.goto(site.server.origin);
    // Only a page that was used may sound.
    await openChat(other);
    await other.getByRole('dialog').getByText('Good morning!').waitFor();
    await other.keyboard.press('Escape');
    site.server.write({ content: 'Are you there?' });
    for (const page of [site.page, other]) await widgetOf(page).getByText('1', { exact: true }).waitFor();
    await site.page.waitForTimeout(SOUND_MS);
    expect((await notes()) + (await notes(other))).toBe(2);
    await openChat(other);
    site.server.write({ content: 'Hello?' });
    await other.getByRole('dialog').getByText('Hello?').waitFor();
    await site.page.waitForTimeout(SOUND_MS);
    expect((await notes()) + (await notes(other))).toBe(2);
    await other.close();
    site.server.write({ content: 'Anybody?' });
    await expect.poll(() => notes()).toBeGreaterThan(0);
  });

  it('makes no sound where the widget has none, and what the visitor writes makes none either', async () => {
    site.server.widget = { ...site.server.widget, sound_enabled: false };
    await site.visit(plain(instrumented));
    await site.chat();
    await say(site.page, 'Thanks!');
    await site.page.keyboard.press('Escape');
    site.server.write({ content: 'Are you there?' });
    await widgetOf(site.page).getByText('1', { exact: true }).waitFor();
    await site.page.waitForTimeout(SOUND_MS);
    expect(await notes()).toBe(0);
  });

  it('is no longer counted in any tab once it is read in one', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.keyboard.press('Escape');
    const other = await site.context.newPage();
    await other.goto(site.server.origin);
    await launcherOf(other).waitFor();
    await expect.poll(() => site.server.sessions.length).toBe(2);
    site.server.write({ content: 'Are you there?' });
    for (const page of [site.page, other]) await page.locator('live-chat .badge').waitFor();
    await openChat(other);
    await site.page.locator('live-chat .badge').waitFor({ state: 'detached' });
  });

  it('is announced to screen readers once, with its sender, and cuts off no other one', async () => {
    await site.page.clock.install();
    await site.visit(plain(instrumented));
    await site.chat();
    site.server.write({
      content: '**Blue** or [green](https://a.example)?',
      sender_type: 'bot',
      sender_name: 'Tea bot',
    });
    const event = { sender_type: 'system', sender_id: null, sender_name: null } as const;
    site.server.write({ ...event, content: 'closed', metadata: { event: 'closed' } });
    const region = widgetOf(site.page).locator('[aria-live=polite]');
    await expect
      .poll(() => region.locator('p').allTextContents())
      .toEqual([
        'Anna Berg joined the chat',
        'Anna Berg: Good morning!',
        'Tea bot: Blue or green (https://a.example)?',
        'This conversation has ended',
      ]);
    await site.page.clock.fastForward(5000);
    await expect.poll(() => region.textContent()).toBe('');
    await windowOf(site.page).getByText('Blue or green?').waitFor();
  });
});

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

describe('a visitor who comes back', () => {
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

  it('tries again where earlier chats could not be fetched, and shows them to nobody else once the visitor logs out', async () => {
    site.server.earlier = [{ chat: earlier(11, 'See how.'), rows: [] }];
    site.server.refusals = [[/GET .*\/conversations$/, { status: 503 }]];
    await site.visit(plain());
    await openChat(site.page);
    await site.page.getByRole('button', { name: 'More options' }).click();
    await site.page.getByRole('button', { name: 'Earlier chats' }).click();
    await site.page.getByRole('alert').getByText("We can't reach the chat right now.").waitFor();
    site.server.refusals = [];
    await site.page.getByRole('button', { name: 'Try again' }).click();
    const panel = site.page.getByRole('region', { name: 'Earlier chats' });
    await panel.getByText('See how.').waitFor();
    // Not lost with the button that was pressed.
    expect(await focused()).toBe('past');
    await site.page.evaluate(() => window.LiveChat?.('logout'));
    await panel.waitFor({ state: 'detached' });
    // What lay under it is within reach again.
    await site.page.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await expect.poll(() => site.page.locator('live-chat [inert]').count()).toBe(0);
  });
});
