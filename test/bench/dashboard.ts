/**
 * What opening the inbox takes in a browser that has nothing of it, sign-in included: files and compressed bytes until the
 * rows are there and until the page rests, which are exact, and the processor time of the main thread until the rows are
 * there. Given folders that have a build in `dist/dashboard`, it measures each of them by turns.
 */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { askedUntilFirstRow, watchFirstRow } from '#test/dashboard/support/first-rows.ts';
import { startFakeSite } from '#test/dashboard/support/fake-site.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { compressed } from '#test/support/edge-answer.ts';
import { longTasksDuring } from '#test/support/long-tasks.ts';
import { settled, watchTraffic } from '#test/support/settled.ts';
import { printReport, tableOf } from './kit/report.ts';
import { byTurns, median } from './kit/rounds.ts';

const ROUNDS = 5;
/** What times are multiplied by: the browser's own slowdown counts what others do on the machine, too. */
const SLOWDOWN = 4;
const MAX_MS = 1000;
const MAX_BYTES = 60_000;

/** Of one opening: what it takes until the rows are there, and until the page rests. */
type Figures = { ms: number; long: number; files: number; bytes: number; restFiles: number; restBytes: number };

async function openInbox(browser: Browser, folder: string): Promise<Figures> {
  process.chdir(folder);
  const site = await startFakeSite(fullState(), { isAdmin: true });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  watchTraffic(page);
  // A file that both pages of a sign-in want comes from the cache the second time.
  const came = new Set<string>();
  page.on('requestfinished', (request) => {
    const [, name] = /\/(assets\/[^/]+\.(?:js|css))$/.exec(request.url()) ?? [];
    if (name !== undefined) came.add(name);
  });
  const bytesOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + compressed(readFileSync(join(folder, 'dist/dashboard', name))).length, 0);
  await watchFirstRow(page);
  const { total, long } = await longTasksDuring(browser, page, async () => {
    await page.goto(`${site.url}/dashboard/conversations`);
    await page.locator('.row').first().waitFor();
  });
  const shown = await askedUntilFirstRow(page);
  await settled(page);
  const figures = {
    ms: total * SLOWDOWN,
    long: long.length,
    files: shown.length,
    bytes: bytesOf(shown),
    restFiles: came.size,
    restBytes: bytesOf([...came]),
  };
  await context.close();
  await site.close();
  return figures;
}

const folders = process.argv.slice(2).filter((arg) => arg !== '--json');
const places = (folders.length > 0 ? folders : ['.']).map((folder) => resolve(folder));
const browser = await launchBrowser();
const took = await byTurns(
  ROUNDS,
  Object.fromEntries(places.map((folder) => [folder, () => openInbox(browser, folder)])),
);
await browser.close();

const middle = (folder: string, of: keyof Figures) => median((took[folder] ?? []).map((one) => one[of]));
const last = places.at(-1) ?? '';
printReport('dashboard', {
  tables: [
    tableOf(
      `Opening the inbox with an empty cache, sign-in included; the middle of ${ROUNDS}`,
      places.map((folder) => ({
        build: basename(folder),
        'rows: files': middle(folder, 'files'),
        'rows: bytes': middle(folder, 'bytes'),
        'at rest: files': middle(folder, 'restFiles'),
        'at rest: bytes': middle(folder, 'restBytes'),
        'main thread at a quarter of the speed, ms': Math.round(middle(folder, 'ms')),
        'tasks over 50 ms at full speed': middle(folder, 'long'),
      })),
    ),
  ],
  budgets: [
    { name: 'the rows are there', value: middle(last, 'ms'), limit: MAX_MS, unit: 'ms' },
    { name: 'until then', value: middle(last, 'bytes'), limit: MAX_BYTES, unit: 'B' },
  ],
});
