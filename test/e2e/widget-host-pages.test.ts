/** The widget on pages that fight: it works, or says on the console why it can't, and leaves the page as it was. */
import { describe, expect, it } from 'vitest';
import { settled } from '#test/support/settled.ts';
import { plain, script, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, widgetOf, windowOf } from '#test/widget/support/states.ts';
import { expectTrouble } from '#test/support/trouble.ts';

const site = useSite();

/** Everything is where and how it is on a page that doesn't fight. */
async function looksRight(): Promise<void> {
  const box = await launcherOf(site.page).boundingBox();
  const view = site.page.viewportSize();
  expect(box?.width).toBe(60);
  expect(box?.height).toBe(60);
  expect((box?.x ?? 0) + 60).toBeCloseTo((view?.width ?? 0) - 20, 0);
  expect((box?.y ?? 0) + 60).toBeCloseTo((view?.height ?? 0) - 20, 0);
  const colour = await launcherOf(site.page).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(colour).toBe('rgb(31, 93, 80)');
}

describe('a page that fights', () => {
  it('with a rule that unsets everything, by force', async () => {
    await site.visit(plain('<style>* { all: unset !important } live-chat { display: none !important }</style>'));
    await looksRight();
    await site.chat();
    expect(await windowOf(site.page).evaluate((element) => getComputedStyle(element).borderRadius)).toBe('12px');
    expect(site.noise).toEqual([]);
  });

  it('with a strict policy and Trusted Types', async () => {
    const { origin } = site.server;
    await site.visit(plain(), {
      'content-security-policy': `default-src 'none'; script-src ${origin}; style-src 'self'; connect-src ${origin} ${origin.replace('http', 'ws')}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    });
    await looksRight();
    await site.chat();
    expect(site.noise.filter((text) => !text.includes('favicon'))).toEqual([]);
  });

  it('with a policy of nonces and strict-dynamic', async () => {
    await site.visit(plain().replace('<script', '<script nonce="abc"'), {
      'content-security-policy': `script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; base-uri 'none'`,
    });
    await site.chat();
    expect(site.noise).toEqual([]);
  });

  it('with a policy that forbids connections: it says so on the console', async () => {
    expectTrouble(/violates the( document's| following) Content Security Policy/);
    await site.visit(plain(), { 'content-security-policy': "connect-src 'none'" });
    await openChat(site.page);
    await site.page.getByText("can't reach the chat").waitFor();
    expect(site.noise.join()).toContain('connect-src');
  });

  it('with markup named like what scripts read', async () => {
    // The image's host is made up.
    expectTrouble(/net::ERR_NAME_NOT_RESOLVED/);
    const named = `<img name="currentScript" src="https://elsewhere.example/api/widget/x/script.js">
      <form id="LiveChat"><input name="q"><input name="token"></form><form name="title"></form>
      <img name="referrer"><img name="hidden"><img name="activeElement"><img name="body"><nav id="navigation"></nav>`;
    await site.visit(plain('<title>Shop</title>', named));
    await site.chat();
    expect(site.server.sessions.at(-1)).toMatchObject({ page_title: 'Shop', referrer: '' });
    await expect.poll(() => site.server.frames.some(({ type }) => type === 'read')).toBe(true);
    await site.page.keyboard.press('Escape');
    site.server.write({ content: 'Still here' });
    await site.page.locator('live-chat .badge').waitFor();
    expect(site.noise.filter((text) => !text.includes('ERR_'))).toEqual([]);
  });

  it('with builtins patched as old libraries do', async () => {
    const patched = `<script>
      Array.prototype.toJSON = function () { return 'spoiled' };
      Array.prototype.each = Array.prototype.forEach;
      Object.prototype.toJSON = undefined;
      String.prototype.toJSON = function () { return '"' + this + '"' };
      Array.from = function () { throw new Error('patched') };
      Array.prototype.entries = Array.prototype.keys = function () { return [] };
      Element.prototype.remove = Element.prototype.remove;
    </script>`;
    await site.visit(plain(patched));
    await site.chat();
    site.server.cut();
    site.server.write({ content: 'While you were away' }, true);
    await windowOf(site.page).getByText('While you were away').waitFor();
    expect(site.server.frames.findLast(({ type }) => type === 'hello')).toMatchObject({
      resume: [{ conversation_id: 1 }],
    });
    expect(site.noise).toEqual([]);
  });

  it('in quirks mode, with a base address elsewhere, right to left, zoomed, transformed', async () => {
    await site.visit(
      `<html dir="rtl" lang="ar"><head><base href="https://elsewhere.example/deep/"><style>body { transform: scale(0.9); zoom: 1.3 }</style></head><body>x${script}</body></html>`,
    );
    expect(await site.page.evaluate(() => document.compatMode)).toBe('BackCompat');
    await looksRight();
    await launcherOf(site.page).click();
    await windowOf(site.page).waitFor();
    await windowOf(site.page).and(site.page.locator('[dir=rtl]')).waitFor();
    expect(site.noise.filter((text) => !text.includes('elsewhere'))).toEqual([]);
  });

  it('that writes its own document', async () => {
    await site.visit(
      `<!doctype html><script>document.write('<h1>Shop</h1>' + ${JSON.stringify(script).replace('</', '<\\/')})</script>`,
    );
    await site.chat();
    expect(site.noise).toEqual([]);
  });

  it('in a sandboxed frame without storage', async () => {
    site.server.pages = {
      '/': { html: '<!doctype html><iframe src="/framed" sandbox="allow-scripts" width="800" height="700"></iframe>' },
      '/framed': { html: plain() },
    };
    await site.page.goto(site.server.origin);
    const frame = site.page.frameLocator('iframe');
    await frame.locator('live-chat .launcher').click();
    await frame.getByRole('textbox', { name: 'Message' }).fill('hello from a frame');
    await frame.getByRole('button', { name: 'Send' }).click();
    await frame.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
    expect(site.noise).toEqual([]);
  });

  it('with storage blocked, as a browser may for third parties: it chats for as long as the page lives', async () => {
    const blocked = `<script>
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('The operation is insecure.') } });
    </script>`;
    await site.visit(plain(blocked));
    await site.chat();
    expect(site.noise).toEqual([]);
  });

  it('with errors and styles of its own: both stay as they were', async () => {
    expectTrouble(/Error: the page itself/);
    const own = `<style>p { color: rgb(1, 2, 3) } h1 { font: 700 40px serif }</style>
      <script>onerror = (message) => { (window.errors ??= []).push(message) };
        onunhandledrejection = (event) => { (window.errors ??= []).push(String(event.reason)) };
        setTimeout(() => { throw new Error('the page itself') });</script>`;
    await site.visit(plain(own, '<p>Tea</p>'));
    const styles = () =>
      site.page.evaluate(() =>
        [...document.querySelectorAll('html, body, h1, p')].map((element) => {
          const { color, font, margin, overflow, position } = getComputedStyle(element);
          return [color, font, margin, overflow, position];
        }),
      );
    const before = await styles();
    await site.chat();
    expect(await styles()).toEqual(before);
    const errors = await site.page.evaluate(() => (window as unknown as { errors: string[] }).errors);
    expect(errors).toEqual(['Uncaught Error: the page itself']);
  });

  it.each<[what: string, act: () => void]>([
    ['removes what it does not know', () => document.querySelector('live-chat')?.remove()],
    [
      'replaces the whole document, as React does where it does not find its own',
      () => void document.replaceChild(document.documentElement.cloneNode(false), document.documentElement),
    ],
  ])('that %s: the widget is put back as it was, and running its tag again makes no second one', async (_, act) => {
    await site.page.clock.install();
    await site.visit(plain());
    await site.chat();
    await site.page.evaluate(act);
    await windowOf(site.page).getByText('Good morning!').waitFor();
    await site.page.evaluate((src) => {
      document.documentElement.append(Object.assign(document.createElement('script'), { src }));
    }, `${site.server.origin}/api/widget/${site.server.token}/script.js`);
    await settled(site.page);
    expect(await widgetOf(site.page).count()).toBe(1);
    site.server.write({ content: 'Still with me?' });
    await windowOf(site.page).getByText('Still with me?').waitFor();
    await site.page.evaluate(() => {
      document.querySelector('live-chat')?.remove();
      window.LiveChat?.('destroy');
    });
    await site.page.clock.fastForward(1000);
    expect(await widgetOf(site.page).count()).toBe(0);
    expect(site.noise).toEqual([]);
  });

  it('with two script tags: one widget, no noise', async () => {
    await site.visit(plain('', script));
    await launcherOf(site.page).first().waitFor();
    await settled(site.page);
    expect(await widgetOf(site.page).count()).toBe(1);
    expect(site.noise).toEqual([]);
  });
});

describe('manners', () => {
  it('the launcher and its icon stay as they are when the app arrives', async () => {
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    const sizes = () =>
      launcherOf(site.page).evaluate((button) =>
        [button, ...button.children].map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return [Math.round(width), Math.round(height)];
        }),
      );
    const before = await sizes();
    await openChat(site.page);
    await site.page.evaluate(() => window.LiveChat?.('close'));
    await windowOf(site.page).waitFor({ state: 'detached' });
    await site.page.mouse.move(0, 0);
    await expect.poll(sizes).toEqual(before);
  });

  it('nothing but the script before the visitor acts: no request, no storage, no cookie, one global, no layout shift', async () => {
    await site.page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts, before: Object.keys(window) });
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'layout-shift',
        buffered: true,
      });
    });
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.page.waitForLoadState('networkidle');
    expect(site.server.requests.filter((request) => !request.includes('favicon'))).toEqual([
      'GET /',
      `GET /api/widget/${site.server.token}/script.js`,
    ]);
    const left = await site.page.evaluate(() => {
      const { before, shifts } = window as unknown as { before: string[]; shifts: number[] };
      const added = Object.keys(window).filter((key) => !before.includes(key) && key !== 'shifts' && key !== 'before');
      return { added, shifts, stored: localStorage.length + sessionStorage.length, cookie: document.cookie };
    });
    expect(left).toEqual({ added: ['LiveChat'], shifts: [], stored: 0, cookie: '' });
    expect(await site.context.cookies()).toEqual([]);
  });

  it.each([
    [
      'allowed_domains',
      { allowed_domains: ['shop.example'] },
      '127.0.0.1 is not among the allowed domains shop.example',
    ],
    ['excluded_paths', { excluded_paths: ['/'] }, 'excluded by /'],
    ['is_active', { is_active: false }, 'switched off'],
  ])('a widget kept away by %s says why, and shows nothing', async (_, change, words) => {
    site.server.widget = { ...site.server.widget, ...change };
    const told = site.page.waitForEvent('console');
    await site.visit(plain());
    expect((await told).text()).toContain(words);
    expect(await launcherOf(site.page).isVisible()).toBe(false);
  });

  it('comes and goes with the pages of a single-page site', async () => {
    site.server.widget = { ...site.server.widget, excluded_paths: ['/checkout'] };
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.page.evaluate(() => history.pushState(null, '', '/checkout/pay'));
    await launcherOf(site.page).waitFor({ state: 'hidden' });
    await site.page.evaluate(() => history.back());
    await expect.poll(() => launcherOf(site.page).isVisible()).toBe(true);
  });
});
