/** Nothing sticks out of its place on narrow screens, whatever names are long. */
import { describe, expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, titled, usePage } from '#test/dashboard/support/open-page.ts';

usePage();

const NONE = { low: null, normal: null, high: null, urgent: null };
const LONG = 'Marguerite Oyelaran-Fitzgerald von und zu Hohenzollern-Sigmaringen';
const ADDRESS = 'marguerite.with.a.very.long.address@support.nordics.fjord.example';

/** Somebody with a long name and address, and a widget whose conversations have both clocks. */
function longNames() {
  const state = fullState();
  for (const agent of state.agents.slice(1)) Object.assign(agent, { name: LONG, email: ADDRESS });
  for (const widget of state.widgets)
    widget.targets = {
      first_response: { ...NONE, high: 30, normal: 30 },
      resolution: { ...NONE, high: 90, normal: 90 },
    };
  for (const one of state.conversations) Object.assign(one, { queued_at: one.created_at, first_response_at: null });
  state.cannedResponses.push({
    id: 9,
    shortcut: 'long',
    title: 'Versandkostenrückerstattungsantragsformularbestätigung mit einem sehr langen Titel',
    content: 'Yes.',
    department_id: null,
    actions: [{ type: 'resolve' }],
    files: [],
    version: 1,
    created_at: new Date().toISOString(),
  });
  return state;
}

/** By how many pixels the parts that fit a selector are cut off, or reach beyond what contains them. */
const excess = (parts: string, within: string): Promise<number[]> =>
  page.evaluate(
    ([selector, container]) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((part) => {
        const box = part.closest(container)?.getBoundingClientRect();
        return Math.max(part.scrollWidth - part.clientWidth, part.getBoundingClientRect().right - (box?.right ?? 0), 0);
      }),
    [parts, within] as const,
  );

describe('a page on a phone', () => {
  it.each([
    ['/team', 'Team'],
    ['/agents', 'Agents'],
    ['/rules', 'Rules'],
    ['/canned-responses', 'Canned responses'],
    ['/fields', 'Labels and attributes'],
  ])('%s is no wider than the screen', async (path, title) => {
    await open(path, { width: 390, state: longNames() });
    await titled(title);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
  });
});

describe('who is on the site', () => {
  it.each([1440, 768, 390])('can be greeted at %i pixels, whatever the page is called', async (width) => {
    const state = longNames();
    const at = new Date().toISOString();
    const there = { page: { url: 'https://fjord.example/', title: LONG, at }, since: at, visits: 1, timezone: null };
    const visitor = { ...there, widget_id: 1, name: null, verified: false, locale: 'en', chat: 'none' } as const;
    state.live = {
      widgets: [{ id: 1, name: 'Shop' }],
      total: 1,
      data: [{ ...visitor, id: 9001, conversation_id: null }],
    };
    await open('/visitors', { width, state });
    const button = page.getByRole('button', { name: /Say hello/ });
    const { x = 0, width: wide = width } = (await button.boundingBox()) ?? {};
    expect(x + wide).toBeLessThanOrEqual(width);
    const [avatar, name] = [page.locator('.live-who .avatar'), page.locator('.live-who b')];
    const [picture, text] = [await avatar.boundingBox(), await name.boundingBox()];
    expect((text?.x ?? 0) - (picture?.x ?? 0) - (picture?.width ?? 0)).toBeGreaterThanOrEqual(6);
    expect(complaints).toEqual([]);
  });
});

describe('a conversation', () => {
  it.each([1440, 820, 390])('shows both clocks and all ways to send at %i pixels', async (width) => {
    await open('/conversations/112', { width, state: longNames() });
    await page.locator('.target-clocks > .chip').nth(1).waitFor();
    await page.getByRole('button', { name: 'More ways to send' }).waitFor();
    expect(await excess('.target-clocks > .chip', '.thread-head')).toEqual([0, 0]);
    expect(await excess('.composer-foot .icon-button', '.composer-foot')).not.toContainEqual(expect.not.closeTo(0, 0));
    expect((await page.locator('.thread-title').boundingBox())?.width).toBeGreaterThan(60);
    expect(complaints).toEqual([]);
  });

  it.each([768, 390])('has words on the buttons of a dialog that its menu opens at %i pixels', async (width) => {
    const state = longNames();
    Object.assign(state.bots[0] ?? {}, { provider: 'bedrock', daily_agent_tokens: 5000 });
    await open('/conversations/112', { width, state });
    await page.locator('.thread-head').getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Resolve with a summary' }).press('Enter');
    const words = page.getByRole('dialog').getByText('Cancel', { exact: true }).last();
    expect(await words.evaluate((one) => getComputedStyle(one).clipPath)).toBe('none');
  });

  it('leaves room in the picker for what a long response does', async () => {
    await open('/conversations/112', { state: longNames() });
    await page.getByRole('textbox', { name: /Reply to/ }).pressSequentially('/long');
    await page.getByRole('option', { name: /Versandkosten/ }).waitFor();
    expect(await excess('.canned li small', '.canned')).toEqual([0]);
  });
});

describe('the key of saved views', () => {
  it('says how to save one while there is none', async () => {
    await open('/conversations');
    await page.locator('.virtual li').first().waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press('v');
        return page.getByText('No saved views yet.').count();
      })
      .toBeGreaterThan(0);
  });
});
