/** Visitors as people on the running stack: a message left, a ticket, a copy by mail, all that is kept, and erasing it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SentMail } from '#local/aws/mail.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, signIn, visitorOf } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { synthesizeWith } from '#test/support/synthesize-with.ts';

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-mail-'));
  const assembly = synthesizeWith({ mail: { from: 'chat@example.com' } }, folder);
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

test('a person leaves a message, is answered, gets a ticket and a copy by mail, and is then forgotten', async () => {
  const admin = await signIn(stack.url, 'admin');
  const widget = await admin.call('createWidget', { body: { name: 'Shop' } });
  const visitor = await visitorOf(stack.url, widget);
  const left = await visitor.call('leaveOfflineMessage', {
    params: { token: widget.token },
    body: { client_message_id: freshId(), content: 'Are you there?', name: 'Vera', email: 'vera@example.com' },
  });
  const id = String(left.conversation.id);
  const agent = await agentAtWork(stack.url, admin, 'agent1');
  await agent.socket.next('conversation.assigned');
  const answer = { content: 'Now we are', client_message_id: freshId() };
  await agent.call('sendMessage', { params: { id }, body: answer });
  const ticket = await agent.call('createTicket', { body: { subject: 'Call back', conversation_id: Number(id) } });
  expect(ticket).toMatchObject({ number: 1, requester: { email: 'vera@example.com' } });
  await visitor.call('mailTranscript', { params: { token: widget.token, id } });

  const mails = await outbox();
  expect(mails).toHaveLength(2);
  for (const mail of mails) expect(mail).toMatchObject({ from: 'chat@example.com', to: ['vera@example.com'] });
  expect(mails.map(({ subject }) => subject).sort()).toEqual(['Your chat with Shop', 'Your request #1']);

  const { visitor_id } = await admin.call('getConversation', { params: { id } });
  const params = { id: String(visitor_id) };
  const kept = await admin.call('exportVisitor', { params, query: {} });
  expect(kept.messages.map(({ content }) => content)).toEqual(expect.arrayContaining(['Are you there?', 'Now we are']));
  await admin.call('eraseVisitor', { params });
  await expect(admin.call('getConversation', { params: { id } })).rejects.toMatchObject({ status: 404 });
  await expect(visitor.call('mailTranscript', { params: { token: widget.token, id } })).rejects.toMatchObject({
    status: 401,
  });
  expect(await agent.call('getOwnAgent', {})).toMatchObject({ current_chats_count: 0 });
  expect((await admin.call('listTickets', { query: {} })).data).toMatchObject([{ number: 1, requester: null }]);
  expect(await outbox()).toHaveLength(2);
});
