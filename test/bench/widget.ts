/**
 * What the widget's scripts take of a page's main thread at a quarter of the speed: while the page loads, and up to the
 * open window. Processor time of the thread counts, and the middle of many loads: other work on the machine takes none.
 */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#test/support/browser.ts';
import { startFakeServer } from '#test/widget/support/fake-server.ts';
import { printReport, tableOf } from './kit/report.ts';
import { byTurns, median } from './kit/rounds.ts';

const ROUNDS = 15;
/** Half of what the first version of the loader took. */
const MAX_MS = 19.4;

type TraceEvent = { name: string; tdur?: number; args: { data?: { url?: string } } };

const server = await startFakeServer();
const script = '<script src="{{script}}" async></script>';
server.pages = { '/': { html: `<!doctype html><title>Shop</title><h1>Shop</h1>${script}` } };

/** Milliseconds that evaluating scripts and modules takes. */
async function evaluation(browser: Browser, isOpened: boolean): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8'] });
  await page.goto(server.origin);
  const launcher = page.locator('live-chat .launcher');
  await launcher.waitFor();
  if (isOpened) {
    await launcher.click({ delay: 80 });
    await page.locator('live-chat .composer, live-chat .form').waitFor();
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await context.close();
  return traceEvents
    .filter(
      ({ name, args }) =>
        name === 'v8.evaluateModule' ||
        // Not the script by which the browser is controlled.
        (name === 'EvaluateScript' && args.data?.url?.startsWith(server.origin)),
    )
    .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}

const browser = await launchBrowser();
const took = await byTurns(ROUNDS, { load: () => evaluation(browser, false), open: () => evaluation(browser, true) });
await browser.close();
await server.close();

printReport('widget', {
  tables: [
    tableOf(
      'Processor time of evaluating scripts at a quarter of the speed',
      Object.entries(took).map(([until, all]) => ({ until, ms: median(all) })),
    ),
  ],
  budgets: [{ name: 'evaluation until the page is loaded', value: median(took.load), limit: MAX_MS, unit: 'ms' }],
});
