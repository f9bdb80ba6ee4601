/** Every page of the dashboard in a browser under the deployed policy: accessible, with its empty and failed states. */
import { describe, expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import {
  complaints,
  open,
  page,
  site,
  titled,
  usePage,
  violations,
  violationsInBothColors,
  visit,
  walkTo,
} from '#test/dashboard/support/open-page.ts';

usePage();

const places: [name: string, path: string, heading: string | RegExp][] = [
  ['home', '/', 'Home'],
  ['the inbox', '/conversations', 'Conversations'],
  ['a conversation', '/conversations/112', 'Ada Moreau'],
  ['a resolved conversation', '/conversations/104?view=all&status=any', 'Ada Moreau'],
  ['tickets', '/tickets?status=any', 'Tickets'],
  ['a ticket', '/tickets/301', /Courier lost/],
  ['a new ticket', '/tickets/new', 'Create ticket'],
  ['reports', '/reports?range=last_30', 'Reports'],
  ['widgets', '/widgets', 'Widgets'],
  ['a widget', '/widgets/1', 'Fjord shop'],
  ['a new widget', '/widgets/new', 'New widget'],
  ['visitors', '/visitors', 'Visitors'],
  ['bots', '/bots', 'Bots'],
  ['a bot', '/bots/71', 'Fjordy'],
  ['articles', '/bots/71/articles', 'Fjordy'],
  ['sources', '/bots/71/sources', 'Fjordy'],
  ['unanswered questions', '/bots/71/unanswered', 'Fjordy'],
  ['learned questions', '/bots/71/learned', 'Fjordy'],
  ['test questions', '/bots/71/quality', 'Fjordy'],
  ['rules', '/rules', 'Rules'],
  ['the team', '/team', 'Team'],
  ['labels and attributes', '/fields', 'Labels and attributes'],
  ['agents', '/agents', 'Agents'],
  ['departments', '/departments', 'Departments'],
  ['canned responses', '/canned-responses', 'Canned responses'],
  ['team settings', '/team-settings', 'Team settings'],
  ['API keys', '/api-keys', 'API keys'],
  ['the audit log', '/audit', 'Audit log'],
  ['modules', '/modules', 'Modules'],
  ['webhooks', '/webhooks', 'Webhooks'],
  ['a webhook', '/webhooks/801', 'Slack'],
  ['preferences', '/preferences', 'Preferences'],
  ['nothing', '/nowhere', 'Page not found'],
];

const WIDTHS = [768, 320];

/** What is wrong with the page that is open: what axe finds, and at which widths it is wider than the screen. */
async function faults(): Promise<string[]> {
  const found = await violationsInBothColors();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (excess > 0) found.push(`${excess} pixels wider than a screen of ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

describe('in light and dark colors axe finds nothing, and nothing is wider than a small screen, on', () => {
  // Walks through one document: loading it, and axe, for each page takes longer than looking at it.
  const walks = [0, 1, 2].map((walk) => places.filter((_, index) => index % 3 === walk));
  it.each(walks.map((walk) => [walk.map(([name]) => name).join(', '), walk] as const))('%s', async (_, walk) => {
    await open('/');
    for (const [name, path, heading] of walk) {
      await walkTo(path);
      await titled(heading);
      expect.soft(await faults(), name).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});

describe('modules', () => {
  it('turn live chat off after a question, which the widgets say, and on again', async () => {
    await open('/modules');
    const card = page.getByRole('article', { name: 'Live chat' });
    await card.getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
    await card.getByText(/^Off/).waitFor();
    await page.getByRole('link', { name: 'Widgets' }).first().click();
    await page.getByText('No widget takes new chats').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: 'Go to Modules' }).click();
    await card.getByRole('button', { name: 'Turn on' }).click();
    await card.getByRole('button', { name: 'Turn off' }).waitFor();
  });

  it('are looked at by agents, who can’t change them', async () => {
    await open('/modules', { isAdmin: false });
    await page.getByRole('article', { name: 'Live chat' }).waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  });
});

describe('webhooks', () => {
  it('are created with events by group, show their secret once, and say what came of a test', async () => {
    await open('/webhooks');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('URL').fill('https://hooks.example.com/new');
    await dialog.getByText('Choose at least one event.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Tickets', exact: true }).check();
    await dialog.getByRole('checkbox', { name: /^A chat begins/ }).check();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Create webhook' }).click();
    await page.getByText('Copy the signing secret now').waitFor();
    expect(await dialog.locator('code').textContent()).toMatch(/^whsec_/);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByRole('button', { name: 'Send test event' }).click();
    await page.getByText('Delivered: your server answered 200').waitFor();
    expect(await page.locator('.webhook-chips .chip').allTextContents()).toEqual([
      'conversation.created',
      'ticket.created',
      'ticket.updated',
    ]);
  });

  it('show each delivery with its request, and send one or a range again', async () => {
    await open('/webhooks/801');
    await page.getByRole('button', { name: 'conversation.created' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('POST https://hooks.example.com/801').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Sent again, with the same ID').waitFor();
    await page.getByRole('button', { name: 'Send a range again…' }).click();
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Sending 1 event again').waitFor();
    await visit('/webhooks/803');
    await page.getByText('every delivery failed for three days').waitFor();
  });

  it('say at its field what is wrong with a range, whoever finds it', async () => {
    await open('/webhooks/801');
    await page.getByRole('button', { name: 'Send a range again…' }).click();
    const dialog = page.getByRole('dialog');
    const [from, to] = ['From', 'To'].map((label) => dialog.getByLabel(label, { exact: true }));
    const said = (field = from) => field?.evaluate((input) => input.parentElement?.querySelector('small')?.textContent);
    await from?.fill('');
    expect(await said(from)).toBe('Enter a date and time.');
    await from?.fill('2026-11-20T10:00');
    await to?.fill('2026-11-20T09:00');
    expect(await said(to)).toBe('“To” must be later than “From”.');
    expect(await dialog.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
    site.refuse('replayWebhook', [{ path: 'body.from', message: 'Must be within 30 days' }]);
    await to?.fill('2026-11-20T11:00');
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await dialog.getByText('From must be within 30 days.').waitFor();
    expect(await dialog.locator('.field-error').count()).toBe(1);
  });
});

describe('API keys', () => {
  it('are shown once when they are created, and are revoked after a question', async () => {
    await open('/api-keys');
    await page.getByRole('button', { name: 'Create API key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Slack bridge');
    await dialog.getByRole('radio', { name: /^Agent/ }).check();
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    await page.getByText('Copy your API key now').waitFor();
    expect(await dialog.locator('code').textContent()).toMatch(/^lck_\d+_[\w-]{43}$/);
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByRole('button', { name: 'Revoke Slack bridge' }).click();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('API key revoked').waitFor();
    await expect.poll(() => page.getByRole('cell', { name: 'Slack bridge' }).count()).toBe(0);
  });
});

describe('the audit log', () => {
  it('is filtered, by an address that can be shared', async () => {
    await open('/audit?entity=department');
    await page.getByRole('cell', { name: 'CRM (API key)' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await visit('/audit?entity=bot');
    await page.getByText('No matches').waitFor();
  });
});

describe('what is not there', () => {
  it.each(['/settings', '/widgetsandmore', '/bots/71/secrets', '/conversations/new'])(
    'an address like %s says so, in the title, too, with all that stands beside a page',
    async (path) => {
      await open(path);
      await titled('Page not found');
      expect(await page.title()).toMatch(/Page not found ·/);
      await page.getByRole('button', { name: /mention/i }).waitFor({ timeout: 10_000 });
    },
  );

  it('says what to do first, on every page of an empty site', async () => {
    const state = { ...fullState(), conversations: [], tickets: [], widgets: [], departments: [], cannedResponses: [] };
    await open('/', { state });
    await page.getByText('No conversations yet').waitFor();
    for (const [path, text] of [
      ['/conversations', 'All caught up'],
      ['/tickets?status=any', 'No tickets yet'],
      ['/reports', 'No activity in this period'],
      ['/widgets', 'No widgets yet'],
      ['/departments', 'Only the default department'],
      ['/canned-responses', 'No canned responses yet'],
    ] as const) {
      await visit(path);
      await page.getByText(text).waitFor();
    }
    expect(await violations()).toEqual([]);
  });

  it('what was deleted says so, with the way home', async () => {
    await open('/workflows/999');
    await titled('Page not found');
    expect(await violations()).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Home' }).click();
    await titled('Home');
  });

  it('a page that fails to load says so, and Retry brings it', async () => {
    await open('/preferences');
    await titled('Preferences');
    site.fail('listDepartments', 500);
    await page.getByRole('link', { name: 'Departments' }).click();
    await page.getByText('Couldn’t load this').waitFor();
    expect(await violations()).toEqual([]);
    site.fail('listDepartments');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.getByText('Couldn’t load this').count()).toBe(0);
  });

  it.each([
    ['the agents', '/agents', 'listAgents', 'priya@fjord.example'],
    ['home', '/', 'getDashboard', 'Active widgets'],
    ['the inbox', '/conversations?view=all', 'listConversations', 'Ada Moreau'],
    ['a conversation', '/conversations/112', 'listMessages', 'Ada Moreau'],
    ['tickets', '/tickets?status=any', 'listTickets', 'Courier lost'],
  ])('%s that can’t be refreshed stay, say so, and Retry refreshes them', async (_, path, operation, text) => {
    await open(path);
    await page.getByText(text).first().waitFor();
    site.fail(operation, 500);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    const note = page.getByText('Couldn’t refresh. This may be out of date.');
    await note.waitFor();
    expect(await page.getByText(text).count()).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
    const retry = await page.getByRole('button', { name: 'Retry' }).elementHandle();
    site.fail(operation);
    // At once: the page also tries again by itself, and then nothing is left to click.
    await retry?.evaluate((button) => (button as HTMLElement).click());
    await note.waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  it('home lists an agent who goes online, without a reload', async () => {
    const state = { ...fullState(), conversations: [] };
    for (const agent of state.agents) agent.status = 'offline';
    await open('/', { state });
    await page.getByText('No agents online').waitFor();
    await page.getByRole('button', { name: /Offline/ }).click();
    await page.getByRole('menuitemradio', { name: /^Online(?!,)/ }).click();
    // Not only with the next reload, half a minute later.
    await expect.poll(() => page.getByText('No agents online').count(), { timeout: 10_000 }).toBe(0);
  });

  it('an agent whose dashboard is closed is nowhere said to be online', async () => {
    const state = fullState();
    Object.assign(state.agents.find(({ name }) => name === 'Tomás Herrera') ?? {}, {
      status: 'online',
      is_connected: false,
      current_chats_count: 1,
    });
    await open('/agents', { state });
    await page
      .getByRole('row', { name: /Tomás Herrera/ })
      .getByText('Not connected')
      .waitFor();
    await visit('/conversations/112');
    await page.getByRole('button', { name: 'Transfer' }).click();
    const rows = page.getByRole('dialog').locator('.transfer-row');
    await rows.filter({ hasText: 'Tomás Herrera' }).getByText('Not connected').waitFor();
    // Below those who can answer now.
    const named = await rows.allTextContents();
    expect(named.findIndex((one) => one.includes('Tomás'))).toBeGreaterThan(
      named.findIndex((one) => one.includes('Priya')),
    );
  });

  it('a read-only user sees who may make changes', async () => {
    await open('/agents', { isAdmin: false });
    await page.getByText('View only. Ask an admin to make changes.').waitFor();
    expect(await page.getByRole('button', { name: 'Add agent' }).count()).toBe(0);
  });

  it('somebody who isn’t an agent yet reads what to do, and no error', async () => {
    await open('/', { state: { ...fullState(), me: undefined }, isAdmin: false });
    await titled('You can’t receive chats yet');
    await page.getByText('Ask an admin to add you as an agent.').waitFor();
    expect(await page.getByText('Retry').count()).toBe(0);
  });

  it('an admin without an agent record becomes an agent with one click and goes online', async () => {
    await open('/conversations', { state: { ...fullState(), me: undefined, agents: [] } });
    await page.getByRole('button', { name: 'Become an agent' }).click();
    await expect.poll(() => site.frames.some(({ type }) => type === 'hello')).toBe(true);
    expect(await page.getByText('You can’t receive chats yet').count()).toBe(0);
  });
});
