/** Faults in a browser, on a site that answers from memory: what can't be shown, reached or read takes nothing else with it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  awaitByClock,
  complaints,
  open,
  page,
  site,
  usePage,
  violations,
  visit,
} from '#test/dashboard/support/open-page.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';
import { expectTrouble } from '#test/support/trouble.ts';

usePage();

describe('a part that throws', () => {
  it('leaves the other rows, and is drawn when tried again', async () => {
    expectTrouble(/Cannot read properties of null/);
    const state = fullState();
    const broken = state.conversations.find(({ id }) => id === 111);
    const visitor = broken?.visitor;
    Object.assign(broken ?? {}, { visitor: null });
    await open('/conversations', { state });
    await page.getByText('Couldn’t show this entry.').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: /Ada Moreau/ }).click();
    await page.getByRole('log').waitFor();
    Object.assign(broken ?? {}, { visitor });
    if (broken) site.push({ type: 'conversation.updated', conversation: { ...broken } });
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('link', { name: /Kwame Boateng/ }).waitFor();
    expect(await page.getByText('Couldn’t show this entry.').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('keeps the list usable when the open conversation can’t be rendered', async () => {
    const state = fullState();
    Object.assign(state.conversations.find(({ id }) => id === 112) ?? {}, { labels: null });
    await open('/conversations/112', { state });
    await page.getByText('Couldn’t show this part').first().waitFor();
    await page.getByRole('textbox', { name: /Reply to Ada/ }).waitFor();
    await page.getByRole('link', { name: /Kwame Boateng/ }).click();
    await page.getByRole('log').waitFor();
    await expect.poll(() => page.getByText('Couldn’t show this part').count()).toBe(0);
  });
});

describe('a script that could not be fetched', () => {
  it('is said, and comes when tried again, though the browser remembers the failure', async () => {
    expectTrouble(/net::ERR_FAILED/, /Failed to fetch dynamically imported module/);
    const scripts = /assets\/conversation-pane-[^/]*\.js/;
    await open('/reports', { isCold: true });
    await page.route(scripts, (route) => route.abort());
    await visit('/conversations');
    await page.getByRole('link', { name: /Ada Moreau/ }).click();
    const retry = page.getByRole('button', { name: 'Retry' });
    await retry.click();
    await retry.waitFor();
    await page.unroute(scripts);
    await retry.click();
    await page.getByRole('log').waitFor();
    expect(new URL(page.url()).pathname).toBe('/dashboard/conversations/112');
  });
});

describe('an address that was cut', () => {
  it.each([
    ['/conversations?view=all&fact=closed&from=2026-11-21T00:00:00.000Z&to=2026-11-28T', 'Conversations'],
    ['/reports?from=2026-13-45&to=2026-11-28', 'Reports'],
  ])('%s shows its page', async (address, heading) => {
    await open(address);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('without a socket', () => {
  expectTrouble(/WebSocket connection to .* failed/, /net::ERR_/);
  it('answers, new chats and the list come over HTTP, and the note says so', async () => {
    await open('/conversations/112', { hasClock: true });
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
    site.state.messages.push(messageOf({ conversation_id: 112, seq: 10, content: 'No socket needed' }));
    const ada = site.state.conversations.find(({ id }) => id === 112);
    Object.assign(ada ?? {}, { last_seq: 10, last_message: 'No socket needed' });
    site.state.conversations.push(conversationOf({ id: 400, agent_id: 1, status: 'active' }));
    site.cut(true);
    await awaitByClock(/Messages may arrive up to 30 seconds late/);
    await page.getByRole('log').getByText('No socket needed').waitFor();
    await page.getByRole('link', { name: /Visitor 400/ }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('and without HTTP the note says that nothing comes', async () => {
    await open('/conversations/112');
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
    site.fail('listConversations', 503);
    site.cut(true);
    await page.getByText('Connection lost. Reconnecting…').waitFor();
  });
});

it('an agent who was removed sees nothing of the visitors any more, and no longer looks online', async () => {
  await open('/conversations/112', { isAdmin: false });
  await page.getByRole('log').waitFor();
  site.state.me = undefined;
  site.cut(true);
  await page.getByRole('heading', { name: 'You’re no longer an agent' }).waitFor();
  expect(await page.getByText('Ada Moreau').count()).toBe(0);
  expect(await page.locator('.presence-online').count()).toBe(0);
  expect(await violations()).toEqual([]);
});

it('and sees why when the server closes the socket, instead of an empty list', async () => {
  await open('/conversations/112', { isAdmin: false });
  await page.getByRole('log').waitFor();
  await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
  site.state.me = undefined;
  site.push({ type: 'session.revoked' });
  await page.getByRole('heading', { name: 'You’re no longer an agent' }).waitFor();
  expect(await page.getByText('Ada Moreau').count()).toBe(0);
  expect(await page.getByText('receive chats yet').count()).toBe(0);
});

it('a visitor who was erased elsewhere leaves the screen', async () => {
  await open('/conversations/112');
  await page.getByRole('log').getByText('That is kind, thank you!').waitFor();
  await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
  site.state.conversations = site.state.conversations.filter(({ id }) => id !== 112);
  // A look that is under way when the page comes to the front may still have found it.
  const found = async () => {
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    return page.getByText('Conversation not found').count();
  };
  await expect.poll(found).toBe(1);
  await expect.poll(() => page.getByText(/Ada Moreau|That is kind/).count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('a chat that moves to a department one doesn’t see leaves the screen with a word', async () => {
  await open('/conversations/112');
  await page.getByRole('log').getByText('That is kind, thank you!').waitFor();
  await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
  site.state.conversations = site.state.conversations.filter(({ id }) => id !== 112);
  site.push({ type: 'conversation.hidden', conversation_id: 112 });
  await page.getByText(/^The chat with Ada Moreau moved to a department that you don’t see/).waitFor();
  await page.waitForURL((url) => url.pathname === '/dashboard/conversations');
  expect(await page.getByText('That is kind, thank you!').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('a file that is dropped on the dashboard does not replace it', async () => {
  await open('/conversations/112', { isCold: true });
  await page.getByRole('log').waitFor();
  // What the browser would do by itself is not done by one without a window: whether it may is asked.
  await page.evaluate(() => {
    window.addEventListener('dragover', (event) => {
      document.title = event.defaultPrevented ? 'refused' : 'taken';
    });
  });
  const debug = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(import.meta.dirname, '../../package.json')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await debug.send('Input.dispatchDragEvent', { type, x: 800, y: 300, data });
  }
  await expect.poll(() => page.title()).toMatch(/refused|taken/);
  expect(await page.title()).toBe('refused');
});
