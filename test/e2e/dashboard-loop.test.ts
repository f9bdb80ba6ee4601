/** An agent's daily loop in a browser, by keyboard: walking, answering, resolving, undoing, handing on. */
import { describe, expect, it } from 'vitest';
import { problem } from '#test/dashboard/support/fake-answers.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, site, titled, usePage, violations, visit } from '#test/dashboard/support/open-page.ts';

usePage();

const reply = () => page.getByRole('textbox', { name: /Reply to/ });
const isWalked = (id: number) => page.waitForURL(new RegExp(`/conversations/${id}(\\?|$)`));
const sent = () => site.state.messages.filter(({ sender_id: by, seq }) => by === 1 && seq > 9).length;

describe('walking the list by keys', () => {
  it('never types a shortcut to a customer', async () => {
    await open('/conversations');
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    const before = site.state.messages.length;
    await page.keyboard.press('j');
    await isWalked(112);
    await reply().waitFor();
    await page.keyboard.press('j');
    await isWalked(111);
    // The address comes first: until then, the field is the one of the conversation before.
    await page.getByRole('textbox', { name: 'Reply to Kwame Boateng' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => reply().inputValue()).toBe('');
    expect(site.state.messages).toHaveLength(before);
    await page.keyboard.press('r');
    await page.keyboard.type('jek');
    await expect.poll(() => reply().inputValue()).toBe('jek');
    await page.keyboard.press('Alt+ArrowUp');
    await isWalked(112);
    await page.getByRole('textbox', { name: 'Reply to Ada Moreau' }).waitFor();
    await page.keyboard.type('more');
    await expect.poll(() => reply().inputValue()).toBe('more');
    expect(complaints).toEqual([]);
  });

  it('leaves letters alone while a menu is open or Alt is held', async () => {
    await open('/conversations/112');
    await reply().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+e');
    await page
      .getByRole('banner')
      .or(page.locator('.thread-head'))
      .getByRole('button', { name: 'More' })
      .first()
      .click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('e');
    await page.keyboard.press('Escape');
    expect(site.calls).not.toContain('POST resolveConversation');
  });
});

describe('resolving by keyboard', () => {
  it('shows at once, opens the next one, and is undone with one key', async () => {
    await open('/conversations/112');
    await reply().waitFor();
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    let answer: (() => void) | undefined;
    const held = new Promise<undefined>((resolve) => {
      answer = () => resolve(undefined);
    });
    site.answerNext('resolveConversation', () => held);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await isWalked(111);
    await expect.poll(() => page.getByRole('link', { name: /Ada Moreau/ }).count()).toBe(0);
    answer?.();
    await page.getByText('Ada Moreau’s conversation is resolved').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('z');
    await isWalked(112);
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    await expect.poll(() => site.calls.includes('POST reopenConversation')).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('puts it back with a word when the server refuses', async () => {
    await open('/conversations/112');
    await reply().waitFor();
    site.fail('resolveConversation', 503);
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText(/^Ada Moreau: /).waitFor();
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('what stands in the reply box', () => {
  it('isn’t sent as a command without a response, unless that is meant', async () => {
    await open('/conversations/112');
    await reply().fill('/refund');
    await page.keyboard.press('Enter');
    await page.getByText('There’s no canned response “/refund”.').waitFor();
    expect(await violations()).toEqual([]);
    expect(sent()).toBe(0);
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect.poll(sent).toBe(1);
  });

  it('takes a canned response in the middle of a sentence', async () => {
    await open('/conversations/112');
    await reply().fill('');
    await reply().pressSequentially('Hello! /shipp');
    await page.getByRole('option', { name: /Shipping times/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => reply().inputValue()).toMatch(/^Hello! We ship within Europe/);
    expect(sent()).toBe(0);
  });
});

describe('handing on by keyboard', () => {
  it('takes the first that fits by Enter', async () => {
    await open('/conversations/112');
    await reply().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    const search = page.getByRole('searchbox', { name: 'Find an agent or a department' });
    await search.fill('nobody of this name');
    await page.keyboard.press('Enter');
    await search.fill('priya');
    await page.getByRole('dialog').getByText('Priya Raman').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Transferred to Priya Raman').waitFor();
    expect(site.calls.filter((call) => call === 'POST assignConversation')).toHaveLength(1);
  });
});

describe('the own status', () => {
  it('shows as soon as it is chosen, and as it was when the server refuses', async () => {
    await open('/');
    await titled('Home');
    const own = page.getByRole('navigation').getByRole('button').last();
    await expect.poll(() => own.innerText()).toContain('Online');
    const answer = Promise.withResolvers<undefined>();
    site.answerNext('setOwnStatus', () => answer.promise.then(() => problem(503, 'internal_error')));
    await own.click();
    await page.getByRole('menuitemradio', { name: /Away/ }).click();
    await expect.poll(() => own.innerText()).toContain('Away');
    answer.resolve(undefined);
    await expect.poll(() => own.innerText()).toContain('Online');
  });
});

describe('an agent at the maximum', () => {
  it('is told so before a reply, and of colleagues before a transfer', async () => {
    const state = fullState();
    for (const agent of state.agents) agent.current_chats_count = agent.max_concurrent_chats;
    await open('/conversations/107?view=unassigned', { state });
    await page.getByText('You’re at capacity. Finish a chat to reply here.').waitFor();
    await reply().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.getByRole('searchbox', { name: 'Find an agent or a department' }).fill('priya');
    await page.getByRole('dialog').getByText('At capacity', { exact: true }).waitFor();
    await page.getByRole('dialog').getByText('These agents are at capacity.').waitFor();
    expect(await violations()).toEqual([]);
  });
});

describe('what is sent before the messages have loaded', () => {
  it('shows at once', async () => {
    await open('/conversations');
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    const loaded = Promise.withResolvers<undefined>();
    site.answerNext('listMessages', () => loaded.promise);
    await page.keyboard.press('j');
    await isWalked(112);
    await reply().fill('On it');
    await reply().press('Enter');
    await page.getByRole('log').getByText('On it').waitFor();
    loaded.resolve(undefined);
    await expect.poll(() => page.getByRole('log').locator('.line-in').count()).toBeGreaterThan(1);
    await expect.poll(() => page.getByRole('log').getByText('On it').count()).toBe(1);
  });
});

describe('what is typed while the messages load', () => {
  it('stays in its field, which keeps the focus', async () => {
    await open('/conversations');
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    const loaded = Promise.withResolvers<undefined>();
    site.answerNext('listMessages', () => loaded.promise);
    await page.keyboard.press('j');
    await isWalked(112);
    await page.keyboard.press('r');
    await page.keyboard.type('On');
    await reply().evaluate((field) => field.setAttribute('data-same', ''));
    loaded.resolve(undefined);
    await page.locator('.line-in').first().waitFor();
    await page.keyboard.type(' it');
    expect(await page.locator('textarea[data-same]:focus').inputValue()).toBe('On it');
  });
});

describe('clearing the filters of an empty list', () => {
  it('keeps the conversation open', async () => {
    await open('/conversations/112?label=nobody-has-it');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/dashboard/conversations/112');
  });
});

describe('the page of each tab', () => {
  it('is named for what is on it', async () => {
    await open('/conversations/112');
    await expect.poll(() => page.title()).toContain('Ada Moreau');
    await visit('/tickets');
    await titled('Tickets');
    await expect.poll(() => page.title()).toContain('Tickets');
  });
});

describe('the palette', () => {
  it('takes the letters that are typed right after its keys, also from a reply', async () => {
    await open('/conversations/112');
    await reply().waitFor();
    const field = page.getByRole('combobox', { name: 'Commands' });
    const typeAtOnce = async (keys: string) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(keys);
      await expect.poll(() => field.inputValue()).toBe(keys);
      await page.keyboard.press('Escape');
      await expect.poll(() => field.count()).toBe(0);
    };
    await typeAtOnce('reopened');
    await page.keyboard.press('Escape');
    await typeAtOnce('ener');
    expect(await reply().inputValue()).toBe('');
    expect(site.calls.filter((call) => call.startsWith('POST resolve'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('finds a visitor, a colleague, a canned response and the theme', async () => {
    await open('/conversations/112');
    await reply().waitFor();
    const find = async (words: string, option: RegExp) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Commands' }).fill(words);
      await page.getByRole('option', { name: option }).first().waitFor();
    };
    await find('priya', /Agent.*Priya Raman/);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await find('theme dark', /Dark/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await find('shipping times', /Canned.*Shipping times/);
    await page.keyboard.press('Enter');
    await expect.poll(() => reply().inputValue()).toMatch(/^We ship within Europe/);
    await find('ada mor', /Conversation.*Ada Moreau/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/conversations\/112\?q=ada\+mor/);
    expect(complaints).toEqual([]);
  });
});

describe('a search', () => {
  it('marks its words in the list and in the conversation that is opened', async () => {
    await open('/conversations?q=anyone');
    await page.getByRole('list', { name: 'List of conversations' }).locator('mark').first().waitFor();
    await page.keyboard.press('j');
    await page.getByRole('log').locator('mark', { hasText: 'anyone' }).first().waitFor();
    expect(await violations()).toEqual([]);
  });
});
