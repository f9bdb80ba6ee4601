/**
 * What the next conversation by its key takes of the dashboard's main thread, at a quarter of the speed, in two figures:
 *
 * - *shown*: what an agent waits for. From the task that takes the key to the end of the task that draws the first frame
 *   with the conversation's name and its newest message. An observer in the page marks the change that makes both true,
 *   and the frame is the first that the thread paints from then on. Everything the thread does in between counts, whoever
 *   asked for it: the style, layout and paint of that frame, frames before it, answers that are read meanwhile.
 * - *all*: the work until the page has come to rest, with what is drawn later: the details of the visitor, their dots, what
 *   is fetched for the next step.
 *
 * Both are processor time of the thread, of the browser's own trace: a machine that does other things as well adds little
 * to it, and waiting for the network adds nothing. So it is shown as well how many answers came between the key and the
 * frame: an agent waits for each of them besides. The middle of many steps counts. Given folders that have a build in
 * `dist/dashboard`, it measures each of them by turns, so that two states of the code can be compared.
 */
import { basename, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { startFakeSite } from '#test/dashboard/support/fake-site.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { mainThreadOf, type ThreadEvent } from '#test/support/long-tasks.ts';
import { settled, watchTraffic } from '#test/support/settled.ts';
import { printReport, tableOf } from './kit/report.ts';
import { median } from './kit/rounds.ts';

/** What it is multiplied by: the browser's own slowdown counts what others do on the machine, too. */
const SLOWDOWN = 4;
const ROUNDS = 3;
const STEPS = 12;
const MAX_SHOWN_MS = 100;
/** Longer than the dashboard waits before it asks who of a list that rests is there. */
const QUIET_MS = 600;
const CONVERSATIONS = 60;
const MESSAGES = 30;
/** What the thread does in each frame that shows something new, last but for handing it over. */
const FRAME = 'Layerize';
const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/** Of one step. */
type Counts = {
  /** Milliseconds until it is shown, and until the page rests. */
  shown: number;
  all: number;
  /** Milliseconds of `all`. */
  script: number;
  layout: number;
  layouts: number;
  styles: number;
  frames: number;
  requests: number;
  /** Requests that were answered before it was shown. */
  awaited: number;
  /** Elements in the page at the end. */
  elements: number;
};

/** A full list, and a page of messages in each conversation, which say whose they are. */
function busyState() {
  const state = fullState();
  const ids = Array.from({ length: CONVERSATIONS }, (_, index) => 1000 + index);
  state.conversations = ids.map((id) => conversationOf({ id, agent_id: 1, status: 'active', last_seq: MESSAGES }));
  state.messages = ids.flatMap((conversation_id) =>
    Array.from({ length: MESSAGES }, (_, index) =>
      messageOf({ conversation_id, seq: index + 1, content: `Message ${index + 1} in ${conversation_id}` }),
    ),
  );
  return state;
}

/** In the page: marks the change with which the conversation of the address has its name and its newest message. */
function markShown(newest: number): void {
  let marked: string | undefined;
  new MutationObserver(() => {
    const id = /\d+$/.exec(location.pathname)?.[0];
    if (id === undefined || id === marked) return;
    const name = document.querySelector('.thread-title h2')?.textContent;
    const last = document.querySelector('.thread-lines')?.lastElementChild?.textContent;
    if (name !== `Visitor ${id}` || !last?.includes(`Message ${newest} in ${id}`)) return;
    marked = id;
    performance.mark('shown');
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** What the browser has counted so far, in milliseconds and times. */
async function counted(devtools: CDPSession) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return {
    script: of('ScriptDuration') * 1000 * SLOWDOWN,
    layout: (of('LayoutDuration') + of('RecalcStyleDuration')) * 1000 * SLOWDOWN,
    layouts: of('LayoutCount'),
    styles: of('RecalcStyleCount'),
    elements: of('Nodes'),
  };
}

type Seen = Omit<Counts, 'shown' | 'all' | 'frames' | 'awaited'>;

async function step(page: Page, devtools: CDPSession): Promise<Seen> {
  const before = await counted(devtools);
  const traffic = { open: 0, begun: 0, changedAt: performance.now() };
  const follow = (by: 1 | -1) => () => {
    traffic.open += by;
    if (by === 1) traffic.begun += 1;
    traffic.changedAt = performance.now();
  };
  const [begun, done] = [follow(1), follow(-1)];
  page.on('request', begun).on('requestfinished', done).on('requestfailed', done);
  await page.keyboard.press('j');
  // Asking the page whether it has come to rest would make it work.
  while (traffic.open > 0 || performance.now() - traffic.changedAt < QUIET_MS) await setTimeout(QUIET_MS / 8);
  page.off('request', begun).off('requestfinished', done).off('requestfailed', done);
  const after = await counted(devtools);
  return {
    script: after.script - before.script,
    layout: after.layout - before.layout,
    layouts: after.layouts - before.layouts,
    styles: after.styles - before.styles,
    requests: traffic.begun,
    elements: after.elements,
  };
}

/** The times of a step, of what the thread did since its key was pressed and before the next one was. */
function timesOf(events: readonly ThreadEvent[]): Pick<Counts, 'shown' | 'all' | 'frames' | 'awaited'> {
  const tasks = events.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  const sum = (some: readonly ThreadEvent[]) => some.reduce((ms, { cpuMs }) => ms + cpuMs * SLOWDOWN, 0);
  const mark = events.find(({ name }) => name === 'shown');
  const frame = mark && events.find(({ name, at }) => name === FRAME && at >= mark.at);
  if (!frame) throw new Error('The conversation was never shown.');
  const until = events.filter(({ at }) => at <= frame.at);
  return {
    shown: sum(tasks.filter(({ at }) => at <= frame.at)),
    all: sum(tasks),
    frames: events.filter(({ name }) => name === FRAME).length,
    awaited: until.filter(({ name }) => name === 'ResourceFinish').length,
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
  await page.evaluate(markShown, MESSAGES);
  // The first ones fetch what all others share.
  for (let warming = 0; warming < 3; warming += 1) await step(page, devtools);
  await browser.startTracing(page, { categories: CATEGORIES });
  const steps: Seen[] = [];
  for (let taken = 0; taken < STEPS; taken += 1) steps.push(await step(page, devtools));
  const events = mainThreadOf(await browser.stopTracing());
  await context.close();
  await site.close();
  // A key begins with the task that takes it, which began before the event did.
  const pressed = events.filter(({ name, type }) => name === 'EventDispatch' && type === 'keydown');
  const starts = pressed.map(({ at }) =>
    events.findLastIndex(({ name, at: began }) => name === 'ThreadControllerImpl::RunTask' && began <= at),
  );
  return steps.map((seen, index) => ({ ...timesOf(events.slice(starts[index], starts[index + 1])), ...seen }));
}

const middleOf = (steps: readonly Counts[], of: keyof Counts) => Number(median(steps.map((one) => one[of])).toFixed(1));
const leastOf = (steps: readonly Counts[], of: keyof Counts) =>
  Number(Math.min(...steps.map((one) => one[of])).toFixed(1));

const here = process.cwd();
const folders = process.argv
  .slice(2)
  .filter((arg) => arg !== '--json')
  .map((folder) => resolve(folder));
const took = new Map<string, Counts[]>((folders.length > 0 ? folders : [here]).map((folder) => [folder, []]));
const browser = await launchBrowser();
for (let round = 0; round < ROUNDS; round += 1)
  for (const [folder, steps] of took) steps.push(...(await walk(browser, folder)));
await browser.close();

const table = tableOf(
  'The next conversation by its key, processor time of the main thread at a quarter of the speed',
  [...took].map(([folder, steps]) => ({
    build: basename(folder),
    shown_ms: middleOf(steps, 'shown'),
    least_shown: leastOf(steps, 'shown'),
    all_ms: middleOf(steps, 'all'),
    least_all: leastOf(steps, 'all'),
    script: middleOf(steps, 'script'),
    layout: middleOf(steps, 'layout'),
    layouts: middleOf(steps, 'layouts'),
    styles: middleOf(steps, 'styles'),
    frames: middleOf(steps, 'frames'),
    requests: middleOf(steps, 'requests'),
    awaited: middleOf(steps, 'awaited'),
    nodes: middleOf(steps, 'elements'),
  })),
);
const last = [...took.values()].at(-1) ?? [];
printReport('next-conversation', {
  tables: [table],
  budgets: [
    { name: 'the next conversation is shown', value: middleOf(last, 'shown'), limit: MAX_SHOWN_MS, unit: 'ms' },
  ],
});
