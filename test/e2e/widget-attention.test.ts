/** What tells a visitor who looks elsewhere: badge, title, sound; and what screen readers are told. */
import { describe, expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, say, widgetOf, windowOf } from '#test/widget/support/states.ts';

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
