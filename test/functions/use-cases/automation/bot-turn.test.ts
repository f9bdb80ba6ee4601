import { defaultAssignment } from '#core/assignment/default-choices.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { botStore } from '#functions/store/automation/bot-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { keys } from '#functions/store/keys.ts';
import { automate } from '#functions/use-cases/automation/automate.ts';
import { redactMessage } from '#functions/use-cases/privacy/redact-message.ts';
import { close } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { escalate, handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import type { TestAutomation } from '#test/support/automation.ts';
import { automationDeps } from '#test/support/automation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';

const note: HandoffNote = { cause: 'unanswered', questions: [{ text: 'Where is order A-1?' }] };
let deps: TestAutomation;
let visitor: Id;
let conversation: Id;

const at = '2026-06-01T12:00:00.000Z';
const bot: BotItem = { ...botDefaults, id: 9, name: 'Bo', provider: 'built-in', version: 1, created_at: at };

beforeEach(async () => {
  deps = automationDeps();
  await botStore.put(deps.table, bot, 0);
  await deps.table.put({ Item: { ...keys.widget(1), id: 1, ...widgetDefaults, offline_message: 'Nobody is here.' } });
  visitor = await aVisitor(deps);
  conversation = await ask();
});

async function ask(content = 'Where is my order?'): Promise<Id> {
  const widget = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: bot.id } as const;
  return (await startConversation(deps, aStart(visitor, { widget, content }))).row.conversation_id;
}
const write = (content: string) =>
  sendVisitorMessage(deps, conversation, { visitor, name: null, content, client_message_id: freshId(), allowance });
const turn = (seq = 1) => automate(deps, { conversation_id: conversation, seq });
const rowsOf = () => listRows(deps.table, conversation, { after: 0, limit: 100 });
const said = async () => (await rowsOf()).map(({ sender_type, content }) => `${sender_type}: ${content}`);
const foldOf = async () => (await newestRow(deps.table, conversation, { consistent: true }))?.state;
const reasons = async () => (await rowsOf()).flatMap(({ metadata }) => metadata?.reason ?? []);

async function anAnswerOf(agent: { id: Id; name: string }): Promise<void> {
  const words = { content: 'I have it', client_message_id: freshId(), visibility: 'public', metadata: null } as const;
  await sendAgentMessage(deps, conversation, { agent, ...words });
}

