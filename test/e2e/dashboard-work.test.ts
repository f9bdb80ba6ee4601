/** An agent at work in a browser, against a site that speaks the contract from memory: answering, losing the network, being second. */
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { complaints, open, page, site, titled, usePage, violations } from '#test/dashboard/support/open-page.ts';
import { settled } from '#test/support/settled.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';
import { expectTrouble } from '#test/support/trouble.ts';

usePage();

describe('an agent at work', () => {
  it('reads a bot’s answer while it is written', async () => {
    await open('/conversations/107?view=unassigned');
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
    await page.getByRole('log').getByText('hi, is anyone there?').waitFor();
    site.push({ type: 'message.delta', conversation_id: 107, reply_to_seq: 1, text: 'Yes, I am a' });
    await page.getByRole('log').getByText('Yes, I am a').waitFor();
    await page.getByText('Bot is typing').waitFor();
    site.push({
      type: 'message.created',
      message: messageOf({ conversation_id: 107, seq: 2, sender_type: 'bot', content: 'Yes, I am a bot.' }),
    });
    await page.getByRole('log').getByText('Yes, I am a bot.').waitFor();
    expect(await page.getByText('Yes, I am a', { exact: true }).count()).toBe(0);
  });

  it('gets what a visitor writes, answers, notes, and resolves, by keyboard', async () => {
    await open('/conversations/112');
    const field = page.getByRole('textbox', { name: /Reply to Ada/ });
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
    site.push({
      type: 'message.created',
      message: messageOf({ conversation_id: 112, seq: 10, content: '<img src=x onerror=alert(1)> & more' }),
    });
    await page.getByRole('log').getByText('<img src=x onerror=alert(1)> & more').waitFor();
    site.state.messages.push(messageOf({ conversation_id: 112, seq: 10 }));
    Object.assign(site.state.conversations.find(({ id }) => id === 112) ?? {}, { last_seq: 10 });
    await field.fill('/ship');
    await page.getByRole('option', { name: /Shipping times/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toMatch(/^We ship within Europe/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('log')
      .getByText(/We ship within Europe/)
      .waitFor();
    expect(await field.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /Write a note/ }).fill('Call the driver');
    await page.keyboard.press('Enter');
    await page.getByText('Your note · team only').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByText('Ada Moreau’s conversation is resolved').waitFor();
    expect(complaints).toEqual([]);
  });

  it('snoozes a chat by keyboard, undoes it, finds it in its own list and wakes it', async () => {
    const state = fullState();
    await open('/conversations/112', { state });
    const tab = page.getByRole('link', { name: /^Snoozed/ });
    await page.getByRole('textbox', { name: /Reply to Ada/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Snooze conversation' });
    await dialog.getByRole('button', { name: /In an hour/ }).waitFor();
    expect(await violations()).toEqual([]);
    // A time that the server would refuse is said before the dialog closes.
    await dialog.getByLabel('Date and time').fill('2999-01-01T10:00');
    await page.keyboard.press('Enter');
    await dialog.getByText('Choose a time within a year.').waitFor();
    await dialog.getByRole('button', { name: /In an hour/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('Ada Moreau’s conversation is snoozed').waitFor();
    const snoozed = () => state.conversations.find(({ id }) => id === 112)?.is_snoozed;
    expect(snoozed()).toBe(true);
    await tab.getByText('1').waitFor();
    await page.keyboard.press('z');
    await expect.poll(snoozed).toBe(false);
    await page
      .getByRole('log')
      .getByText(/Snooze ended by you/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await dialog.getByRole('button', { name: 'Until the visitor writes' }).click();
    await tab.click();
    await page.getByRole('link', { name: /Ada Moreau/ }).click();
    await page.locator('.standing').getByText('Snoozed until the visitor writes').waitFor();
    await page.getByRole('button', { name: 'Unsnooze' }).click();
    await page.getByText('Nothing is snoozed').waitFor();
    await expect.poll(snoozed).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('is told that a visitor has left before answering, where the answer goes, and when they are back', async () => {
    const state = fullState();
    const away = { visitor_connected: false, delivery: 'email', delivery_reason: null } as const;
    Object.assign(state.delivery, away);
    Object.assign(state.agents[0] ?? {}, { status: 'away', status_reason: 'unanswered' });
    await open('/conversations/112', { state });
    await page.getByText('You were set to away because two chats waited without an answer.').waitFor();
    await page.getByText(/^Ada Moreau has left. Your answer reaches them by email at /).waitFor();
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('It is on its way.');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Will be emailed').waitFor();
    expect(await violations()).toEqual([]);
    site.push({ type: 'typing', conversation_id: 112, by: 'visitor', is_typing: true });
    await page.getByRole('log').getByText('On the page').waitFor();
    expect(await page.getByText(/has left/).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('stays alive for the server by a beat that the policy lets tick', async () => {
    await open('/conversations');
    await expect.poll(() => site.frames.filter(({ type }) => type === 'ping').length).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
  });

  it('keeps a draft across a reload', async () => {
    await open('/conversations/112');
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('half a sentence');
    await page.reload();
    await expect.poll(() => page.getByRole('textbox', { name: /Reply to Ada/ }).inputValue()).toBe('half a sentence');
  });

  it('sees a draft in every tab, and in none once it was sent in one', async () => {
    await open('/conversations/112');
    const field = page.getByRole('textbox', { name: /Reply to Ada/ });
    await field.fill('half a sen');
    const other = await page.context().newPage();
    await other.goto(page.url());
    const otherField = other.getByRole('textbox', { name: /Reply to Ada/ });
    await expect.poll(() => otherField.inputValue()).toBe('half a sen');
    await otherField.fill('half a sentence');
    await expect.poll(() => field.inputValue()).toBe('half a sentence');
    await other.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('');
    await page.getByRole('log').getByText('half a sentence').waitFor();
  });

  it('may write while a chat is still loading, and goes on in its field', async () => {
    await open('/tickets');
    let load = () => {};
    const loading = new Promise<void>((resolve) => void (load = resolve));
    await page.route(/live-chat\/conversations[/?]/, async (route) => {
      await loading;
      await route.continue();
    });
    await page.goto(`${site.url}/dashboard/conversations/112`);
    await page.getByRole('textbox', { name: /already write/ }).waitFor();
    await page.keyboard.type('je ne');
    load();
    const field = page.getByRole('textbox', { name: /Reply to Ada/ });
    await field.waitFor();
    await page.keyboard.type(' sais');
    await expect.poll(() => field.inputValue()).toBe('je ne sais');
  });

  it('that is left by Escape while it loads stays left, so that keys are shortcuts', async () => {
    await open('/tickets');
    let load = () => {};
    const loading = new Promise<void>((resolve) => void (load = resolve));
    await page.route(/live-chat\/conversations[/?]/, async (route) => {
      await loading;
      await route.continue();
    });
    await page.goto(`${site.url}/dashboard/conversations/112`);
    await page.getByRole('textbox', { name: /already write/ }).waitFor();
    await page.keyboard.press('Escape');
    load();
    await page.getByRole('textbox', { name: /Reply to Ada/ }).waitFor();
    await page.keyboard.press('n');
    const note = page.getByRole('textbox', { name: 'Write a note for your team…' });
    await expect.poll(() => note.inputValue()).toBe('');
  });

  it('finds a draft on another device, by its mode, and sends it from there', async () => {
    await open('/conversations/112');
    await page.getByRole('radio', { name: 'Note' }).click();
    await page.getByRole('textbox', { name: /Write a note/ }).fill('Call the driver');
    // The conversation is left.
    const saved = page.waitForResponse(/\/draft$/);
    await page.getByRole('link', { name: /Kwame Boateng/ }).click();
    await saved;
    const { pathname } = new URL(page.url());
    const phone = await (page.context().browser() as Browser).newPage();
    await phone.goto(`${site.url}${pathname.replace(/\d+$/, '112')}`);
    const field = phone.getByRole('textbox', { name: /Write a note/ });
    await expect.poll(() => field.inputValue()).toBe('Call the driver');
    const removed = phone.waitForRequest(/\/draft$/);
    await field.press('Enter');
    await phone.getByRole('log').getByText('Call the driver').waitFor();
    await phone.getByRole('link', { name: /Kwame Boateng/ }).click();
    expect((await removed).postDataJSON()).toMatchObject({ reply: '', note: '' });
    await phone.context().close();
    await page.getByRole('link', { name: /Ada Moreau/ }).click();
    await page.getByRole('log').getByText('Call the driver').waitFor();
    await expect.poll(() => page.getByTitle('Not sent yet').count()).toBe(0);
  });

  it('goes on after a reload without the identity provider, in one document, and asks for each list once', async () => {
    await open('/conversations/112?view=all');
    await page.getByRole('log').waitFor();
    // Else the first socket may go with the document before it has said who it is.
    const helloes = () => site.frames.filter(({ type }) => type === 'hello').length;
    await expect.poll(helloes).toBe(1);
    const documents: string[] = [];
    const lists: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'document' || request.url().includes('/oidc')) documents.push(request.url());
      if (/\/(conversations\?status|agents\?|widgets\?)/.test(request.url())) lists.push(request.url());
    });
    await page.reload();
    await page.getByRole('log').waitFor();
    await expect.poll(helloes).toBe(2);
    await settled(page);
    expect(documents).toEqual([`${site.url}/dashboard/conversations/112?view=all`]);
    expect(lists.length).toBeGreaterThan(3);
    expect(lists.filter((url, at) => lists.indexOf(url) !== at)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('has its tokens in no storage while it is open, and signs in again once the agent signed out', async () => {
    await open('/conversations/112');
    await page.getByRole('log').waitFor();
    await page.reload();
    await page.getByRole('log').waitFor();
    const stored = () =>
      page.evaluate(() => [...Object.values(sessionStorage), ...Object.values(localStorage)].map(String).join(' '));
    expect(await stored()).not.toContain('access_token');
    await page.getByRole('navigation').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    // Visitors of theirs wait: it says that their chats go back to the queue.
    await page.getByText(/back to the queue/).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You’re signed out').waitFor();
    expect(await stored()).not.toContain('access_token');
    const asked = page.waitForRequest(/\/oidc\/auth/);
    await page.reload();
    await asked;
  });

  it('comes back to the same place with the same draft when the sign-in has expired', async () => {
    await open('/conversations/112?view=all');
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('half a sentence');
    site.fail('resolveConversation', 401);
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Your session has expired').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => page.getByText('Your session has expired').count()).toBe(0);
    await expect.poll(() => page.getByRole('textbox', { name: /Reply to Ada/ }).inputValue()).toBe('half a sentence');
    expect(page.url()).toBe(`${site.url}/dashboard/conversations/112?view=all`);
  });

  it('shows that the connection is lost, and misses nothing when it returns', async () => {
    expectTrouble(/WebSocket connection to .* failed/, /net::ERR_/);
    await open('/conversations/112');
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
    site.cut(true);
    await page.getByText('Connection lost').waitFor();
    site.state.messages.push(messageOf({ conversation_id: 112, seq: 10, content: 'Written while you were away' }));
    Object.assign(site.state.conversations.find(({ id }) => id === 112) ?? {}, {
      last_seq: 10,
      last_message: 'Written while you were away',
    });
    site.cut(false);
    await page.getByRole('log').getByText('Written while you were away').waitFor({ timeout: 25_000 });
    await expect.poll(() => page.getByText('Connection lost').count()).toBe(0);
  });

  it('sends again what the network swallowed, once', async () => {
    await open('/conversations/112');
    site.fail('sendMessage', 503);
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('Do you hear me?');
    await page.keyboard.press('Enter');
    await page.getByText('Retrying…').waitFor();
    site.fail('sendMessage');
    await expect.poll(() => page.getByText('Retrying…').count()).toBe(0);
    expect(site.state.messages.filter(({ content }) => content === 'Do you hear me?')).toHaveLength(1);
  });

  it('takes a reply back by one key within five seconds, where that is chosen', async () => {
    await open('/preferences');
    await page.getByRole('checkbox', { name: /^Wait five seconds/ }).press('Space');
    await page.goto(`${site.url}/dashboard/conversations/112`);
    const field = page.getByRole('textbox', { name: /Reply to Ada/ });
    await page.getByRole('log').getByText('That is kind, thank you!').waitFor();
    await field.fill('Too soon');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await expect.poll(() => field.inputValue()).toBe('Too soon');
    expect(site.calls.filter((call) => call.endsWith('sendMessage'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('shows the name of the agent who was faster', async () => {
    await open('/conversations/107?view=unassigned');
    await page.getByRole('button', { name: 'Assign to me' }).waitFor();
    await settled(page);
    site.fail('assignConversation', 409);
    Object.assign(site.state.conversations.find(({ id }) => id === 107) ?? {}, {
      agent_id: 2,
      status: 'active',
      last_seq: 3,
    });
    await page.getByRole('button', { name: 'Assign to me' }).click();
    await page.getByText('Tomás Herrera already took this conversation.').waitFor();
    expect(await page.getByRole('button', { name: 'Assign to me' }).count()).toBe(0);
  });

  it('sees where the unread begins, and jumps there from the end', async () => {
    const state = fullState();
    const rows = Array.from({ length: 60 }, (_, index) => messageOf({ conversation_id: 112, seq: index + 10 }));
    state.messages.push(...rows);
    Object.assign(state.conversations.find(({ id }) => id === 112) ?? {}, { last_seq: 69, unread_by_agent: 30 });
    await open('/conversations/112', { state });
    await page.getByText('Message 69').waitFor();
    await page.getByRole('button', { name: 'Jump to unread' }).click();
    const mark = page.getByText('New', { exact: true });
    await expect
      .poll(() => mark.evaluate((element) => Math.round(element.getBoundingClientRect().top)))
      .toBeGreaterThan(100);
    await expect.poll(() => page.getByRole('button', { name: 'Jump to unread' }).count()).toBe(0);
    await page.getByText('Message 40', { exact: true }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('says who else is looking, and who is typing', async () => {
    await open('/conversations/112');
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
    const agents = site.state.agents.slice(0, 2).map(({ id, name }) => ({ id, name }));
    site.push({ type: 'viewing', conversation_id: 112, agents });
    await page.getByText('Tomás Herrera is also viewing').waitFor();
    site.push({
      type: 'typing',
      conversation_id: 112,
      by: 'agent',
      is_typing: true,
      agent_id: 2,
      name: 'Tomás Herrera',
    });
    await page.getByText('Tomás Herrera is answering.').waitFor();
    expect(await violations()).toEqual([]);
    site.push({ type: 'viewing', conversation_id: 112, agents: agents.slice(0, 1) });
    await expect.poll(() => page.getByText('Tomás Herrera is also viewing').count()).toBe(0);
  });

  it('finds every action in the palette', async () => {
    await open('/conversations');
    await page.getByRole('link', { name: /Ada Moreau/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Commands' }).fill('canned');
    await page.keyboard.press('Enter');
    await titled('Canned responses');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('sees the widget itself change as it is configured', async () => {
    await open('/widgets/1');
    const launcher = page.locator('live-chat .launcher');
    await page.getByLabel('Launcher size').fill('88');
    await expect
      .poll(() => launcher.evaluate((element) => Math.round(Number.parseFloat(getComputedStyle(element).width))))
      .toBe(88);
    await page.getByRole('radio', { name: 'Start' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Hej hej');
    await page.locator('live-chat').getByText('Hej hej').waitFor();
    expect(complaints).toEqual([]);
  });

  it('asks by name before a widget’s token is replaced', async () => {
    await open('/widgets/1');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Regenerate token/ }).click();
    const confirm = page.getByRole('button', { name: 'Regenerate token', exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    expect(await violations()).toEqual([]);
    await page.getByLabel(/Type “Fjord shop”/).fill('Fjord shop');
    await confirm.click();
    await page.getByText('b'.repeat(32)).waitFor();
  });

  it('moves between list and conversation on a phone', async () => {
    await open('/conversations', { width: 390 });
    await page.getByRole('link', { name: /Ada Moreau/ }).click();
    await page.getByRole('log').waitFor();
    expect(await page.getByRole('heading', { name: 'Conversations' }).isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('heading', { name: 'Conversations' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'More pages' }).click();
    await page.getByRole('menuitem', { name: 'Canned responses' }).click();
    await titled('Canned responses');
  });

  it('notes down what the conversation is about', async () => {
    await open('/conversations/112');
    const details = page.getByRole('complementary');
    await details.getByText('FJ-20418').waitFor();
    await details.getByRole('button', { name: 'Edit attributes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit attributes' });
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByLabel('Name').nth(1).fill('gate');
    await dialog.getByLabel('Value').nth(1).fill('locked');
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save attributes' }).click();
    await details.getByText('locked').waitFor();
    expect(site.state.conversations.find(({ id }) => id === 112)?.attributes).toEqual({
      order: 'FJ-20418',
      gate: 'locked',
    });
    await details.getByRole('button', { name: 'Edit attributes' }).click();
    await expect.poll(() => dialog.getByLabel('Value').nth(1).inputValue()).toBe('locked');
    expect(complaints).toEqual([]);
  });
});

describe('what an agent is typing when the conversation changes', () => {
  const setStatus = (id: number, status: 'active' | 'resolved' | 'closed') => {
    const conversation = site.state.conversations.find((one) => one.id === id);
    if (!conversation) throw new Error(`The site has no conversation ${id}.`);
    Object.assign(conversation, { status, last_seq: conversation.last_seq + 1 });
    site.push({ type: 'conversation.updated', conversation: structuredClone(conversation) });
  };
  const isListening = async () => {
    await expect.poll(() => site.frames.some(({ type }) => type === 'watch')).toBe(true);
  };
  const sent = () => site.state.messages.filter(({ content }) => /half a sentence/.test(content));

  it('stays a note when the visitor takes it up again, until it is made a reply', async () => {
    await open('/conversations/104?view=all&status=any');
    await isListening();
    const note = page.getByRole('textbox', { name: /Write a note/ });
    await note.fill('half a sentence');
    setStatus(104, 'active');
    await page.getByText('This conversation was reopened. You’re still writing a note.').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => sent().map(({ visibility }) => visibility)).toEqual(['internal']);
    await page.getByRole('radio', { name: 'Reply' }).waitFor();
    await expect.poll(() => page.getByText('You’re still writing a note').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('stays a reply when the visitor ends the chat, and is sent once reopened', async () => {
    await open('/conversations/112');
    await isListening();
    const reply = page.getByRole('textbox', { name: /Reply to Ada/ });
    await reply.fill('half a sentence');
    setStatus(112, 'closed');
    await page.getByText('This conversation was closed. Reopen it to send your reply.').waitFor();
    expect(await violations()).toEqual([]);
    await reply.press('Enter');
    await expect.poll(() => reply.inputValue()).toBe('half a sentence');
    expect(sent()).toEqual([]);
    setStatus(112, 'active');
    await expect.poll(() => page.getByText('Reopen it to send your reply').count()).toBe(0);
    await reply.press('Enter');
    await expect.poll(() => sent().map(({ visibility }) => visibility)).toEqual(['public']);
  });

  it('becomes a note by a click only, and each keeps its own text', async () => {
    await open('/conversations/112');
    await isListening();
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('half a sentence');
    await page.getByRole('radio', { name: 'Note' }).click();
    const note = page.getByRole('textbox', { name: /Write a note/ });
    expect(await note.inputValue()).toBe('');
    await page.getByRole('radio', { name: /Reply/ }).click();
    setStatus(112, 'resolved');
    await page.getByRole('button', { name: 'Switch to note' }).click();
    await expect.poll(() => note.inputValue()).toBe('half a sentence');
    await note.press('Enter');
    await expect.poll(() => sent().map(({ visibility }) => visibility)).toEqual(['internal']);
  });
});

describe('a note that calls a colleague', () => {
  it('is written by keyboard: the list names the active option, and the name stands out in the note', async () => {
    await open('/conversations/112');
    await page.getByRole('radio', { name: 'Note' }).click();
    const note = page.getByRole('textbox', { name: /Write a note/ });
    await note.pressSequentially('Ask @pri');
    const option = page
      .getByRole('listbox', { name: 'Agents to mention' })
      .getByRole('option', { name: /Priya Raman/ });
    await option.waitFor();
    expect(await note.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await note.press('Enter');
    await expect.poll(() => note.inputValue()).toBe('Ask @Priya Raman ');
    await note.pressSequentially('please');
    await note.press('Enter');
    await page.locator('.note .mention', { hasText: '@Priya Raman' }).waitFor();
    const priya = site.state.agents.find(({ name }) => name === 'Priya Raman');
    expect(site.state.messages.at(-1)).toMatchObject({ visibility: 'internal', metadata: { mentions: [priya?.id] } });
    expect(await violations()).toEqual([]);
  });
});

describe('what an agent sent and the server has not', () => {
  const stored = () => site.state.messages.filter(({ content }) => content === 'Do you hear me?');
  const write = async () => {
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('Do you hear me?');
    await page.keyboard.press('Enter');
  };

  it('has its last letter, however fast Enter follows it', async () => {
    await open('/conversations/112');
    const field = page.getByRole('textbox', { name: /Reply to Ada/ });
    await field.fill('On its wa');
    await field.evaluate((element: HTMLTextAreaElement) => {
      element.value += 'y';
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await page.getByRole('log').getByText('On its way', { exact: true }).waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
  });

  it('survives a reload and is sent on request', async () => {
    await open('/conversations/112');
    site.fail('sendMessage', 503);
    await write();
    await page.getByText('Retrying…').waitFor();
    await page.reload();
    await page.getByText('Not sent', { exact: false }).first().waitFor();
    await page.getByRole('log').getByText('Do you hear me?').waitFor();
    expect(await violations()).toEqual([]);
    site.fail('sendMessage');
    await page.getByRole('log').getByRole('button', { name: 'Retry' }).click();
    // It is being sent from the click on, and stored once the server has it.
    await expect.poll(() => page.getByText('Not sent', { exact: false }).count()).toBe(0);
    await expect.poll(stored).toHaveLength(1);
    await page.reload();
    await page.getByRole('log').getByText('Do you hear me?').waitFor();
    expect(await page.getByText('Not sent', { exact: false }).count()).toBe(0);
  });

  it('leaves a mark on its row and above the list when it is refused later', async () => {
    await open('/conversations/112');
    site.fail('sendMessage', 503);
    await write();
    await page.getByText('Retrying…').waitFor();
    await page.getByRole('link', { name: /Kwame Boateng/ }).click();
    site.fail('sendMessage', 409);
    await page.getByRole('link', { name: /Ada Moreau.*Not sent/ }).waitFor();
    const note = page.getByRole('link', { name: 'Your message to Ada Moreau wasn’t sent' });
    await note.waitFor();
    expect(await violations()).toEqual([]);
    await note.click();
    await page.getByRole('log').getByText('Do you hear me?').waitFor();
    await expect.poll(() => note.count()).toBe(0);
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.getByText('Not sent', { exact: false }).count()).toBe(0);
  });

  it('is confirmed before its writer signs out, and gone afterwards', async () => {
    await open('/conversations/112');
    site.fail('saveDraft', 503);
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('half a sentence');
    const signOut = async (answer: string) => {
      await page.getByRole('navigation').getByRole('button').last().click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('dialog', { name: 'Sign out?' }).getByRole('button', { name: answer }).click();
    };
    await signOut('Cancel');
    await page.getByRole('log').waitFor();
    await signOut('Discard and sign out');
    await page.getByText('You’re signed out').waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|unsent/.test(key)))).toEqual([]);
  });

  it('and everything else disappear from every tab when the agent signs out in one of them', async () => {
    await open('/conversations/112');
    await page.getByRole('log').waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    site.fail('sendMessage', 503);
    await other.getByRole('textbox', { name: /Reply to Ada/ }).fill('on its way');
    await other.keyboard.press('Enter');
    await other.getByText('Retrying').waitFor();
    await page.getByRole('navigation').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Discard and sign out' }).click();
    await page.getByText('You’re signed out').waitFor();
    await other.getByText('You’re signed out').waitFor();
    expect(await other.getByText('on its way').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|unsent/.test(key)))).toEqual([]);
  });
});
