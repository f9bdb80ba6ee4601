/** Long lists and quick hands in a browser: order, counts, search, scroll and focus stay right. */
import { describe, expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { browser, complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';
import { settled } from '#test/support/settled.ts';
import { agentOf, ago, conversationOf, messageOf } from '#test/dashboard/support/sample.ts';
import { longTasksDuring } from '#test/support/long-tasks.ts';

usePage();

const field = () => page.getByRole('textbox', { name: /Reply to/ });
const rows = () => page.locator('.virtual li');

/** Chats that wait, the first for the longest; the last one is urgent. */
function waiting(count: number) {
  const state = fullState();
  state.conversations = Array.from({ length: count }, (_, index) =>
    conversationOf({
      id: 1000 + index,
      agent_id: null,
      status: 'pending',
      handler: 'agent',
      created_at: ago(10_000 - index),
      waiting_since: ago(10_000 - index),
      priority: index === count - 1 ? 'urgent' : 'normal',
      visitor: { ...conversationOf({ id: 1 }).visitor, name: `Waiting ${index + 1}` },
    }),
  );
  return state;
}

describe('70 chats that wait', () => {
  it('are all counted, the urgent one first, then whoever waits longest', async () => {
    await open('/conversations?view=unassigned', { state: waiting(70) });
    await rows().first().waitFor();
    expect(await page.getByTitle(/waiting for an agent/).textContent()).toBe('70');
    expect(await rows().nth(0).locator('b').textContent()).toBe('Waiting 70');
    expect(await rows().nth(1).locator('b').textContent()).toBe('Waiting 1');
    await page.locator('.virtual').evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await expect.poll(() => rows().last().getAttribute('aria-setsize')).toBe('70');
    expect(complaints).toEqual([]);
  });
});

describe('the number that waits for an agent', () => {
  it('is the same on Home and in the inbox, without those that a bot handles', async () => {
    const state = waiting(7);
    for (const one of state.conversations.slice(0, 2)) one.handler = 'bot';
    await open('/', { state });
    const figure = page.locator('.figure', { hasText: 'Waiting for an agent' }).locator('b');
    await expect.poll(() => figure.textContent()).toBe('5');
    await page.getByRole('link', { name: 'Conversations' }).first().click();
    await expect.poll(() => page.getByTitle(/waiting for an agent/).textContent()).toBe('5');
  });
});

describe('300 agents', () => {
  const crowd = () => {
    const state = fullState();
    for (let id = 100; id < 400; id += 1)
      state.agents.push(agentOf({ id, name: `Agent Number ${id}`, email: `number${id}@fjord.example` }));
    return state;
  };

  it('are searched by name and address, a hundred at a time', async () => {
    await open('/agents', { state: crowd() });
    await page.getByRole('row').nth(100).waitFor();
    expect(await page.getByRole('row').count()).toBe(101);
    await page.getByRole('searchbox', { name: 'Search' }).fill('number377@');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox', { name: 'Search' }).fill('nobody such');
    await page.getByText('No matches').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('are found when a chat is transferred', async () => {
    await open('/conversations/112', { state: crowd() });
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('dialog').getByRole('searchbox').fill('Number 377');
    await page.keyboard.press('Enter');
    await page.getByText('Transferred to Agent Number 377').waitFor();
    expect(site.state.conversations.find(({ id }) => id === 112)?.agent_id).toBe(377);
  });
});

describe('2,000 canned responses', () => {
  const responses = () => {
    const state = fullState();
    state.cannedResponses = Array.from({ length: 2000 }, (_, index) => ({
      id: 5000 + index,
      version: 1,
      shortcut: `r${index}`,
      title: `Response ${index}`,
      content: `The text of ${index}`,
      department_id: null,
      actions: [],
      files: [],
      created_at: ago(1e6),
    }));
    return state;
  };

  it('are searched on their page, a hundred at a time', async () => {
    await open('/canned-responses', { state: responses() });
    await page.getByRole('row').nth(100).waitFor();
    expect(await page.getByRole('row').count()).toBe(101);
    await page.getByRole('searchbox', { name: 'Search' }).fill('text of 1987');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByText('/r1987').waitFor();
  });

  it('are found in the reply without a long task', { retry: 2 }, async () => {
    await open('/conversations/112', { state: responses() });
    await field().fill('/');
    await page.getByRole('option').nth(5).waitFor();
    await settled(page);
    const { long } = await longTasksDuring(browser, page, async () => {
      await page.keyboard.type('r1987');
      await page.getByRole('option', { name: /r1987/ }).waitFor();
    });
    expect(long).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => field().inputValue()).toBe('The text of 1987');
    await page.keyboard.press('Enter');
    await expect.poll(() => field().inputValue()).toBe('');
    await expect.poll(() => page.getByRole('listbox').count()).toBe(0);
  });
});

describe('a conversation of 5,000 messages', () => {
  const long = () => {
    const state = fullState();
    state.messages = state.messages.filter(({ conversation_id: of }) => of !== 112);
    for (let seq = 1; seq <= 5000; seq += 1)
      state.messages.push(
        messageOf({
          conversation_id: 112,
          seq,
          content: `Line ${seq}`,
          sender_type: seq % 2 === 0 ? 'agent' : 'visitor',
          sender_id: seq % 2 === 0 ? 1 : null,
          created_at: ago(60_000 - seq * 10),
        }),
      );
    Object.assign(state.conversations.find(({ id }) => id === 112) ?? {}, { last_seq: 5000, unread_by_visitor: 2 });
    return state;
  };

  it('opens at its end, and brings older ones without moving those in sight', async () => {
    await open('/conversations/112', { state: long() });
    await page.getByText('Line 5000', { exact: true }).last().waitFor();
    expect(await page.locator('.bubble').count()).toBeLessThan(200);
    const log = page.getByRole('log');
    await log.evaluate((box) => box.scrollTo({ top: 40 }));
    const first = page.getByText('Line 4951', { exact: true });
    const top = async () => Math.round((await first.boundingBox())?.y ?? -1);
    const before = await top();
    await page.getByText('Line 4901', { exact: true }).waitFor({ state: 'attached' });
    expect(Math.abs((await top()) - before)).toBeLessThan(60);
    // Read marks that were missed come with the conversation: all but the last two answers are read.
    expect(await page.locator('.mark-read').count()).toBeGreaterThan(5);
  });

  it('draws a bounded part of what comes in while it is open, and brings the rest when somebody scrolls up', async () => {
    await open('/conversations/112', { state: long() });
    await page.getByText('Line 5000', { exact: true }).last().waitFor();
    for (let seq = 5001; seq <= 5250; seq += 1) {
      const message = messageOf({ conversation_id: 112, seq, content: `Line ${seq}` });
      site.state.messages.push(message);
      site.push({ type: 'message.created', message });
    }
    await page.locator('.bubble').getByText('Line 5250', { exact: true }).waitFor();
    expect(await page.locator('.bubble').count()).toBeLessThanOrEqual(97);
    const log = page.getByRole('log');
    // It still follows the newest one.
    expect(await log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)).toBeLessThan(80);
    await expect
      .poll(async () => {
        await log.evaluate((box) => box.scrollTo({ top: 0 }));
        return page.getByText('Line 5001', { exact: true }).count();
      })
      .toBe(1);
  });

  it('brings older ones by itself where the screen is taller than the newest', async () => {
    await open('/conversations/112', { state: long() });
    await page.getByText('Line 5000', { exact: true }).last().waitFor();
    await page.setViewportSize({ width: 1440, height: 6000 });
    await expect.poll(() => page.getByText('Line 4901', { exact: true }).count()).toBe(1);
  });

  it('shows one’s own reply to somebody who had scrolled up', async () => {
    await open('/conversations/112', { state: long() });
    await page.getByText('Line 5000', { exact: true }).last().waitFor();
    await settled(page);
    await page.getByRole('log').evaluate((box) => box.scrollTo({ top: 600 }));
    await page.getByRole('button', { name: /Jump to newest|New messages/ }).waitFor();
    await field().fill('My own words');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('log').getByText('My own words').isVisible()).toBe(true);
    await expect
      .poll(() =>
        page.getByRole('log').evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight)),
      )
      .toBeLessThan(80);
  });
});

