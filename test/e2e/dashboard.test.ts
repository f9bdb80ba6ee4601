/** Two agents and three visitors on the running stack: what one does, the others see, through the browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Widget } from '#core/model/widgets/widget.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { beOnline, openDashboard } from '#test/support/dashboard.ts';
import { type Member, say, signIn, startChat, type VisitorInChat, visitorOf } from '#test/support/people.ts';
import { openSocket } from '#test/support/socket.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { expectTrouble } from '#test/support/trouble.ts';

let stack: TestStack;
let browser: Browser;
let admin: Member;
let widget: Widget;
const complaints: string[] = [];

beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Fjord shop' } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const open = (user: string, path?: string) =>
  openDashboard(browser, stack.url, { user, complaints, ...(path === undefined ? {} : { path }) });

/** The agent of a demo account. */
const ownAgent = async (user: 'agent1' | 'agent2') => (await signIn(stack.url, user)).call('getOwnAgent', {});

/** A visitor who has written. */
async function visitorWrites(name: string, content: string): Promise<{ visitor: VisitorInChat; id: number }> {
  const visitor = await visitorOf(stack.url, widget, { name, email: `${name.toLowerCase()}@example.com` });
  const { conversation } = await startChat(visitor, content);
  return { visitor, id: conversation.id };
}

