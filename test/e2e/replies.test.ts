/** Answers by email on the running stack: from the address in a mail to the agent's screen, and mails that bounce. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '#core/model/messages/message.ts';
import type { SentMail } from '#local/aws/mail.ts';
import { freshId } from '#test/support/conversations.ts';
import { filePart, mailOfParts, rawMail, textPart } from '#test/support/mails.ts';
import { agentAtWork, signIn, visitorOf } from '#test/support/people.ts';
import { png } from '#test/support/sample-files.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { synthesizeWith } from '#test/support/synthesize-with.ts';

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-replies-'));
  const mail = { from: 'chat@example.com', replies: { domain: 'reply.example.com' } };
  const assembly = synthesizeWith({ mail }, folder);
  stack = await startTestStack({ assembly });
});
afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function outbox(): Promise<SentMail[]> {
  stack.runSchedule('every-minute');
  await stack.settled();
  return ((await (await fetch(`${stack.url}/local/mail`)).json()) as { data: SentMail[] }).data;
}
const post = (path: string, body: string | Buffer) =>
  fetch(`${stack.url}/local/mail/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

test('a visitor answers the email, an agent sees it as it comes, and an address that bounces gets no more', async () => {
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  const visitor = await visitorOf(stack.url, widget);
  const begun = await visitor.call('leaveOfflineMessage', {
    params: { token: widget.token },
    body: { client_message_id: freshId(), content: 'Is it ready?', name: 'Vera', email: 'vera@example.com' },
  });
  const id = String(begun.conversation.id);
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  await agent.socket.next('conversation.assigned');
  await agent.call('sendMessage', { params: { id }, body: { content: 'It is', client_message_id: freshId() } });
  await visitor.call('mailTranscript', { params: { token: widget.token, id } });
  const [mail] = await outbox();
  const [address = ''] = mail?.reply_to ?? [];
  expect(address).toMatch(/^reply\+\d+\.[a-z2-7]{20}@reply\.example\.com$/);
  expect(mail?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });

  const quoted = mail?.text.replaceAll(/^/gm, '> ');
  const answer = mailOfParts(
    [textPart(`Thanks!\n\nOn Mon, Jun 1, 2026 at 12:00 Shop wrote:\n${quoted}`), filePart('a.png', 'image/png', png())],
    { To: address },
  );
  const received = await post('inbound', answer);
  expect(await received.json()).toMatchObject({
    recipients: [address],
    result: [{ outcome: 'stored', conversation_id: Number(id) }],
  });
  const seen = await agent.socket.next('message.created', ({ message }) => (message as Message).content === 'Thanks!');
  expect(seen).toMatchObject({
    message: { sender_type: 'visitor', metadata: { via: 'email', files: [{ name: 'a.png', type: 'image/png' }] } },
  });
  await stack.settled();
  // The file is kept: the message has it.
  expect(stack.files.objects.all().map(({ tags }) => tags)).toEqual([{}]);

  expect(await (await post('inbound', answer)).json()).toMatchObject({ result: [{ outcome: 'repeated' }] });
  const forged = await post('inbound?dmarc=fail&policy=reject', rawMail('Refund!', { To: address }));
  expect(await forged.json()).toMatchObject({ result: [{ outcome: 'forged' }] });
  const nobody = await post('inbound', rawMail('Hi', { To: 'info@elsewhere.example' }));
  expect([nobody.status, await nobody.json()]).toMatchObject([422, { refused: expect.stringContaining('550') }]);

  const bounced = await post('bounce', JSON.stringify({ to: 'vera@example.com', kind: 'bounce' }));
  expect(await bounced.json()).toEqual({ mail_id: mail?.id, started: 1 });
  await stack.settled();
  const { visitor_id } = await admin.call('getConversation', { params: { id } });
  expect(await admin.call('getVisitor', { params: { id: String(visitor_id) } })).toMatchObject({
    mail_state: 'bounced',
  });
});