describe('chats that are opened one after the other', () => {
  it('leave no nodes behind', async () => {
    await open('/conversations');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const nodes = async () => {
      await settled(page);
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'Nodes')?.value ?? 0;
    };
    const after: number[] = [];
    for (let id = 1001; id <= 1008; id += 1) {
      const conversation = conversationOf({ id, agent_id: 1, status: 'active', last_seq: 1, last_message: 'Hello?' });
      site.state.conversations.push(conversation);
      site.state.messages.push(messageOf({ conversation_id: id, seq: 1, content: 'Hello?' }));
      site.push({ type: 'conversation.assigned', conversation: { ...conversation } });
      await page.locator(`.row[href*="/conversations/${id}"]`).click();
      await page.locator('.bubble').getByText('Hello?', { exact: true }).waitFor();
      for (let seq = 2; seq <= 6; seq += 1) {
        const message = messageOf({ conversation_id: id, seq, content: `Line ${seq} in ${id}` });
        site.state.messages.push(message);
        Object.assign(conversation, { last_seq: seq, last_message: message.content });
        site.push({ type: 'message.created', message });
      }
      await page.locator('.bubble').getByText(`Line 6 in ${id}`).waitFor();
      after.push(await nodes());
    }
    // Each is one row more in the list, of about 30 nodes; what was open has several hundred.
    expect((after[7] ?? Infinity) - (after[2] ?? 0)).toBeLessThan(5 * 60);
  });
});

