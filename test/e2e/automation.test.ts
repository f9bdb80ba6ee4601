import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { intake } from '#test/support/intake-flow.ts';
import type { Member } from '#test/support/people.ts';
import { agentAtWork, say, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { saying } from '#test/support/socket.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';

let stack: TestStack;
let admin: Member;
beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
});
afterAll(() => stack.stop());

const see = ({ id }: { id: number }): Promise<Conversation> =>
  admin.call('getConversation', { params: { id: String(id) } });

describe('a widget whose chats a workflow answers', () => {
  let widget: Widget;
  let workflow: { id: number };
  beforeAll(async () => {
    workflow = await admin.call('createWorkflow', { body: { name: 'Intake', definition: intake } });
    widget = await admin.call('createWidget', {
      body: { name: 'Shop', handler_type: 'workflow', handler_id: workflow.id, offline_message: 'Nobody is here.' },
    });
  });

  test('collects details, opens a ticket and ends', async () => {
    const visitor = await visitorOf(stack.url, widget, { name: 'Vera' });
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'My kettle is broken');
    expect(conversation).toMatchObject({ status: 'pending', handler: 'workflow' });
    await socket.next('message.created', saying('Your email address?'));
    expect(await see(conversation)).toMatchObject({ waiting_reason: 'with_workflow', waiting_since: null });
    await say(visitor, conversation, 'vera@example.com');
    const asked = await socket.next('message.created', saying('What is it about?'));
    expect((asked['message'] as Message).metadata?.options).toHaveLength(2);
    await say(visitor, conversation, 'A repair');
    await socket.next('message.created', saying('Your number is 1.'));
    await socket.next('conversation.updated', ({ conversation: now }) => (now as Conversation).status === 'resolved');
    const tickets = await admin.call('listTickets', { query: { conversation_id: String(conversation.id) } });
    expect(tickets.data).toMatchObject([
      { subject: 'Repair for vera@example.com', description: 'My kettle is broken' },
    ]);
    expect((await see(conversation)).attributes).toEqual({ email: 'vera@example.com' });
    socket.close();
  });

  test('stays on its version, however the workflow changes meanwhile', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'Hello');
    await socket.next('message.created', saying('Your email address?'));
    const email = { kind: 'ask', text: 'Your email?', expects: 'email', save_as: 'email', next: 'end' } as const;
    const definition = { start: 'email', steps: { email, end: { kind: 'end' } as const } };
    const params = { id: String(workflow.id) };
    expect(await admin.call('updateWorkflow', { params, body: { definition } })).toMatchObject({
      version: 2,
    });
    await say(visitor, conversation, 'vera@example.com');
    await socket.next('message.created', saying('What is it about?'));
    await admin.call('updateWorkflow', { params, body: { definition: intake } });
    socket.close();
  });

  test('hands off by a button, and says so when no agent is online', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'Hello');
    await socket.next('message.created', saying('Your email address?'));
    const escalated = await visitor.call('escalateOwnConversation', {
      params: { token: widget.token, id: String(conversation.id) },
    });
    expect(escalated).toMatchObject({ status: 'pending', handler: 'agent' });
    await socket.next('message.created', saying('Nobody is here.'));
    await stack.settled();
    expect(await see(conversation)).toMatchObject({ waiting_reason: 'nobody_online' });
    socket.close();
    await admin.call('closeConversation', { params: { id: String(conversation.id) }, body: {} });
  });

  test('hands off by its own step: an agent gets the chat and the workflow stays silent', async () => {
    const agent = await agentAtWork(stack.url, admin, 'agent1');
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'Hello');
    await socket.next('message.created', saying('Your email address?'));
    await say(visitor, conversation, 'vera@example.com');
    await socket.next('message.created', saying('What is it about?'));
    await say(visitor, conversation, 'Talk to a person');
    await socket.next('message.created', saying('One moment, please.'));
    await agent.socket.next(
      'conversation.assigned',
      (frame) => (frame['conversation'] as Conversation).id === conversation.id,
    );
    await say(visitor, conversation, 'Are you there?');
    await stack.settled();
    expect(await see(conversation)).toMatchObject({
      status: 'active',
      handler: 'agent',
      last_message: 'Are you there?',
    });
    agent.socket.close();
    socket.close();
  });
});

describe('a widget whose chats a bot answers', () => {
  let widget: Widget;
  let bot: { id: number };
  const answer = 'Parcels take two to three working days within the country.';
  beforeAll(async () => {
    bot = await admin.call('createBot', { body: { name: 'Bo', provider: 'built-in' } });
    const articles: [string, string, string[]][] = [
      ['How long does delivery take?', answer, ['When will my parcel arrive?', 'delivery time', 'shipping duration']],
      ['How do I return something?', 'Within 30 days, with the label.', ['return policy', 'send it back', 'returns']],
      ['Do you gift-wrap?', 'Yes, choose it at checkout.', ['gift wrapping', 'wrap it as a present']],
    ];
    for (const [question, text, alternative_phrasings] of articles)
      await admin.call('createArticle', { body: { bot_id: bot.id, question, answer: text, alternative_phrasings } });
    widget = await admin.call('createWidget', {
      body: { name: 'Shop', handler_type: 'ai_bot', handler_id: bot.id, offline_message: 'Nobody is here.' },
    });
    await stack.settled();
  });

  test('is answered from an article, and is handed off with a note when there is no answer', async () => {
    await expect
      .poll(async () => (await admin.call('getBot', { params: { id: String(bot.id) } })).index, { timeout: 30_000 })
      .toMatchObject({ state: 'ready', articles: 3 });
    const agent = await agentAtWork(stack.url, admin, 'agent2');
    const visitor = await visitorOf(stack.url, widget, { name: 'Vera' });
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'When will my parcel arrive?');
    expect(conversation).toMatchObject({ status: 'pending', handler: 'bot' });
    await socket.next('message.created', saying(answer));
    expect(await see(conversation)).toMatchObject({ waiting_reason: 'with_bot', last_message: answer });

    await say(visitor, conversation, 'Qwertz uiop asdf?');
    await agent.socket.next(
      'conversation.assigned',
      (frame) => (frame['conversation'] as Conversation).id === conversation.id,
    );
    const rows = await admin.call('listMessages', { params: { id: String(conversation.id) }, query: {} });
    expect(rows.data.slice(2)).toMatchObject([
      { sender_type: 'visitor' },
      { sender_type: 'bot', visibility: 'public', client_message_id: 'bot-3' },
      { sender_type: 'bot', visibility: 'internal', content: expect.stringContaining('Qwertz') },
      { sender_type: 'system', metadata: { event: 'handed_off', reason: 'unanswered' } },
      { sender_type: 'system', metadata: { event: 'assigned' } },
    ]);
    const seen = await visitor.call('listOwnMessages', {
      params: { token: widget.token, id: String(conversation.id) },
      query: {},
    });
    expect(JSON.stringify(seen)).not.toContain('has no answer');
    agent.socket.close();
    socket.close();
  });

  test('is handed off immediately when the visitor asks for an agent in words', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor, 'Mit einem Mitarbeiter sprechen, bitte');
    await socket.next('message.created', (frame) => (frame['message'] as Message).metadata?.event === 'handed_off');
    expect((await see(conversation)).handler).toBe('agent');
    socket.close();
  });
});
