/** A bot's test questions: kept, run, and tried against a changed article; what they say is what the bot then does. */
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { outcomeOf } from '#core/model/bots/test-outcome.ts';
import { MAX_TEST_QUESTIONS } from '#core/model/bots/test-question.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { takeTurn } from '#functions/bot/take-turn.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { fit } from '#functions/handlers/fit.ts';
import { getTrial, testQuestionsOf, testQuestionStore } from '#functions/store/quality/test-question-store.ts';
import { findAnswers } from '#functions/use-cases/quality/find-answers.ts';
import { runTrial } from '#functions/use-cases/quality/run-trial.ts';
import { keys } from '#functions/store/keys.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { narrowTable } from '#test/support/narrow-table.ts';

const RETURNS = { question: 'How do I return a lamp?', alternative_phrasings: ['return policy', 'send a lamp back'] };
const DELIVERY = {
  question: 'How long does delivery take?',
  alternative_phrasings: ['delivery time', 'shipping days'],
};

let api: MemoryApis;
let bot: number;
let returns: number;
let delivery: number;
const started: number[] = [];
const fitting = () =>
  fit({ ...api.deps, table: narrowTable(api.deps.table), pause: async (ms) => void (api.clock.ms += ms) });
const train = () => fitting()({ bot_id: bot });
beforeAll(async () => {
  api = await memoryApis();
  Object.assign(api.agentDeps, { startTrial: async (_: number, trial: number) => void started.push(trial) });
});
beforeEach(async () => {
  started.length = 0;
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in' })).id;
  returns = (await api.make('/articles', { bot_id: bot, answer: 'Within 30 days.', ...RETURNS })).id;
  delivery = (await api.make('/articles', { bot_id: bot, answer: 'Two days.', ...DELIVERY })).id;
  await train();
});

const path = () => `/bots/${bot}/test-questions`;
const add = (question: string, article_id: number | null = null) =>
  api.agent('POST', path(), { body: { question, article_id } });
const list = async () => (await api.agent('GET', path())).body.data;

/** What the bot does in a chat: the id of the article it answers with, or null when it hands over. */
async function turnOf(question: string): Promise<number | null> {
  const settings = await getBot(api.deps.table, bot);
  if (!settings) throw new Error('The bot is gone');
  const answers: Record<string, number> = { 'Within 30 days.': returns, 'Two days.': delivery };
  const turn = { bot: settings, conversation: 1, seq: 1, visitor: 1, asked: [question], turns: 0, history: [] };
  const outcome = await takeTurn(
    {
      ...api.deps,
      readKnowledge: knowledgeReader(api.deps),
      bots: { 'built-in': indexBot, bedrock: indexBot, 'openai-compatible': indexBot },
    },
    turn,
    () => undefined,
  );
  return outcome.action === 'answer' ? (answers[outcome.reply] ?? 0) : null;
}

const ASKED = [
  'can I send the lamp back?',
  'how many days for shipping',
  'What is the capital of France?',
  'I want to speak to an agent',
  'return policy',
  'delivery of a returned lamp',
];

