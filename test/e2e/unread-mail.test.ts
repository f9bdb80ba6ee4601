/** Mail to visitors on the running stack, in a browser: the answer to one who left, and the code that a bot wants. */
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '#core/model/messages/message.ts';
import type { SentMail } from '#local/aws/mail.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, say, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { synthesizeWith } from '#test/support/synthesize-with.ts';
import { startModelServer } from '#test/support/model-server.ts';
import { respond } from '#local/platform/http-message.ts';
import { openChat, windowOf } from '#test/widget/support/states.ts';

let stack: TestStack;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-unread-'));
  const assembly = synthesizeWith({ mail: { from: 'chat@example.com' } }, folder);
  [stack, browser] = await Promise.all([startTestStack({ assembly, prepare: async () => host }), launchBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), stack.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** A page for each widget's token, served as a website's own. */
function host(path: string) {
  const token = /^\/host\/(\w+)$/.exec(path)?.[1];
  const html = `<!doctype html><html lang="en"><title>Shop</title><script src="/api/widget/${token}/script.js" async></script></html>`;
  return token === undefined ? undefined : respond(200, html, { 'content-type': 'text/html; charset=utf-8' });
}

/** Puts the clock of the sweep forward. */
function sweepAhead(minutes: number): void {
  const ahead = mkdtempSync(join(folder, 'sweep-'));
  cpSync('dist/functions/sweep', ahead, { recursive: true });
  renameSync(join(ahead, 'index.mjs'), join(ahead, 'now.mjs'));
  // What is left of the invocation's time doesn't change.
  const shift = `import { handler as run } from './now.mjs';
    const now = Date.now;
    Date.now = () => now() + ${minutes * 60_000};
    export const handler = (event, context) => run(event, { ...context, getRemainingTimeInMillis: () => 50_000 });`;
  writeFileSync(join(ahead, 'index.mjs'), shift);
  stack.replaceFunction('sweep', ahead);
}

async function outbox(): Promise<SentMail[]> {
  stack.runSchedule('every-minute');
  await stack.settled();
  return ((await (await fetch(`${stack.url}/local/mail`)).json()) as { data: SentMail[] }).data;
}

test('a visitor leaves, reads the answer in a mail, goes on from there, and the agent sees it', async () => {
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', {
    body: { name: 'Shop', allowed_domains: ['shop.example.com'], primary_color: '#0b6e4f' },
  });
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  const visitor = await visitorOf(stack.url, widget, { name: 'Vera', email: 'vera@example.com' });
  const { conversation } = await startChat(visitor, 'Do you have blue ones?');
  await agent.socket.next('conversation.assigned');
  const params = { id: String(conversation.id) };
  await agent.call('sendMessage', { params, body: { content: 'Yes, seven.', client_message_id: freshId() } });
  expect(await outbox()).toEqual([]);
  sweepAhead(11);
  const [mail] = await outbox();
  expect(mail).toMatchObject({ to: ['vera@example.com'], subject: 'Ben Okafor from Shop replied' });
  expect(mail?.text).toContain('Yes, seven.');
  expect(mail?.text).not.toContain('blue');

  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  const [link = ''] = /http\S+\/mail\/\w{32}$/m.exec(mail?.text ?? '') ?? [];
  await page.goto(`${stack.url}/local/mail/${mail?.id}`);
  await page.getByRole('link', { name: 'Open the conversation' }).click();
  await page.waitForURL(link);
  await windowOf(page).getByText('Yes, seven.').waitFor();
  const box = await windowOf(page).boundingBox();
  expect(box?.width).toBe(720);
  await page.getByRole('textbox', { name: 'Message' }).fill('Then I take two.');
  await page.keyboard.press('Enter');
  const shown = await agent.socket.next('message.created');
  expect(shown).toMatchObject({ message: { content: 'Then I take two.', sender_type: 'visitor' } });
  expect(complaints).toEqual([]);

  await page.goto(`${link}/unsubscribe`);
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await page.getByRole('heading', { name: 'You’re unsubscribed' }).waitFor();
  const { visitor_id } = await admin.call('getConversation', { params });
  const known = await admin.call('getVisitor', { params: { id: String(visitor_id) } });
  expect(known).toMatchObject({ mail_state: 'unsubscribed' });
});

