/** The widget by keyboard alone, enlarged, on a phone, and from right to left. What axe finds is in `gallery.test.ts`. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startFakeServer, type FakeServer } from '#test/widget/support/fake-server.ts';
import { plain } from '#test/widget/support/site.ts';
import { launcherOf, openChat, startChat, windowOf } from '#test/widget/support/states.ts';

let server: FakeServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startFakeServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function visit(options: Parameters<Browser['newContext']>[0], prepare?: (server: FakeServer) => void) {
  server.reset();
  const html =
    '<!doctype html><html lang="en"><head><title>Shop</title></head><body><main><h1>Shop</h1></main><script src="{{script}}" async></script></body></html>';
  server.pages = { '/': { html } };
  server.widget = { ...server.widget, primary_color: '#1f5d50' };
  prepare?.(server);
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.origin);
  await launcherOf(page).waitFor();
  return { page, close: () => context.close() };
}

const asksNothing = (server: FakeServer) => {
  server.widget = { ...server.widget, collect_name: false, collect_email: false };
};

describe('by keyboard', () => {
  it('opens, stays inside, closes, and returns the focus to the launcher', async () => {
    const { page, close } = await visit({});
    const focused = () =>
      page.evaluate(() => {
        const element = document.querySelector('live-chat')?.shadowRoot?.activeElement;
        return element?.getAttribute('name') ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Chat');
    await page.keyboard.press('Enter');
    await windowOf(page).waitFor();
    await expect.poll(focused).toBe('name');
    const seen = new Set<string>();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      seen.add(await focused());
    }
    const buttons = ['Attach files', 'Close chat', 'Emoji', 'More options', 'Start chat'];
    expect([...seen].sort()).toEqual([...buttons, 'email', 'message', 'name'].sort());
    await page.keyboard.press('Escape');
    await windowOf(page).waitFor({ state: 'detached' });
    expect(await focused()).toBe('Chat');
    await close();
  });

  it('the focus stays in the window when the button that was pressed is gone', async () => {
    const { page, close } = await visit({}, (server) => {
      const asksNothing = { collect_name: false, collect_email: false, quick_replies: ['Returns'] };
      server.widget = { ...server.widget, ...asksNothing };
    });
    await openChat(page);
    await page.getByRole('button', { name: 'Returns' }).press('Enter');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Message' }).evaluate((field) => field.matches(':focus')))
      .toBe(true);
    await page.keyboard.press('Escape');
    await windowOf(page).waitFor({ state: 'detached' });
    await close();
  });

  it('Escape takes back the question whether to end the conversation, and then closes the window', async () => {
    const { page, close } = await visit({}, asksNothing);
    await startChat(page, server);
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('button', { name: 'End conversation' }).click();
    const question = page.getByRole('alertdialog', { name: 'End this conversation?' });
    await question.waitFor();
    await expect
      .poll(() => question.getByRole('button', { name: 'Cancel' }).evaluate((one) => one.matches(':focus')))
      .toBe(true);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await windowOf(page).count()).toBe(1);
    await page.keyboard.press('Escape');
    await windowOf(page).waitFor({ state: 'detached' });
    await close();
  });

  it('everything is within reach at 400 % zoom', async () => {
    const { page, close } = await visit({ viewport: { width: 320, height: 256 } });
    await openChat(page);
    await page.getByRole('textbox', { name: 'Message' }).fill('small screen');
    await page.getByRole('button', { name: 'Start chat' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.getByText('Please fill in this field.').first().waitFor();
    await close();
  });
});

describe('at a glance', () => {
  it('the page keeps its one banner, and the launcher’s picture is not read out', async () => {
    const { page, close } = await visit({}, (server) => {
      asksNothing(server);
      server.pages = { '/': { html: plain('', '<header>Shop</header>') } };
    });
    await openChat(page);
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await launcherOf(page).locator('svg').getAttribute('aria-hidden')).toBe('true');
    await close();
  });

  it('a field that is wrong looks so', async () => {
    const { page, close } = await visit({});
    await openChat(page);
    await page.getByRole('button', { name: 'Start chat' }).click();
    await page.getByText('Please fill in this field.').first().waitFor();
    const [border, red] = await page.evaluate(() => {
      const root = document.querySelector('live-chat')?.shadowRoot;
      const style = (selector: string) => getComputedStyle(root?.querySelector(selector) as Element);
      return [style('[name=email]').borderTopColor, style('.problem').color];
    });
    expect(border).toBe(red);
    await close();
  });

  it('what sends the form is in the window, whatever is wrong and offered', async () => {
    const { page, close } = await visit({ viewport: { width: 1280, height: 800 } }, (server) => {
      server.widget = { ...server.widget, quick_replies: Array.from({ length: 10 }, (_, n) => `A quick reply, ${n}`) };
    });
    await openChat(page);
    const button = page.getByRole('button', { name: 'Start chat' });
    await button.click();
    await page.getByText('Please fill in this field.').first().waitFor();
    const [inner, outer] = [await button.boundingBox(), await page.getByRole('dialog').boundingBox()];
    if (!inner || !outer) throw new Error('The window or its button is not shown.');
    expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height);
    await close();
  });

  it('in a language from right to left a name in Latin letters stands beside its mark, and first in a line', async () => {
    const { page, close } = await visit({ locale: 'he-IL' }, asksNothing);
    await page.evaluate(() => (document.documentElement.lang = 'he'));
    await openChat(page);
    await windowOf(page).and(page.locator('[dir=rtl]')).waitFor();
    await page.getByRole('dialog').getByRole('textbox').fill('שלום');
    await page.keyboard.press('Enter');
    await expect.poll(() => server.conversation?.status).toBe('pending');
    server.update({ status: 'active', agent_id: 3, agent: { id: 3, name: 'Anna Berg' } });
    await page.getByRole('heading', { name: 'Anna Berg' }).waitFor();
    const gap = await page.evaluate(() => {
      const root = document.querySelector('live-chat')?.shadowRoot;
      const name = document.createRange();
      name.selectNodeContents(root?.querySelector('h2') as Element);
      const mark = root?.querySelector('.head .avatar') as Element;
      return mark.getBoundingClientRect().left - name.getBoundingClientRect().right;
    });
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(20);
    server.write({ content: 'assigned', sender_type: 'system', metadata: { event: 'assigned', agent_id: 3 } });
    const joined = page.locator('live-chat .system', { hasText: 'Anna Berg' });
    expect(await joined.evaluate((line) => getComputedStyle(line).direction)).toBe('rtl');
    await close();
  });
});

describe('on a phone', () => {
  it('what one writes stays above the keyboard', async () => {
    const { page, close } = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true }, asksNothing);
    await openChat(page);
    await page.evaluate(() => {
      const viewport = window.visualViewport as VisualViewport;
      Object.defineProperties(viewport, { height: { value: 480 }, offsetTop: { value: 40 } });
      viewport.dispatchEvent(new Event('resize'));
    });
    const bottom = async () => {
      const box = await page.getByRole('textbox', { name: 'Message' }).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    await expect.poll(bottom).toBeLessThanOrEqual(40 + 480);
    expect((await windowOf(page).boundingBox())?.y).toBe(40);
    await close();
  });
});
