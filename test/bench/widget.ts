/**
 * What the widget costs the page that embeds it, beside a page without one and widgets of others, by turns in one run:
 *
 * - requests and bytes until the launcher is there and the page rests, until there is a field to write into, and until the
 *   open chat rests. Exact.
 * - evaluation of scripts while the page loads, at a quarter of the speed: processor time of the main thread, of the
 *   processor that budgets are stated for.
 * - tasks of the main thread over 50 ms at that speed, while it loads and from the click until a visitor can write.
 * - from the click until a visitor can write: at full speed with a warm cache, and with an empty one on a slow line
 *   (150 ms round trip, 1.6 Mbit/s). Wall times of a machine that may do other things as well: compare them with each other.
 *
 * The middle of the rounds counts. Scripts are compressed as the edge does it; answers come at once.
 */
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { launchBrowser } from '#test/support/browser.ts';
import { compressed } from '#test/support/edge-answer.ts';
import { mainThreadOf } from '#test/support/long-tasks.ts';
import { slownessNow } from '#test/support/processor-time.ts';
import { startFakeServer } from '#test/widget/support/fake-server.ts';
import { type Side, startPeers } from './kit/peers.ts';
import { printReport, tableOf } from './kit/report.ts';
import { byTurns, median } from './kit/rounds.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const LONG_MS = 50;
const max = {
  launcherRequests: 1,
  launcherBytes: 3500,
  openRequests: 3,
  openBytes: 25_000,
  evaluationMs: 12,
  warmMs: 150,
  slowMs: 400,
};

type TraceEvent = { name: string; tdur?: number; args: { data?: { url?: string } } };
type Counts = { requests: number; bytes: number };
/** One round of one side. */
type Figures = {
  launcher: Counts;
  open: Counts;
  /** Once the open chat rests. */
  rest: Counts;
  evaluationMs: number;
  longAtLoad: number;
  longAtOpening: number;
  shift: number;
  warmMs: number;
  slowMs: number;
};

/** In the page: sums what moves without anyone having asked for it. */
function countShifts(): void {
  const page = window as unknown as { shifts: number };
  page.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) page.shifts += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** In the page: measures from the next click until there is a field to write into, and the frame that shows it. */
