/** The page's API of the widget: commands before and after it has loaded, and what it tells the page. */
import { describe, expect, it } from 'vitest';
import { settled } from '#test/support/settled.ts';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, widgetOf, windowOf } from '#test/widget/support/states.ts';
import { expectTrouble } from '#test/support/trouble.ts';

const site = useSite();

describe('the API of the page', () => {
  it('accepts commands before it has loaded, and emits events', async () => {
    await site.visit(
      plain(`<script>
        window.LiveChat = window.LiveChat || function () { (LiveChat.q = LiveChat.q || []).push(arguments) };
        window.heard = [];
        for (const event of ['ready', 'open', 'close', 'conversation:started', 'agent:assigned', 'unread'])
          LiveChat('on', event, (detail) => heard.push([event, detail && (detail.name || detail.count)]));
        LiveChat('setLocale', 'de');
        LiveChat('setCustomAttributes', { plan: 'gold' });
        LiveChat('prefill', 'Vorbereitet');
      </script>`),
    );
    await site.page.getByRole('textbox', { name: 'Nachricht' }).waitFor();
    expect(await site.page.getByRole('textbox', { name: 'Nachricht' }).inputValue()).toBe('Vorbereitet');
    await site.page.getByRole('button', { name: 'Senden' }).click();
    await site.page.locator('live-chat .meta', { hasText: 'Gesendet' }).waitFor();
    site.server.update({ status: 'active', agent_id: 3, agent: { id: 3, name: 'Anna' } });
    expect(await site.page.evaluate(() => window.LiveChat?.('isOpen'))).toBe(true);
    const heard = () => site.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    await expect.poll(heard).toContainEqual(['agent:assigned', 'Anna']);
    await site.page.evaluate(() => window.LiveChat?.('close'));
    site.server.write({ content: 'Hallo' });
    await site.page.locator('live-chat .badge').waitFor();
    expect(await heard()).toEqual([
      ['ready', undefined],
      ['open', undefined],
      ['conversation:started', undefined],
      ['agent:assigned', 'Anna'],
      ['close', undefined],
      ['unread', 1],
    ]);
    expect(site.server.sessions.at(-1)).toMatchObject({ custom_attributes: { plan: 'gold' } });
    await site.page.evaluate(() => window.LiveChat?.('destroy'));
    await expect.poll(() => widgetOf(site.page).count()).toBe(0);
    expect(await site.page.evaluate(() => 'LiveChat' in window)).toBe(false);
  });

  it('takes a signed identity, and forgets who it was on logout, also before it has loaded', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.evaluate(() => window.LiveChat?.('identify', { token: 'signed.by.server', name: 'Vera' }));
    await expect.poll(() => site.server.sessions.at(-1)?.['identity_token']).toBe('signed.by.server');
    const stored = () => site.page.evaluate(() => JSON.stringify(localStorage));
    expect(await stored()).toContain('session_token');
    await site.page.evaluate(() => window.LiveChat?.('close'));
    await site.page.evaluate(() => window.LiveChat?.('logout'));
    await expect.poll(stored).not.toContain('session_token');
    Object.assign(site.server, { conversation: null, rows: [] });
    await site.chat();
    // The script alone, its app kept from loading.
    expectTrouble(/net::ERR_FAILED/);
    await site.page.route('**/widget/app-*', (route) => route.abort());
    await site.page.reload();
    await launcherOf(site.page).waitFor();
    await site.page.evaluate(() => window.LiveChat?.('logout'));
    expect(await stored()).not.toContain('session_token');
  });

  it('keeps the open window and what is written in it when a link is followed, for the same visitor only', async () => {
    site.server.widget = { ...site.server.widget, collect_name: true };
    site.server.pages = { '/next': { html: plain() } };
    const parts = site.page.waitForResponse('**/widget/parts-*');
    await site.visit(plain('', '<a href="/next">Next</a>'));
    site.server.pages = { ...site.server.pages, '/next': { html: plain('', '<a href="/">Back</a>') } };
    await openChat(site.page);
    await (await parts).finished();
    await site.page.getByLabel('Name').fill('Vera');
    await site.page.getByLabel('Message').fill('Half a sent');
    await site.page.getByRole('link', { name: 'Next' }).click();
    await windowOf(site.page).waitFor();
    expect(await site.page.getByLabel('Name').inputValue()).toBe('Vera');
    expect(await site.page.getByLabel('Message').inputValue()).toBe('Half a sent');
    // A tab that the page opens gets a copy of the storage: what was sent meanwhile must not be offered there again.
    expect(await site.page.evaluate(() => sessionStorage.length)).toBe(0);
    await site.page.evaluate(() => window.LiveChat?.('logout'));
    await expect.poll(() => site.page.getByLabel('Message').inputValue()).toBe('');
    await site.page.getByRole('link', { name: 'Back' }).click();
    await windowOf(site.page).waitFor();
    expect(await site.page.getByLabel('Message').inputValue()).toBe('');
  });

  it('keeps the open window when a link is followed on a site that hides its addresses, not for a typed address', async () => {
    const page = { html: plain('', '<a href="/next">Next</a>'), headers: { 'referrer-policy': 'no-referrer' } };
    await site.visit(page.html, page.headers);
    site.server.pages = { '/': page, '/next': page };
    await site.chat();
    await site.page.getByRole('link', { name: 'Next' }).click();
    await windowOf(site.page).getByText('Good morning!').waitFor();
    await site.page.goto(`${site.server.origin}/`);
    const parts = await site.page.waitForResponse('**/widget/parts-*');
    await parts.finished();
    await launcherOf(site.page).waitFor();
    expect(await windowOf(site.page).count()).toBe(0);
  });

  it('follows the pages of a single-page site', async () => {
    await site.visit(plain());
    await site.chat();
    const before = site.server.sessions.length;
    await site.page.evaluate(() => {
      history.pushState(null, '', '/teapots');
      document.title = 'Teapots';
    });
    // A site may rewrite its address while one types: the widget waits a little.
    await expect.poll(() => site.server.sessions.length).toBe(before + 1);
    expect(site.server.sessions.at(-1)).toMatchObject({
      current_page: `${site.server.origin}/teapots`,
      page_title: 'Teapots',
    });
  });

  it('leaves out what can not be used of a visitor, says which, and chats on', async () => {
    await site.visit(plain());
    await site.page.evaluate(() => {
      document.title = `${'x'.repeat(299)}😀`;
      window.LiveChat?.('identify', { name: 'Vera', email: 'vera@' });
      window.LiveChat?.('setCustomAttributes', { 'my plan': 'gold', plan: 'gold' });
    });
    await site.chat();
    const told = site.server.sessions.at(-1);
    expect(told).toMatchObject({ name: 'Vera', page_title: 'x'.repeat(299) });
    expect(told).not.toHaveProperty('email');
    expect(site.noise.join()).toContain('"email" is left out');
    expect(site.noise.join()).toContain('"my plan" is left out');
  });

  it('shows and hides, sends, changes scheme and language, and stops listening', async () => {
    await site.visit(plain());
    await site.page.evaluate(() => {
      const heard: string[] = [];
      const onOpen = () => heard.push('open');
      Object.assign(window, { heard });
      window.LiveChat?.('on', 'open', onOpen);
      window.LiveChat?.('on', 'close', () => heard.push('close'));
      window.LiveChat?.('on', 'message', ({ content }) => heard.push(content));
      window.LiveChat?.('toggle');
    });
    await windowOf(site.page).waitFor();
    await site.page.evaluate(() => {
      window.LiveChat?.('off', 'open');
      window.LiveChat?.('toggle');
      window.LiveChat?.('toggle');
      window.LiveChat?.('sendMessage', 'from the page');
      window.LiveChat?.('setLocale', 'fr');
      window.LiveChat?.('setColorScheme', 'dark');
    });
    await windowOf(site.page).getByText('from the page').waitFor();
    await windowOf(site.page).and(site.page.locator('[lang=fr]')).waitFor();
    const background = () => windowOf(site.page).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background()).toMatch(/oklch\(0\.2/);
    await site.page.evaluate(() => window.LiveChat?.('hide'));
    await launcherOf(site.page).waitFor({ state: 'hidden' });
    expect(await site.page.evaluate(() => window.LiveChat?.('isOpen'))).toBe(true);
    await site.page.evaluate(() => window.LiveChat?.('show'));
    await launcherOf(site.page).waitFor();
    const heard = await site.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard).toEqual(['open', 'close', 'from the page']);
    expect(site.noise).toEqual([]);
  });

  it('emits events for queue position, availability, the end and refusals', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      for (const event of ['queue:position', 'availability', 'conversation:ended', 'error'] as const)
        window.LiveChat?.('on', event, (detail) => heard.push([event, detail]));
    });
    const { server } = site;
    server.push({ type: 'queue.position', conversation_id: 1, position: 2, estimated_wait_seconds: null });
    const availability = { online: false, reason: 'nobody_online', next_open_at: null } as const;
    server.push({ type: 'availability.changed', availability });
    server.refusals = [[/POST .*messages$/, { status: 409, body: { code: 'idempotency_mismatch', detail: 'Other.' } }]];
    await site.page.evaluate(() => window.LiveChat?.('sendMessage', 'again'));
    await site.page.getByText("couldn't be sent").waitFor();
    server.refusals = [];
    server.update({ status: 'closed' });
    await site.page.getByRole('button', { name: 'Start a new conversation' }).waitFor();
    const heard = await site.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    expect(heard).toEqual([
      ['queue:position', { position: 2, estimated_wait_seconds: null }],
      ['availability', availability],
      ['error', { code: 'idempotency_mismatch', detail: 'Other.' }],
      ['conversation:ended', { id: 1, status: 'closed' }],
    ]);
  });

  it('says on the console what it does not know, and what is too long', async () => {
    await site.visit(plain());
    await site.page.evaluate(() => {
      window.LiveChat?.('open');
      (window.LiveChat as unknown as (command: string) => void)('fly');
      window.LiveChat?.('sendMessage', 'x'.repeat(8001));
    });
    await windowOf(site.page).waitFor();
    await expect.poll(() => site.noise.join()).toMatch(/no command "fly".*1 to 8,000 characters/);
  });

  it('opens the window of a page that hides the launcher and has its own, and gives it the focus back', async () => {
    await site.visit(
      plain(
        "<script>LiveChat = function () { (LiveChat.q = LiveChat.q || []).push(arguments) }; LiveChat('hide')</script>",
        '<button onclick="LiveChat(\'open\')">Help</button>',
      ),
    );
    await site.page.getByRole('button', { name: 'Help' }).click();
    await windowOf(site.page).waitFor();
    expect(await launcherOf(site.page).isVisible()).toBe(false);
    await site.page.keyboard.press('Escape');
    await windowOf(site.page).waitFor({ state: 'detached' });
    expect(await launcherOf(site.page).isVisible()).toBe(false);
    expect(await site.page.evaluate(() => document.activeElement?.textContent)).toBe('Help');
  });

  it('loads nothing on an excluded page, whichever command the page calls', async () => {
    site.server.widget = { ...site.server.widget, excluded_paths: ['/'] };
    await site.visit(plain());
    await expect.poll(() => site.noise.join()).toContain('excluded');
    await site.page.evaluate(() => window.LiveChat?.('open'));
    await site.page.evaluate(() => window.LiveChat?.('sendMessage', 'hello'));
    await settled(site.page);
    expect(site.server.requests.filter((request) => !/favicon|script\.js|GET \/$/.test(request))).toEqual([]);
  });

  it('is removed by destroy before loading, while loading or with a chat open, and starts again', async () => {
    const stub = 'LiveChat = function () { (LiveChat.q = LiveChat.q || []).push(arguments) };';
    await site.visit(plain(`<script>${stub} LiveChat('open'); LiveChat('destroy')</script>`));
    await settled(site.page);
    expect(await widgetOf(site.page).count()).toBe(0);
    const again = async () => {
      await site.page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('script'), { src }));
      }, `${site.server.origin}/api/widget/${site.server.token}/script.js`);
      await launcherOf(site.page).waitFor();
    };
    await again();
    await site.page.evaluate(() => {
      window.LiveChat?.('open');
      window.LiveChat?.('destroy');
    });
    await settled(site.page);
    expect(await widgetOf(site.page).count()).toBe(0);
    await again();
    await site.chat();
    await site.page.evaluate(() => window.LiveChat?.('destroy'));
    await expect.poll(() => site.server.sockets()).toBe(0);
    expect(await widgetOf(site.page).count()).toBe(0);
    expect(await site.page.evaluate(() => 'LiveChat' in window)).toBe(false);
    await again();
    await launcherOf(site.page).click();
    await windowOf(site.page).getByText('Good morning!').waitFor();
    expect(site.noise).toEqual([]);
  });

  it('uses the language requested last, even when an earlier one arrives later', async () => {
    await site.visit(plain());
    await site.page.evaluate(() => window.LiveChat?.('open'));
    await windowOf(site.page).waitFor();
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    await site.page.route('**/widget/de-*', async (route) => {
      await held;
      await route.continue();
    });
    await site.page.evaluate(() => {
      window.LiveChat?.('setLocale', 'de');
      window.LiveChat?.('setLocale', 'fr');
    });
    await windowOf(site.page).and(site.page.locator('[lang=fr]')).waitFor();
    const german = site.page.waitForResponse('**/widget/de-*');
    release();
    await (await german).finished();
    await site.page.evaluate(() => window.LiveChat?.('setColorScheme', 'dark'));
    await expect.poll(() => windowOf(site.page).getAttribute('lang')).toBe('fr');
  });
});