describe('quick hands', () => {
  it('a row that is clicked right after a search was typed stays open', async () => {
    await open('/conversations/112');
    await page.getByRole('link', { name: /Kwame Boateng/ }).waitFor();
    await page.getByRole('searchbox', { name: /Search names/ }).fill('payment');
    await page.getByRole('link', { name: /Kwame Boateng/ }).click();
    await page.waitForURL(/q=payment/);
    await page.getByRole('heading', { name: 'Kwame Boateng' }).first().waitFor();
    expect(page.url()).not.toContain('/112');
  });

  it('another list opens at its top', async () => {
    await open('/conversations?view=unassigned', { state: waiting(70) });
    await rows().first().waitFor();
    await page.locator('.virtual').evaluate((box) => box.scrollTo({ top: 2000 }));
    await page.getByRole('link', { name: 'All' }).click();
    await page.waitForURL(/view=all/);
    await expect.poll(() => page.locator('.virtual').evaluate((box) => box.scrollTop)).toBe(0);
  });

  it('a focused row that scrolls away leaves the focus in the list', async () => {
    await open('/conversations?view=unassigned', { state: waiting(70) });
    await rows().first().getByRole('link').focus();
    await page.locator('.virtual').evaluate((box) => box.scrollTo({ top: 3000 }));
    await expect.poll(() => rows().first().locator('b').textContent()).not.toBe('Waiting 70');
    expect(await page.evaluate(() => document.querySelector('.virtual')?.contains(document.activeElement))).toBe(true);
  });

  it('half a label is not added after Escape, and two quick ones both are', async () => {
    await open('/conversations/112');
    const label = page.getByRole('combobox', { name: 'Add a label' });
    await label.fill('half a la');
    await page.keyboard.press('Escape');
    await label.fill('one');
    await page.keyboard.press('Enter');
    await label.fill('two');
    await page.keyboard.press('Enter');
    const labels = () => site.state.conversations.find(({ id }) => id === 112)?.labels;
    await expect.poll(labels).toEqual(['order', 'vip', 'one', 'two']);
  });

  it('a label that a colleague adds at the same time is kept, and so is one that they remove', async () => {
    await open('/conversations/112');
    const label = page.getByRole('combobox', { name: 'Add a label' });
    await label.waitFor();
    const stored = site.state.conversations.find(({ id }) => id === 112);
    if (stored) stored.labels = ['vip', 'refund'];
    await label.fill('urgent');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored?.labels).toEqual(['vip', 'refund', 'urgent']);
    await page.locator('.labels').getByText('refund', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Remove.*vip/ }).click();
    await expect.poll(() => stored?.labels).toEqual(['refund', 'urgent']);
  });

  /** Opens a conversation and waits until nothing more is asked for. @returns how many calls that took */
  async function callsOfOpening(path: string): Promise<number> {
    await open(path);
    await field().waitFor();
    await expect.poll(() => site.calls).toContain('GET getVisitor');
    // Asked once the page is idle.
    await expect.poll(() => site.calls).toContain('GET getOwnNotices');
    await settled(page);
    return site.calls.length;
  }

  it('an own message is one request', async () => {
    const before = await callsOfOpening('/conversations/112');
    await field().fill('Hello');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
    await settled(page);
    expect(site.calls.slice(before)).toEqual(['POST sendMessage']);
  });

  it('asks who the visitor is when they come to a page or are described anew, and not when they write', async () => {
    const before = await callsOfOpening('/conversations/112');
    const seq = Math.max(...site.state.messages.filter((one) => one.conversation_id === 112).map((one) => one.seq)) + 1;
    const message = messageOf({ conversation_id: 112, seq, sender_type: 'visitor', content: 'Still there?' });
    site.push({ type: 'message.created', message });
    await page.getByRole('log').getByText('Still there?', { exact: true }).waitFor();
    await settled(page);
    expect(site.calls.slice(before)).not.toContain('GET getVisitor');
    site.push({ type: 'visitor.presence', conversation_id: 112, is_connected: true });
    const asked = () => site.calls.slice(before).filter((call) => call === 'GET getVisitor').length;
    await expect.poll(asked).toBe(1);
    const conversation = site.state.conversations.find(({ id }) => id === 112);
    if (!conversation) throw new Error('There is no chat 112.');
    const visitor = { ...conversation.visitor, email: 'new@example.com' };
    site.push({
      type: 'conversation.updated',
      conversation: { ...conversation, visitor, version: conversation.version + 9 },
    });
    await expect.poll(asked).toBe(2);
    const edit = { event: 'visitor_edited', agent_id: 2 } as const;
    const record = messageOf({ conversation_id: 112, seq: seq + 1, sender_type: 'system', metadata: edit });
    site.push({ type: 'message.created', message: record });
    await expect.poll(asked).toBe(3);
  });
});