function timeToInput(input: string): void {
  const find = (root: Document | ShadowRoot): Element | undefined => {
    const found = root.querySelector(input);
    if (found) return found;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inside = shadowRoot && find(shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const page = window as unknown as { took: Promise<number> };
  page.took = new Promise((resolve) => {
    const begin = ({ timeStamp }: Event) => {
      const look = () => {
        const isThere = find(document)?.checkVisibility() === true;
        requestAnimationFrame(isThere ? () => resolve(performance.now() - timeStamp) : look);
      };
      look();
    };
    addEventListener('click', begin, { capture: true, once: true });
  });
}

/** What a page asks for, its document apart. */
function countRequests(page: Page, event: 'request' | 'requestfinished' = 'request'): () => Promise<Counts> {
  const asked: Promise<number>[] = [];
  const count = (request: Request) => {
    if (request.isNavigationRequest() || request.url().endsWith('/favicon.ico')) return;
    asked.push(
      request
        .response()
        .then(async (response) => (await response?.body().catch(() => undefined)) ?? Buffer.alloc(0))
        .then((body) => (body.length === 0 ? 0 : compressed(body).length)),
    );
  };
  // Each event has an overload of its own.
  if (event === 'request') page.on('request', count);
  else page.on('requestfinished', count);
  return async () => ({ requests: asked.length, bytes: (await Promise.all(asked)).reduce((sum, one) => sum + one, 0) });
}

/** Until nothing is asked for, or for five seconds: a peer waits for a host that isn't there, or asks its stub for ever. */
const settle = (page: Page) => page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);

async function inContext<Found>(
  browser: Browser,
  run: (context: BrowserContext, page: Page) => Promise<Found>,
): Promise<Found> {
  const context = await browser.newContext();
  try {
    return await run(context, await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens the chat, and resolves with the milliseconds from the click. */
async function clickToInput(page: Page, { launcher = '', input = '' }: Side): Promise<number> {
  await page.locator(launcher).first().waitFor();
  await page.evaluate(timeToInput, input);
  await page.locator(launcher).first().click({ delay: 80 });
  return page.evaluate(() => (window as unknown as { took: Promise<number> }).took);
}

/** Requests and bytes. */
const counted = (browser: Browser, side: Side) =>
  inContext(browser, async (_, page) => {
    const count = countRequests(page);
    await page.goto(side.url);
    if (side.launcher === undefined) return { launcher: await count(), rest: await count() };
    await page.locator(side.launcher).first().waitFor();
    await settle(page);
    const launcher = await count();
    await clickToInput(page, side);
    await settle(page);
    return { launcher, rest: await count() };
  });

/** What the main thread does at a quarter of the speed: evaluation while the page loads, and long tasks until it is open. */
const throttled = (browser: Browser, side: Side) =>
  inContext(browser, async (context, page) => {
    const slowness = slownessNow();
    await page.addInitScript(countShifts);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8'] });
    await page.goto(side.url);
    if (side.launcher !== undefined) await page.locator(side.launcher).first().waitFor();
    await settle(page);
    const loaded = await browser.stopTracing();
    const { traceEvents } = JSON.parse(loaded.toString()) as { traceEvents: TraceEvent[] };
    const { origin } = new URL(side.url);
    const evaluationMs = traceEvents
      .filter(
        ({ name, args }) =>
          name === 'v8.evaluateModule' ||
          // Not the script by which the browser is controlled.
          (name === 'EvaluateScript' && args.data?.url?.startsWith(origin)),
      )
      .reduce((sum, { tdur = 0 }) => sum + tdur / 1000 / slowness, 0);
    const longAtLoad = longTasksOf(loaded, slowness);
    let longAtOpening = 0;
    if (side.launcher !== undefined) {
      await browser.startTracing(page, { categories: ['toplevel'] });
      await clickToInput(page, side);
      longAtOpening = longTasksOf(await browser.stopTracing(), slowness);
    }
    return {
      evaluationMs,
      longAtLoad,
      longAtOpening,
      shift: await page.evaluate(() => (window as unknown as { shifts: number }).shifts),
    };
  });

const longTasksOf = (trace: Buffer, slowness: number): number =>
  mainThreadOf(trace).filter(
    ({ name, cpuMs }) => name === 'ThreadControllerImpl::RunTask' && cpuMs / slowness > LONG_MS,
  ).length;

/** From the click until one can write, with all scripts in the browser's cache. */
const warm = (browser: Browser, side: Side) =>
  inContext(browser, async (context, page) => {
    await page.goto(side.url);
    await clickToInput(page, side);
    await settle(page);
    await context.clearCookies();
    const again = await context.newPage();
    await again.goto(side.url);
    await again
      .locator(side.launcher ?? '')
      .first()
      .waitFor();
    await settle(again);
    return clickToInput(again, side);
  });

/** The same with an empty cache on a slow line, and what had come by then: what comes later isn't needed for the field. */
const slow = (browser: Browser, side: Side) =>
  inContext(browser, async (context, page) => {
    const devtools = await context.newCDPSession(page);
    const bytesPerSecond = 1_600_000 / 8;
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    const count = countRequests(page, 'requestfinished');
    await page.goto(side.url, { timeout: 120_000 });
    await page
      .locator(side.launcher ?? '')
      .first()
      .waitFor({ timeout: 120_000 });
    await settle(page);
    const slowMs = await clickToInput(page, side);
    return { slowMs, open: await count() };
  });

async function measure(browser: Browser, side: Side): Promise<Figures> {
  const counts = await counted(browser, side);
  const load = await throttled(browser, side);
  if (side.launcher === undefined) return { ...counts, ...load, open: counts.rest, warmMs: 0, slowMs: 0 };
  return { ...counts, ...load, warmMs: await warm(browser, side), ...(await slow(browser, side)) };
}

const server = await startFakeServer();
const script = '<script src="{{script}}" async></script>';
const page = (body: string) => ({
  html: `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${body}</html>`,
});
const pages = { '/': page(script), '/blank': page(''), '/favicon.ico': page('') };
const peers = await startPeers();
const OURS = 'live-chat';
const FLOOR = 'a page without a widget';
const sides: Side[] = [
  { name: FLOOR, url: `${server.origin}/blank` },
  {
    name: OURS,
    url: server.origin,
    launcher: 'live-chat .launcher',
    input: ':is(.composer textarea, .form input, .form textarea)',
  },
  ...peers.sides,
];
const browser = await launchBrowser();
const took = await byTurns(
  ROUNDS,
  Object.fromEntries(
    sides.map((side) => [
      side.name,
      async () => {
        // Each begins with a chat that nobody has written in.
        server.reset();
        Object.assign(server, { isLikeEdge: true, pages });
        console.error(side.name);
        return measure(browser, side);
      },
    ]),
  ),
);
await browser.close();
await server.close();
peers.server.close();

const middle = (name: string, of: (figures: Figures) => number) => median((took[name] ?? []).map(of));
const round = (value: number) => Number(value.toFixed(1));
const ours = (of: (figures: Figures) => number) => middle(OURS, of);
printReport('widget', {
  tables: [
    tableOf(
      'Requests and compressed bytes, the page itself apart',
      sides.map(({ name }) => ({
        widget: name,
        'launcher: requests': middle(name, ({ launcher }) => launcher.requests),
        'launcher: bytes': middle(name, ({ launcher }) => launcher.bytes),
        'field: requests': middle(name, ({ open }) => open.requests),
        'field: bytes': middle(name, ({ open }) => open.bytes),
        'at rest: requests': middle(name, ({ rest }) => rest.requests),
        'at rest: bytes': middle(name, ({ rest }) => rest.bytes),
      })),
    ),
    tableOf(
      `At a quarter of the speed, and from the click to the first field; the middle of ${ROUNDS}`,
      sides.map((side) => ({
        widget: side.name,
        'evaluation, ms': round(middle(side.name, ({ evaluationMs }) => evaluationMs)),
        'long tasks, load': middle(side.name, ({ longAtLoad }) => longAtLoad),
        'long tasks, opening': middle(side.name, ({ longAtOpening }) => longAtOpening),
        'layout shift': Number(middle(side.name, ({ shift }) => shift).toFixed(4)),
        ...(side.launcher === undefined
          ? {}
          : {
              'warm, ms': round(middle(side.name, ({ warmMs }) => warmMs)),
              'slow line, ms': round(middle(side.name, ({ slowMs }) => slowMs)),
            }),
      })),
    ),
  ],
  budgets: [
    { name: 'requests to the launcher', value: ours(({ launcher }) => launcher.requests), limit: max.launcherRequests },
    {
      name: 'bytes to the launcher',
      value: ours(({ launcher }) => launcher.bytes),
      limit: max.launcherBytes,
      unit: 'B',
    },
    { name: 'requests to the first field', value: ours(({ open }) => open.requests), limit: max.openRequests },
    { name: 'bytes to the first field', value: ours(({ open }) => open.bytes), limit: max.openBytes, unit: 'B' },
    {
      name: 'evaluation above a page without a widget',
      value: ours(({ evaluationMs }) => evaluationMs) - middle(FLOOR, ({ evaluationMs }) => evaluationMs),
      limit: max.evaluationMs,
      unit: 'ms',
    },
    {
      name: 'long tasks above a page without a widget',
      value: ours(({ longAtLoad }) => longAtLoad) - middle(FLOOR, ({ longAtLoad }) => longAtLoad),
      limit: 0,
    },
    { name: 'long tasks of opening', value: ours(({ longAtOpening }) => longAtOpening), limit: 0 },
    { name: 'layout shift', value: ours(({ shift }) => shift), limit: 0 },
    { name: 'click to the first field, warm', value: ours(({ warmMs }) => warmMs), limit: max.warmMs, unit: 'ms' },
    { name: 'click to the first field, slow line', value: ours(({ slowMs }) => slowMs), limit: max.slowMs, unit: 'ms' },
  ],
});