describe('an answer', () => {
  it('is stored as the bot’s, and leaves the conversation with it', async () => {
    await turn();
    expect((await rowsOf()).at(-1)).toMatchObject({
      sender_type: 'bot',
      sender_id: 9,
      sender_name: 'Bo',
      content: 'On Monday.',
      client_message_id: 'bot-1',
      milestone: 'answered',
    });
    expect(await foldOf()).toMatchObject({
      status: 'pending',
      handler: 'bot',
      queued_at_ms: null,
      waiting_since_ms: null,
    });
  });

  it("is requested with the conversation so far and the number of the bot's turns", async () => {
    await turn();
    const { row } = await write('And when?');
    await turn(row.seq);
    expect(deps.turns[1]).toMatchObject({ bot, conversation, visitor, seq: 3, turns: 1 });
    expect(deps.turns[1]?.history.map(({ content }) => content)).toEqual([
      'Where is my order?',
      'On Monday.',
      'And when?',
    ]);
  });

  it('is stored once, even when the turn is repeated', async () => {
    await Promise.all([turn(), turn(), turn()]);
    await turn();
    expect(await said()).toEqual(['visitor: Where is my order?', 'bot: On Monday.']);
  });

  it('is given to the newest of several messages', async () => {
    const { row } = await write('Order A-1');
    await turn(1);
    await turn(row.seq);
    expect(deps.turns.map(({ seq }) => seq)).toEqual([2]);
  });

  it('that the visitor outran comes after what they wrote', async () => {
    deps.bot = async () => {
      await write('One more thing');
      return { action: 'answer', reply: 'On Monday.', confidence: 1 };
    };
    await turn();
    expect(await said()).toEqual(['visitor: Where is my order?', 'visitor: One more thing', 'bot: On Monday.']);
  });

  it('to the message that outran it follows, or people take over in time', async () => {
    deps.bot = async ({ seq }) => {
      if (seq === 1) await write('One more thing');
      return { action: seq === 1 ? 'resolve' : 'answer', reply: `For ${seq}.`, confidence: 1 };
    };
    await turn();
    expect(await foldOf()).toMatchObject({ status: 'pending', waiting_since_ms: expect.any(Number) });
    await turn(2);
    expect(await said()).toEqual(['visitor: Where is my order?', 'visitor: One more thing', 'bot: For 2.']);
    expect(await foldOf()).toMatchObject({ waiting_since_ms: null });
  });

  it('is dropped when an agent took over while it was written', async () => {
    const agent = await anAgent(deps);
    deps.bot = async () => {
      await anAnswerOf(agent);
      return { action: 'answer', reply: 'On Monday.', confidence: 1 };
    };
    await turn();
    expect(await said()).toEqual([
      'visitor: Where is my order?',
      'system: Conversation handed over to the team',
      'system: Ana joined the conversation',
      'agent: I have it',
    ]);
    expect(await reasons()).toEqual(['taken_over']);
    expect(await foldOf()).toMatchObject({ status: 'waiting', handler: 'agent', agent_id: agent.id });
  });

  it('that asks back is one message with buttons, counts as no answer, and leaves the choice to the visitor', async () => {
    const long = 'Where is '.padEnd(120, 'x');
    deps.bot = async () => ({ action: 'ask_back', reply: 'Which of these?', options: [long, 'Neither'] });
    await Promise.all([turn(), turn()]);
    const rows = await rowsOf();
    expect(rows).toHaveLength(2);
    expect(rows.at(-1)).toMatchObject({
      client_message_id: 'bot-1',
      milestone: null,
      metadata: {
        options: [
          { label: long.slice(0, 100), value: long },
          { label: 'Neither', value: 'Neither' },
        ],
      },
    });
    expect(await foldOf()).toMatchObject({ handler: 'bot', waiting_since_ms: null });
    deps.bot = async () => ({ action: 'answer', reply: 'On Monday.', confidence: 1 });
    const { row } = await write(long);
    await turn(row.seq);
    expect(deps.turns.at(-1)).toMatchObject({ asked: [long], turns: 0 });
    expect(deps.turns.at(-1)?.history[1]?.metadata?.options).toHaveLength(2);
  });

  it('is dropped when the conversation was closed while it was written', async () => {
    deps.bot = async () => {
      await close(deps, conversation, { type: 'visitor' });
      return { action: 'resolve', reply: 'Bye', confidence: 1 };
    };
    await turn();
    expect((await said()).some((line) => line.startsWith('bot'))).toBe(false);
  });

  it('that settles the matter resolves it, in one step', async () => {
    deps.bot = async () => ({ action: 'resolve', reply: 'Glad to help.', confidence: 1 });
    await Promise.all([turn(), turn()]);
    expect(await said()).toEqual([
      'visitor: Where is my order?',
      'bot: Glad to help.',
      'system: Conversation resolved',
    ]);
    expect(await reasons()).toEqual(['bot']);
  });

  it('is shown while it is written, a few times a second, to the visitor and those who watch', async () => {
    deps.bot = async (_, onDelta) => {
      for (const piece of ['On', ' Mon', 'day', '.']) {
        onDelta(piece);
        await Promise.resolve();
        deps.clock.ms += 200;
      }
      return { action: 'answer', reply: 'On Monday.', confidence: 1 };
    };
    await turn();
    const deltas = deps.delivered.filter(({ frame }) => frame.type === 'message.delta');
    expect(deltas.map(({ frame }) => frame)).toEqual([
      { type: 'message.delta', conversation_id: conversation, reply_to_seq: 1, text: 'On' },
      { type: 'message.delta', conversation_id: conversation, reply_to_seq: 1, text: 'On Monday.' },
    ]);
    expect(deltas[0]?.channels).toEqual([
      { kind: 'visitor', id: visitor, widget_id: 1 },
      { kind: 'watch', id: conversation },
    ]);
    expect(deps.delivered.at(-1)?.frame).toMatchObject({ type: 'message.created', message: { content: 'On Monday.' } });
  });
});

