import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sent } from '../../core/contract/http.ts';
import type { Conversation } from '../../core/model/conversation.ts';
import type { Message } from '../../core/model/message.ts';
import type { Widget } from '../../core/model/widget.ts';
import { freshId } from '../support/conversations.ts';
import type { Member, VisitorInChat } from '../support/people.ts';
import { agentAtWork, signIn, visitorOf } from '../support/people.ts';
import type { Frame } from '../support/socket.ts';
import type { TestStack } from '../support/stack.ts';
import { startTestStack } from '../support/stack.ts';

let stack: TestStack;
let admin: Member;
beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
});
afterAll(() => stack.stop());

const saying = (content: string) => (frame: Frame) => (frame['message'] as Message).content === content;
const start = (visitor: VisitorInChat, content: string) =>
  visitor.call('startConversation', {
    params: { token: visitor.widgetToken },
    body: { content, client_message_id: freshId() },
  });
const say = (visitor: VisitorInChat, { id }: { id: number }, content: string) =>
  visitor.call('sendOwnMessage', {
    params: { token: visitor.widgetToken, id: String(id) },
    body: { content, client_message_id: freshId() },
  });
const see = ({ id }: { id: number }): Promise<Conversation> =>
  admin.call('getConversation', { params: { id: String(id) } });

const intake: Sent<'createWorkflow', 'body'>['definition'] = {
  start: 'email',
  steps: {
    email: { kind: 'ask', text: 'Your e-mail address?', expects: 'email', save_as: 'email', next: 'kind' },
    kind: {
      kind: 'choice',
      text: 'What is it about?',
      options: [
        { label: 'A repair', next: 'ticket' },
        { label: 'Talk to a person', next: 'people' },
      ],
    },
    ticket: { kind: 'ticket', subject: 'Repair for {{email}}', description: '{{message}}', next: 'thanks' },
    thanks: { kind: 'message', text: 'Your number is {{ticket_number}}.', next: 'end' },
    end: { kind: 'end' },
    people: { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'One moment, please.' },
  },
};

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
    const { conversation } = await start(visitor, 'My kettle is broken');
    expect(conversation).toMatchObject({ status: 'pending', handler: 'workflow' });
    await socket.next('message.created', saying('Your e-mail address?'));
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
    const { conversation } = await start(visitor, 'Hello');
    await socket.next('message.created', saying('Your e-mail address?'));
    const email = { kind: 'ask', text: 'Your e-mail?', expects: 'email', save_as: 'email', next: 'end' } as const;
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

  test('hands over by a button, and says so when nobody is there', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await start(visitor, 'Hello');
    await socket.next('message.created', saying('Your e-mail address?'));
    const escalated = await visitor.call('escalateOwnConversation', {
      params: { token: widget.token, id: String(conversation.id) },
    });
    expect(escalated).toMatchObject({ status: 'pending', handler: 'agent' });
    await socket.next('message.created', saying('Nobody is here.'));
    await stack.settled();
    expect(await see(conversation)).toMatchObject({ waiting_reason: 'nobody_online' });
    socket.close();
    await admin.call('closeConversation', { params: { id: String(conversation.id) } });
  });

  test('hands over by its own step: an agent gets the chat, and the flow says no more', async () => {
    const agent = await agentAtWork(stack.url, admin, 'agent1');
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await start(visitor, 'Hello');
    await socket.next('message.created', saying('Your e-mail address?'));
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
