/** Which tasks of a page's main thread take long, by processor time: whoever else works on the machine takes none of it. */
import type { Browser, Page } from 'playwright-core';

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur: number;
  tdur?: number;
  args: { name?: string };
};

/** Milliseconds of a task that one can feel. */
const LONG_MS = 50;

/** Runs something and returns the tasks over 50 ms in any page's main thread; how many there were in all, and how long in sum. */
export async function longTasksDuring(
  browser: Browser,
  page: Page,
  run: () => Promise<unknown>,
): Promise<{ long: number[]; tasks: number; total: number }> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const ms = traceEvents
    .filter(
      ({ name, ph, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X' && mains.has(`${pid}.${tid}`),
    )
    // The shortest tasks have no processor time of their own.
    .map(({ dur, tdur = dur }) => tdur / 1000);
  const total = ms.reduce((sum, one) => sum + one, 0);
  return { long: ms.filter((one) => one > LONG_MS), tasks: ms.length, total };
}
