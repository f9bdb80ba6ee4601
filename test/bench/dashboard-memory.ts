/**
 * What the dashboard's page holds after messages and hours: the heap after a collection, nodes and listeners.
 *
 * - *Messages*: an open conversation receives them through its socket, and each batch ends when its last one is shown.
 * - *Hours*: with the page's clock in virtual time, every five minutes a chat comes, is opened, gets six messages and is
 *   resolved. Lists are refreshed, and the access token is renewed, as often as in eight hours of work.
 */
import type { CDPSession, Page } from 'playwright-core';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { startFakeSite } from '#test/dashboard/support/fake-site.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { settled, watchTraffic } from '#test/support/settled.ts';
import { printReport, tableOf } from './kit/report.ts';

const ADA = 112;
/** A multiple of the rows that are let go together, so that each look finds as many. */
const BATCH = 192;
const BATCHES = 11;
const HOURS = 8;
const CHATS_AN_HOUR = 12;
const MESSAGES_OF_CHAT = 6;
/** No ping: it comes from a worker, whose clock is the real one. */
const HEARTBEAT_SECONDS = 36_000;
/** From the third look on, when all parts are loaded and compiled: what the heap may grow by. */
const MAX_BYTES_A_MESSAGE = 500;
const MAX_KB_AN_HOUR = 250;

type Look = { heap: number; nodes: number; listeners: number; busy: number };

const browser = await launchBrowser();

async function openDashboard(path: string) {
  const state = fullState();
  const site = await startFakeSite(state, { isAdmin: true, heartbeatSeconds: HEARTBEAT_SECONDS, renews: true });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.clock.install();
  page.on('crash', () => {
    throw new Error('The page crashed.');
  });
  watchTraffic(page);
  await page.goto(`${site.url}/dashboard${path}`);
  await settled(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const end = async () => {
    await context.close();
    await site.close();
  };
  return { state, site, page, look: () => lookAt(devtools, page), end };
}

async function lookAt(devtools: CDPSession, page: Page): Promise<Look> {
  await settled(page);
  // The browser's own list of long frames isn't the page's.
  await page.evaluate(() => performance.clearResourceTimings());
  for (let times = 0; times < 2; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { heap: usedSize, nodes: of('Nodes'), listeners: of('JSEventListeners'), busy: of('TaskDuration') };
}

/** The slope of a straight line through what was seen from the third look on, by step. */
function slopeOf(looks: readonly Look[], of: keyof Look): number {
  const values = looks.slice(2).map((one) => one[of]);
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  return over / values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
}

async function receiveMessages(): Promise<Look[]> {
  const { state, site, page, look, end } = await openDashboard(`/conversations/${ADA}`);
  const conversation = state.conversations.find(({ id }) => id === ADA);
  let seq = conversation?.last_seq ?? 0;
  const looks = [await look()];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    for (let sent = 0; sent < BATCH; sent += 1) {
      seq += 1;
      const message = messageOf({ conversation_id: ADA, seq, content: `Received ${seq}` });
      state.messages.push(message);
      Object.assign(conversation ?? {}, { last_seq: seq, last_message: message.content });
      site.push({ type: 'message.created', message });
    }
    await page.locator('.bubble').getByText(`Received ${seq}`, { exact: true }).waitFor({ timeout: 120_000 });
    looks.push(await look());
  }
  await end();
  return looks;
}

async function workForHours(): Promise<Look[]> {
  const { state, site, page, look, end } = await openDashboard('/conversations');
  const looks = [await look()];
  for (let chat = 1; chat <= HOURS * CHATS_AN_HOUR; chat += 1) {
    const id = 1000 + chat;
    const begun = conversationOf({ id, agent_id: 1, status: 'active', last_seq: 1, last_message: 'Hello?' });
    state.conversations.push(begun);
    state.messages.push(messageOf({ conversation_id: id, seq: 1, content: 'Hello?' }));
    site.push({ type: 'conversation.assigned', conversation: { ...begun } });
    await page.locator(`.row[href*="/conversations/${id}"]`).click();
    await page.locator('.bubble').getByText('Hello?', { exact: true }).waitFor();
    for (let seq = 2; seq <= MESSAGES_OF_CHAT; seq += 1) {
      const message = messageOf({ conversation_id: id, seq, content: `Received ${seq} in ${id}` });
      state.messages.push(message);
      Object.assign(begun, { last_seq: seq, last_message: message.content });
      site.push({ type: 'message.created', message });
    }
    await page.locator('.bubble').getByText(`Received ${MESSAGES_OF_CHAT} in ${id}`).waitFor();
    await page.clock.runFor(3_600_000 / CHATS_AN_HOUR);
    Object.assign(begun, { status: 'resolved' });
    site.push({ type: 'conversation.updated', conversation: { ...begun } });
    await settled(page);
    if (chat % CHATS_AN_HOUR === 0) looks.push(await look());
  }
  await end();
  return looks;
}

const rowsOf = (looks: readonly Look[], step: number, name: string) =>
  looks.map(({ heap, nodes, listeners, busy }, at) => ({
    [name]: at * step,
    'heap, MB': Number((heap / 1e6).toFixed(2)),
    nodes,
    listeners,
    'main thread, s': Number(busy.toFixed(1)),
  }));

const messages = await receiveMessages();
const hours = await workForHours();
await browser.close();
const aMessage = slopeOf(messages, 'heap') / BATCH;
const anHour = slopeOf(hours, 'heap') / 1000;
printReport('dashboard-memory', {
  tables: [
    tableOf('An open conversation receives messages', rowsOf(messages, BATCH, 'messages')),
    tableOf(`Hours of work, ${CHATS_AN_HOUR} chats in each`, rowsOf(hours, 1, 'hours')),
  ],
  notes: [
    `From the third look on, a message adds ${(slopeOf(messages, 'nodes') / BATCH).toFixed(3)} nodes and ${(slopeOf(messages, 'listeners') / BATCH).toFixed(3)} listeners, an hour ${slopeOf(hours, 'nodes').toFixed(1)} nodes and ${slopeOf(hours, 'listeners').toFixed(1)} listeners.`,
  ],
  budgets: [
    { name: 'a message adds', value: Math.round(aMessage), limit: MAX_BYTES_A_MESSAGE, unit: 'B' },
    { name: 'an hour adds', value: Math.round(anHour), limit: MAX_KB_AN_HOUR, unit: 'kB' },
  ],
});
