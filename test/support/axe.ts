/** What axe finds on a page, in words. */
import type * as Axe from 'axe-core';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Every level that the project holds, and what axe calls best practice. */
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Asked = {
  /** Rules of axe that don't apply to this page. */
  without?: readonly string[];
  /** Whether there must be text whose contrast could be computed. */
  needsContrast?: boolean;
  /** Only what may differ when the same page is drawn in other colors or from right to left. */
  ofLookOnly?: boolean;
};

/** The rules of axe that measure what is drawn; all others read the document. */
const rulesOfLook = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** Runs axe; it is evaluated by the debugger, which the page's policy does not bind. */
export async function violations(
  page: Page,
  { without = [], needsContrast = false, ofLookOnly = false }: Asked = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const rules = Object.fromEntries(without.map((name) => [name, { enabled: false }]));
  const { violations, passes } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof Axe }).axe.run(document, options),
    {
      // Else it computes an address for every element that passes, too.
      resultTypes: ['violations' as const],
      ...(ofLookOnly ? { runOnly: { type: 'rule' as const, values: rulesOfLook } } : { runOnly, rules }),
    },
  );
  if (needsContrast && passes.every(({ id }) => id !== 'color-contrast')) return ['axe could not check any contrast'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id} ${JSON.stringify(target)} ${html.slice(0, 160)}: ${failureSummary}`,
    ),
  );
}
