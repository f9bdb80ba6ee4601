/** An agent with the phone in the pocket: the dashboard is closed, a chat comes, and the device is notified. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshId } from '#test/support/conversations.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { beOnline, openDashboard } from '#test/support/dashboard.ts';
import { type Member, signIn, visitorOf } from '#test/support/people.ts';
import { violations as axeViolations } from '#test/support/axe.ts';
import { type TestStack, startTestStack } from '#test/support/stack.ts';
import { expectTrouble } from '#test/support/trouble.ts';

// One test is without a network for a while.
expectTrouble(/net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/);

let stack: TestStack;
let browser: Browser;
let admin: Member;
let agent: Member;
const complaints: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startTestStack(), launchBrowser()]);
  [admin, agent] = await Promise.all([signIn(stack.url, 'admin'), signIn(stack.url, 'agent1')]);
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

type Pushed = { subscription: string; text: string; ttl: number; urgency: string; topic: string; subject: string };
const pushed = async (): Promise<Pushed[]> =>
  ((await (await fetch(`${stack.url}/local/push`)).json()) as { data: Pushed[] }).data;

/** A subscription that a browser would have made, as the local push service hands it out. */
async function subscribe(status?: number): Promise<string> {
  const { key } = await agent.call('getPushKey', {});
  const response = await fetch(`${stack.url}/local/push/subscriptions`, {
    method: 'POST',
    body: JSON.stringify({ server_key: key, ...(status === undefined ? {} : { status }) }),
  });
  const { endpoint, keys } = (await response.json()) as {
    endpoint: string;
    keys: { p256dh: string; auth: string };
  };
  const added = await agent.call('addPushSubscription', {
    body: { endpoint, keys, server_key: key, device: 'Test phone' },
  });
  return added.id;
}

it('is notified of a new chat while the dashboard is closed, opens it, and loses the place with the last device', async () => {
  const page = await openDashboard(browser, stack.url, { user: 'agent1', path: '/preferences', complaints });
  await beOnline(page);
  await page.getByRole('navigation').getByRole('button').last().click();
  await page.getByRole('menuitemradio', { name: /Online, even when closed/ }).click();
  await page.getByText('No device would notify you of a chat.').waitFor();
  const device = await subscribe();
  await page.getByRole('navigation').getByRole('button').last().click();
  await page.getByRole('menuitemradio', { name: /Online, even when closed/ }).click();
  await expect.poll(async () => (await agent.call('getOwnNotices', {})).stays_online).toBe(true);

  await choosesByKeyboard(page);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
  await stack.settled();

  const { data } = await admin.call('listWidgets', { query: {} });
  const widget = data[0] ?? (await admin.call('createWidget', { body: { name: 'Shop' } }));
  const visitor = await visitorOf(stack.url, widget, { name: 'Ada' });
  const { conversation } = await visitor.call('startConversation', {
    params: { token: widget.token },
    body: { content: 'Is anybody there?', client_message_id: freshId() },
  });
  await stack.settled();
  const [notice] = await pushed();
  expect(notice).toMatchObject({ urgency: 'high', topic: `c${conversation.id}`, ttl: 3600 });
  expect(JSON.parse(notice?.text ?? '')).toMatchObject({
    kind: 'assigned',
    conversation_id: conversation.id,
    name: 'Ada',
    text: 'Is anybody there?',
  });

  await agent.call('removePushSubscription', { params: { device } });
  expect((await agent.call('getOwnNotices', {})).stays_online).toBe(false);
  expect(complaints).toEqual([]);
});

/** Goes through the table with the keyboard alone, and has texts shown. */
async function choosesByKeyboard(page: Page): Promise<void> {
  expect(await page.getByRole('checkbox', { name: /^New (chat|message): / }).count()).toBe(8);
  await page.getByRole('checkbox', { name: 'New message: Push' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await agent.call('getOwnNotices', {})).message.push).toBe(false);
  await page.getByRole('switch', { name: /Show what was written/ }).focus();
  await page.keyboard.press('Space');
  await expect.poll(async () => (await agent.call('getOwnNotices', {})).shows_text).toBe(true);
  await page.reload();
  await page.getByRole('checkbox', { name: 'New message: Push' }).waitFor();
  expect(await page.getByRole('checkbox', { name: 'New message: Push' }).isChecked()).toBe(false);
}

it('shows one notification a conversation, whose click leads to it, and opens without a network', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${stack.url}/dashboard/`);
  await page.locator('button[value="agent1"]').click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(keepShown);
  const push = await pushesTo(context, page, stack.url);
  const notice = { id: 'one', kind: 'message', conversation_id: 7, name: 'Ada' };
  await push(notice);
  await push({ ...notice, id: 'two', text: 'Hello?' });
  await expect
    .poll(() => worker.evaluate(shownNow))
    .toEqual([
      ['New message from Ada', '', 'conversation-7', true],
      ['New message from Ada', 'Hello?', 'conversation-7', true],
    ]);
  await worker.evaluate(clickLast);
  await page.waitForURL('**/dashboard/conversations/7');

  // The worker answers from the next opening on.
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await context.setOffline(true);
  await page.goto(`${stack.url}/dashboard/tickets`);
  expect(await page.title()).toContain('Live chat');
  await context.close();
});

type Shown = { title: string; options: NotificationOptions & { renotify: boolean; data: object } };
type WorkerScope = {
  shown: Shown[];
  registration: {
    showNotification: (title: string, options: Shown['options']) => Promise<void>;
    getNotifications: () => Promise<Shown['options'][]>;
  };
};

/** A browser without a screen has no notifications: what the worker shows is kept in it. */
function keepShown(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.shown = [];
  scope.registration.showNotification = async (title, options) => void scope.shown.push({ title, options });
  scope.registration.getNotifications = async () => scope.shown.slice(-1).map(({ options }) => options);
}

const shownNow = () =>
  (globalThis as unknown as WorkerScope).shown.map(({ title, options }) => [
    title,
    options.body,
    options.tag,
    options.renotify,
  ]);

/** Clicks the newest notification. */
function clickLast(): void {
  const { options } = (globalThis as unknown as WorkerScope).shown.at(-1) ?? {};
  const notification = { close: () => undefined, data: options?.data };
  // A window may only be focused after a real click.
  const waitUntil = (work: Promise<unknown>) => void work.catch(() => undefined);
  dispatchEvent(Object.assign(new Event('notificationclick'), { notification, waitUntil }));
}

/** Delivers push messages to the page's service worker, as the browser would. */
async function pushesTo(
  context: BrowserContext,
  page: Page,
  origin: string,
): Promise<(notice: object) => Promise<void>> {
  const debug: CDPSession = await context.newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    debug.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated');
      if (active) resolve(active.registrationId);
    });
  });
  await debug.send('ServiceWorker.enable');
  const registrationId = await found;
  return async (notice) => {
    await debug.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(notice) });
  };
}
