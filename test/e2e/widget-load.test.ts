/** The widget on slow machines: what its load takes of the page's time at a quarter of the speed. */
import { describe, expect, it } from 'vitest';
import { longTasksDuring } from '#test/support/long-tasks.ts';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, windowOf } from '#test/widget/support/states.ts';

const site = useSite();

describe('the load', () => {
  /** The tasks over 50 ms of processor time, from the click to the open window at a quarter of the speed. */
  async function longTasks(): Promise<number[]> {
    await site.open();
    const devtools = await site.context.newCDPSession(site.page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    const { long, tasks } = await longTasksDuring(site.browser(), site.page, async () => {
      await launcherOf(site.page).click();
      await windowOf(site.page).waitFor();
    });
    expect(tasks).toBeGreaterThan(0);
    return long;
  }

  it('has no task over 50 ms at a quarter of the speed', async () => {
    // Others who use the same caches can only make a load slower: the best of five is the widget's own.
    let long = await longTasks();
    for (let load = 1; load < 5 && long.length > 0; load++) long = await longTasks();
    expect(long).toEqual([]);
  });

  it('moves nothing that is there already, also when parts of the window come late', async () => {
    site.server.widget = { ...site.server.widget, collect_name: true };
    await site.page.addInitScript(() => {
      const seen = window as unknown as { shifts: number[] };
      seen.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const fields = site.page.locator('live-chat .fields');
    await site.page.route('**/parts-*.js', async (route) => {
      await fields.waitFor();
      // What was drawn is compared with the picture before: there has to be one.
      await site.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await route.continue();
    });
    await site.visit(plain());
    await launcherOf(site.page).click();
    await fields.locator('.clip').first().waitFor();
    await site.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(await site.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  });
});
