/** What a newcomer and a keyboard find, and what every page has in common. */
import { describe, expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { browser, open, page, site, titled, usePage, violations, visit } from '#test/dashboard/support/open-page.ts';

usePage();

describe('a newcomer', () => {
  it('finds the way online on Home, and reads what each page is called', async () => {
    const state = fullState();
    state.agents = state.agents.map((agent) => ({ ...agent, status: 'offline' }));
    await open('/', { state });
    await page.getByRole('button', { name: 'Go online' }).click();
    await expect
      .poll(() => site.calls.filter((call) => call.startsWith('PUT') && /status/i.test(call)))
      .toHaveLength(1);
    for (const name of ['Conversations', 'Tickets', 'Preferences'])
      expect((await page.locator('.rail-label', { hasText: name }).first().boundingBox())?.width).toBeGreaterThan(20);
    expect(await violations()).toEqual([]);
  });
});

describe('a keyboard', () => {
  it('skips to the content by the first link', async () => {
    await open('/tickets');
    await titled('Tickets');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(page.url()).toContain('/dashboard/tickets');
  });

  it('moves between tabs by arrows, and passes them by one Tab', async () => {
    await open('/widgets/1');
    const tabs = page
      .getByRole('radiogroup', { name: 'Preview' })
      .or(page.locator('.widget-preview [role=radiogroup]'));
    const chosen = tabs.first().locator('[aria-checked=true]');
    const before = await chosen.innerText();
    await chosen.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => chosen.innerText()).not.toBe(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-checked'))).toBe('true');
    expect(await tabs.first().locator('[tabindex="0"]').count()).toBe(1);
  });
});

describe('clocks', () => {
  it('are those of the browser everywhere', async () => {
    await open('/conversations/112');
    const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1440, height: 900 } });
    const german = await context.newPage();
    await german.goto(`${site.url}/dashboard/conversations/112`);
    await german.getByRole('heading', { name: 'Details' }).or(german.locator('.details h2')).first().waitFor();
    const texts = await german.evaluate(() =>
      [...document.querySelectorAll('time, [title], .facts dd')].map(
        (one) => `${one.textContent} ${one.getAttribute('title') ?? ''}`,
      ),
    );
    expect(texts.filter((text) => /\d\s?[AP]M\b/.test(text))).toEqual([]);
    await context.close();
  });
});

describe('a language that is chosen in the preferences', () => {
  it('is read at once, and stays', async () => {
    await open('/preferences');
    await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
    await page.getByRole('heading', { name: 'Darstellung' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Darstellung' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  });
});

describe('a browser that wants another language', () => {
  it.each([
    ['ar-EG', 'ar', 'rtl', 'المحادثات'],
    ['de-AT', 'de', 'ltr', 'Konversationen'],
  ])('%s reads all of it in %s, %s, and loses nothing beside the page', async (locale, lang, dir, title) => {
    await open('/conversations/112');
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
    const other = await context.newPage();
    await other.goto(`${site.url}/dashboard/conversations/112`);
    await other.getByRole('heading', { name: title }).first().waitFor();
    const root = await other.evaluate(() => {
      const { documentElement: html } = document;
      return { lang: html.lang, dir: html.dir, isWider: html.scrollWidth > html.clientWidth };
    });
    expect(root).toEqual({ lang, dir, isWider: false });
    // `+47` and `::1` would read `47+` and `1::`.
    const copied = other.locator('.facts dd:has(button) bdi');
    await copied.first().waitFor();
    const directions = await copied.evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
    expect(new Set(directions)).toEqual(new Set(['ltr']));
    await context.close();
  });
});

describe('the list of tickets', () => {
  it('is searched by what is typed, keeps it in the address, and says when nothing matches', async () => {
    await open('/tickets?status=any');
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('zebra');
    await expect.poll(() => page.url()).toContain('q=zebra');
    await titled('No matching tickets');
    await page.reload();
    await expect.poll(() => page.getByRole('searchbox', { name: 'Search tickets' }).inputValue()).toBe('zebra');
  });
});

describe('the live preview', () => {
  it('stands beside the form at 1024 pixels', async () => {
    await open('/widgets/1', { width: 1024 });
    const boxes = await Promise.all(
      ['.widget-fields', '.widget-preview'].map((one) => page.locator(one).boundingBox()),
    );
    expect(boxes[1]?.x).toBeGreaterThan((boxes[0]?.x ?? 0) + (boxes[0]?.width ?? 0) - 1);
  });
});

describe('titles', () => {
  it('begin in one place on every page at 2000, 1440 and 1024 pixels', async () => {
    const lefts = new Map([2000, 1440, 1024].map((width) => [width, new Set<number>()]));
    const note = async (path: string, heading: string | RegExp) => {
      await visit(path);
      await titled(heading);
      for (const [width, seen] of lefts) {
        await page.setViewportSize({ width, height: 900 });
        const box = await page.locator('.page-head').boundingBox();
        seen.add(Math.round(box?.x ?? -1));
      }
    };
    await open('/');
    await note('/', 'Home');
    await note('/tickets/301', /Courier lost/);
    await note('/reports', 'Reports');
    await note('/widgets/1', 'Fjord shop');
    await note('/workflows/81', /./);
    await note('/agents', 'Agents');
    await note('/preferences', 'Preferences');
    expect([...lefts].map(([width, seen]) => [width, seen.size])).toEqual([
      [2000, 1],
      [1440, 1],
      [1024, 1],
    ]);
  });
});

describe('the head of a conversation', () => {
  it('has room for the name at 1280 pixels, and no way back to a list that is on the screen', async () => {
    await open('/conversations/112', { width: 1280 });
    const name = page.locator('.thread-title h2 > span').first();
    await name.waitFor();
    await name.evaluate((span) => (span.textContent = 'Chloé Lindqvist'));
    expect(await name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
    const head = page.locator('.thread-head');
    expect(await head.getByRole('link', { name: 'Back' }).isVisible()).toBe(false);
    expect(await page.locator('.details-close').isVisible()).toBe(false);
  });
});

describe('the reply box', () => {
  it.each([390, 320])('shows Send whole at %i pixels, however long the text is', async (width) => {
    await open('/conversations/112', { width });
    const field = page.getByRole('textbox', { name: /Reply to/ });
    await field.fill(Array.from({ length: 40 }, () => 'W'.repeat(60)).join('\n'));
    const send = await page.getByRole('button', { name: 'Send', exact: true }).boundingBox();
    expect(
      send && { left: send.x >= 0, right: send.x + send.width <= width, bottom: send.y + send.height < 900 },
    ).toEqual({
      left: true,
      right: true,
      bottom: true,
    });
  });
});
