/** Which tasks of a page's main thread take long, by processor time: whoever else works on the machine takes none of it. */
import type { Browser, Page } from 'playwright-core';
import { slownessNow } from './processor-time.ts';

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { type?: string } };
};

/** Something that a page's main thread did, or that was noted in it. */
export type ThreadEvent = {
  name: string;
  /** When it began, in milliseconds of the browser's clock. */
  at: number;
  /** Processor time, in milliseconds; 0 for what is only noted. */
  cpuMs: number;
  /** Of the dispatch of an event: which one. */
  type: string | undefined;
};

/** Milliseconds of a task that one can feel. */
const LONG_MS = 50;

/** What the main threads of all pages did, in order, of a trace of the browser. */
export function mainThreadOf(trace: Buffer): ThreadEvent[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  return (
    traceEvents
      .filter(({ ph, pid, tid }) => ph !== 'M' && mains.has(`${pid}.${tid}`))
      // What contains another begins with it, or before it.
      .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
      .map(({ name, ts, dur = 0, tdur = dur, args }) => ({
        name,
        at: ts / 1000,
        // The shortest tasks have no processor time of their own.
        cpuMs: tdur / 1000,
        type: args.data?.type,
      }))
  );
}

/**
 * Runs something and returns the tasks over 50 ms in any page's main thread; how many there were in all, and how long in sum.
 * Milliseconds are those of the processor that budgets are stated for: on a slower one each counts for less.
 */
export async function longTasksDuring(
  browser: Browser,
  page: Page,
  run: () => Promise<unknown>,
): Promise<{ long: number[]; tasks: number; total: number }> {
  const before = slownessNow();
  await browser.startTracing(page, { categories: ['toplevel'] });
  await run();
  const thread = mainThreadOf(await browser.stopTracing());
  const slowness = (before + slownessNow()) / 2;
  const ms = thread.filter(({ name }) => name === 'ThreadControllerImpl::RunTask').map(({ cpuMs }) => cpuMs / slowness);
  const total = ms.reduce((sum, one) => sum + one, 0);
  return { long: ms.filter((one) => one > LONG_MS), tasks: ms.length, total };
}
