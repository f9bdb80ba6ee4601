/** What bots learn from conversations, and what becomes of it. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articleDefaults, articleSettings } from '#core/model/knowledge/article.ts';
import { MAX_LEARNED } from '#core/model/knowledge/learned.ts';
import { learnedOf, putLearned } from '#functions/store/automation/learned-store.ts';
import { pendingTraining } from '#functions/store/automation/training-store.ts';
import { putFact } from '#functions/store/reports/metric-event-store.ts';
import { allWidgets } from '#functions/store/settings/widget-store.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { learn } from '#functions/use-cases/copilot/learn.ts';
import { eraseVisitor } from '#functions/use-cases/visitors/erase-visitor.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, memoryApis } from '#test/support/api.ts';

const HOUR = 3_600_000;
const QUESTION = 'How long does delivery to Norway take?';
const ANSWER = 'Hi Vera, two or three days, customs included. Best regards, Ada';

let api: MemoryApis;
let token: string;
let widget: number;
let bot: number;
let agent: number;
beforeAll(async () => {
  api = await memoryApis();
  agent = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 })).id;
});
beforeEach(async () => {
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in', learns_from_conversations: true })).id;
  const handled = { handler_type: 'ai_bot', handler_id: bot };
  ({ id: widget, token } = await api.make('/widgets', { name: 'Shop' }));
  // Named by the widget for learning only: its chats go to agents in these tests.
  await api.agent('PUT', `/widgets/${widget}`, { body: handled });
});
// Whatever bot may learn, does: those of the tests before would learn along with each of the next.
afterEach(async () => {
  await api.agent('PUT', `/bots/${bot}`, { body: { learns_from_conversations: false } });
});

/** A chat that an agent answers and resolves, and its visitor rates. */
async function chat(stars: number, question = QUESTION, answer = ANSWER) {
  await api.agent('PUT', `/widgets/${widget}`, { body: { handler_type: 'agent', handler_id: null } });
  const session = (await api.visitor('POST', `${token}/session`, { body: { locale: 'en-GB', name: 'Vera Lind' } }))
    .body;
  const own = bearer(session.session_token);
  const begun = { client_message_id: 'message-1', content: question };
  const { id, visitor_id } = (await api.visitor('POST', `${token}/conversations`, { ...own, body: begun })).body
    .conversation;
  const reply = { client_message_id: 'message-2', content: answer };
  await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: reply });
  await api.agent('POST', `/conversations/${id}/resolve`, { claims: ada });
  const rate = async (rating: number) => {
    const rated = await api.visitor('POST', `${token}/conversations/${id}/rate`, { ...own, body: { rating } });
    expect(rated.status).toBeLessThan(300);
    await putFact(api.deps.table, { ...FACT, widget_id: widget, conversation_id: id, at_ms: api.clock.ms, rating });
  };
  await rate(stars);
  await api.agent('PUT', `/widgets/${widget}`, { body: { handler_type: 'ai_bot', handler_id: bot } });
  return { id, visitor_id, own, rate };
}
const FACT = { kind: 'rated', seq: 9, agent_id: null, waits: [] } as const;

/** An hour later, the sweep has bots learn. */
async function learning(): Promise<void> {
  api.clock.ms += HOUR;
  const own = (await allWidgets(api.deps.table, 100)).filter(({ id }) => id === widget);
  await learn(api.deps, own, api.clock.ms + HOUR);
}
const train = () =>
  trainIndex({ ...api.deps, pause: async (ms) => void (api.clock.ms += ms) }, bot, api.clock.ms + 100_000);
const drafts = async (query = {}) => (await api.agent('GET', `/bots/${bot}/learned`, { query })).body;
const questions = async () => (await drafts()).data.map(({ question }: { question: string }) => question);
const take = (id: number, body: object, of = bot) => api.agent('POST', `/bots/${of}/learned/${id}/take`, { body });
const drop = (id: number) => api.agent('DELETE', `/bots/${bot}/learned/${id}`);

