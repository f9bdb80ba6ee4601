/** Whose the chat is, on the running stack: two people at one computer, several windows, a sleeping tab, a site that cleans up. */
import { SignJWT } from 'jose';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { respond } from '#local/platform/http-message.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { freshId } from '#test/support/conversations.ts';
import type { AgentAtWork, Member, VisitorInChat } from '#test/support/people.ts';
import { agentAtWork, signIn, startChat, visitorOf } from '#test/support/people.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';
import { launcherOf, say, windowOf } from '#test/widget/support/states.ts';

let stack: TestStack;
let browser: Browser;
let admin: Member;
let agent: AgentAtWork;
let widget: Widget;
let secret: string;
let context: BrowserContext;
/** Whoever waits for the page `/asleep` waits for this. */
const morning = Promise.withResolvers<void>();

beforeAll(async () => {
  stack = await startTestStack({
    prepare: async (url) => {
      admin = await signIn(url, 'admin');
      const body = { name: 'Shop', collect_name: false, collect_email: false };
      widget = await admin.call('createWidget', { body });
      return async (path) => {
        if (path === '/asleep') await morning.promise;
        return path === '/' || path === '/account' || path === '/asleep' ? page(path) : undefined;
      };
    },
  });
  browser = await launchBrowser();
  agent = await agentAtWork(stack.url, admin, 'agent1', 50);
  secret = (await admin.call('rotateIdentitySecret', { params: { id: String(widget.id) } })).identity_secret;
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

/** A page of the shop. One that is kept for the back button hears nothing of the storage. */
function page(path: string) {
  const script = `<script>addEventListener('storage', (event) => { if (window.isKept) event.stopImmediatePropagation() })</script>
    <script src="/api/widget/${widget.token}/script.js" async></script>`;
  const html = `<!doctype html><html lang="en"><head><title>${path}</title></head><body><h1>Shop</h1>${script}</body></html>`;
  return respond(200, html, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
}

/** What a browser does to a page it keeps for the back button; the one these tests run in keeps none. */
async function leaveFor(tab: Page, meanwhile: () => Promise<void>): Promise<void> {
  const happens = (type: string, isKept: boolean) =>
    tab.evaluate(
      ([name, kept]) => {
        Object.assign(window, { isKept: kept });
        window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
      },
      [type, isKept] as const,
    );
  await happens('pagehide', true);
  await meanwhile();
  await happens('pageshow', false);
}

async function visit(path = '/'): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(stack.url + path);
  await launcherOf(tab).waitFor();
  return tab;
}

async function open(tab: Page): Promise<void> {
  await tab.evaluate(() => window.LiveChat?.('open'));
  await windowOf(tab).waitFor();
}

const tokenOf = (sub: string) =>
  new SignJWT({ sub, name: sub })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('5m')
    .sign(Buffer.from(secret));

async function identify(tab: Page, customer: string): Promise<void> {
  const token = await tokenOf(customer);
  await tab.evaluate((signed) => window.LiveChat?.('identify', { token: signed }), token);
}

/** A customer who has chatted on another device. */
async function customer(name: string, words: string): Promise<VisitorInChat & { conversation: string }> {
  const visitor = await visitorOf(stack.url, widget, { identity_token: await tokenOf(name) });
  const { conversation } = await startChat(visitor, words);
  return { ...visitor, conversation: String(conversation.id) };
}

const answer = (id: string, content: string) =>
  agent.call('sendMessage', { params: { id }, body: { content, client_message_id: freshId() } });

const shown = (tab: Page, text: string) => windowOf(tab).locator('.bubble').getByText(text, { exact: true });

async function gone(tab: Page, text: string): Promise<void> {
  await expect.poll(() => tab.getByText(text).count()).toBe(0);
}

/** The conversation a text was written in. */
async function conversationWith(text: string): Promise<string> {
  let found: number | undefined;
  await expect
    .poll(async () => {
      const { data } = await agent.call('listConversations', { query: { limit: '100' } });
      found = data.find(({ last_message }) => last_message === text)?.id;
      return found;
    })
    .toBeDefined();
  return String(found);
}

test('a customer known from another device receives the answer, and the next one in the same page receives only theirs', async () => {
  const ada = await customer('ada', 'Where is my parcel, asks Ada');
  const ben = await customer('ben', 'Where is my parcel, asks Ben');
  const tab = await visit();
  await open(tab);
  await identify(tab, 'ada');
  await shown(tab, 'Where is my parcel, asks Ada').waitFor();
  await answer(ada.conversation, 'On its way to Ada');
  await shown(tab, 'On its way to Ada').waitFor();
  await tab.getByRole('textbox', { name: 'Message' }).fill('My card number is');
  await identify(tab, 'ben');
  await shown(tab, 'Where is my parcel, asks Ben').waitFor();
  expect(await windowOf(tab).textContent()).not.toContain('Ada');
  expect(await tab.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('');
  await answer(ada.conversation, 'Only for Ada');
  await answer(ben.conversation, 'On its way to Ben');
  await shown(tab, 'On its way to Ben').waitFor();
  expect(await windowOf(tab).textContent()).not.toContain('Only for Ada');
  await say(tab, 'Thanks, says Ben');
  expect(await conversationWith('Thanks, says Ben')).toBe(ben.conversation);
});

test.each([
  [
    'logs out',
    async (tab: Page, secret: string) => {
      await tab.evaluate(() => window.LiveChat?.('logout'));
      await gone(tab, secret);
    },
  ],
  ['clears the storage', (tab: Page) => tab.evaluate(() => localStorage.clear())],
  [
    'signs somebody else in',
    async (tab: Page, secret: string) => {
      await customer('dora', 'I am Dora');
      await identify(tab, 'dora');
      await gone(tab, secret);
    },
  ],
])('where the next page %s, Back shows nothing of who was here', async (how, leave) => {
  const secret = `This stays between us: ${how}`;
  const tab = await visit();
  await open(tab);
  await say(tab, secret);
  await tab.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  await leaveFor(tab, async () => {
    const next = await visit('/account');
    await open(next);
    await shown(next, secret).waitFor();
    await leave(next, secret);
    await next.goto('about:blank');
    await next.close();
  });
  expect(await tab.getByText(secret).count()).toBe(0);
  await open(tab);
  await say(tab, `I am somebody else: ${how}`);
  await tab.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  expect(await conversationWith(`I am somebody else: ${how}`)).not.toBe(await conversationWith(secret));
});

test('a draft survives following a link, but isn’t shown to another visitor', async () => {
  const tab = await visit();
  await open(tab);
  const field = tab.getByRole('textbox', { name: 'Message' });
  const parts = () =>
    tab.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /parts-/.test(name)));
  await parts();
  await field.fill('My card number is');
  await tab.goto(`${stack.url}/account`);
  await launcherOf(tab).waitFor();
  await open(tab);
  await expect.poll(() => field.inputValue()).toBe('My card number is');
  await tab.goto('about:blank');
  const other = await visit();
  await other.evaluate(() => window.LiveChat?.('logout'));
  await tab.goto(stack.url);
  await launcherOf(tab).waitFor();
  await open(tab);
  await parts();
  await say(tab, 'I am somebody else');
  await tab.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  expect(await windowOf(tab).textContent()).not.toContain('My card number');
});

test('two windows opened at the same time are one visitor, and both receive the answer', async () => {
  const tabs = await Promise.all([visit(), visit()]);
  await Promise.all(tabs.map(open));
  const [one, other] = tabs;
  await say(one, 'From the first window');
  await shown(other, 'From the first window').waitFor();
  await answer(await conversationWith('From the first window'), 'To both windows');
  await Promise.all(tabs.map((tab) => shown(tab, 'To both windows').waitFor()));
  const visitors = await Promise.all(tabs.map((tab) => tab.evaluate(() => JSON.stringify(localStorage))));
  expect(visitors[0]).toBe(visitors[1]);
});

test('a window follows the customer who signs in in the other', async () => {
  await customer('cleo', 'I am Cleo');
  const [old, young] = [await visit(), await visit('/account')];
  await open(old);
  await say(old, 'I was here first');
  await old.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  await open(young);
  await shown(young, 'I was here first').waitFor();
  await identify(young, 'cleo');
  await Promise.all([old, young].map((tab) => shown(tab, 'I am Cleo').waitFor()));
  await expect.poll(() => old.getByText('I was here first').count()).toBe(0);
});

test('a tab that sleeps while it holds the connection makes no other deaf', async () => {
  const sleeper = await visit();
  await open(sleeper);
  await say(sleeper, 'Good night');
  await sleeper.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  const awake = await visit('/account');
  await open(awake);
  await shown(awake, 'Good night').waitFor();
  const id = await conversationWith('Good night');
  // A page that does nothing but wait for an answer is, to the others, one that sleeps.
  let isAsleep = true;
  const sleep = sleeper
    .evaluate(() => {
      const request = new XMLHttpRequest();
      request.open('GET', '/asleep', false);
      request.send();
    })
    .then(() => (isAsleep = false));
  const connected = awake.waitForEvent('websocket');
  await awake.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  // It asks, waits, and takes the connection over.
  await connected;
  await answer(id, 'Are you awake?');
  await shown(awake, 'Are you awake?').waitFor();
  expect(isAsleep).toBe(true);
  morning.resolve();
  await sleep;
  await answer(id, 'Both of you?');
  await Promise.all([sleeper, awake].map((tab) => shown(tab, 'Both of you?').waitFor()));
});

test('a site that clears the storage in mid-chat takes nothing from the visitor', async () => {
  const tab = await visit();
  await open(tab);
  await say(tab, 'Before the cleaning');
  await tab.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  const id = await conversationWith('Before the cleaning');
  await tab.evaluate(() => localStorage.clear());
  await say(tab, 'After the cleaning');
  await shown(tab, 'After the cleaning').waitFor();
  expect(await conversationWith('After the cleaning')).toBe(id);
  await tab.reload();
  await open(tab);
  await shown(tab, 'After the cleaning').waitFor();
});

test('what the page says of a conversation in mid-chat reaches the open one', async () => {
  const tab = await visit();
  await tab.evaluate(() => window.LiveChat?.('setConversationAttributes', { plan: 'gold' }));
  await open(tab);
  await say(tab, 'About my plan');
  await tab.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  await tab.evaluate(() => window.LiveChat?.('setConversationAttributes', { order: 'A-1001' }));
  await say(tab, 'And about my order');
  const id = await conversationWith('And about my order');
  await expect
    .poll(async () => (await agent.call('getConversation', { params: { id } })).attributes)
    .toEqual({ plan: 'gold', order: 'A-1001' });
});

test('a widget that is switched off pauses, and comes back with everything by itself', async () => {
  const toggle = () => admin.call('toggleWidget', { params: { id: String(widget.id) } });
  const tab = await visit();
  await open(tab);
  await say(tab, 'Before the pause');
  await tab.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  const id = await conversationWith('Before the pause');
  await toggle();
  await windowOf(tab).getByText('available right now').waitFor();
  expect(await windowOf(tab).textContent()).not.toContain('Online');
  await say(tab, 'During the pause');
  await windowOf(tab).getByText('Not sent yet').waitFor();
  await shown(tab, 'Before the pause').waitFor();
  await toggle();
  await answer(id, 'After the pause');
  // Whoever looks at the page again need not wait for the next minute.
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await shown(tab, 'After the pause').waitFor();
  await windowOf(tab).getByText('Online').waitFor();
  await expect.poll(() => conversationWith('During the pause')).toBe(id);
});

test('a customer who left before the answer finds it on another device, begins a new chat, and finds the old one among the earlier', async () => {
  const { conversation: id } = await customer('cleo', 'Is it waterproof, asks Cleo');
  await answer(id, 'It is waterproof.');
  await agent.call('closeConversation', { params: { id }, body: {} });
  const tab = await visit();
  await identify(tab, 'cleo');
  await open(tab);
  await shown(tab, 'It is waterproof.').waitFor();
  const unread = async () => (await agent.call('getConversation', { params: { id } })).unread_by_visitor;
  await expect.poll(unread).toBe(0);

  const next = await visit('/account');
  await open(next);
  await next.getByText('How can we help you today?').waitFor();
  await say(next, 'And how heavy, asks Cleo');
  await shown(next, 'And how heavy, asks Cleo').waitFor();
  expect(await conversationWith('And how heavy, asks Cleo')).not.toBe(id);
  await next.getByRole('button', { name: 'More options' }).click();
  await next.getByRole('button', { name: 'Earlier chats' }).click();
  await next.getByRole('region', { name: 'Earlier chats' }).getByText('It is waterproof.').click();
  await next.locator('.past-rows').getByText('Is it waterproof, asks Cleo').waitFor();
});