describe('what a bot is asked', () => {
  const asked = () => deps.turns.map((one) => one.asked);

  it('is all that the visitor has said since its last word, each message by itself', async () => {
    await write('thanks in advance');
    const { row } = await write('And can I return it?');
    await turn(row.seq);
    await turn((await write('One more thing')).row.seq);
    expect(asked()).toEqual([['Where is my order?', 'thanks in advance', 'And can I return it?'], ['One more thing']]);
  });

  it('is told of files apart from words: their names are no question', async () => {
    const file = { id: `${visitor}v1`, name: 'broken mug.png', type: 'image/png', size: 9 };
    const { row } = await sendVisitorMessage(deps, conversation, {
      visitor,
      name: null,
      content: '',
      client_message_id: freshId(),
      allowance,
      files: { ids: [file.id], verified: async () => [file] },
    });
    await turn(row.seq);
    expect(deps.turns.at(-1)).toMatchObject({ asked: ['Where is my order?'], files: ['broken mug.png'] });
  });

  it('includes what outran its last answer', async () => {
    deps.bot = async ({ seq }) => {
      if (seq === 1) for (const words of ['And when?', 'And where?']) await write(words);
      return { action: 'answer', reply: `For ${seq}.`, confidence: 1 };
    };
    await turn();
    await turn(3);
    expect(asked()).toEqual([['Where is my order?'], ['And when?', 'And where?']]);
  });

  it('comes with its answers once they reach its limit, however long ago they were given', async () => {
    await deps.table.put({ Item: { ...keys.bot(bot.id), ...bot, max_turns: 60 } });
    await turn();
    for (let more = 1; more <= 60; more++) {
      deps.clock.ms += 1000;
      await turn((await write(`Question ${more}?`)).row.seq);
    }
    expect(deps.turns.findIndex(({ turns }) => turns >= 60)).toBe(60);
  });
});

describe('small talk', () => {
  it('is returned, and counted neither as an answer nor as a handoff', async () => {
    deps.bot = async () => ({ action: 'small_talk', reply: "You're welcome!" });
    await turn();
    expect(await said()).toEqual(['visitor: Where is my order?', "bot: You're welcome!"]);
    expect((await rowsOf()).at(-1)).toMatchObject({ client_message_id: 'bot-1', milestone: null });
    expect(await foldOf()).toMatchObject({ handler: 'bot', waiting_since_ms: null });
  });
});

describe('a chat that a bot has resolved', () => {
  it('goes to people when the visitor writes again, who is told so', async () => {
    deps.bot = async () => ({ action: 'resolve', reply: 'Glad to help.', confidence: 1 });
    await turn();
    await turn((await write('One more thing')).row.seq);
    expect((await said()).slice(3)).toEqual(['visitor: One more thing', 'bot: Nobody is here.']);
    expect(await foldOf()).toMatchObject({ status: 'pending', handler: 'agent', queued_at_ms: deps.clock.ms });
  });
});

