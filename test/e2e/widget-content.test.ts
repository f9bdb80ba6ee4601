/** What visitors and the team write, however odd, is shown as the text it is; what can't be sent is said before. */
import { describe, expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { openChat, say, windowOf } from '#test/widget/support/states.ts';

const site = useSite();

describe('a message', () => {
  it.each([
    ['HTML', '<img src=x onerror="alert(1)"><b>bold</b>'],
    ['a script', '</script><script>window.hacked = true</script>'],
    ['a javascript: address', 'javascript:alert(1) JaVaScRiPt:alert(2)'],
    ['an override of direction', 'abc \u202egnp.exe'],
    ['emoji of several characters', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣'],
    ['one character', 'x'],
    ['8,000 characters', 'ä'.repeat(8000)],
  ])('of %s is shown as text, to the visitor and back', async (_, text) => {
    await site.visit(plain());
    await openChat(site.page);
    await say(site.page, text);
    await expect.poll(() => site.server.rows.map(({ content }) => content)).toEqual([text]);
    site.server.write({ content: text });
    const bubbles = windowOf(site.page).locator('.bubble');
    await expect.poll(() => bubbles.count()).toBe(2);
    expect(await bubbles.allTextContents()).toEqual([text, text]);
    expect(await windowOf(site.page).locator('.bubble :is(img, b, script, a)').count()).toBe(0);
    expect(await site.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(site.noise).toEqual([]);
  });

  it("of a bot is shown as its Markdown means, the visitor's own as it was written", async () => {
    await site.visit(plain());
    await openChat(site.page);
    const text = '**Free** [returns](https://a.example/x)\n\n1. pack\n2. send\n\n[x](javascript:alert(1))';
    await say(site.page, text);
    await expect.poll(() => site.server.rows.length).toBe(1);
    site.server.write({ content: text, sender_type: 'bot', sender_name: 'Bot' });
    const bot = windowOf(site.page).locator('.theirs .bubble');
    await bot.locator('strong', { hasText: 'Free' }).waitFor();
    expect(await bot.locator('ol > li').allTextContents()).toEqual(['pack', 'send']);
    expect(await bot.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://a.example/x',
    ]);
    const own = windowOf(site.page).locator('.own .bubble');
    expect(await own.textContent()).toBe(text);
    expect(await own.locator(':is(strong, ol)').count()).toBe(0);
  });

  it.each([
    ['of an agent', { sender_type: 'agent' as const }],
    ['of a bot', { sender_type: 'bot' as const, sender_name: 'Bot' }],
  ])(
    '%s that is longer than the window is shown from its beginning; the next one after it at the end',
    async (_, by) => {
      await site.visit(plain());
      await site.chat();
      const lines = Array.from({ length: 60 }, (_, line) => `Step ${line + 1}.`).join('\n\n');
      site.server.write({ ...by, content: `It begins here.\n\n${lines}` });
      const list = windowOf(site.page).getByRole('region', { name: 'Messages' });
      const bubble = windowOf(site.page).locator('.bubble').last();
      await bubble.getByText('It begins here.').waitFor();
      const above = async () => ((await bubble.boundingBox())?.y ?? 0) - ((await list.boundingBox())?.y ?? 0);
      await expect.poll(above).toBeGreaterThanOrEqual(0);
      expect(await above()).toBeLessThan(80);
      await site.page.getByRole('button', { name: 'Messages' }).click();
      await site.page.getByRole('button', { name: 'Messages' }).waitFor({ state: 'detached' });
      site.server.write({ content: 'Did that help?' });
      await windowOf(site.page).getByText('Did that help?').waitFor();
      await expect.poll(() => list.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight)).toBe(0);
    },
  );

  it('that is too long is refused before it is sent, and can be shortened', async () => {
    await site.visit(plain());
    await openChat(site.page);
    const field = site.page.getByRole('textbox', { name: 'Message' });
    await field.fill('x'.repeat(8003));
    await site.page.getByRole('alert').getByText('3 characters over the limit').waitFor();
    expect(await site.page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await field.press('Enter');
    expect(site.server.rows).toEqual([]);
    await field.fill('x'.repeat(8000));
    await site.page.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => site.server.rows.length).toBe(1);
  });

  it('of nothing but spaces cannot be sent', async () => {
    await site.visit(plain());
    await openChat(site.page);
    await site.page.getByRole('textbox', { name: 'Message' }).fill('  \n ');
    expect(await site.page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  });

  it('has its last letter, however fast Enter follows it', async () => {
    await site.visit(plain());
    await openChat(site.page);
    const field = site.page.getByRole('textbox', { name: 'Message' });
    await field.fill('Hell');
    await field.evaluate((element: HTMLTextAreaElement) => {
      element.value += 'o';
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await expect.poll(() => site.server.rows.map(({ content }) => content)).toEqual(['Hello']);
    await expect.poll(() => field.inputValue()).toBe('');
  });

  it('left offline carries name and email, and the confirmation names the address', async () => {
    site.server.availability = { online: false, reason: 'nobody_online', next_open_at: null };
    await site.visit(plain());
    await openChat(site.page);
    await site.page.getByRole('textbox', { name: 'Message' }).fill('Please call me');
    await site.page.getByRole('button', { name: 'Leave a message' }).click();
    await site.page.getByText('Please fill in this field.').first().waitFor();
    await site.page.getByRole('textbox', { name: 'Name' }).fill('Vera');
    await site.page.getByRole('textbox', { name: 'Email' }).fill('vera@example.com');
    await site.page.getByRole('button', { name: 'Leave a message' }).click();
    await windowOf(site.page).getByText("We'll reply to vera@example.com").waitFor();
    expect(site.server.requests.filter((request) => request.endsWith('/offline-messages'))).toHaveLength(1);
  });

  it('with options is answered by one click', async () => {
    await site.visit(plain());
    await site.chat();
    const options = [
      { label: 'Track a parcel', value: 'track' },
      { label: 'Something else', value: 'other' },
    ];
    site.server.write({ content: 'What is it about?', sender_type: 'bot', sender_name: null, metadata: { options } });
    await windowOf(site.page).getByText('Assistant').waitFor();
    await site.page.getByRole('button', { name: 'Track a parcel' }).click();
    await expect.poll(() => site.server.rows.at(-1)?.content).toBe('track');
    expect(await site.page.getByRole('button', { name: 'Something else' }).count()).toBe(0);
  });
});

describe('a copy by email', () => {
  const ask = async () => {
    await site.page.getByRole('button', { name: 'More options' }).click();
    await site.page.getByRole('button', { name: 'Email me a copy' }).click();
  };

  it.each([
    [409, 'not_configured', "Email copies aren't available here."],
    [429, 'rate_limited', "A copy can't be sent right now."],
    [503, 'try_again', "A copy can't be sent right now."],
  ])('refused with %d %s is told in words, and the chat goes on', async (status, code, words) => {
    site.server.person = { email: 'vera@example.com' };
    await site.visit(plain());
    await site.chat();
    site.server.refusals = [[/transcript$/, { status, body: { code } }]];
    await ask();
    await windowOf(site.page).getByText(words).waitFor();
    site.server.refusals = [];
    site.server.write({ content: 'Never mind.' });
    await windowOf(site.page).getByText('Never mind.').waitFor();
    expect(await windowOf(site.page).getByText(words).count()).toBe(0);
  });

  it('is not offered to visitors without an address', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.getByRole('button', { name: 'More options' }).click();
    await site.page.getByRole('button', { name: 'End conversation' }).waitFor();
    expect(await site.page.getByRole('button', { name: 'Email me a copy' }).count()).toBe(0);
  });
});