describe('a bot that may learn', () => {
  it('makes a nameless draft of a resolved conversation with four or five stars', async () => {
    const { id } = await chat(5);
    await learning();
    expect(await drafts()).toEqual({
      data: [
        {
          id: expect.any(Number),
          question: QUESTION,
          answer: 'two or three days, customs included.',
          locale: 'en-GB',
          conversation_id: id,
          rating: 5,
          learned_at: expect.any(String),
        },
      ],
      next_cursor: null,
    });
    expect((await api.agent('GET', '/articles', { query: { bot_id: String(bot) } })).body.data).toEqual([]);
  });

  it('learns nothing of three stars, and nothing while it is off', async () => {
    await chat(3);
    await learning();
    expect(await questions()).toEqual([]);
    await api.agent('PUT', `/bots/${bot}`, { body: { learns_from_conversations: false } });
    await chat(5);
    await learning();
    expect(await questions()).toEqual([]);
  });

  it('learns nothing of a conversation that was reopened', async () => {
    const { id } = await chat(5);
    await api.agent('POST', `/conversations/${id}/reopen`, { claims: ada });
    await learning();
    expect(await questions()).toEqual([]);
  });

  it('learns once what is asked twice, and not again what it was asked before', async () => {
    await chat(5);
    await chat(4, 'how long does delivery to NORWAY take');
    await learning();
    expect(await questions()).toEqual([QUESTION]);
    await chat(5, 'How long does the delivery to Norway take?');
    await learning();
    expect(await questions()).toEqual([QUESTION]);
  });

  it('takes back what it learned when the rating becomes a bad one', async () => {
    const { rate } = await chat(5);
    await learning();
    await rate(1);
    await learning();
    expect(await questions()).toEqual([]);
  });

  it('learns the same when its work was cut short, and is repeated', async () => {
    await chat(5);
    await Promise.all([learning(), learning()]);
    expect(await questions()).toEqual([QUESTION]);
  });

  it('learns by the sweep, once an hour', async () => {
    api.clock.ms = Math.ceil(api.clock.ms / HOUR) * HOUR + 60_000;
    await chat(5);
    const run = sweep(api.deps);
    api.clock.ms += 20 * 60_000;
    await run();
    expect(await questions()).toEqual([]);
    api.clock.ms = Math.ceil(api.clock.ms / HOUR) * HOUR + 10_000;
    await run();
    expect(await questions()).toEqual([QUESTION]);
  });

  it('learns nothing that its articles surely answer', async () => {
    const phrasings = { alternative_phrasings: ['delivery to Norway', 'How long does it take to Norway?'] };
    await api.make('/articles', { bot_id: bot, question: QUESTION, answer: 'Two days.', ...phrasings });
    await train();
    await chat(5);
    await learning();
    expect(await questions()).toEqual([]);
  });

  it(`keeps ${MAX_LEARNED} drafts, the newest`, async () => {
    const item = { state: 'waiting' as const, asked: [1], answered: [3], rating: 5, locale: null };
    const { id: conversation_id } = await chat(5);
    const old = (id: number) => ({ ...item, id, conversation_id, learned_at_ms: 1, digest: String(id) });
    await Promise.all(Array.from({ length: MAX_LEARNED }, (_, at) => putLearned(api.deps.table, bot, old(at + 1))));
    await chat(5, 'Do you repair lamps that are broken?');
    await learning();
    const ids = (await learnedOf(api.deps.table, bot)).map(({ id }) => id);
    expect([ids.length, ids[0]]).toEqual([MAX_LEARNED, 2]);
  });
});

