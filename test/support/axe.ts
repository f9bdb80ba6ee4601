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
  /** Only what may differ when the same page is drawn from right to left, or in other colors. */
  only?: 'look' | 'colors';
};

/** The rules of axe that measure what is drawn; all others read the document. */
const rulesOf = {
  look: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'],
  // Styles know the scheme by `light-dark()` alone (`test/architecture/styles.test.ts`): nothing moves or grows in the dark.
  colors: ['color-contrast', 'link-in-text-block'],
};

/** Runs axe; it is evaluated by the debugger, which the page's policy does not bind. */
export async function violations(
  page: Page,
  { without = [], needsContrast = false, only }: Asked = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const rules = Object.fromEntries(without.map((name) => [name, { enabled: false }]));
  const { violations, isContrastKnown } = await page.evaluate(
    async (options) => {
      const { violations, passes } = await (window as unknown as { axe: typeof Axe }).axe.run(document, options);
      // The whole of it is fifty kilobytes about what is right.
      return { violations, isContrastKnown: passes.some(({ id }) => id === 'color-contrast') };
    },
    {
      // Else it computes an address for every element that passes, too.
      resultTypes: ['violations' as const],
      ...(only ? { runOnly: { type: 'rule' as const, values: rulesOf[only] } } : { runOnly, rules }),
    },
  );
  if (needsContrast && !isContrastKnown) return ['axe could not check any contrast'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id} ${JSON.stringify(target)} ${html.slice(0, 160)}: ${failureSummary}`,
    ),
  );
}
