/** What a page of the dashboard had asked for when the inbox's first row was in it. */
import type { Page } from 'playwright-core';

/** In the page, before it loads: marks the first row. */
function markFirstRow(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.row')) return;
    performance.mark('first row');
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true });
}

/** Marks it from now on, in every page that is opened. */
export const watchFirstRow = (page: Page): Promise<unknown> => page.addInitScript(markFirstRow);

/** The scripts and style sheets, below the dashboard's address, that were asked for until then, in their order. */
export const askedUntilFirstRow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const at = performance.getEntriesByName('first row')[0]?.startTime;
    if (at === undefined) throw new Error('There is no row.');
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime, name }) => startTime < at && /\/assets\/[^/]+\.(?:js|css)$/.test(name))
      .map(({ name }) => name.replace(/^.*\/dashboard\//, ''));
  });
