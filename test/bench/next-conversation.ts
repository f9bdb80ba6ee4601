/**
 * What the next conversation by its key takes of the dashboard's main thread, at a quarter of the speed: until it is drawn
 * with all that is fetched for it. Processor time of the thread counts, and the middle of many steps. Given folders that
 * have a build in `dist/dashboard`, it measures each of them by turns, so that two states of the code can be compared.
 */
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { startFakeSite } from '#test/dashboard/support/fake-site.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { settled, watchTraffic } from '#test/support/settled.ts';

/** What it is multiplied by: the browser's own slowdown counts what others do on the machine, too. */
const SLOWDOWN = 4;
const ROUNDS = 3;
const STEPS = 12;
const MAX_MS = 100;
const QUIET_MS = 200;
const CONVERSATIONS = 60;
const MESSAGES = 30;

type Counts = { ms: number; script: number; layout: number; layouts: number; styles: number };

/** A full list, and a page of messages in each conversation. */
function busyState() {
  const state = fullState();
  const ids = Array.from({ length: CONVERSATIONS }, (_, index) => 1000 + index);
  state.conversations = ids.map((id) => conversationOf({ id, agent_id: 1, status: 'active', last_seq: MESSAGES }));
  state.messages = ids.flatMap((conversation_id) =>
    Array.from({ length: MESSAGES }, (_, index) => messageOf({ conversation_id, seq: index + 1 })),
  );
  return state;
}

/** What the browser has counted so far, in milliseconds and times. */
async function counted(devtools: CDPSession): Promise<Counts> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return {
    ms: of('TaskDuration') * 1000 * SLOWDOWN,
    script: of('ScriptDuration') * 1000 * SLOWDOWN,
    layout: (of('LayoutDuration') + of('RecalcStyleDuration')) * 1000 * SLOWDOWN,
    layouts: of('LayoutCount'),
    styles: of('RecalcStyleCount'),
  };
}

async function step(page: Page, devtools: CDPSession): Promise<Counts> {
  const before = await counted(devtools);
  const traffic = { open: 0, changedAt: performance.now() };
  const follow = (by: 1 | -1) => () =>
    Object.assign(traffic, { open: traffic.open + by, changedAt: performance.now() });
  const [begun, done] = [follow(1), follow(-1)];
  page.on('request', begun).on('requestfinished', done).on('requestfailed', done);
  await page.keyboard.press('j');
  // Asking the page whether it has come to rest would make it work.
  while (traffic.open > 0 || performance.now() - traffic.changedAt < QUIET_MS) await setTimeout(QUIET_MS / 4);
  page.off('request', begun).off('requestfinished', done).off('requestfailed', done);
  const after = await counted(devtools);
  return {
    ms: after.ms - before.ms,
    script: after.script - before.script,
    layout: after.layout - before.layout,
    layouts: after.layouts - before.layouts,
    styles: after.styles - before.styles,
  };
}

/** Steps through the list of the build in a folder. */
async function walk(browser: Browser, folder: string): Promise<Counts[]> {
  process.chdir(folder);
  const site = await startFakeSite(busyState(), { isAdmin: true });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  watchTraffic(page);
  await page.goto(`${site.url}/dashboard/conversations`);
  await settled(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  // The first ones fetch what all others share.
  for (let warming = 0; warming < 3; warming += 1) await step(page, devtools);
  const steps: Counts[] = [];
  for (let taken = 0; taken < STEPS; taken += 1) steps.push(await step(page, devtools));
  await context.close();
  await site.close();
  return steps;
}

const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const middleOf = (steps: readonly Counts[], of: keyof Counts) => Number(middle(steps.map((one) => one[of])).toFixed(1));

const here = process.cwd();
const folders = process.argv.slice(2).map((folder) => resolve(folder));
const took = new Map<string, Counts[]>((folders.length > 0 ? folders : [here]).map((folder) => [folder, []]));
const browser = await launchBrowser();
for (let round = 0; round < ROUNDS; round += 1)
  for (const [folder, steps] of took) steps.push(...(await walk(browser, folder)));
await browser.close();

console.table(
  Object.fromEntries(
    [...took].map(([folder, steps]) => [
      folder,
      {
        middle_ms: middleOf(steps, 'ms'),
        least_ms: Number(Math.min(...steps.map(({ ms }) => ms)).toFixed(1)),
        most_ms: Number(Math.max(...steps.map(({ ms }) => ms)).toFixed(1)),
        script: middleOf(steps, 'script'),
        layout: middleOf(steps, 'layout'),
        layouts: middleOf(steps, 'layouts'),
        styles: middleOf(steps, 'styles'),
      },
    ]),
  ),
);
const last = middleOf([...took.values()].at(-1) ?? [], 'ms');
console.log(`the next conversation takes ${last} ms; budget ${MAX_MS}: ${last <= MAX_MS ? 'kept' : 'EXCEEDED'}`);
process.exitCode = last <= MAX_MS ? 0 : 1;
