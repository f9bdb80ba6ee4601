/** What an agent hears: new chats and messages, once each, in one tab, and nothing of what they did themselves. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';
import { awaitByClock, complaints, open, page, site, usePage } from '#test/dashboard/support/open-page.ts';
import { violations as axeViolations } from '#test/support/axe.ts';
import { expectTrouble } from '#test/support/trouble.ts';

usePage();

// The site cuts its sockets.
expectTrouble(/WebSocket connection to .* failed/);

type Heard = { sounds: number; notes: string[]; closed: number; isAway: boolean };

/** Replaces what can't be heard or seen in a test by what can be counted; the agent is away from the page when told so. */
function listenIn(): void {
  const heard: Heard = { sounds: 0, notes: [], closed: 0, isAway: false };
  Object.assign(globalThis, { heard });
  AudioScheduledSourceNode.prototype.start = () => {
    heard.sounds += 0.5;
  };
  AudioScheduledSourceNode.prototype.stop = () => undefined;
  // As in a page that was used.
  Object.defineProperty(BaseAudioContext.prototype, 'state', { get: () => 'running' });
  document.hasFocus = () => !heard.isAway;
  localStorage.setItem('live-chat.preferences', '{"sound":true,"desktop":true}');
  class Note extends EventTarget {
    static readonly permission = 'granted';
    close() {
      heard.closed += 1;
    }
    constructor(title: string, options: NotificationOptions & { renotify?: boolean }) {
      super();
      heard.notes.push(options.renotify === true ? title : `silently: ${title}`);
    }
  }
  Object.assign(globalThis, { Notification: Note });
}

const heardOn = (where: Page) => where.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
const goAway = (where: Page) =>
  where.evaluate(() => {
    (globalThis as unknown as { heard: Heard }).heard.isAway = true;
  });
/** How many tabs would speak if the one whose turn it is were gone. */
const waitingForTheirTurn = (where: Page) =>
  where.evaluate(async () => {
    const { pending = [] } = await navigator.locks.query();
    return pending.filter(({ name }) => name?.startsWith('live-chat.heard')).length;
  });
const isLive = async (sockets = 1) => {
  await expect.poll(() => site.frames.filter(({ type }) => type === 'hello').length).toBe(sockets);
};

function give(part: Partial<FullConversation> & { id: number }): FullConversation {
  const conversation = conversationOf({ agent_id: 1, status: 'active', last_seq: 2, ...part });
  site.state.conversations.push(conversation);
  return conversation;
}

it('a sound that the browser keeps back is mentioned until the page is used', async () => {
  await open('/', { isCold: true });
  await isLive();
  // What a test evaluates in a page counts as a gesture there: this one is opened beside it, and left alone.
  const fresh = await page.context().newPage();
  await fresh.goto(page.url());
  await isLive(2);
  // What plays sounds is fetched after the page; looking for the note would already be a gesture.
  await expect.poll(() => site.calls.filter((call) => call === 'GET getOwnNotices').length).toBe(2);
  site.push({ type: 'conversation.assigned', conversation: give({ id: 400 }) });
  const note = fresh.getByText('Your browser muted a sound.');
  await note.waitFor();
  expect(await axeViolations(fresh)).toEqual([]);
  await fresh.keyboard.press('Shift');
  await note.waitFor({ state: 'detached' });
});

