/** Every scene of the gallery is drawn and accessible, in each look; every part of `dashboard/ui` has a scene. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGallery, openGallery, showScene, undrawnComponents } from '#test/gallery/open-gallery.ts';
import { looks, nameOf } from '#test/gallery/scene.ts';
import { subjects } from '#test/gallery/subjects.ts';
import { violations } from '#test/support/axe.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { expectTrouble } from '#test/support/trouble.ts';

// A boundary is shown around what breaks.
expectTrouble(/breaks on purpose/);

let browser: Browser;
let page: Page;
let files: Awaited<ReturnType<typeof buildGallery>>;
const complaints: string[] = [];
const drawn = new Set<string>();

beforeAll(async () => {
  [browser, files] = await Promise.all([launchBrowser(), buildGallery()]);
  page = await openGallery(browser, files);
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(() => browser?.close());

const names = subjects.flatMap((subject) => subject.scenes.map((scene) => nameOf(subject, scene)));

/** What is looked at in each look: in light everything, then what may differ. */
const differing = { light: {}, dark: { only: 'colors' }, rtl: { only: 'look' } } as const;

describe('axe finds nothing', () => {
  it.each(names)('in %s, in light, dark and from right to left', async (name) => {
    const found: string[] = [];
    for (const look of looks) {
      await showScene(page, name, look);
      found.push(...(await violations(page, differing[look])).map((violation) => `${look}: ${violation}`));
    }
    drawn.add(name);
    expect(found).toEqual([]);
    expect(complaints.splice(0)).toEqual([]);
  });
});

describe('the gallery', () => {
  it('names every scene once', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('draws every component of dashboard/ui', async () => {
    // Those that axe hasn't looked at, where only this test is run.
    for (const name of names) if (!drawn.has(name)) await showScene(page, name, 'light');
    expect(await undrawnComponents(page)).toEqual([]);
  });
});

describe('a menu', () => {
  it('has the focus before the next key, which may come before the next frame', async () => {
    await showScene(page, 'Menus and messages: one of a few, at the end of the line', 'light');
    const focused = await page.evaluate(async () => {
      const button = document.querySelector<HTMLElement>('[aria-haspopup=menu]');
      for (let press = 0; press < 2; press++) {
        button?.click();
        // What is drawn is drawn within the same turn; frames and timers are later ones.
        for (let step = 0; step < 20; step++) await Promise.resolve();
      }
      return document.activeElement?.textContent;
    });
    expect(focused).toBe('Normal');
  });
});

describe('where the visitor asks for calm', () => {
  it.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('with %s, whether anything moves is %s', async (reducedMotion, moves) => {
    const page = await openGallery(browser, files, { reducedMotion });
    await showScene(page, 'Widget, chat: agent typing', 'light');
    const isMoving = await page.evaluate(() => {
      const running = document.querySelector('live-chat')?.shadowRoot?.getAnimations() ?? [];
      return running.some((animation) => Number(animation.effect?.getComputedTiming().duration) > 0);
    });
    expect(isMoving).toBe(moves);
    await page.close();
  });
});

describe('in forced colors', () => {
  it.each([
    'Widget launcher: greeting',
    'Widget, first open: form',
    'Widget, chat: connected',
    'Widget, chat: menu',
    'Widget, chat: asked whether to end',
    'Widget, ending: with stars',
  ])('%s shows what is a control, and which has the focus', async (name) => {
    const page = await openGallery(browser, files, { forcedColors: 'active' });
    await showScene(page, name, 'light');
    await page.keyboard.press('Tab');
    const faults = await page.evaluate(() => {
      const root = document.querySelector('live-chat')?.shadowRoot;
      const controls = [...(root?.querySelectorAll<HTMLElement>('button:not(:disabled), input, textarea, a') ?? [])];
      return controls.flatMap((control) => {
        const shown = control.matches('.sr') ? (control.parentElement ?? control) : control;
        const { borderStyle, textDecorationLine } = getComputedStyle(shown);
        const isSeen = borderStyle !== 'none' || textDecorationLine !== 'none' || Boolean(shown.querySelector('svg'));
        const isOfList = Boolean(shown.closest('.items, .greeting'));
        control.focus();
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        const hasRing = outlineStyle === 'solid' && outlineWidth === '2px';
        return (isSeen || isOfList) && hasRing ? [] : [`${shown.className} ${shown.textContent} ${outlineStyle}`];
      });
    });
    expect(faults).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