test('a bot opens a ticket once the visitor has typed the code that was mailed to them', async () => {
  // A code is valid for ten minutes, and a bot has fewer for its turn: a sweep that is ahead would end both.
  sweepAhead(0);
  const model = await startModelServer();
  const admin = await signIn(stack.url, 'admin');
  const bot = await admin.call('createBot', {
    body: {
      name: 'Ida',
      provider: 'openai-compatible',
      base_url: model.url,
      model: 'small',
      tools: [
        { kind: 'ticket', name: 'return_order', description: 'Registers a return of an order.', requires_code: true },
      ],
    },
  });
  const widget = await admin.call('createWidget', {
    body: { name: 'Shop', handler_type: 'ai_bot', handler_id: bot.id, collect_name: false, collect_email: true },
  });
  model.behave((answer, { body }) => {
    const isDone = body.messages.some(({ role }) => role === 'tool');
    if (isDone) answer.say({ action: 'answer', confidence: 1, reply: 'The return is registered.' });
    else answer.call(['return_order', { subject: 'Return of A-123', description: 'The kettle is too big.' }]);
  });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${stack.url}/host/${widget.token}`);
  await openChat(page);
  await page.getByRole('textbox', { name: 'Email' }).fill('wanda@example.com');
  await page.getByRole('textbox', { name: 'Message' }).fill('I want to return order A-123');
  await page.getByRole('button', { name: 'Start chat' }).click();
  await windowOf(page).getByText('May I email a code to w•••@example.com?').waitFor();
  await page.getByRole('button', { name: 'Email me the code' }).click();
  await windowOf(page).getByText('Please type it here within 10 minutes.').waitFor();
  const mail = (await outbox()).find(({ subject }) => subject.startsWith('Your code for Shop: '));
  expect(mail?.to).toEqual(['wanda@example.com']);
  const [code = ''] = /\d{6}$/.exec(mail?.subject ?? '') ?? [];
  await page.getByRole('textbox', { name: 'Message' }).fill(code);
  await page.keyboard.press('Enter');
  await windowOf(page).getByText('The return is registered.').waitFor();
  await windowOf(page).getByText('••••••', { exact: true }).waitFor();
  expect(await windowOf(page).getByText(code).count()).toBe(0);
  const { data: found } = await admin.call('listConversations', { query: { status: 'pending' } });
  const params = { id: String(found.find(({ visitor }) => visitor.email === 'wanda@example.com')?.id) };
  const { data } = await admin.call('listMessages', { params, query: {} });
  expect(data.map(({ content }) => content)).toContain('The bot used return_order, after a code by email: ticket 1.');
  expect(JSON.stringify(data)).not.toContain(code);
  expect(JSON.stringify(model.asked)).not.toContain(code);
  expect((await admin.call('listTickets', { query: {} })).data).toMatchObject([{ subject: 'Return of A-123' }]);
  await model.stop();
});

test('a mailed code counts only in its chat and for its address, and three wrong ones end it', async () => {
  sweepAhead(0);
  const model = await startModelServer();
  const admin = await signIn(stack.url, 'admin');
  const tool = {
    kind: 'ticket',
    name: 'return_order',
    description: 'Registers a return.',
    requires_code: true,
  } as const;
  const bot = await admin.call('createBot', {
    body: { name: 'Ida', provider: 'openai-compatible', base_url: model.url, model: 'small', tools: [tool] },
  });
  const widget = await admin.call('createWidget', {
    body: { name: 'Kiosk', handler_type: 'ai_bot', handler_id: bot.id },
  });
  model.behave((answer, { body }) => {
    const isDone = body.messages.some(({ role }) => role === 'tool');
    if (isDone) answer.say({ action: 'answer', confidence: 1, reply: 'The return is registered.' });
    else answer.call(['return_order', { subject: 'Return of B-7', description: 'It is too big.' }]);
  });
  /** A visitor who was mailed a code. */
  const withCode = async (email: string) => {
    const visitor = await visitorOf(stack.url, widget, { email });
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'I want to return order B-7');
    const hears = (words: string) =>
      socket.next('message.created', ({ message }) => (message as Message).content.startsWith(words));
    await hears('For that, I have to make sure that it’s you.');
    await say(visitor, conversation, 'Email me the code');
    await hears('I’ve sent a six-digit code');
    const mail = (await outbox()).find(({ to }) => to.includes(email));
    const code = /^Your code for Kiosk: (\d{6})$/.exec(mail?.subject ?? '')?.[1] ?? '';
    const types = async (typed: string, answer: string) => {
      await say(visitor, conversation, typed);
      await hears(answer);
    };
    return { visitor, socket, conversation, code, types };
  };
  const [wim, zoe] = [await withCode('wim@example.com'), await withCode('zoe@example.com')];
  expect([wim.code, zoe.code]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)]);

  // The right code of somebody else's chat is a wrong one here, as often as it is tried.
  await zoe.types(wim.code, 'That isn’t the right code. Tries left: 2.');
  await zoe.types(wim.code, 'That isn’t the right code. Tries left: 1.');
  await zoe.types(wim.code, 'That isn’t the right code either.');
  await say(zoe.visitor, zoe.conversation, zoe.code);
  await stack.settled();
  const params = { id: String(zoe.conversation.id) };
  const { data } = await admin.call('listMessages', { params, query: {} });
  expect(data.map(({ metadata }) => metadata?.handoff?.cause)).toContain('wrong_codes');
  expect(data.some(({ metadata }) => metadata?.tool !== undefined)).toBe(false);

  // Nor does it count once the address on file is another one.
  const { token: session_token } = wim.visitor;
  const asNow = (email: string) =>
    wim.visitor.call('openSession', { params: { token: widget.token }, body: { session_token, email } });
  await asNow('wim@elsewhere.example');
  await wim.types(wim.code, 'That code is no longer valid.');
  const returns = async () =>
    (await admin.call('listTickets', { query: {} })).data.filter(({ subject }) => subject === 'Return of B-7');
  expect(await returns()).toEqual([]);
  await asNow('wim@example.com');
  await wim.types(wim.code, 'The return is registered.');
  await stack.settled();
  expect(await returns()).toHaveLength(1);
  for (const { socket } of [wim, zoe]) socket.close();
  await model.stop();
});
