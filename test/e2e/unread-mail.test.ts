/** A visitor who left is mailed the answer, and goes on from the mail: on the running stack, in a browser. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SentMail } from '#local/aws/mail.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { windowOf } from '#test/widget/support/states.ts';

let stack: TestStack;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-unread-'));
  const settings = { 'live-chat': { mail: { from: 'chat@example.com' } }, 'aws:cdk:enable-path-metadata': true };
  execFileSync(process.execPath, ['bin/live-chat.ts'], {
    env: {
      ...process.env,
      CDK_OUTDIR: join(folder, 'cdk.out'),
      CDK_CONTEXT_JSON: JSON.stringify(settings),
      CDK_VALIDATION: 'false',
    },
  });
  [stack, browser] = await Promise.all([startTestStack({ assembly: join(folder, 'cdk.out') }), launchBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), stack.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

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
