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
});
