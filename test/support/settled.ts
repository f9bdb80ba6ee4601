/** Waiting until a page has come to rest, without the half second that `networkidle` waits for nothing. */
import type { Page, Request } from 'playwright-core';

type Traffic = { begun: number; open: Set<Request> };

const trafficOf = new WeakMap<Page, Traffic>();

/** Counts what a page requests; to be called before the first document is opened in it. */
export function watchTraffic(page: Page): void {
  const traffic: Traffic = { begun: 0, open: new Set() };
  trafficOf.set(page, traffic);
  page.on('request', (request) => {
    traffic.begun += 1;
    traffic.open.add(request);
  });
  page.on('requestfinished', (request) => traffic.open.delete(request));
  page.on('requestfailed', (request) => traffic.open.delete(request));
}

/** In the page: resolves once what has arrived is drawn. */
const drawn = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

/**
 * Resolves when nothing a page has requested is still to come, what came is drawn, and drawing it has requested nothing
 * more. What waits for a clock isn't waited for. Throws after 30 seconds.
 */
export async function settled(page: Page): Promise<void> {
  const traffic = trafficOf.get(page);
  if (!traffic) throw new Error('This page’s traffic isn’t watched');
  const deadline = Date.now() + 30_000;
  let quiet = 0;
  while (quiet < 2) {
    if (Date.now() > deadline) throw new Error(`Still loading: ${[...traffic.open].map((one) => one.url()).join(' ')}`);
    const { begun } = traffic;
    // Another document may come while it is asked.
    const isDrawn = await page.evaluate(drawn).then(
      () => true,
      () => false,
    );
    quiet = isDrawn && traffic.open.size === 0 && traffic.begun === begun ? quiet + 1 : 0;
  }
}
