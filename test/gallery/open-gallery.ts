/** The gallery in a browser of a test: built once, served from memory, one scene after another in one page. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Rolldown, build } from 'vite';
import { contentTypeOf } from '#local/platform/content-types.ts';
import type { Driver } from './driver.ts';
import type { Look } from './scene.ts';

const ORIGIN = 'http://gallery.localhost';

/** Builds it: every file by its path. */
export async function buildGallery(): Promise<Map<string, string | Uint8Array>> {
  const configFile = join(import.meta.dirname, 'vite.config.ts');
  const built = await build({ configFile, logLevel: 'silent', build: { write: false } });
  const { output } = built as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

/** Opens it with nothing drawn yet; scenes are drawn by `show` in the page. */
export async function openGallery(
  browser: Browser,
  files: ReadonlyMap<string, string | Uint8Array>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname === '/' ? '/index.html' : pathname;
    const file = files.get(path);
    if (file === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      contentType: contentTypeOf(path),
      body: typeof file === 'string' ? file : Buffer.from(file),
    });
  });
  await page.goto(`${ORIGIN}/?driven`);
  await page.waitForFunction(() => 'gallery' in window);
  return page;
}

type Driven = { gallery: Driver };

/** The names of all scenes. */
export const sceneNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Driven).gallery.names);

/** Draws a scene alone in the page, in place of the one before. */
export const showScene = (page: Page, name: string, look: Look): Promise<void> =>
  page.evaluate(([name, look]) => (window as unknown as Driven).gallery.show(name, look), [name, look] as const);

/** Components of `dashboard/ui` that no scene drawn so far has used. */
export const undrawnComponents = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Driven).gallery.undrawn());