describe('the filter by label', () => {
  it('offers the labels that the team has listed, also those of no chat that is loaded', async () => {
    const state = fullState();
    state.fields.labels.push({ name: 'wholesale', description: '', color: 'blue' });
    await open('/conversations', { state });
    await page.getByRole('button', { name: 'Filters' }).click();
    const label = page.getByRole('combobox', { name: 'Label', exact: true });
    await expect.poll(() => label.locator('option').allTextContents()).toContain('wholesale');
    expect(await label.locator('option').allTextContents()).toContain('vip');
    await label.selectOption('wholesale');
    await page.waitForURL(/label=wholesale/);
  });
});

describe('the own status', () => {
  const rail = () => page.getByRole('navigation', { name: 'Main' });
  const own = (id: number, status: 'active' | 'resolved') =>
    site.push({
      type: status === 'active' ? 'conversation.assigned' : 'conversation.updated',
      conversation: conversationOf({ id, agent_id: 1, status, last_seq: status === 'active' ? 2 : 3 }),
    });

  it('is busy from the last chat that fits until one of them ends', async () => {
    await open('/');
    await expect.poll(() => site.frames.some(({ type }) => type === 'hello')).toBe(true);
    await rail().getByText('Online').waitFor();
    for (const id of [501, 502, 503, 504, 505]) own(id, 'active');
    await rail().getByText('Busy').waitFor();
    for (const id of [501, 502, 503, 504, 505]) own(id, 'resolved');
    await rail().getByText('Online').waitFor();
  });

  it('is no longer busy after a reload at the maximum, once a chat has ended', async () => {
    const state = fullState();
    const [me] = state.agents;
    if (me) Object.assign(me, { status: 'busy', current_chats_count: 5 });
    await open('/', { state });
    await expect.poll(() => site.frames.some(({ type }) => type === 'hello')).toBe(true);
    await rail().getByText('Busy').waitFor();
    own(501, 'active');
    if (me) Object.assign(me, { status: 'online', current_chats_count: 4 });
    own(501, 'resolved');
    await rail().getByText('Online').waitFor();
  });
});