describe('handing over', () => {
  const escalates = () => {
    deps.bot = async () => ({ action: 'escalate', reason: 'unanswered', note });
  };

  it('says so, leaves a note for the team, and queues the conversation', async () => {
    const agent = await anAgent(deps);
    await heartbeat(deps, agent.id, 60);
    escalates();
    await turn();
    const rows = await rowsOf();
    expect(rows.slice(1)).toMatchObject([
      {
        sender_type: 'bot',
        content: expect.stringMatching(/colleagues/),
        client_message_id: 'bot-1',
        visibility: 'public',
      },
      {
        sender_type: 'bot',
        content: 'The bot has no answer.\nQuestion: Where is order A-1?',
        metadata: { handoff: note },
        visibility: 'internal',
      },
      { sender_type: 'system', milestone: 'handed_off', metadata: { event: 'handed_off', reason: 'unanswered' } },
    ]);
    expect(await foldOf()).toMatchObject({ status: 'pending', handler: 'agent', queued_at_ms: deps.clock.ms });
    const queued = { pk: 'QUEUE#default', conversation_id: conversation };
    expect(deps.table.items).toContainEqual(expect.objectContaining(queued));
  });

  const admin = { isSupervisor: true, isAdmin: true, agent: undefined } as TeamCaller;
  const redactFirst = () => redactMessage(deps, { conversation, seq: 1 }, admin);

  it('leaves no note of a message that was redacted while the bot was asked', async () => {
    escalates();
    const { bot: answer } = deps;
    deps.bot = async (...asked) => {
      await redactFirst();
      return answer(...asked);
    };
    await turn();
    expect((await said()).filter((line) => line.includes('A-1'))).toEqual([]);
    expect(await foldOf()).toMatchObject({ handler: 'agent' });
  });

  it('leaves no note of a message that was redacted while it was handing over', async () => {
    escalates();
    const { transact } = deps.table;
    let isRedacting = false;
    deps.table.transact = async (items) => {
      if (!isRedacting && JSON.stringify(items).includes('A-1')) {
        isRedacting = true;
        await redactFirst();
      }
      return transact(items);
    };
    await turn();
    expect(isRedacting).toBe(true);
    expect((await said()).filter((line) => line.includes('A-1'))).toEqual([]);
    expect(await foldOf()).toMatchObject({ handler: 'agent' });
  });

  it('leaves its note where the conversation got another row meanwhile', async () => {
    escalates();
    const { bot: answer } = deps;
    deps.bot = async (...asked) => {
      const words = {
        content: 'A note',
        client_message_id: freshId(),
        visibility: 'internal',
        metadata: null,
      } as const;
      await sendAgentMessage(deps, conversation, { agent: await anAgent(deps), ...words });
      return answer(...asked);
    };
    await turn();
    expect((await said()).slice(1)).toEqual([
      'agent: A note',
      expect.stringMatching(/^bot: /),
      'bot: The bot has no answer.\nQuestion: Where is order A-1?',
      expect.stringMatching(/^system: /),
    ]);
  });

  it('says so in the visitor’s language, and with the widget’s offline text when no agent is online', async () => {
    escalates();
    await turn();
    expect((await said())[1]).toBe('bot: Nobody is here.');
  });

  it('to the bot’s department', async () => {
    await departmentStore.put(
      deps.table,
      { id: 7, name: 'Sales', notify_emails: [], ...defaultAssignment, created_at: at, version: 1 },
      0,
    );
    await deps.table.put({ Item: { ...keys.bot(bot.id), ...bot, department_id: 7 } });
    escalates();
    await turn();
    expect((await loadConversation(deps.table, conversation, { consistent: true }))?.metadata.department_id).toBe(7);
  });

  it('leaves a conversation alone that a newer turn has answered meanwhile', async () => {
    const answers = deps.bot;
    deps.bot = async () => {
      deps.bot = answers;
      const { row } = await write('It is A-1');
      await turn(row.seq);
      return { action: 'escalate', reason: 'timeout' };
    };
    await turn();
    expect(await said()).toEqual(['visitor: Where is my order?', 'visitor: It is A-1', 'bot: On Monday.']);
    expect(await foldOf()).toMatchObject({ handler: 'bot', waiting_since_ms: null });
  });

  it('happens once, however often', async () => {
    escalates();
    await Promise.all([turn(), turn(), turn()]);
    await turn();
    expect(await reasons()).toEqual(['unanswered']);
    expect((await said()).filter((line) => line.startsWith('bot'))).toHaveLength(2);
  });

  it.each([
    ['the visitor asks for an agent', async () => void (deps.bot = asksForPerson), 'asked'],
    ['the bot fails', async () => void (deps.bot = () => Promise.reject(new Error('no'))), 'failed'],
    ['the bot is gone', async () => void (await deps.table.delete({ Key: keys.bot(bot.id) })), 'not_configured'],
  ])('when %s', async (_, happens, reason) => {
    await happens();
    await turn();
    expect(await reasons()).toEqual([reason]);
  });

  const asksForPerson: TestAutomation['bot'] = async () => ({ action: 'escalate', reason: 'asked' });

  it('is said in the name of the bot, also when the visitor only asked for an agent', async () => {
    deps.bot = asksForPerson;
    await turn();
    expect((await rowsOf())[1]).toMatchObject({ sender_type: 'bot', sender_id: 9, sender_name: 'Bo' });
  });

  it.each([
    ['a turn failed', async () => ((deps.takeTurn = () => Promise.reject(new Error('broken'))), turn())],
    ['the visitor pressed the button for it', () => escalate(deps, conversation, visitor)],
    ['its turn was overdue', () => handOff(deps, conversation, { reason: 'overdue' })],
  ])('is said in the name of the bot where %s', async (_, happen) => {
    await happen();
    const spoken = (await rowsOf()).findLast(
      ({ sender_type, visibility }) => sender_type === 'bot' && visibility === 'public',
    );
    expect(spoken).toMatchObject({ sender_id: 9, sender_name: 'Bo' });
  });

  it('says what answer there is first, in the same message', async () => {
    deps.bot = async () => ({ action: 'escalate', reason: 'unanswered', note, reply: 'On Monday.' });
    await turn();
    expect((await said())[1]).toBe('bot: On Monday.\n\nNobody is here.');
    expect(await reasons()).toEqual(['unanswered']);
  });
});

