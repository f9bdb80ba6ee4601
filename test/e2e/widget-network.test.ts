/** The widget on bad networks: offline, reloads, the back button, several tabs. */
import { describe, expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, say, windowOf } from '#test/widget/support/states.ts';
import { expectTrouble } from '#test/support/trouble.ts';

const site = useSite();

describe('the network', () => {
  expectTrouble(/net::ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_RESET|FAILED)/);
  it('a page opened offline chats once the network is back', async () => {
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.context.setOffline(true);
    await launcherOf(site.page).click();
    await expect.poll(() => site.noise.join()).toContain('did not load');
    await site.context.setOffline(false);
    await launcherOf(site.page).click();
    await windowOf(site.page).waitFor();
    await say(site.page, 'hello');
    await site.page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  });

  it('a message written while the server is down arrives once, after a reload too', async () => {
    await site.visit(plain());
    await site.chat();
    site.server.refusals = [[/messages$/, null]];
    await say(site.page, 'from the tunnel');
    await site.page.getByText('Trying again').waitFor();
    site.server.refusals = [];
    await site.page.reload();
    await expect.poll(() => site.server.rows.filter(({ content }) => content === 'from the tunnel').length).toBe(1);
    await launcherOf(site.page).click();
    await windowOf(site.page).getByText('from the tunnel').waitFor();
  });

  it('chats on where the parts that come later cannot be loaded', async () => {
    await site.page.route('**/widget/parts-*', (route) => route.abort());
    await site.visit(plain());
    await openChat(site.page);
    await say(site.page, 'hello');
    await site.page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
    site.server.write({ content: 'Good morning!' });
    await windowOf(site.page).getByText('Good morning!').waitFor();
    site.server.update({ status: 'closed' });
    await site.page.getByRole('button', { name: 'Start a new conversation' }).click();
    await say(site.page, 'once more');
    await expect.poll(() => site.server.rows.map(({ content }) => content)).toEqual(['once more']);
  });

  it('comes back from the back button with what was written meanwhile', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.goto(`${site.server.origin}/nowhere`);
    await expect.poll(() => site.server.sockets()).toBe(0);
    site.server.write({ content: 'Meanwhile' });
    await site.page.goBack();
    if (!(await windowOf(site.page).isVisible())) await launcherOf(site.page).click();
    await windowOf(site.page).getByText('Meanwhile').waitFor();
  });

  it('two tabs share one connection, and the other takes over', async () => {
    await site.visit(plain());
    await site.chat();
    const second = await site.context.newPage();
    await second.goto(site.server.origin);
    await second.locator('live-chat .launcher').click();
    await second.getByRole('dialog').getByText('Good morning!').waitFor();
    expect(site.server.sockets()).toBe(1);
    site.server.write({ content: 'To both of you' });
    await second.getByRole('dialog').getByText('To both of you').waitFor();
    await windowOf(site.page).getByText('To both of you').waitFor();
    await site.page.close();
    await expect.poll(() => site.server.frames.filter(({ type }) => type === 'hello').length).toBe(2);
    site.server.write({ content: 'And to the one left' });
    await second.getByRole('dialog').getByText('And to the one left').waitFor();
  });
});
