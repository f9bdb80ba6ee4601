/**
 * A rehearsal against what then happens: the same visitors write the same once a change is live, and each conversation goes
 * as the rehearsal said.
 */
import { describe, expect, it } from 'vitest';
import { type Definition, definition as schema } from '#core/automation/definition.ts';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { isAutomated } from '#core/conversation/state.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import { articleDefaults } from '#core/model/knowledge/article.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import type { RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { turnRunner } from '#functions/bot/run-turns.ts';
import { putArticles } from '#functions/store/automation/article-store.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import {
  type BotChange,
  type RehearsalSubject,
  changeState,
  deleteRehearsal,
  differentIn,
  getRehearsal,
  putRehearsal,
} from '#functions/store/quality/rehearsal-store.ts';
import { workflowStore } from '#functions/store/automation/workflow-store.ts';
import { getConversationRecord, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { automate } from '#functions/use-cases/automation/automate.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { assignTo, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { escalate } from '#functions/use-cases/lifecycle/handoff.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { articlesAfter } from '#functions/use-cases/quality/run-trial.ts';
import { runRehearsal } from '#functions/use-cases/rehearsal/run-rehearsal.ts';
import { type TestAutomation, automationDeps } from '#test/support/automation.ts';
import { allowance, aStart, aVisitor, anAgent, freshId } from '#test/support/conversations.ts';
import { narrowTable } from '#test/support/narrow-table.ts';

const at = '2026-06-01T12:00:00.000Z';
const BOT = 9;
const WORKFLOW = 5;

const bot: BotItem = { ...botDefaults, id: BOT, name: 'Bo', provider: 'built-in', version: 1, created_at: at };
const article = (id: Id, question: string, answer: string, ...alternative_phrasings: string[]): Article => ({
  ...articleDefaults,
  id,
  bot_id: BOT,
  question,
  alternative_phrasings,
  answer,
  version: 1,
  created_at: at,
});
const articles = [
  article(101, 'How do I return a lamp?', 'Within 30 days.', 'return policy', 'send a lamp back'),
  article(102, 'How long does delivery take?', 'Two days.', 'delivery time', 'shipping days'),
  article(103, 'Which lamps can be dimmed?', 'All of oak.', 'dimmable lamps'),
];

const handoff = (department_id: Id | null) => ({
  kind: 'handoff',
  to: { type: 'department', department_id },
  text: 'One moment.',
});
const toBot = { kind: 'handoff', to: { type: 'bot', bot_id: BOT }, text: 'Here is Bo.' };
const steps = {
  hi: { kind: 'message', text: 'Hi {{visitor_name}}!', next: 'topic' },
  topic: {
    kind: 'choice',
    text: 'What is it about?',
    options: [
      { label: 'Delivery', next: 'number' },
      { label: 'Returns', next: 'bo' },
      { label: 'Something else', next: 'people' },
    ],
  },
  number: { kind: 'ask', text: 'Which order?', expects: 'number', save_as: 'order', next: 'ticket' },
  ticket: { kind: 'ticket', subject: 'Order {{order}}', description: '', next: 'thanks' },
  thanks: { kind: 'message', text: 'Your ticket is {{ticket_number}}, for order {{order}}.', next: 'end' },
  end: { kind: 'end' },
  bo: toBot,
  people: handoff(10),
};
const workflowOf = (changed: Record<string, unknown>): Definition =>
  schema.parse({ start: 'hi', steps: { ...steps, ...changed } });

/** What a day is played with. */
type Site = { bot: BotItem; articles: Article[]; definition: Definition };
const usual: Site = { bot, articles, definition: workflowOf({}) };

async function open(site: Site): Promise<TestAutomation> {
  const deps = automationDeps();
  const { table } = deps;
  for (const id of [10, 11])
    await departmentStore.put(
      table,
      { id, name: `D${id}`, notify_emails: [], ...defaultAssignment, created_at: at, version: 1 },
      0,
    );
  await botStore.put(table, site.bot, 0);
  await putArticles(
    table,
    site.articles.map((after) => ({ after })),
    { atMs: deps.now() },
  );
  await trainIndex({ ...deps, pause: async (ms) => void (deps.clock.ms += ms) }, BOT, Infinity);
  const workflow = { id: WORKFLOW, name: 'Intake', version: 1, created_at: at, updated_at: at };
  const secret = { signing_secret: 'c2VjcmV0', revision: 1 };
  await workflowStore.put(table, { ...workflow, ...secret, definition: site.definition }, 0);
  const handlers = [
    { handler_type: 'ai_bot', handler_id: BOT },
    { handler_type: 'workflow', handler_id: WORKFLOW },
    { handler_type: 'agent', handler_id: null },
  ] as const;
  for (const [index, handler] of handlers.entries()) {
    const id = index + 1;
    const item = { ...widgetDefaults, ...handler, id, department_id: null };
    await table.put({ Item: { ...keys.widget(id), ...indexes.list('WIDGETS', id), ...item } });
  }
  deps.bot = turnRunner(deps, async () => {
    throw new Error('No model is asked.');
  });
  return deps;
}

/** What a visitor does: writes one or two messages, or asks for an agent by the button; or an agent takes the chat. */
type Step = string[] | 'BUTTON' | 'TAKEN' | 'SOLVED';
type Visit = { widget: 1 | 2 | 3; name: string; steps: Step[] };

/** Plays a visit until people have the chat; returns the conversation, and how many steps it came to. */
async function play(deps: TestAutomation, { widget, name, steps: all }: Visit): Promise<{ id: Id; taken: number }> {
  const visitor = await aVisitor(deps, name);
  const ana = await anAgent(deps, { max_concurrent_chats: 500 });
  const handler = [
    { handler_type: 'ai_bot', handler_id: BOT },
    { handler_type: 'workflow', handler_id: WORKFLOW },
    {},
  ] as const;
  const place = { id: widget, department_id: null, ...handler[widget - 1] };
  let conversation = 0;
  let taken = 0;
  const write = async (content: string): Promise<number> => {
    deps.clock.ms += 1000;
    if (conversation === 0) {
      const { row } = await startConversation(deps, aStart(visitor, { widget: place, content }));
      conversation = row.conversation_id;
      return row.seq;
    }
    const message = { visitor, name: null, content, client_message_id: freshId(), allowance };
    return (await sendVisitorMessage(deps, conversation, message)).row.seq;
  };
  for (const step of all) {
    const state = conversation === 0 ? undefined : await newestRow(deps.table, conversation, { consistent: true });
    if (state && !isAutomated(state.state)) break;
    taken += 1;
    if (step === 'BUTTON') await escalate(deps, conversation, visitor);
    else if (step === 'TAKEN') await assignTo(deps, conversation, ana, { type: 'agent', agent: ana }, { force: false });
    else if (step === 'SOLVED') await resolve(deps, conversation, { type: 'agent', agent: ana });
    else {
      const seqs: number[] = [];
      for (const content of step) seqs.push(await write(content));
      for (const seq of seqs) await automate(deps, { conversation_id: conversation, seq });
    }
  }
  const newest = await newestRow(deps.table, conversation, { consistent: true });
  if (newest && newest.state.handler === 'agent' && newest.state.status !== 'resolved') {
    // What is said to people isn't the bot's.
    await write('Are you there?');
    const words = { content: 'I am', client_message_id: freshId(), visibility: 'public', metadata: null } as const;
    await sendAgentMessage(deps, conversation, { agent: ana, ...words });
    await write('Good');
  }
  return { id: conversation, taken };
}

/** What can be seen of how a conversation went, by other means than the rehearsal's. */
async function seen(deps: TestAutomation, conversation: Id) {
  const rows = await listRows(deps.table, conversation, { after: 0, limit: 200 });
  const record = await getConversationRecord(deps.table, conversation);
  const handed = rows.findIndex(({ metadata }) => metadata?.event === 'handed_off');
  const led = handed === -1 ? rows : rows.slice(0, handed);
  const words = led.filter(({ sender_type }) => sender_type === 'bot').map(({ content }) => content);
  const isGoodbye = handed !== -1 && rows[handed]?.metadata?.reason !== 'taken_over';
  return {
    said: isGoodbye ? words.slice(0, -1) : words,
    isHandedOff: handed !== -1 || rows[0]?.state.handler === 'agent',
    isResolved: rows.some(({ metadata }) => metadata?.event === 'resolved'),
    department: record?.metadata.department_id ?? null,
  };
}
type Seen = Awaited<ReturnType<typeof seen>>;

function differenceOf(was: Seen, now: Seen): RehearsedConversation['difference'] | 'same' {
  if (was.isHandedOff !== now.isHandedOff) return was.isHandedOff ? 'answered' : 'handed_off';
  if (now.isHandedOff && was.department !== now.department) return 'routed_elsewhere';
  return was.said.join('\n') === now.said.join('\n') && was.isResolved === now.isResolved ? 'same' : 'other_answer';
}

async function rehearse(deps: TestAutomation, subject: RehearsalSubject) {
  await deleteRehearsal(deps.table, 1);
  await putRehearsal(deps.table, 1, { subject, total: 0, atMs: deps.now() });
  await runRehearsal({ ...deps, table: narrowTable(deps.table) }, 1, Infinity);
  const item = await getRehearsal(deps.table, 1);
  return { item, different: await differentIn(deps.table, 1) };
}

const WORDS = [
  'can I send the lamp back?',
  'how many days for shipping',
  'return policy',
  'What is the capital of France?',
  'Hello!',
  'and what about delivery?',
  'I want to speak to an agent',
  'That did not help',
  'Thanks',
  'do you repair lamps?',
  'Delivery',
  'Returns',
  'Something else',
  'operator',
  '4711',
  'dimmable?',
  'Yes',
];

/** Visits, the same for the same seed. */
function visitsOf(seed: number): Visit[] {
  let state = seed * 2_654_435_761;
  const draw = (most: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state % most;
  };
  const word = (): string => WORDS[draw(WORDS.length)] ?? '';
  return Array.from({ length: 24 }, (_, index): Visit => {
    const steps: Step[] = Array.from({ length: 1 + draw(5) }, () => (draw(6) === 0 ? [word(), word()] : [word()]));
    const end = draw(8);
    if (end < 3) steps.push((['BUTTON', 'TAKEN', 'SOLVED'] as const)[end] ?? 'BUTTON');
    return { widget: draw(8) === 0 ? 3 : draw(2) === 0 ? 1 : 2, name: `V${index}`, steps };
  });
}

const repairs = article(104, 'Do you repair lamps?', 'We do.', 'repair a broken lamp');
const botChanges: [string, BotChange][] = [
  ['as it is', {}],
  ['with a new article', { articles: [repairs] }],
  ['with another answer', { articles: [{ ...(articles[0] ?? repairs), answer: 'Within 60 days.' }] }],
  ['without an article', { removed: [102] }],
  ['that is never sure enough', { confidence_floor: 1 }],
  ['that is always sure enough', { confidence_floor: 0 }],
  ['of another department', { department_id: 11 }],
  ['that answers once', { max_turns: 1 }],
  ['that asks if it solved it', { asks_if_solved: true }],
];
const workflowChanges: [string, Record<string, unknown>][] = [
  ['as it is', {}],
  ['that hands returns to people', { bo: handoff(11) }],
  ['of another department', { people: handoff(11) }],
  ['that asks in other words', { number: { ...steps.number, text: 'Which number?' } }],
  ['that asks for a text', { number: { ...steps.number, expects: 'text' } }],
  ['that begins with another word', { hi: { ...steps.hi, text: 'Good day!' } }],
];

/** The site once a change is live. */
const changedBot = (change: BotChange): Site => {
  const { articles: changed = [], removed = [], ...settings } = change;
  return { ...usual, bot: { ...bot, ...settings }, articles: articlesAfter(articles, { articles: changed, removed }) };
};

const found = new Map<string, number>();
/** Rehearses on one day, and lives through the same day with the change. */
async function twoDays(seed: number, subject: RehearsalSubject, changed: Site) {
  const visits = visitsOf(seed);
  const before = await open(usual);
  const played: { id: Id; visit: Visit }[] = [];
  for (const visit of visits) {
    const { id, taken } = await play(before, visit);
    // What came after the handoff was said to people: nobody knows what would have come instead.
    played.push({ id, visit: { ...visit, steps: visit.steps.slice(0, taken) } });
  }
  const changes = before.table.changes.length;
  const { item, different } = await rehearse(before, subject);
  const others = before.table.changes.slice(changes).filter(({ key }) => !key.pk.startsWith('REHEARSAL#'));
  const after = await open(changed);
  const expected: [number, string, string][] = [];
  const counts: Record<string, number> = {};
  for (const { id, visit } of played) {
    const isRehearsed = subject.type === 'workflow' ? visit.widget === 2 : visit.widget !== 3;
    const now = await seen(after, (await play(after, visit)).id);
    if (!isRehearsed) continue;
    const difference = differenceOf(await seen(before, id), now);
    counts[difference] = (counts[difference] ?? 0) + 1;
    found.set(difference, (found.get(difference) ?? 0) + 1);
    if (difference !== 'same') expected.push([id, difference, JSON.stringify(visit.steps)]);
  }
  const written = new Map(played.map(({ id, visit }) => [id, JSON.stringify(visit.steps)]));
  const rows = different.map((one) => [one.conversation_id, one.difference, written.get(one.conversation_id)]);
  const none = { same: 0, answered: 0, handed_off: 0, other_answer: 0, routed_elsewhere: 0, unknown: 0 };
  return {
    rehearsed: { rows: rows.toSorted(), counts: item?.counts, looked_at: item?.looked_at, others },
    // Only the rehearsal's own items are written.
    lived: { rows: expected.toSorted(), counts: { ...none, ...counts }, looked_at: visits.length, others: [] },
  };
}

describe('a rehearsal says row by row what then happens', () => {
  it.each(botChanges.map(([name, change], index) => [name, change, index + 1] as const))(
    'with a bot %s',
    async (_, change, seed) => {
      const { rehearsed, lived } = await twoDays(seed, { type: 'bot', bot: BOT, change }, changedBot(change));
      expect(rehearsed).toEqual(lived);
    },
  );

  it.each(workflowChanges.map(([name, change], index) => [name, change, index + 101] as const))(
    'with a workflow %s',
    async (_, change, seed) => {
      const definition = workflowOf(change);
      const subject = { type: 'workflow', workflow: WORKFLOW, definition } as const;
      const { rehearsed, lived } = await twoDays(seed, subject, { ...usual, definition });
      expect(rehearsed).toEqual(lived);
    },
  );

  it('where everything that can be different is', () => {
    expect([...found.keys()].toSorted()).toEqual([
      'answered',
      'handed_off',
      'other_answer',
      'routed_elsewhere',
      'same',
    ]);
  });
});

describe('a rehearsal', () => {
  const visit: Visit = { widget: 3, name: 'Vera', steps: [['return policy']] };

  it('of a bot that no widget uses yet says what it would have answered instead of people', async () => {
    const deps = await open(usual);
    const { id } = await play(deps, visit);
    await play(deps, { ...visit, steps: [['What is the capital of France?']] });
    const other: BotItem = { ...bot, id: 8 };
    await botStore.put(deps.table, other, 0);
    const change = { articles: articles.map((one) => ({ ...one, bot_id: 8 })) };
    const { item, different } = await rehearse(deps, { type: 'bot', bot: 8, change });
    expect(item?.counts).toMatchObject({ answered: 1, same: 1 });
    expect(different).toMatchObject([{ conversation_id: id, difference: 'answered', seq: 1, article_ids: [101] }]);
  });

  it('names the message from which on, what was said then, and the articles or the step of what would be', async () => {
    const deps = await open(usual);
    await play(deps, { ...visit, widget: 1, steps: [['Hello!'], ['return policy']] });
    const change = { articles: [{ ...(articles[0] ?? repairs), answer: 'Within 60 days.' }] };
    const { different } = await rehearse(deps, { type: 'bot', bot: BOT, change });
    expect(different).toMatchObject([{ seq: 3, was_seq: 4, article_ids: [101], step: null, end: 'open' }]);
    const workflow = await open(usual);
    await play(workflow, { ...visit, widget: 2, steps: [['Hello!'], ['Delivery']] });
    const definition = workflowOf({ number: { ...steps.number, text: 'Which number?' } });
    const asked = await rehearse(workflow, { type: 'workflow', workflow: WORKFLOW, definition });
    expect(asked.different).toMatchObject([{ seq: 4, was_seq: 5, article_ids: [], step: 'number' }]);
  });

  it('takes again what a call gave then, and says so where none was made', async () => {
    const call = (save: object) => ({
      hi: { kind: 'http', url: 'https://api.example.com/', save, next: 'topic', on_error: 'people' },
    });
    const site = { ...usual, definition: workflowOf(call({ plan: 'plan' })) };
    const deps = await open(site);
    deps.answer = { plan: 'gold' };
    await play(deps, { ...visit, widget: 2, steps: [['Hello!']] });
    const text = { ...steps.topic, text: 'You have {{plan}}.' };
    const again = workflowOf({ ...call({ plan: 'plan' }), topic: text });
    const known = await rehearse(deps, { type: 'workflow', workflow: WORKFLOW, definition: again });
    expect(known.item?.counts).toMatchObject({ other_answer: 1 });
    const another = workflowOf(call({ age: 'age' }));
    const unknown = await rehearse(deps, { type: 'workflow', workflow: WORKFLOW, definition: another });
    expect(unknown.item?.counts).toMatchObject({ unknown: 1 });
    expect(deps.posted).toHaveLength(1);
  });

  it('keeps no words of anybody', async () => {
    const deps = await open(usual);
    await play(deps, { ...visit, widget: 2, steps: [['My name is Ms Secret'], ['Returns'], ['return policy']] });
    await rehearse(deps, { type: 'bot', bot: BOT, change: { confidence_floor: 1 } });
    const items = deps.table.changes.filter(({ key }) => key.pk.startsWith('REHEARSAL#'));
    expect(items.length).toBeGreaterThan(1);
    expect(JSON.stringify(items)).not.toMatch(/Secret|Vera|return policy|30 days/);
  });

  it('is paused when its time is over, goes on where it was, and looks at each once', async () => {
    const deps = await open(usual);
    for (let index = 0; index < 90; index++) await play(deps, { ...visit, widget: 1, steps: [['return policy']] });
    const subject: RehearsalSubject = { type: 'bot', bot: BOT, change: { confidence_floor: 1 } };
    await putRehearsal(deps.table, 1, { subject, total: 90, atMs: deps.now() });
    await runRehearsal(deps, 1, 0);
    expect(await getRehearsal(deps.table, 1)).toMatchObject({ state: 'paused', looked_at: 40, total: 90 });
    await changeState(deps.table, 1, { from: ['paused'], to: 'running', atMs: deps.now() });
    // Two functions at the same time count nothing twice.
    await Promise.all([runRehearsal(deps, 1, Infinity), runRehearsal(deps, 1, Infinity)]);
    expect(await getRehearsal(deps.table, 1)).toMatchObject({ state: 'done', counts: { handed_off: 90 } });
    const ids = (await differentIn(deps.table, 1)).map(({ conversation_id }) => conversation_id);
    expect([ids.length, new Set(ids).size]).toEqual([90, 90]);
  });

  it('ends when it is deleted, and fails where the table can’t be read', async () => {
    const deps = await open(usual);
    await play(deps, { ...visit, widget: 1 });
    const subject: RehearsalSubject = { type: 'bot', bot: BOT, change: {} };
    await putRehearsal(deps.table, 1, { subject, total: 1, atMs: deps.now() });
    const broken = {
      ...deps,
      table: Object.assign(Object.create(deps.table), { batchGet: () => Promise.reject(new Error('throttled')) }),
    };
    await runRehearsal(broken, 1, Infinity);
    expect(await getRehearsal(deps.table, 1)).toMatchObject({ state: 'failed' });
    expect(deps.errors).toMatchObject([{ event: 'rehearsal_failed' }]);
    await runRehearsal(deps, 2, Infinity);
    expect(await getRehearsal(deps.table, 2)).toBeUndefined();
  });

  it('leaves out what is older than a month', async () => {
    const deps = await open(usual);
    await play(deps, { ...visit, widget: 1 });
    deps.clock.ms += 31 * 86_400_000;
    const { item } = await rehearse(deps, { type: 'bot', bot: BOT, change: {} });
    expect(item).toMatchObject({ state: 'done', looked_at: 0, counts: { same: 0 } });
  });
});