describe('the question whether an answer solved it', () => {
  beforeEach(() => botStore.change(deps.table, bot, { ...bot, asks_if_solved: true }, 0));

  it('is a message of its own after the answer, asked once, with a yes and a no', async () => {
    await Promise.all([turn(), turn(), turn()]);
    await turn();
    expect(await said()).toEqual(['visitor: Where is my order?', 'bot: On Monday.', 'bot: Did that solve it?']);
    const [, , question] = await rowsOf();
    expect(question).toMatchObject({
      client_message_id: 'solved-1',
      milestone: null,
      metadata: { options: [{ value: 'Yes' }, { value: 'No' }] },
    });
    expect(await foldOf()).toMatchObject({ status: 'pending', handler: 'bot', waiting_since_ms: null });
  });

  it('leads to a turn that answers only what the visitor says to it', async () => {
    await turn();
    const { row } = await write('Yes');
    deps.bot = async () => ({ action: 'resolve', reply: 'Glad to help.', confidence: 1 });
    await turn(row.seq);
    expect(deps.turns.at(-1)).toMatchObject({ asked: ['Yes'], turns: 1 });
    expect(await foldOf()).toMatchObject({ status: 'resolved' });
  });

  it.each([
    { action: 'small_talk', reply: 'Hello!' },
    { action: 'ask_back', reply: 'Which?', options: ['A', 'Neither'] },
    { action: 'escalate', reason: 'unanswered' },
  ] as const)('follows no other outcome: $action', async (outcome) => {
    deps.bot = async () => outcome;
    await turn();
    expect((await said()).some((line) => line.includes('Did that solve it?'))).toBe(false);
  });

  it('is not asked of a visitor who wrote on, or of one whom an agent answers', async () => {
    deps.bot = async () => {
      await write('One more thing');
      return { action: 'answer', reply: 'On Monday.', confidence: 1 };
    };
    await turn();
    expect((await said()).at(-1)).toBe('bot: On Monday.');
    const agent = await anAgent(deps);
    deps.bot = async () => {
      await anAnswerOf(agent);
      return { action: 'answer', reply: 'On Tuesday.', confidence: 1 };
    };
    await turn(2);
    expect((await said()).at(-1)).toBe('agent: I have it');
  });
});
