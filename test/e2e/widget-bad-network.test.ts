/** The widget where the network lets through half of what it should: no sockets, no answers, a chunk that comes late. */
import { describe, expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, say, windowOf } from '#test/widget/support/states.ts';
import { expectTrouble } from '#test/support/trouble.ts';

const site = useSite();
const forward = (seconds: number) => site.page.clock.fastForward(seconds * 1000);

it('shows within seconds what the team writes where sockets are blocked, and says that it may be late', async () => {
  expectTrouble(/WebSocket connection to .* failed/);
  const { page, server } = site;
  await page.clock.install();
  server.refusals = [[/GET \/socket/, null]];
  await site.visit(plain());
  await openChat(page);
  await say(page, 'Hello?');
  await windowOf(page).getByText('Messages may arrive late').waitFor();
  server.update({ status: 'active', agent_id: 3, agent: { id: 3, name: 'Anna Berg' } });
  server.write({ content: 'assigned', sender_type: 'system', metadata: { event: 'assigned', agent_id: 3 } });
  server.write({ content: 'Good morning!' });
  await forward(6);
  await windowOf(page).getByText('Good morning!').waitFor();
  await windowOf(page).getByRole('heading', { name: 'Anna Berg' }).waitFor();
  expect(server.sockets()).toBe(0);
});

describe('a server that takes requests and does not answer', () => {
  it('is given up: the window says so, and opens by itself once it is back', async () => {
    await site.page.clock.install();
    await site.page.route('**/session', () => undefined);
    await site.visit(plain());
    await launcherOf(site.page).click();
    const field = site.page.getByRole('textbox', { name: 'Message' });
    await field.fill('Hello?');
    await forward(16);
    await windowOf(site.page).getByText("We can't reach the chat").waitFor();
    await windowOf(site.page).getByRole('button', { name: 'Try again' }).waitFor();
    await site.page.unroute('**/session');
    await forward(31);
    await expect.poll(() => field.inputValue()).toBe('Hello?');
    expect(site.server.sessions).toHaveLength(1);
  });

  it('takes what is written before it has answered, and gets it once it does', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await site.page.route('**/session', async (route) => {
      await promise;
      await route.continue();
    });
    await site.visit(plain());
    await openChat(site.page);
    await say(site.page, 'I am in a hurry');
    await windowOf(site.page).getByText('Sending…').waitFor();
    expect(site.server.sessions).toHaveLength(0);
    resolve();
    await site.page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
    expect(site.server.rows.map(({ content }) => content)).toEqual(['I am in a hurry']);
  });

  it.each([
    { who: 'visitors of before', require_identity: false, remembered: { visitor_id: 7, session_token: 'session' } },
    { who: 'those who must be known customers', require_identity: true, remembered: {} },
  ])('is waited for by $who before they write', async ({ require_identity, remembered }) => {
    await site.page.route('**/session', () => undefined);
    site.server.widget = { ...site.server.widget, require_identity };
    const key = `live-chat:${site.server.token}`;
    const store = ([name, value]: [string, string]) => localStorage.setItem(name, value);
    await site.page.addInitScript(store, [key, JSON.stringify(remembered)] as [string, string]);
    await site.visit(plain());
    await launcherOf(site.page).click();
    await site.page.locator('live-chat .skeleton').waitFor({ state: 'attached' });
    expect(await site.page.getByRole('textbox').count()).toBe(0);
  });

  it('does not keep a message for longer than its deadline: it is sent again, and stored once', async () => {
    await site.page.clock.install();
    await site.visit(plain());
    await site.chat();
    await site.page.route('**/messages', () => undefined);
    await say(site.page, 'Anybody?');
    await windowOf(site.page).getByText('Sending…').waitFor();
    await forward(16);
    await windowOf(site.page).getByText('Trying again').waitFor();
    await site.page.unroute('**/messages');
    await forward(31);
    await expect.poll(() => site.server.rows.filter(({ content }) => content === 'Anybody?')).toHaveLength(1);
    await expect.poll(() => windowOf(site.page).getByText('Trying again').count()).toBe(0);
  });

  it('is requested again as soon as the network is back', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.route('**/messages', () => undefined, { times: 1 });
    await say(site.page, 'Anybody?');
    await windowOf(site.page).getByText('Sending…').waitFor();
    await site.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => site.server.rows.filter(({ content }) => content === 'Anybody?')).toHaveLength(1);
  });
});

describe('a chunk that could not be loaded', () => {
  expectTrouble(/net::ERR_FAILED/);
  /** Keeps a chunk away until the answer is called. */
  const keepAway = async (chunk: string) => {
    let isAway = true;
    await site.page.route(chunk, (route) => (isAway ? route.abort() : route.continue()));
    return () => (isAway = false);
  };

  it('comes when it is wanted next: the menu', async () => {
    const letThrough = await keepAway('**/widget/parts-*');
    await site.visit(plain());
    await openChat(site.page);
    await say(site.page, 'Hello?');
    await site.page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
    letThrough();
    await site.page.getByRole('button', { name: 'More options' }).click();
    await site.page.getByRole('button', { name: 'End conversation' }).waitFor();
    expect(await windowOf(site.page).count()).toBe(1);
  });

  it('comes when it is wanted next: the language', async () => {
    const letThrough = await keepAway('**/widget/de-*');
    await site.visit(plain('<script>document.documentElement.lang = "de"</script>'));
    await openChat(site.page);
    expect(await windowOf(site.page).getAttribute('lang')).toBe('en');
    // The server writes to the visitor in their language, whichever words are there yet.
    await expect.poll(() => site.server.sessions).toMatchObject([{ locale: 'de' }]);
    letThrough();
    await site.page.evaluate(() => window.LiveChat?.('close'));
    await launcherOf(site.page).click();
    await expect.poll(() => windowOf(site.page).getAttribute('lang')).toBe('de');
  });
});