describe('a draft', () => {
  let id: number;
  let from: Awaited<ReturnType<typeof chat>>;
  beforeEach(async () => {
    from = await chat(5);
    await learning();
    [{ id }] = (await drafts()).data;
  });

  it('becomes an article as it is or changed, once, and is then no draft', async () => {
    const body = { question: 'Delivery to Norway?', answer: 'Two to three days.' };
    const [one, other] = await Promise.all([take(id, body), take(id, { ...body, question: 'How long to Norway?' })]);
    expect([one.status, other.status].toSorted()).toEqual([201, 404]);
    expect(await questions()).toEqual([]);
    expect((await api.agent('GET', '/articles', { query: { bot_id: String(bot) } })).body.data).toHaveLength(1);
    expect(await take(id, body)).toMatchObject({ status: 404 });
    expect(await drop(id)).toMatchObject({ status: 404 });
  });

  it('takes whatever an article has', async () => {
    const { bot_id: _, ...fields } = articleSettings.shape;
    const given = { ...articleDefaults, question: 'Delivery to Norway?', answer: 'Two days.', locale: 'en' };
    expect(Object.keys(given).toSorted()).toEqual(Object.keys(fields).toSorted());
    expect(await take(id, given)).toMatchObject({ status: 201, body: { ...given, bot_id: bot } });
  });

  it('is taken or discarded, where two admins do both', async () => {
    const [taken, dropped] = await Promise.all([take(id, { question: QUESTION, answer: 'Two days.' }), drop(id)]);
    expect([taken.status, dropped.status].toSorted()).toEqual(taken.status === 201 ? [201, 404] : [204, 404]);
    const { data } = (await api.agent('GET', '/articles', { query: { bot_id: String(bot) } })).body;
    expect(data).toHaveLength(taken.status === 201 ? 1 : 0);
  });

  it('stays when the article is refused: for a blank, or for a question that has one', async () => {
    expect(await take(id, { question: QUESTION, answer: 'Dear {{name}}, two days.' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.answer', message: expect.stringContaining('{{name}}') }] },
    });
    await api.make('/articles', { bot_id: bot, question: QUESTION, answer: 'Two days.' });
    expect(await take(id, { question: QUESTION, answer: 'Two days.' })).toMatchObject({ status: 409 });
    expect(await questions()).toEqual([QUESTION]);
  });

  it('comes back in no other words once it was discarded', async () => {
    expect(await drop(id)).toMatchObject({ status: 204 });
    await chat(5);
    await chat(5, 'How long does the delivery to Norway take?');
    await learning();
    expect(await questions()).toEqual([]);
  });

  it('goes with its visitor, and its mark within a day', async () => {
    await eraseVisitor(api.deps, from.visitor_id);
    expect(await questions()).toEqual([]);
    api.clock.ms += 24 * HOUR;
    await learning();
    expect(await learnedOf(api.deps.table, bot)).toEqual([]);
    expect(await pendingTraining(api.deps.table, bot)).toBeDefined();
  });

  it.each([1, 'answer'])('goes with a message of it that is redacted: %s', async (which) => {
    const { data } = (await api.agent('GET', `/conversations/${from.id}/messages`)).body;
    const seq = which === 1 ? 1 : data.find((row: { sender_type: string }) => row.sender_type === 'agent').seq;
    await api.agent('POST', `/conversations/${from.id}/messages/${seq}/redact`);
    expect(await questions()).toEqual([]);
  });

  it('stays when its conversation goes on in another one', async () => {
    await api.agent('PUT', `/widgets/${widget}`, { body: { handler_type: 'agent', handler_id: null } });
    const body = { client_message_id: 'message-3', content: 'One more thing' };
    const { own } = from;
    await api.agent('POST', `/conversations/${from.id}/close`);
    const { id: into } = (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation;
    expect(await api.agent('POST', `/conversations/${from.id}/merge`, { body: { into } })).toMatchObject({
      status: 200,
    });
    expect(await questions()).toEqual([QUESTION]);
  });

  it('goes once articles surely answer it', async () => {
    const phrasings = { alternative_phrasings: ['delivery to Norway', 'How long does it take to Norway?'] };
    await api.make('/articles', { bot_id: bot, question: QUESTION, answer: 'Two days.', ...phrasings });
    await train();
    expect(await questions()).toEqual([]);
  });

  it('goes with its bot', async () => {
    await api.agent('PUT', `/widgets/${widget}`, { body: { handler_type: 'agent', handler_id: null } });
    expect(await api.agent('DELETE', `/bots/${bot}`)).toMatchObject({ status: 204 });
    await train();
    expect(await learnedOf(api.deps.table, bot)).toEqual([]);
  });

  it('is another bot’s only where that one learned it, and is nobody’s who isn’t an admin', async () => {
    const other = (await api.make('/bots', { name: 'Max', provider: 'built-in' })).id;
    expect(await take(id, { question: QUESTION, answer: 'Two days.' }, other)).toMatchObject({ status: 404 });
    expect(await api.agent('GET', `/bots/${bot}/learned`, { claims: ada })).toMatchObject({ status: 403 });
  });

  it('is listed a page at a time', async () => {
    await chat(5, 'Do you repair lamps that are broken?');
    await learning();
    const first = await drafts({ limit: '1' });
    const second = await drafts({ limit: '1', cursor: first.next_cursor });
    expect([...first.data, ...second.data].map(({ question }) => question)).toEqual([
      'Do you repair lamps that are broken?',
      QUESTION,
    ]);
    expect(second.next_cursor).toBeNull();
  });
});

describe('a past answer', () => {
  const suggested = async () => {
    const { body } = await api.visitor('POST', `${token}/session`, { body: { locale: 'en' } });
    const begun = { client_message_id: 'message-1', content: 'how long does delivery to norway take' };
    await api.agent('PUT', `/widgets/${widget}`, { body: { handler_type: 'agent', handler_id: null } });
    const sent = { ...bearer(body.session_token), body: begun };
    const { id } = (await api.visitor('POST', `${token}/conversations`, sent)).body.conversation;
    await api.agent('PUT', `/widgets/${widget}`, { body: { handler_type: 'ai_bot', handler_id: bot } });
    return (await api.agent('GET', `/conversations/${id}/suggestions`, { claims: ada })).body.data;
  };
  let from: { id: number; visitor_id: number };
  beforeEach(async () => {
    from = await chat(5);
    await chat(5, 'Do you repair lamps that are broken?', 'We do, please send it to our workshop.');
    await learning();
    await train();
  });

  it('is suggested to agents, without names, while the bot may learn', async () => {
    expect(await suggested()).toEqual([
      {
        kind: 'past_answer',
        id: expect.any(Number),
        bot_id: bot,
        question: QUESTION,
        content: 'two or three days, customs included.',
        url: null,
        confidence: expect.any(Number),
        conversation_id: from.id,
      },
    ]);
    await api.agent('PUT', `/bots/${bot}`, { body: { learns_from_conversations: false } });
    expect(await suggested()).toEqual([]);
  });

  it('is gone immediately with its visitor, though the index still names it', async () => {
    await eraseVisitor(api.deps, from.visitor_id);
    expect(await suggested()).toEqual([]);
  });

  it('is gone once it was discarded', async () => {
    const { data } = await drafts();
    for (const draft of data) await drop(draft.id);
    expect(await suggested()).toEqual([]);
  });

  it('is kept from agents who don’t see its conversation', async () => {
    const department = (await api.make('/departments', { name: 'Repairs' })).id;
    await api.agent('PUT', '/team-settings', { body: { agents_see: 'own_departments' } });
    api.agentDeps.areAgentsScoped = async () => true;
    await api.agent('PUT', `/agents/${agent}`, { body: { department_ids: [] } });
    await api.agent('POST', `/conversations/${from.id}/reopen`);
    await api.agent('POST', `/conversations/${from.id}/assign`, { body: { department_id: department } });
    await api.agent('POST', `/conversations/${from.id}/resolve`);
    expect(await suggested()).toEqual([]);
    await api.agent('PUT', '/team-settings', { body: { agents_see: 'all' } });
    delete api.agentDeps.areAgentsScoped;
  });
});
