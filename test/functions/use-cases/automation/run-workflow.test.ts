import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import type { Definition } from '#core/automation/definition.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { definition as schema } from '#core/automation/definition.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { botStore } from '#functions/store/automation/bot-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { keys } from '#functions/store/keys.ts';
import { getConversationRecord, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getTicket, newestTickets } from '#functions/store/conversations/ticket-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { workflowStore } from '#functions/store/automation/workflow-store.ts';
import { workflows } from '#functions/use-cases/settings/workflows.ts';
import { deleteItem } from '#functions/use-cases/settings/resource.ts';
import { automate } from '#functions/use-cases/automation/automate.ts';
import { editMetadata } from '#functions/use-cases/conversations/edit-metadata.ts';
import { assignTo, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import type { TestAutomation } from '#test/support/automation.ts';
import { automationDeps } from '#test/support/automation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';

let deps: TestAutomation;
let visitor: Id;

beforeEach(async () => {
  deps = automationDeps();
  visitor = await aVisitor(deps);
});

const end = { kind: 'end' };

/** Starts a conversation in a workflow of these steps, the first one first. */
async function begin(steps: Record<string, object>): Promise<Id> {
  const definition: Definition = schema.parse({ start: Object.keys(steps)[0], steps });
  const at = new Date(deps.now()).toISOString();
  const workflow = { id: 5, name: 'Intake', definition, version: 1, created_at: at, updated_at: at };
  await workflowStore.put(deps.table, { ...workflow, signing_secret: 'c2VjcmV0', revision: 1 }, 0);
  const widget = { id: 1, department_id: null, handler_type: 'workflow', handler_id: 5 } as const;
  const { row } = await startConversation(deps, aStart(visitor, { widget, content: 'My kettle is broken' }));
  await automate(deps, { conversation_id: row.conversation_id, seq: 1 });
  return row.conversation_id;
}

async function write(conversation: Id, content: string): Promise<number> {
  const { row } = await sendVisitorMessage(deps, conversation, {
    visitor,
    name: null,
    content,
    client_message_id: freshId(),
    allowance,
  });
  return row.seq;
}

async function say(conversation: Id, content: string): Promise<void> {
  await automate(deps, { conversation_id: conversation, seq: await write(conversation, content) });
}

/** Sends a file and no words. */
async function sendFile(conversation: Id, name: string): Promise<void> {
  const file = { id: `${visitor}v${name}`, name, type: 'image/png', size: 9 };
  const { row } = await sendVisitorMessage(deps, conversation, {
    visitor,
    name: null,
    content: '',
    client_message_id: freshId(),
    allowance,
    files: { ids: [file.id], verified: async () => [file] },
  });
  await automate(deps, { conversation_id: conversation, seq: row.seq });
}

const rowsOf = (conversation: Id) => listRows(deps.table, conversation, { after: 0, limit: 100 });
const said = async (conversation: Id) =>
  (await rowsOf(conversation)).map(({ sender_type, content }) => `${sender_type}: ${content}`);
const stateOf = async (conversation: Id) => (await newestRow(deps.table, conversation, { consistent: true }))?.state;
const infoOf = async (conversation: Id) =>
  (await getConversationRecord(deps.table, conversation, { consistent: true }))?.metadata;

describe('a flow that collects details', () => {
  const intake = {
    hello: { kind: 'message', text: 'Sorry to hear that.', next: 'email' },
    email: { kind: 'ask', text: 'Your email address?', expects: 'email', save_as: 'email', next: 'kind' },
    kind: {
      kind: 'choice',
      text: 'What is it about?',
      options: [
        { label: 'A repair', next: 'tag' },
        { label: 'Something else', next: 'people' },
      ],
    },
    tag: { kind: 'set', attributes: { topic: 'repair' }, priority: 'high', labels: ['repair'], next: 'ticket' },
    ticket: { kind: 'ticket', subject: 'Repair for {{email}}', description: '{{message}}', next: 'thanks' },
    thanks: { kind: 'message', text: 'Your number is {{ticket_number}}.', next: 'end' },
    end,
    people: { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'One moment.' },
  };

  it('asks, keeps the answers, opens a ticket and resolves', async () => {
    const conversation = await begin(intake);
    expect(await stateOf(conversation)).toMatchObject({ status: 'pending', handler: 'workflow', queued_at_ms: null });
    await say(conversation, 'nonsense');
    await say(conversation, 'Vera@Example.com');
    await say(conversation, '1');
    expect(await said(conversation)).toEqual([
      'visitor: My kettle is broken',
      'bot: Sorry to hear that.',
      'bot: Your email address?',
      'visitor: nonsense',
      "bot: That doesn't look like an email address. Please enter one like name@example.com.",
      'visitor: Vera@Example.com',
      'bot: What is it about?',
      'visitor: 1',
      'bot: Your number is 1.',
      'system: Conversation resolved',
    ]);
    expect((await rowsOf(conversation)).at(-1)?.metadata).toEqual({ event: 'resolved', reason: 'workflow' });
    expect((await rowsOf(conversation))[6]?.metadata?.options).toEqual([
      { label: 'A repair', value: 'A repair' },
      { label: 'Something else', value: 'Something else' },
    ]);
    expect(await infoOf(conversation)).toMatchObject({
      attributes: { email: 'vera@example.com', topic: 'repair' },
      priority: 'high',
      labels: ['repair'],
    });
    const { tickets } = await newestTickets(deps.table, { below: Number.MAX_SAFE_INTEGER, limit: 10 });
    expect(tickets).toMatchObject([
      {
        number: 1,
        subject: 'Repair for vera@example.com',
        description: 'My kettle is broken',
        conversation_id: conversation,
        requester: { name: 'Vera', email: 'vera@example.com', visitor_id: visitor },
      },
    ]);
    expect(await getTicket(deps.table, tickets[0]?.id ?? 0)).toBeDefined();
  });

  it('notes the address that was asked for with the visitor and the conversation', async () => {
    const conversation = await begin(intake);
    await say(conversation, 'Vera@Example.com');
    expect(await getVisitor(deps.table, visitor)).toMatchObject({ name: 'Vera', email: 'vera@example.com' });
    expect((await infoOf(conversation))?.visitor).toMatchObject({ name: 'Vera', email: 'vera@example.com' });
  });

  it('leaves alone what the site vouched for, whatever is answered', async () => {
    const Key = keys.visitor(visitor);
    const item = await deps.table.get({ Key });
    await deps.table.put({
      Item: { ...item, ...Key, email: 'vera@site.example', verified: true, verified_fields: ['email'] },
    });
    const conversation = await begin(intake);
    await say(conversation, 'other@example.com');
    expect(await getVisitor(deps.table, visitor)).toMatchObject({ email: 'vera@site.example' });
    expect((await infoOf(conversation))?.attributes).toMatchObject({ email: 'other@example.com' });
  });

  it("uses an answer as the ticket's requester only where it may be a name or an email address", async () => {
    visitor = await aVisitor(deps, null);
    const conversation = await begin({
      name: { kind: 'ask', text: 'Your name?', expects: 'text', save_as: 'name', next: 'email' },
      email: { kind: 'ask', text: 'Your email address?', expects: 'text', save_as: 'email', next: 'ticket' },
      ticket: { kind: 'ticket', subject: 'Repair', description: '', next: 'end' },
      end,
    });
    await say(conversation, 'x'.repeat(2000));
    await say(conversation, 'me@example.com, everybody@example.com');
    const { tickets } = await newestTickets(deps.table, { below: Number.MAX_SAFE_INTEGER, limit: 10 });
    expect(tickets).toMatchObject([{ requester: { name: null, email: null, visitor_id: visitor } }]);
  });

  it('does everything once, even when its turns are repeated at any time', async () => {
    const conversation = await begin(intake);
    const again = (seq: number) => automate(deps, { conversation_id: conversation, seq });
    await Promise.all([again(1), again(1), again(1)]);
    const seq = await write(conversation, 'vera@example.com');
    await Promise.all([again(1), again(seq), again(seq), again(seq)]);
    const last = await write(conversation, 'a repair');
    await Promise.all([again(last), again(last), again(last), again(seq)]);
    expect((await said(conversation)).filter((line) => line.startsWith('bot'))).toEqual([
      'bot: Sorry to hear that.',
      'bot: Your email address?',
      'bot: What is it about?',
      'bot: Your number is 1.',
    ]);
    expect(deps.errors).toEqual([]);
  });

  it.each([
    ['labels', { labels: ['vip'] }, { labels: ['vip', 'repair'], attributes: { email: 'v@example.com' } }],
    ['attributes', { attributes: { order: 7 } }, { labels: ['repair'], attributes: { order: 7, topic: 'repair' } }],
  ])('keeps its own beside the %s an agent sets in that very moment', async (_what, set, kept) => {
    const conversation = await begin(intake);
    await say(conversation, 'v@example.com');
    const { transact } = deps.table;
    let isSet = false;
    deps.table.transact = async (items) => {
      const isKept = JSON.stringify(items).includes('"repair"');
      if (isKept && !isSet) {
        isSet = true;
        await editMetadata(deps, conversation, () => set);
      }
      return transact(items);
    };
    await say(conversation, '1');
    expect(isSet).toBe(true);
    expect(await infoOf(conversation)).toMatchObject(kept);
    expect((await said(conversation)).filter((row) => row.includes('Your number'))).toHaveLength(1);
  });

  it('ignores what was written before a question when it looks for the answer', async () => {
    const conversation = await begin(intake);
    const first = await write(conversation, 'vera@example.com');
    await write(conversation, 'a repair');
    await automate(deps, { conversation_id: conversation, seq: first });
    expect((await said(conversation)).at(-1)).toBe('bot: What is it about?');
  });

  it('takes a file without words for an answer in words, and asks again for anything else', async () => {
    const conversation = await begin({
      photo: { kind: 'ask', text: 'A photo, please?', expects: 'text', save_as: 'photo', next: 'order' },
      order: { kind: 'ask', text: 'Your order number?', expects: 'number', save_as: 'order', next: 'end' },
      end,
    });
    await sendFile(conversation, 'IMG_4711.png');
    expect((await infoOf(conversation))?.attributes).toEqual({ photo: 'IMG_4711.png' });
    await sendFile(conversation, '4712');
    expect((await infoOf(conversation))?.attributes).toEqual({ photo: 'IMG_4711.png' });
    expect((await said(conversation)).at(-1)).toBe('bot: Please enter a number.');
    await say(conversation, '17');
    expect((await infoOf(conversation))?.attributes).toEqual({ photo: 'IMG_4711.png', order: 17 });
  });

  it('hands off after three invalid answers, and when the visitor asks for an agent', async () => {
    const conversation = await begin(intake);
    for (const words of ['no', 'no', 'no']) await say(conversation, words);
    expect(await stateOf(conversation)).toMatchObject({ handler: 'agent', queued_at_ms: deps.clock.ms });
    expect((await rowsOf(conversation)).at(-1)?.metadata).toEqual({ event: 'handed_off', reason: 'flow' });
  });

  it('hands off at any step when the visitor asks for an agent', async () => {
    const conversation = await begin(intake);
    await say(conversation, 'I want to talk to a human');
    expect((await rowsOf(conversation)).at(-1)?.metadata).toEqual({ event: 'handed_off', reason: 'asked' });
  });

  it.each(['by the turn under way', 'by the turn it asks for itself'])(
    'leaves to people what is written while it is ending, %s',
    async (by) => {
      const { transact } = deps.table;
      let late: number | undefined;
      const conversation = await begin({
        ask: { kind: 'ask', text: 'What broke?', expects: 'text', save_as: 'what', next: 'thanks' },
        thanks: { kind: 'message', text: 'Thank you.', next: 'end' },
        end,
      });
      deps.table.transact = async (items) => {
        const ends = JSON.stringify(items).includes('Conversation resolved');
        if (ends && late === undefined) {
          late = 0;
          late = await write(conversation, 'Wait, it burns!');
          if (by.endsWith('itself')) await automate(deps, { conversation_id: conversation, seq: late });
        }
        return transact(items);
      };
      await say(conversation, 'The kettle');
      deps.table.transact = transact;
      expect(late).toBeGreaterThan(0);
      expect(await stateOf(conversation)).toMatchObject({ status: 'pending', handler: 'agent' });
    },
  );

  it('sends nothing once an agent took over', async () => {
    const conversation = await begin(intake);
    const agent = await anAgent(deps);
    await assignTo(deps, conversation, agent, { type: 'agent', agent }, { force: false });
    await say(conversation, 'vera@example.com');
    expect((await said(conversation)).slice(-3)).toEqual([
      'system: Conversation handed over to the team',
      'system: Ana joined the conversation',
      'visitor: vera@example.com',
    ]);
  });
});

describe('an http step', () => {
  const lookup = {
    call: {
      kind: 'http',
      url: 'https://api.example.com/orders',
      save: { state: 'order.state', nothing: 'order.constructor' },
      next: 'tell',
      on_error: 'people',
    },
    tell: { kind: 'message', text: 'It is {{state}}{{nothing}}.', next: 'end' },
    end,
    people: { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'One moment.' },
  };

  it('posts what is known, signed, and keeps what it wants of the answer', async () => {
    deps.answer = { order: { state: 'on its way', secret: 'x' } };
    const conversation = await begin(lookup);
    expect(deps.posted).toHaveLength(1);
    expect(deps.posted[0]).toMatchObject({
      url: 'https://api.example.com/orders',
      body: {
        conversation_id: conversation,
        workflow_id: 5,
        step: 'call',
        answers: { message: 'My kettle is broken' },
      },
      headers: { 'webhook-id': `${conversation}-call-0`, 'webhook-signature': expect.stringMatching(/^v1,.{44}$/) },
    });
    expect((await said(conversation))[1]).toBe('bot: It is on its way.');
    expect((await infoOf(conversation))?.attributes).toEqual({ state: 'on its way', nothing: null });
  });

  it('is called in a conversation whose workflow was deleted meanwhile, signed as before', async () => {
    deps.answer = { order: { state: 'on its way' } };
    const ask = { kind: 'ask', text: 'Which order?', expects: 'text', save_as: 'order', next: 'call' };
    const conversation = await begin({ ask, ...lookup });
    await deleteItem({ ...deps, randomText: () => '', httpStepHosts: [] }, workflows, 5);
    await say(conversation, '4711');
    expect(deps.posted).toMatchObject([{ body: { workflow_id: 5, answers: { order: '4711' } } }]);
    const { headers = {}, body } = deps.posted[0] ?? {};
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${JSON.stringify(body)}`;
    const signature = createHmac('sha256', Buffer.from('c2VjcmV0', 'base64')).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect((await said(conversation)).at(-2)).toBe('bot: It is on its way.');
  });

  it.each([
    ['an http step that keeps nothing', { ...lookup.call, save: {}, on_error: 'tell' }],
    ['a step that sets what is', { kind: 'set', attributes: {}, labels: [], priority: 'normal', next: 'tell' }],
  ])('goes on after %s', async (_, call) => {
    const conversation = await begin({ call, tell: { ...lookup.tell, text: 'Done.' }, end });
    expect(await said(conversation)).toContain('bot: Done.');
    expect((await stateOf(conversation))?.status).toBe('resolved');
  });

  it.each([
    ['nothing', null],
    ['text', 'OK'],
    ['a list', []],
    ['a number', 7],
  ])('keeps nothing and goes on when the host answers with %s', async (_, answer) => {
    deps.answer = answer;
    const conversation = await begin(lookup);
    expect((await infoOf(conversation))?.attributes).toEqual({ state: null, nothing: null });
    expect((await stateOf(conversation))?.status).toBe('resolved');
  });

  it.each([['an error', new Error('no')]])('goes on where it is told to after %s', async (_, failure) => {
    deps.answer = failure;
    const conversation = await begin(lookup);
    expect((await rowsOf(conversation)).at(-1)?.metadata).toEqual({ event: 'handed_off', reason: 'flow' });
  });

  it.each(['1e300', '1e999', '-1e20', '1e-200'])(
    'takes the number %s, which no table holds, for none',
    async (number) => {
      deps.answer = JSON.parse(`{ "order": { "state": ${number} } }`) as unknown;
      const conversation = await begin(lookup);
      expect((await infoOf(conversation))?.attributes).toEqual({ state: null, nothing: null });
      expect((await stateOf(conversation))?.status).toBe('resolved');
    },
  );

  it('calls no host that is not allowed any more', async () => {
    deps.httpStepHosts = [];
    const conversation = await begin(lookup);
    expect(deps.posted).toEqual([]);
    expect((await stateOf(conversation))?.handler).toBe('agent');
  });
});

describe('a handoff', () => {
  const handoff = (to: object) => ({ people: { kind: 'handoff', to, text: 'One moment.' } });
  const bot = {
    ...botDefaults,
    id: 9,
    name: 'Bo',
    provider: 'built-in',
    version: 1,
    created_at: '2026-06-01T12:00:00.000Z',
  } as const;

  it('to a department queues the conversation there', async () => {
    await departmentStore.put(
      deps.table,
      { id: 7, name: 'Sales', notify_emails: [], ...defaultAssignment, created_at: bot.created_at, version: 1 },
      0,
    );
    const conversation = await begin(handoff({ type: 'department', department_id: 7 }));
    expect(await infoOf(conversation)).toMatchObject({ department_id: 7 });
    expect(deps.table.items.filter(({ pk }) => String(pk).startsWith('QUEUE#'))).toHaveLength(1);
  });

  it('also says that no agent is online, in the visitor’s language where the widget has that text', async () => {
    const widget = { id: 1, ...widgetDefaults, offline_message: 'Nobody is here.' };
    await deps.table.put({ Item: { ...keys.widget(1), ...widget, texts: { de: { offline_message: 'Niemand da.' } } } });
    const own = await getVisitor(deps.table, visitor);
    await deps.table.put({ Item: { ...keys.visitor(visitor), ...own, locale: 'de-CH' } });
    const conversation = await begin(handoff({ type: 'department', department_id: null }));
    expect((await said(conversation))[1]).toBe('bot: One moment.\n\nNiemand da.');
  });

  it('to an agent with capacity assigns it to that agent only', async () => {
    await anAgent(deps);
    const agent = await anAgent(deps);
    const conversation = await begin(handoff({ type: 'agent', agent_id: agent.id }));
    expect(await stateOf(conversation)).toMatchObject({ status: 'active', handler: 'agent', agent_id: agent.id });
    expect((await said(conversation)).slice(1)).toEqual([
      'bot: One moment.',
      'system: Conversation handed over to the team',
      'system: Ana joined the conversation',
    ]);
  });

  it.each([
    ['is full', { max_concurrent_chats: 1, current_chats_count: 1 }],
    ['is offline', { chosen_status: 'offline' }],
  ] satisfies [string, Partial<AgentItem>][])('to an agent who %s queues it', async (_, fields) => {
    const agent = await anAgent(deps, fields);
    const conversation = await begin(handoff({ type: 'agent', agent_id: agent.id }));
    expect(await stateOf(conversation)).toMatchObject({ status: 'pending', handler: 'agent', agent_id: null });
    expect((await said(conversation)).filter((line) => line.startsWith('bot'))).toEqual(['bot: One moment.']);
  });

  it('to a removed agent or department queues it', async () => {
    for (const to of [
      { type: 'agent', agent_id: 99 },
      { type: 'bot', bot_id: 99 },
      { type: 'department', department_id: 99 },
    ]) {
      visitor = await aVisitor(deps);
      const conversation = await begin(handoff(to));
      expect(await stateOf(conversation)).toMatchObject({ status: 'pending', handler: 'agent' });
      await deps.table.delete({ Key: keys.workflow(5) });
      await deps.table.delete({ Key: keys.workflowVersion(5, 1) });
    }
  });

  it('to a bot has it answer what the visitor came with, once', async () => {
    await botStore.put(deps.table, bot, 0);
    const conversation = await begin({
      hello: { kind: 'message', text: 'Hello.', next: 'people' },
      ...handoff({ type: 'bot', bot_id: 9 }),
    });
    expect(await stateOf(conversation)).toMatchObject({ status: 'pending', handler: 'bot', queued_at_ms: null });
    await automate(deps, { conversation_id: conversation, seq: 1 });
    expect((await said(conversation)).slice(1)).toEqual(['bot: Hello.', 'bot: One moment.', 'bot: On Monday.']);
    expect(deps.turns).toMatchObject([{ bot: { id: 9 }, seq: 1, turns: 0 }]);
    expect(await stateOf(conversation)).toMatchObject({ handler: 'bot', waiting_since_ms: null });
  });

  const asking = {
    ask: { kind: 'ask', text: 'Your name?', expects: 'text', save_as: 'name', next: 'people' },
    ...handoff({ type: 'bot', bot_id: 9 }),
  };

  it('to a bot by a button has the bot wait for what comes next', async () => {
    await botStore.put(deps.table, bot, 0);
    const conversation = await begin({
      topic: { kind: 'choice', text: 'About what?', options: [{ label: 'Returns', next: 'people' }] },
      ...handoff({ type: 'bot', bot_id: 9 }),
    });
    await say(conversation, 'Returns');
    expect(await stateOf(conversation)).toMatchObject({ handler: 'bot', waiting_since_ms: null });
    expect(deps.turns).toEqual([]);
    await say(conversation, 'May I send it back?');
    expect(deps.turns).toMatchObject([{ asked: ['May I send it back?'] }]);
  });

  it('to a bot leaves what answered a question to the workflow, and the bot what comes next', async () => {
    await botStore.put(deps.table, bot, 0);
    const conversation = await begin(asking);
    await say(conversation, 'Vera');
    expect(await stateOf(conversation)).toMatchObject({ handler: 'bot', waiting_since_ms: null });
    for (const seq of [1, 3]) await automate(deps, { conversation_id: conversation, seq });
    expect(deps.turns).toEqual([]);
    await say(conversation, 'Where is my order?');
    expect((await said(conversation)).slice(3)).toEqual([
      'bot: One moment.',
      'visitor: Where is my order?',
      'bot: On Monday.',
    ]);
    expect(deps.turns).toHaveLength(1);
  });

  it('to a bot has it answer what the visitor wrote after their answer', async () => {
    await botStore.put(deps.table, bot, 0);
    const conversation = await begin(asking);
    await write(conversation, 'Vera');
    await say(conversation, 'Where is my order?');
    expect((await said(conversation)).slice(2)).toEqual([
      'visitor: Vera',
      'visitor: Where is my order?',
      'bot: One moment.',
      'bot: On Monday.',
    ]);
    expect(deps.turns).toMatchObject([{ seq: 4 }]);
  });

  it('to a bot has it answer all that came after their answer, each by itself', async () => {
    await botStore.put(deps.table, bot, 0);
    const conversation = await begin(asking);
    for (const words of ['Vera', 'Where is my order?']) await write(conversation, words);
    await say(conversation, 'And can I return it?');
    expect(deps.turns).toMatchObject([{ seq: 5, asked: ['Where is my order?', 'And can I return it?'] }]);
  });

  it('to a bot counts as waiting until the bot answers: the sweep hands off otherwise', async () => {
    await botStore.put(deps.table, bot, 0);
    let during: Awaited<ReturnType<typeof stateOf>>;
    deps.bot = async ({ conversation }) => {
      during = await stateOf(conversation);
      throw new Error('gone');
    };
    const askedMs = deps.now();
    const conversation = await begin(handoff({ type: 'bot', bot_id: 9 }));
    expect(during).toMatchObject({ status: 'pending', handler: 'bot', waiting_since_ms: askedMs });
    expect((await rowsOf(conversation)).at(-1)?.metadata).toEqual({ event: 'handed_off', reason: 'failed' });
  });
});

describe('words that ask for a person', () => {
  const open = { kind: 'ask', text: 'Your profession?', expects: 'text', save_as: 'job', next: 'end' };
  const choice = {
    kind: 'choice',
    text: 'Whom?',
    options: [
      { label: 'An agent', next: 'end' },
      { label: 'Nobody', next: 'end' },
    ],
  };
  const number = { kind: 'ask', text: 'How many?', expects: 'number', save_as: 'count', next: 'end' };

  it.each([
    ['a noun', open, 'Operator', 'workflow'],
    ['a noun, nicely', open, 'An agent, please', 'workflow'],
    ['a sentence', open, 'I want to talk to a human', 'asked'],
    ['a denial', open, "I don't want to talk to a human", 'workflow'],
    ['one of the choices', choice, 'an agent', 'workflow'],
    ['none of the choices', choice, 'a real person', 'asked'],
    ['no number', number, 'human', 'asked'],
  ])('answer a question where they can: %s', async (_, ask, words, reason) => {
    const conversation = await begin({ ask, end });
    await say(conversation, words);
    const last = (await rowsOf(conversation)).at(-1);
    expect(last?.metadata?.reason).toBe(reason);
  });

  it('are answered by people where nothing was asked', async () => {
    await begin({ ask: open, end });
    visitor = await aVisitor(deps);
    const widget = { id: 1, department_id: null, handler_type: 'workflow', handler_id: 5 } as const;
    const { row } = await startConversation(deps, aStart(visitor, { widget, content: 'agent' }));
    await automate(deps, { conversation_id: row.conversation_id, seq: 1 });
    expect((await rowsOf(row.conversation_id)).at(-1)?.metadata).toEqual({ event: 'handed_off', reason: 'asked' });
  });
});

describe('a chat that a workflow has resolved', () => {
  const bye = { bye: { kind: 'message', text: 'Goodbye.', next: 'end' }, end };

  it('goes to the team when the visitor writes again, and says so', async () => {
    const conversation = await begin(bye);
    const { length } = deps.delivered;
    await say(conversation, 'One more thing');
    expect((await said(conversation)).slice(2)).toEqual([
      'system: Conversation resolved',
      'visitor: One more thing',
      "bot: I'm connecting you with my colleagues. Someone will be with you shortly.",
    ]);
    expect(await stateOf(conversation)).toMatchObject({
      status: 'pending',
      handler: 'agent',
      queued_at_ms: deps.now(),
      waiting_since_ms: deps.now(),
    });
    expect(deps.table.items.filter(({ pk }) => String(pk).startsWith('QUEUE#'))).toHaveLength(1);
    expect(deps.delivered.slice(length).flatMap(({ frame }) => ('message' in frame ? frame.message.seq : []))).toEqual(
      expect.arrayContaining([4, 5]),
    );
  });

  it('says so when no agent is online', async () => {
    const conversation = await begin(bye);
    await deps.table.put({ Item: { ...keys.widget(1), id: 1, ...widgetDefaults, offline_message: 'Nobody is here.' } });
    await say(conversation, 'One more thing');
    expect((await said(conversation)).at(-1)).toBe('bot: Nobody is here.');
  });

  it('sends no such message to a visitor whom an agent answered', async () => {
    const conversation = await begin({
      ask: { kind: 'ask', text: 'Name?', expects: 'text', save_as: 'name', next: 'end' },
      end,
    });
    const agent = await anAgent(deps);
    await assignTo(deps, conversation, agent, { type: 'agent', agent }, { force: false });
    await resolve(deps, conversation, { type: 'agent', agent });
    await say(conversation, 'One more thing');
    expect((await said(conversation)).at(-1)).toBe('visitor: One more thing');
  });
});

describe('whatever goes wrong', () => {
  it('ends with people: a workflow that is gone', async () => {
    const widget = { id: 1, department_id: null, handler_type: 'workflow', handler_id: 5 } as const;
    await begin({ ask: { kind: 'ask', text: 'Name?', expects: 'text', save_as: 'name', next: 'end' }, end });
    const other = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(other, { widget }));
    const table = Object.create(deps.table, {
      get: {
        value: async (input: { Key: { sk: string } }) =>
          input.Key.sk.startsWith('VERSION#') ? undefined : deps.table.get(input),
      },
    }) as typeof deps.table;
    await automate({ ...deps, table }, { conversation_id: row.conversation_id, seq: 1 });
    expect((await rowsOf(row.conversation_id)).at(-1)?.metadata).toEqual({ event: 'handed_off', reason: 'failed' });
  });

  it('a turn of a conversation that does not exist ends immediately', async () => {
    await expect(automate(deps, { conversation_id: 99, seq: 1 })).resolves.toBeUndefined();
  });
});