it('a chat that is assigned, waits or is transferred plays a sound, as does each later message', async () => {
  await open('/', { before: listenIn });
  await isLive();
  await goAway(page);
  site.push({ type: 'conversation.assigned', conversation: give({ id: 400 }) });
  await expect.poll(() => heardOn(page)).toMatchObject({ sounds: 1, notes: ['New chat from Visitor 400'] });
  site.push({ type: 'conversation.created', conversation: give({ id: 401, agent_id: null, status: 'pending' }) });
  site.push({ type: 'message.created', message: messageOf({ conversation_id: 400, seq: 3 }) });
  site.push({ type: 'message.created', message: messageOf({ conversation_id: 400, seq: 4 }) });
  await expect
    .poll(async () => (await heardOn(page)).notes.slice(1).toSorted())
    .toEqual(['New message from Visitor 400', 'New message from Visitor 400', 'Visitor 401 is waiting for an agent']);
  expect((await heardOn(page)).sounds).toBe(4);
  const theirs = give({ id: 402, agent_id: 2 });
  site.push({ type: 'conversation.updated', conversation: theirs });
  site.push({ type: 'conversation.assigned', conversation: { ...theirs, agent_id: 1, last_seq: 3 } });
  await expect
    .poll(async () => (await heardOn(page)).notes.at(-1))
    .toBe('Chat with Visitor 402 was transferred to you');
  expect(complaints).toEqual([]);
});

it('a browser that can neither sound nor notify takes in all that comes, by socket and without', async () => {
  await open('/', {
    hasClock: true,
    before: () => {
      localStorage.setItem('live-chat.preferences', '{"sound":true,"desktop":true}');
      document.hasFocus = () => false;
      const refuse = class {
        static readonly permission = 'granted';
        constructor() {
          throw new TypeError('Illegal constructor');
        }
      };
      Object.assign(globalThis, { Notification: refuse, AudioContext: refuse });
    },
  });
  await isLive();
  const created_at = new Date(Date.now() + 1000).toISOString();
  site.push({ type: 'conversation.assigned', conversation: give({ id: 400 }) });
  site.cut(true);
  give({ id: 401, created_at });
  give({ id: 402, created_at });
  await page.getByRole('navigation').getByRole('link', { name: 'Conversations' }).click();
  await awaitByClock(/Messages may arrive up to 30 seconds late/);
  for (const id of [400, 401, 402]) await page.getByRole('link', { name: new RegExp(`Visitor ${id}`) }).waitFor();
  expect(complaints).toEqual([]);
});

it('a notification goes once a colleague has its chat', async () => {
  await open('/', { before: listenIn });
  await isLive();
  await goAway(page);
  const waiting = give({ id: 401, agent_id: null, status: 'pending' });
  site.push({ type: 'conversation.created', conversation: waiting });
  await expect.poll(async () => (await heardOn(page)).notes).toHaveLength(1);
  expect((await heardOn(page)).closed).toBe(0);
  const taken = { ...waiting, agent_id: 2, status: 'active' as const, last_seq: 3 };
  site.push({ type: 'conversation.updated', conversation: taken });
  await expect.poll(async () => (await heardOn(page)).closed).toBe(1);
});

it('a chat that the agent takes plays no sound', async () => {
  await open('/conversations/107?view=unassigned', { before: listenIn });
  await isLive();
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Assign to me' }).count()).toBe(0);
  const taken = site.state.conversations.find(({ id }) => id === 107);
  if (taken) site.push({ type: 'conversation.assigned', conversation: { ...taken } });
  site.push({ type: 'conversation.assigned', conversation: give({ id: 400 }) });
  await expect.poll(async () => (await heardOn(page)).sounds).toBe(1);
});

it('of two tabs only the one focused last plays a sound', async () => {
  await open('/', { before: listenIn });
  await isLive();
  const second = await page.context().newPage();
  await second.goto(`${site.url}/dashboard/`);
  await isLive(2);
  await second.bringToFront();
  await Promise.all([goAway(page), goAway(second)]);
  site.push({ type: 'conversation.assigned', conversation: give({ id: 400 }) });
  await expect.poll(async () => (await heardOn(second)).notes).toEqual(['New chat from Visitor 400']);
  expect((await heardOn(page)).notes).toEqual([]);
  await second.close();
  await expect.poll(() => waitingForTheirTurn(page)).toBe(0);
  site.push({ type: 'conversation.assigned', conversation: give({ id: 401 }) });
  await expect.poll(async () => (await heardOn(page)).notes).toEqual(['New chat from Visitor 401']);
});
