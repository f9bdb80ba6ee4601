/** The greeting beside the launcher: when it comes, that it comes once, and that it goes for good. */
import { beforeEach, describe, expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, windowOf } from '#test/widget/support/states.ts';

const site = useSite();
const bubble = () => site.page.getByRole('status').filter({ hasText: 'Looking for a present?' });
const greets = (change: object = {}) => {
  const rule = { text: 'Looking for a present?', url_pattern: null, after_seconds: 0, returning_only: false };
  site.server.widget = { ...site.server.widget, greeting: { ...rule, ...change } };
};

describe('the greeting', () => {
  beforeEach(() => greets());

  it('opens the chat when clicked, and does not come again', async () => {
    await site.visit(plain());
    await bubble().getByText('Looking for a present?').click();
    await windowOf(site.page).waitFor();
    expect(await bubble().count()).toBe(0);
    await site.page.reload();
    await launcherOf(site.page).waitFor();
    await site.page.waitForLoadState('networkidle');
    expect(await bubble().count()).toBe(0);
  });

  it('is dismissed for good by its cross, and fetches nothing but its own chunk', async () => {
    await site.visit(plain());
    await bubble().waitFor();
    const { requests } = site.server;
    expect(requests.filter((request) => !/favicon|GET \/$|script\.js$/.test(request))).toEqual([
      expect.stringContaining('GET /widget/greeting-'),
    ]);
    expect(await site.page.evaluate(() => Object.keys(localStorage))).toEqual([
      `live-chat-greeting:${site.server.token}`,
    ]);
    await bubble().getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => bubble().count()).toBe(0);
    await site.page.reload();
    await launcherOf(site.page).waitFor();
    await site.page.waitForLoadState('networkidle');
    expect(await bubble().count()).toBe(0);
  });

  it('appears after its delay, on the pages that match its pattern', async () => {
    greets({ url_pattern: '/teapots/*', after_seconds: 5 });
    await site.page.clock.install();
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.page.clock.runFor(6000);
    await expect.poll(() => bubble().count()).toBe(0);
    await site.page.evaluate(() => history.pushState(null, '', '/teapots/blue'));
    await site.page.clock.runFor(4000);
    await expect.poll(() => bubble().count()).toBe(0);
    await site.page.clock.runFor(1500);
    await bubble().waitFor();
    await site.page.evaluate(() => history.pushState(null, '', '/cart'));
    await expect.poll(() => bubble().count()).toBe(1);
  });

  it('comes on a page that rewrites its address again and again', async () => {
    greets({ after_seconds: 5 });
    await site.page.clock.install();
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    for (let second = 0; second < 6; second++) {
      await site.page.evaluate((second) => history.replaceState(null, '', `/?seen=${second}`), second);
      await site.page.clock.runFor(1000);
    }
    // Sooner than five seconds after the last change.
    await bubble().waitFor({ timeout: 3000 });
    // Words from right to left on a page from left to right, and the other way around.
    expect(await bubble().locator('button[dir=auto]').count()).toBe(2);
  });

  it('for returning visitors comes to those who were here half an hour ago', async () => {
    greets({ returning_only: true });
    await site.page.clock.install();
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.page.clock.runFor(1000);
    await expect.poll(() => bubble().count()).toBe(0);
    await site.page.clock.fastForward('31:00');
    await site.page.reload();
    await site.page.clock.runFor(1000);
    await bubble().waitFor();
  });

  it('is written in the language of the page where the widget has it', async () => {
    greets();
    site.server.widget = { ...site.server.widget, texts: { de: { greeting: 'Looking for a present? Auf Deutsch.' } } };
    await site.visit(plain().replace('lang="en"', 'lang="de-AT"'));
    await expect.poll(() => bubble().textContent()).toContain('Auf Deutsch');
  });

  it('tells the server which of its languages the visitor reads, also one that only its own texts are in', async () => {
    greets();
    site.server.widget = { ...site.server.widget, texts: { fi: { greeting: 'Looking for a present? Suomeksi.' } } };
    await site.visit(plain().replace('lang="en"', 'lang="fi"'));
    await bubble().getByText('Suomeksi').click();
    await windowOf(site.page).waitFor();
    await expect.poll(() => site.server.sessions).toMatchObject([{ locale: 'fi' }]);
  });

  it('is written in the language the page asks for', async () => {
    site.server.widget = { ...site.server.widget, texts: { de: { greeting: 'Looking for a present? Auf Deutsch.' } } };
    const stub =
      "LiveChat = function () { (LiveChat.q = LiveChat.q || []).push(arguments) }; LiveChat('setLocale', 'de')";
    await site.visit(plain(`<script>${stub}</script>`));
    await expect.poll(() => bubble().textContent()).toContain('Auf Deutsch');
  });

  it('does not come to a page left open until after business hours', async () => {
    greets({ after_seconds: 3600 });
    await site.page.clock.install({ time: '2026-11-23T16:30:00Z' });
    site.server.greetUntil = Date.parse('2026-11-23T17:00:00Z');
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.page.clock.runFor('01:01:00');
    await expect.poll(() => bubble().count()).toBe(0);
    site.server.greetUntil = Date.parse('2026-11-23T20:00:00Z');
    await site.page.reload();
    await launcherOf(site.page).waitFor();
    await site.page.clock.runFor('01:01:00');
    await bubble().waitFor();
  });
});