describe('two agents and three visitors', () => {
  it('share the work, and see what the other does', async () => {
    const maya = await open('agent1');
    const tomas = await open('agent2');
    await beOnline(maya);
    const ada = await visitorWrites('Ada', 'Where is my order?');
    await maya.getByRole('link', { name: /Ada/ }).click();
    await maya.getByRole('log').getByText('Where is my order?').waitFor();

    await beOnline(tomas);
    await visitorWrites('Noor', '<b>Is anyone there?</b>');
    await tomas.getByRole('link', { name: /Noor/ }).click();
    await tomas.getByRole('log').getByText('<b>Is anyone there?</b>').waitFor();

    await maya.getByRole('link', { name: /Ada/ }).click();
    await tomas.goto(`${stack.url}/dashboard/conversations/${ada.id}?view=all`);
    await maya.getByText(`${(await ownAgent('agent2')).name} is also viewing`).waitFor();
    await tomas.getByText(`${(await ownAgent('agent1')).name} is also viewing`).waitFor();
    await tomas.getByRole('link', { name: 'Mine' }).click();
    await tomas.getByRole('link', { name: /Noor/ }).click();
    await expect.poll(() => maya.getByText('is also viewing').count()).toBe(0);

    const socket = await ada.visitor.connect();
    await maya.getByRole('textbox', { name: /Reply to Ada/ }).fill('On its way!');
    await maya.keyboard.press('Enter');
    await socket.next('message.created', ({ message }) => (message as { content: string }).content === 'On its way!');
    await say(ada.visitor, ada, 'Wonderful');
    await maya.getByRole('log').getByText('Wonderful').waitFor();

    await maya.getByRole('radio', { name: 'Note' }).click();
    await maya.getByRole('textbox', { name: /Write a note/ }).fill('Parcel 20418');
    await maya.keyboard.press('Enter');
    await maya.getByRole('log').getByText('Your note · team only').waitFor();

    await maya.getByRole('button', { name: 'Transfer' }).click();
    await maya
      .getByRole('dialog')
      .getByRole('button', { name: (await ownAgent('agent2')).name })
      .first()
      .click();
    await tomas.getByRole('link', { name: /Ada/ }).click();
    await tomas.getByRole('log').getByText('Parcel 20418').waitFor();
    await tomas.getByRole('button', { name: 'Resolve' }).click();
    await tomas.getByText('Ada’s conversation is resolved').waitFor();
    // The next of his own opened in its place.
    await tomas.getByRole('log').getByText('<b>Is anyone there?</b>').waitFor();
    await tomas.goto(`${stack.url}/dashboard/conversations/${ada.id}?view=all`);
    await tomas.getByText('This conversation is resolved.').waitFor();
    await maya.getByText('This conversation is resolved.').waitFor();

    await ada.visitor.call('rateConversation', {
      params: { token: widget.token, id: String(ada.id) },
      body: { rating: 5, feedback: 'Lovely' },
    });
    await tomas.getByText('Rated 5 stars').waitFor();

    const kwame = await visitorWrites('Kwame', 'The parcel number 20777 is unknown');
    await expect
      .poll(
        async () =>
          (await maya.getByRole('link', { name: /Kwame/ }).count()) +
          (await tomas.getByRole('link', { name: /Kwame/ }).count()),
        { timeout: 10_000 },
      )
      .toBe(1);
    await maya.getByRole('searchbox', { name: /Search/ }).fill('20777');
    await maya.getByRole('link', { name: /Kwame/ }).locator('mark').first().waitFor();
    expect(kwame.id).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('hear of a chat that is assigned to them', async () => {
    const page = await open('agent1', '/preferences');
    await page.evaluate(() => {
      Object.assign(globalThis, { tones: 0 });
      AudioScheduledSourceNode.prototype.start = () => {
        (globalThis as unknown as { tones: number }).tones += 1;
      };
      AudioScheduledSourceNode.prototype.stop = () => undefined;
    });
    // Two tones make one sound.
    const sounds = async () => (await page.evaluate(() => (globalThis as unknown as { tones: number }).tones)) / 2;
    const own = await ownAgent('agent1');
    const assign = (id: number) =>
      admin.call('assignConversation', { params: { id: String(id) }, body: { agent_id: own.id, force: true } });
    const before = await sounds();
    const { id } = await visitorWrites('Yusuf', 'Is this the right place?');
    if ((await admin.call('getConversation', { params: { id: String(id) } })).agent_id !== own.id) await assign(id);
    await expect.poll(sounds).toBeGreaterThan(before);
    expect(complaints).toEqual([]);
  });

  it('lose the network and miss nothing', async () => {
    expectTrouble(/net::ERR_INTERNET_DISCONNECTED/);
    const page = await open('agent1');
    await beOnline(page);
    const liu = await visitorWrites('Liu', 'Forty desks, please');
    await admin
      .call('assignConversation', {
        params: { id: String(liu.id) },
        body: { agent_id: (await (await signIn(stack.url, 'agent1')).call('getOwnAgent', {})).id, force: true },
      })
      .catch(() => undefined);
    await page.goto(`${stack.url}/dashboard/conversations/${liu.id}`);
    await page.getByRole('log').getByText('Forty desks, please').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: /Reply to Liu/ }).fill('Let me see');
    await page.keyboard.press('Enter');
    await page.getByText('Retrying…').waitFor();
    await say(liu.visitor, liu, 'By Friday');
    await page.context().setOffline(false);
    await page.getByRole('log').getByText('By Friday').waitFor({ timeout: 30_000 });
    await expect.poll(() => page.getByText('Retrying…').count(), { timeout: 30_000 }).toBe(0);
    const { data } = await admin.call('listMessages', {
      params: { id: String(liu.id) },
      query: { limit: '100', after_seq: '0' },
    });
    expect(data.filter(({ content }) => content === 'Let me see')).toHaveLength(1);
  });

  it('an admin makes a widget that works, and cuts it off with a new token', async () => {
    const page = await open('admin', '/widgets');
    await page.getByRole('button', { name: 'Create widget' }).first().click();
    await page.getByLabel('Name').fill('Pop-up store');
    await page.getByRole('dialog').getByRole('button', { name: 'Create widget' }).click();
    await page.getByRole('heading', { name: 'Pop-up store' }).waitFor();
    const code = (await page.locator('code').textContent()) ?? '';
    const script = /src="([^"]+)"/.exec(code)?.[1] ?? '';
    const path = new URL(script, stack.url).pathname;
    expect((await fetch(stack.url + path)).status).toBe(200);
    await page.getByLabel('Title', { exact: true }).fill('Hej!');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Regenerate token/ }).click();
    await page.getByLabel(/Type “Pop-up store”/).fill('Pop-up store');
    await page.getByRole('button', { name: 'Regenerate token', exact: true }).click();
    await page.getByText('Token regenerated').waitFor();
    const token = path.split('/')[3] ?? '';
    const late = visitorOf(stack.url, { token });
    await expect(late).rejects.toMatchObject({ status: 404 });
    expect(complaints).toEqual([]);
  });

  it('are out once they are removed, in windows they have open too', async () => {
    const page = await open('agent2');
    await beOnline(page);
    const member = await signIn(stack.url, 'agent2');
    const own = await member.call('getOwnAgent', {});
    const socket = await openSocket(own.socket_url, member.token);
    await admin.call('deleteAgent', { params: { id: String(own.id) } });
    await socket.next('error', ({ code }) => code === 'forbidden');
    await socket.next('session.revoked');
    await socket.closed;
    await page.getByText('You’re no longer an agent').waitFor();
    await expect(member.call('listConversations', { query: {} })).rejects.toMatchObject({ status: 403 });
    await expect(openSocket(own.socket_url, member.token)).rejects.toThrow('refused');
    await admin.call('createAgent', { body: { user_id: 'agent2' } });
    expect(await member.call('listConversations', { query: {} })).toMatchObject({ data: expect.any(Array) });
    expect(complaints).toEqual([]);
  });
});
