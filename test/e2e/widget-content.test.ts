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

  it('of somebody whose name is one long word stays within the window', async () => {
    await site.visit(plain());
    await site.chat();
    const name = 'W'.repeat(100);
    const assigned = { event: 'assigned', agent_id: 4 } as const;
    site.server.write({ content: '', sender_type: 'system', sender_name: name, metadata: assigned });
    site.server.write({ content: 'Hello', sender_id: 4, sender_name: name });
    site.server.push({ type: 'typing', conversation_id: 1, by: 'agent', is_typing: true, name });
    await windowOf(site.page).locator('.typing').waitFor();
    const list = windowOf(site.page).locator('.messages');
    expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  it("is no longer today's once midnight has passed, with the next letter at the latest", async () => {
    const late = new Date();
    late.setHours(23, 58);
    await site.page.clock.install({ time: late });
    await site.visit(plain());
    await openChat(site.page);
    await say(site.page, 'Good night');
    const day = windowOf(site.page).locator('.day');
    await expect.poll(() => day.textContent()).toBe('Today');
    await site.page.clock.fastForward(5 * 60_000);
    await site.page.getByRole('textbox', { name: 'Message' }).fill('G');
    await expect.poll(() => day.textContent()).toBe('Yesterday');
  });

  it("of a bot is shown as its Markdown means, the visitor's own as it was written", async () => {
    await site.visit(plain());
    await openChat(site.page);
    const text =
      '**Free** [returns](https://a.example/x)\n\n1. pack\n2. send\n\n[x](javascript:alert(1)) [(555) 123-4567](tel:+15551234567)';
    await say(site.page, text);
    await expect.poll(() => site.server.rows.length).toBe(1);
    site.server.write({ content: text, sender_type: 'bot', sender_name: 'Bot' });
    const bot = windowOf(site.page).locator('.theirs .bubble');
    await bot.locator('strong', { hasText: 'Free' }).waitFor();
    expect(await bot.locator('ol > li').allTextContents()).toEqual(['pack', 'send']);
    const links = bot.locator('a');
    expect(
      await links.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('target')])),
    ).toEqual([
      ['https://a.example/x', '_blank'],
      ['tel:+15551234567', null],
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
    await site.page.getByRole('alert').getByText('Characters over the limit: 3').waitFor();
    await field.fill('x'.repeat(9234));
    await site.page.getByRole('alert').getByText('Characters over the limit: 1,234').waitFor();
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
    await expect.poll(() => site.page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
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

  it('left offline is promised an answer on the page where the team sends no email', async () => {
    site.server.widget = { ...site.server.widget, email_replies: false };
    site.server.availability = { online: false, reason: 'nobody_online', next_open_at: null };
    await site.visit(plain());
    await openChat(site.page);
    await windowOf(site.page).getByText('Come back to this page to read our reply.').waitFor();
    await site.page.getByRole('textbox', { name: 'Message' }).fill('Please call me');
    await site.page.getByRole('textbox', { name: 'Name' }).fill('Vera');
    await site.page.getByRole('textbox', { name: 'Email' }).fill('vera@example.com');
    await site.page.getByRole('button', { name: 'Leave a message' }).click();
    await windowOf(site.page).getByText("We'll reply here as soon as we're back. Come back").waitFor();
    await site.page.getByRole('button', { name: 'More options' }).click();
    await expect.poll(() => site.page.getByRole('button', { name: 'Email me a copy' }).count()).toBe(0);
  });

  it('that waits when everybody has gone promises no answer shortly, nor a time', async () => {
    await site.visit(plain());
    await openChat(site.page);
    await say(site.page, 'Anybody there?');
    await windowOf(site.page).getByText('Someone will be with you shortly').waitFor();
    site.server.push({ type: 'queue.position', conversation_id: 1, position: 2, estimated_wait_seconds: 240 });
    await windowOf(site.page).getByText('You are number 2 in the queue. Estimated wait: 4 minutes.').waitFor();
    const availability = { online: false, reason: 'nobody_online', next_open_at: null } as const;
    site.server.push({ type: 'availability.changed', availability });
    const note = windowOf(site.page).locator('output');
    await expect
      .poll(() => note.textContent())
      .toBe("Thanks! We'll reply here as soon as we're back. Come back to this page to read our reply.");
  });

  it('that is being written when the last agent leaves goes on in its field, and no time that is past is promised', async () => {
    await site.visit(plain());
    await openChat(site.page);
    const message = site.page.getByRole('textbox', { name: 'Message' });
    await message.pressSequentially('Is it po');
    const availability = { online: false, reason: 'nobody_online', next_open_at: '2020-01-06T09:00:00.000Z' } as const;
    site.server.push({ type: 'availability.changed', availability });
    await site.page.getByRole('textbox', { name: 'Name' }).waitFor();
    await site.page.evaluate(() => new Promise(requestAnimationFrame));
    await site.page.keyboard.type('ssible?');
    await expect.poll(() => message.inputValue()).toBe('Is it possible?');
    expect(await windowOf(site.page).locator('.presence').textContent()).toBe("We're away");
  });

  it('of a form names what is wrong only as long as it is, and takes what a browser has filled in', async () => {
    site.server.widget = { ...site.server.widget, collect_name: true, collect_email: true };
    await site.visit(plain());
    await openChat(site.page);
    const start = site.page.getByRole('button', { name: 'Start chat' });
    const field = (name: string) => windowOf(site.page).locator(`[name=${name}]`);
    const problems = () => site.page.getByRole('alert').allTextContents();
    await start.click();
    await expect.poll(problems).toHaveLength(3);
    await field('message').fill('Hello');
    await field('email').fill('vera@');
    await expect.poll(problems).toEqual(['Please fill in this field.', expect.stringContaining('name@example.com')]);
    // As some browsers and password managers fill a form in.
    for (const [name, value] of [
      ['name', 'Vera'],
      ['email', 'vera@example.com'],
    ] as const)
      await field(name).evaluate((element: HTMLInputElement, filled) => {
        element.value = filled;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }, value);
    await expect.poll(problems).toEqual([]);
    expect(await windowOf(site.page).locator('[aria-invalid=true]').count()).toBe(0);
    await start.click();
    await expect.poll(() => site.server.rows.map(({ content }) => content)).toEqual(['Hello']);
    expect(site.server.sessions.at(-1)).toMatchObject({ name: 'Vera', email: 'vera@example.com' });
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