describe('test questions', () => {
  it.each([undefined, 0])(
    'find what the bot then answers with, or hands over, with a threshold of %j',
    async (floor) => {
      if (floor !== undefined) await api.agent('PUT', `/bots/${bot}`, { body: { confidence_floor: floor } });
      for (const question of ASKED) await add(question);
      const { confidence_floor } = (await api.agent('GET', `/bots/${bot}`)).body;
      const shown = (await list()).map((one: { question: string; found: Parameters<typeof outcomeOf>[1] }) => [
        one.question,
        one.found && one.found.confidence >= confidence_floor ? one.found.article_id : null,
      ]);
      const done = [];
      for (const question of ASKED) done.push([question, await turnOf(question)]);
      expect(shown).toEqual(done);
      // Both happen.
      expect(new Set(shown.map(([, article]: [string, number | null]) => article)).size).toBeGreaterThan(2);
    },
  );

  it('are changed and deleted like any setting, with their versions', async () => {
    const { id, version } = (await add('can I send it back?', returns)).body;
    expect(await api.agent('PUT', `${path()}/${id}`, { body: { article_id: null, version } })).toMatchObject({
      status: 200,
      body: { article_id: null, version: 2 },
    });
    const late = await api.agent('PUT', `${path()}/${id}`, { body: { article_id: delivery, version } });
    expect(late).toMatchObject({ status: 409, body: { current: { version: 2 } } });
    expect(await api.agent('DELETE', `${path()}/${id}`)).toMatchObject({ status: 204 });
    expect(await api.agent('DELETE', `${path()}/${id}`)).toMatchObject({ status: 404 });
    expect(await list()).toEqual([]);
    expect(await add('can I send it back?')).toMatchObject({ status: 201 });
  });

  it('are kept once, where two admins add the same at the same time', async () => {
    const both = await Promise.all([add('Can I send it back?'), add('can i send it back')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await list()).toHaveLength(1);
  });

  it('are refused by the table in words that another one took since they were looked for', async () => {
    const store = testQuestionStore(bot);
    const one = { article_id: null, version: 1, created_at: '2026-11-29T00:00:00Z' };
    expect(await store.put(api.deps.table, { ...one, id: 1, question: 'Can I?' }, 0)).toBe('done');
    expect(await store.put(api.deps.table, { ...one, id: 2, question: 'can i' }, 0)).toBe('refused');
  });

  it('are refused as small talk, with an article of another bot, and for a bot that isn’t there', async () => {
    const other = (await api.make('/bots', { name: 'Max', provider: 'built-in' })).id;
    const its = (await api.make('/articles', { bot_id: other, answer: 'Yes.', ...RETURNS })).id;
    expect(await add('Hello!')).toMatchObject({ status: 400, body: { errors: [{ path: 'body.question' }] } });
    expect(await add('Can I?', its)).toMatchObject({ status: 400, body: { errors: [{ path: 'body.article_id' }] } });
    const body = { question: 'Can I?', article_id: null };
    expect(await api.agent('POST', '/bots/1/test-questions', { body })).toMatchObject({ status: 404 });
  });

  it(`are at most ${MAX_TEST_QUESTIONS}, also with two at once`, async () => {
    await api.deps.table.put({ Item: { ...keys.testCount(bot), count: MAX_TEST_QUESTIONS - 1 } });
    const both = await Promise.all([add('One?'), add('Two?')]);
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  it('go with their bot', async () => {
    await add('Can I?');
    await api.agent('DELETE', `/bots/${bot}`);
    await train();
    expect(await testQuestionsOf(api.deps.table, bot)).toEqual([]);
  });

  it('find nothing before the bot is trained', () => {
    const one = { id: 1, question: 'Can I?', article_id: null, version: 1, created_at: '2026-11-29T00:00:00Z' };
    expect(findAnswers(() => undefined, [], [one])).toEqual([{ question_id: 1, found: null }]);
  });
});

describe('a trial', () => {
  const article = {
    article_id: null,
    question: 'Do you repair broken lamps?',
    alternative_phrasings: [],
    locale: null,
  };
  const change = { article };
  const start = (body: object) => api.agent('POST', `/bots/${bot}/trials`, { body });
  const look = async (id: number) => (await api.agent('GET', `/bots/${bot}/trials/${id}`)).body;

  it('finds what the bot finds once the changed article is saved and trained, and changes nothing itself', async () => {
    for (const question of [...ASKED, 'my package is late']) await add(question);
    const before = await list();
    const changed = { ...DELIVERY, alternative_phrasings: [...DELIVERY.alternative_phrasings, 'my package is late'] };
    const { status, body } = await start({ article: { article_id: delivery, locale: null, ...changed } });
    expect([status, body.state, started]).toEqual([201, 'running', [body.id]]);
    await fitting()({ bot_id: bot, trial_id: body.id });
    const { state, results } = await look(body.id);
    expect(state).toBe('done');
    expect(await list()).toEqual(before);
    await api.agent('PUT', `/articles/${delivery}`, { body: changed });
    await train();
    const after = await list();
    const found = after.map((one: { id: number; found: unknown }) => ({ question_id: one.id, found: one.found }));
    expect(results).toEqual(found);
    expect(found).not.toEqual(
      before.map((one: { id: number; found: unknown }) => ({ question_id: one.id, found: one.found })),
    );
  });

  it('tries a new article by the id of the trial', async () => {
    await add('do you repair lamps?');
    const { id } = (await start(change)).body;
    await fitting()({ bot_id: bot, trial_id: id });
    expect((await look(id)).results[0].found).toMatchObject({ article_id: id });
  });

  it.each([
    ['deleted', () => start({ removed_article_ids: [delivery] }), () => api.agent('DELETE', `/articles/${delivery}`)],
    ['in a language that the bot leaves', () => start({ languages: ['en'] }), () => setLanguages(['en'])],
    ['imported', async () => ({ body: { id: (await importFile(true)).trial_id } }), () => importFile(false)],
  ])('finds what the bot finds once articles are %s', async (_, begin, save) => {
    for (const question of [...ASKED, 'Wie lange dauert die Lieferung?']) await add(question);
    const german = { question: 'Wie lange dauert die Lieferung?', answer: 'Zwei Tage.', locale: 'de' };
    await api.make('/articles', { bot_id: bot, ...german });
    await train();
    const before = foundIn(await list());
    const { body } = await begin();
    await fitting()({ bot_id: bot, trial_id: body.id });
    const { state, results } = await look(body.id);
    expect(state).toBe('done');
    await save();
    await train();
    const after = foundIn(await list());
    // A new article has another id in the trial than once it is stored.
    const known = new Set(after.map(({ found }) => found?.article_id));
    const named = foundIn(results).map(({ found, ...one }) => ({
      ...one,
      found: found && { ...found, article_id: known.has(found.article_id) ? found.article_id : 'new' },
    }));
    const isNew = (id: number) => !named.some(({ found }) => found?.article_id === id);
    expect(named).toEqual(
      after.map(({ found, ...one }) => ({
        ...one,
        found: found && { ...found, article_id: isNew(found.article_id) ? 'new' : found.article_id },
      })),
    );
    expect(after).not.toEqual(before);
  });

  type Found = { question_id: number; found: { article_id: number; confidence: number } | null };
  const foundIn = (tried: { id?: number; question_id?: number; found: Found['found'] }[]): Found[] =>
    tried.map(({ id, question_id = id ?? 0, found }) => ({ question_id, found }));
  const setLanguages = async (languages: string[]) => {
    expect(await api.agent('PUT', `/bots/${bot}`, { body: { languages } })).toMatchObject({ status: 200 });
  };
  const importFile = async (dry_run: boolean) => {
    const content = '# Can I send a lamp back?\n\n> send the lamp back\n\nYes.\n';
    const body = { bot_id: bot, format: 'markdown', content, dry_run };
    return (await api.agent('POST', '/articles/import', { body })).body;
  };

  it('is refused where nothing changes', async () => {
    expect(await start({})).toMatchObject({ status: 400 });
    expect(await start({ removed_article_ids: [1] })).toMatchObject({ status: 404 });
  });

  it('is not made of an import that is too large for one, which says so by having none', async () => {
    await add('Can I?');
    const noise = (seed: number) =>
      Array.from({ length: 5 }, (_, at) => createHash('sha512').update(`${seed} ${at}`).digest('base64url')).join(' ');
    const rows = Array.from({ length: 900 }, (_, at) => [0, 1, 2].map((more) => noise(at * 3 + more)));
    const content = JSON.stringify(
      rows.map(([question, ...alternative_phrasings]) => ({ question, alternative_phrasings, answer: 'Yes.' })),
    );
    const body = { bot_id: bot, format: 'json', content, dry_run: true };
    const { status, body: report } = await api.agent('POST', '/articles/import', { body });
    expect([status, report.created, report.trial_id]).toEqual([200, 900, undefined]);
  });

  it('is refused for an article of another bot, and is not found later or elsewhere', async () => {
    expect(await start({ article: { ...article, article_id: 1 } })).toMatchObject({ status: 404 });
    expect(await api.agent('GET', `/bots/${bot}/trials/1`)).toMatchObject({ status: 404 });
  });

  it('fails where its function was lost, and where training throws', async () => {
    const { id } = (await start(change)).body;
    api.clock.ms += 200_000;
    expect(await look(id)).toMatchObject({ state: 'failed' });
    const again = (await start({ article: { ...article, question: 'And why?' } })).body.id;
    const query = () => Promise.reject(new Error('throttled'));
    const broken = { ...api.deps, table: { ...api.deps.table, query } };
    await runTrial(broken, bot, again);
    expect((await getTrial(api.deps.table, bot, again, api.clock.ms))?.trial.state).toBe('failed');
  });
});
