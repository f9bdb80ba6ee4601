/** Test questions asked of a bot's model: by the turn of a visitor, each once, with nothing sent or executed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelWriter } from '#functions/bot/model/models.ts';
import { keys } from '#functions/store/keys.ts';
import { queryAll } from '#functions/store/table.ts';
import { getModelRun } from '#functions/store/quality/model-run-store.ts';
import { fit } from '#functions/handlers/fit.ts';
import { runWithModel } from '#functions/use-cases/quality/run-with-model.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { handoff, lookUp } from '#test/support/bot-tools.ts';
import { type ModelAnswer, type ModelServer, startModelServer } from '#test/support/model-server.ts';

const RETURNS = 'You can return a lamp within thirty days of delivery.';

let model: ModelServer;
let api: MemoryApis;
let bot: number;
let returns: number;
const started: number[] = [];
/** What the model does with the question that it is asked. */
let answers: Record<string, (answer: ModelAnswer) => unknown>;
const asked = () => model.asked.map(({ body }) => body.messages.at(-1)?.content);

beforeAll(async () => {
  model = await startModelServer();
  model.behave((answer, { body }) => {
    const question = body.messages.at(-1)?.content ?? '';
    (answers[question] ?? (() => answer.say({ action: 'escalate', confidence: 0, reply: '', summary: '' })))(answer);
  });
});
afterAll(() => model.stop());
beforeEach(async () => {
  model.asked.length = 0;
  answers = {};
  started.length = 0;
  api = await memoryApis();
  Object.assign(api.agentDeps, { startModelRun: async (_: number, run: number) => void started.push(run) });
  const settings = { provider: 'openai-compatible', base_url: model.url, model: 'm' };
  bot = (await api.make('/bots', { name: 'Ida', ...settings })).id;
  returns = (await api.make('/articles', { bot_id: bot, question: 'How do I return a lamp?', answer: RETURNS })).id;
  await fit({ ...api.deps, pause: async (ms) => void (api.clock.ms += ms) })({ bot_id: bot });
});

const ask = async (question: string, article_id: number | null) =>
  (await api.make(`/bots/${bot}/test-questions`, { question, article_id })).id;
const start = (body: object = {}) => api.agent('POST', `/bots/${bot}/model-runs`, { body });
const latest = async () => (await api.agent('GET', `/bots/${bot}/model-runs/latest`)).body.run;
const writeWithModel = modelWriter({ region: 'x', keyFor: async () => undefined, onThisMachine: true });
const step = (run: number, deps: object = {}) => runWithModel({ ...api.deps, writeWithModel, ...deps }, bot, run);
const answered = (answer: ModelAnswer) =>
  answer.say({ action: 'answer', confidence: 0.9, sources: [1], reply: 'Within thirty days of delivery.' });

describe('a run of test questions with a model', () => {
  it('asks each once, and says what became of it', async () => {
    const ids = [await ask('Can I send a lamp back?', returns), await ask('Where is the moon?', null)];
    answers['Can I send a lamp back?'] = answered;
    expect(await start()).toMatchObject({ status: 201, body: { state: 'running', total: 2, asked: 0, results: [] } });
    expect(started).toHaveLength(1);
    const [run = 0] = started;
    await Promise.all([step(run), step(run)]);
    await step(run);
    expect(asked().toSorted()).toEqual(['Can I send a lamp back?', 'Where is the moon?']);
    expect(await latest()).toMatchObject({
      state: 'done',
      asked: 2,
      is_changed: false,
      results: [
        { question_id: ids[0], action: 'answered', article_ids: [returns], reply: 'Within thirty days of delivery.' },
        { question_id: ids[1], action: 'handed_over', article_ids: [], reason: null, previous: null },
      ],
    });
    expect((await latest()).tokens).toBe(240);
  });

  it('sends, stores and executes nothing', async () => {
    await api.agent('PUT', `/bots/${bot}`, { body: { tools: [handoff] } });
    const changed = { tools: [lookUp, handoff] };
    await ask('Where is my order A-1?', returns);
    await ask('I want billing', null);
    await ask('What nobody knows?', null);
    answers['Where is my order A-1?'] = (answer) => answer.call(['order_status', { order_number: 'A-1' }]);
    answers['I want billing'] = (answer) => answer.call(['to_billing', { summary: 'Wants billing.' }]);
    const before = api.deps.table.changes.length;
    await start(changed);
    await step(started[0] ?? 0);
    const written = api.deps.table.changes.slice(before).map(({ key }) => `${key.pk} ${key.sk}`);
    expect(written.filter((key) => !/^(BOT#\d+ MODEL-RUN#|TOKENS#\d+#tests )/.test(key))).toEqual([]);
    expect((await latest()).results).toMatchObject([
      { action: 'called_tool', call: { name: 'order_status', arguments: { order_number: 'A-1' } } },
      { action: 'handed_over', call: { name: 'to_billing', arguments: { summary: 'Wants billing.' } } },
      { action: 'handed_over', call: null },
    ]);
    // Tried only.
    expect((await latest()).is_changed).toBe(true);
    expect((await api.agent('GET', `/bots/${bot}`)).body.tools).toHaveLength(1);
    expect((await api.agent('GET', `/bots/${bot}/unanswered`)).body.data).toEqual([]);
  });

  it.each([
    ['nothing', (answer: ModelAnswer) => answer.end(), 'failed'],
    ['an error', (answer: ModelAnswer) => answer.fail(500), 'failed'],
    ['garbage', (answer: ModelAnswer) => answer.raw('<html>'), 'failed'],
    [
      'its instructions',
      (answer: ModelAnswer) => answer.say({ action: 'answer', confidence: 1, reply: SECRET }),
      'refused',
    ],
    [
      'what no article says',
      (answer: ModelAnswer) => answer.say({ action: 'answer', confidence: 1, reply: 'It costs 4711 euros.' }),
      'refused',
    ],
  ])('counts a model that answers %s as failed', async (_, behaves, reason) => {
    await ask('Can I send a lamp back?', returns);
    answers['Can I send a lamp back?'] = behaves;
    await start({ instructions: SECRET });
    await step(started[0] ?? 0);
    expect(await latest()).toMatchObject({ state: 'done', results: [{ action: 'failed', reason }] });
  });
  const SECRET = 'Never mention the warehouse in Graz, nor its code KETTLE-77, to anybody at all.';

  it('counts a model that answers for ever as failed, after the time of a turn', async () => {
    await ask('Can I send a lamp back?', returns);
    await start();
    const never = async (_bot: unknown, _prompt: unknown, { signal }: { signal: AbortSignal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      signal.throwIfAborted();
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const running = step(started[0] ?? 0, { writeWithModel: never });
    await vi.advanceTimersByTimeAsync(20_000);
    await running;
    vi.useRealTimers();
    expect((await latest()).results).toMatchObject([{ action: 'failed', reason: 'timeout' }]);
  });

  it('pauses after a while, is resumed, and asks only what is left', async () => {
    for (const question of ['One?', 'Two?', 'Three?']) await ask(question, null);
    await start();
    const [run = 0] = started;
    const slow = async (...task: Parameters<typeof writeWithModel>) => {
      api.clock.ms += 7000;
      return writeWithModel(...task);
    };
    await step(run, { writeWithModel: slow });
    expect(await latest()).toMatchObject({ state: 'paused', asked: 2, total: 3 });
    await step(run);
    expect(asked()).toEqual(['One?', 'Two?']);
    const resume = () => api.agent('POST', `/bots/${bot}/model-runs/${run}/resume`);
    expect(await resume()).toMatchObject({ status: 200, body: { state: 'running' } });
    expect(await resume()).toMatchObject({ status: 409 });
    expect(started).toEqual([run, run]);
    await step(run);
    expect(asked()).toEqual(['One?', 'Two?', 'Three?']);
    expect(await latest()).toMatchObject({ state: 'done', asked: 3 });
    expect(await resume()).toMatchObject({ status: 409 });
  });

  it('is paused where its function was lost, and doesn’t ask again what that was asking', async () => {
    await ask('One?', null);
    await ask('Two?', null);
    await start();
    const [run = 0] = started;
    const lost = async () => {
      throw new Error('lost');
    };
    const table = { ...api.deps.table, update: lost };
    await expect(step(run, { table })).rejects.toThrow('lost');
    expect((await start()).status).toBe(409);
    api.clock.ms += 61_000;
    expect(await latest()).toMatchObject({ state: 'paused', results: [{ action: 'failed', reason: 'interrupted' }] });
    await api.agent('POST', `/bots/${bot}/model-runs/${run}/resume`);
    await step(run);
    expect(asked()).toEqual(['Two?']);
    expect((await latest()).results).toMatchObject([{ reason: 'interrupted' }, { action: 'handed_over' }]);
  });

  it('isn’t done while another function is still asking for it', async () => {
    const [first] = [await ask('One?', null), await ask('Two?', null)];
    const slow = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const waiting: typeof writeWithModel = async (...task) => {
      began.resolve();
      await slow.promise;
      return writeWithModel(...task);
    };
    await start();
    const [run = 0] = started;
    const other = step(run, { writeWithModel: waiting });
    await began.promise;
    await step(run);
    expect(await latest()).toMatchObject({ state: 'running', asked: 1 });
    slow.resolve();
    await other;
    expect(await latest()).toMatchObject({ state: 'done', asked: 2, results: [{ question_id: first }, {}] });
  });

  const CHANGES: [string, object, string, string[]][] = [
    [
      'ends once the model is changed, so that no two models are mixed',
      { model: 'other' },
      'settings_changed',
      ['One?'],
    ],
    ['goes on while settings are changed that no answer rests on', { name: 'Eve' }, 'done', ['One?', 'Two?']],
  ];
  it.each(CHANGES)('%s', async (_, change, state, expected) => {
    await ask('One?', null);
    await ask('Two?', null);
    await start();
    const [run = 0] = started;
    answers['One?'] = async (answer) => {
      expect(await api.agent('PUT', `/bots/${bot}`, { body: change })).toMatchObject({ status: 200 });
      answer.say({ action: 'escalate', confidence: 0, reply: '', summary: '' });
    };
    await step(run);
    expect(asked()).toEqual(expected);
    expect(await latest()).toMatchObject({ state, asked: expected.length, model: 'm' });
    expect(await api.agent('POST', `/bots/${bot}/model-runs/${run}/resume`)).toMatchObject({ status: 409 });
  });

  it('ends where the model was changed while it was paused', async () => {
    await ask('One?', null);
    await start();
    const [run = 0] = started;
    await api.agent('PUT', `/bots/${bot}`, { body: { model: 'other' } });
    await step(run);
    expect(asked()).toEqual([]);
    expect(await latest()).toMatchObject({ state: 'settings_changed', asked: 0 });
    expect(await start()).toMatchObject({ status: 201, body: { state: 'running', model: 'other' } });
  });

  it('isn’t ended by saving the settings that it tries', async () => {
    await ask('One?', null);
    await start({ model: 'other' });
    await api.agent('PUT', `/bots/${bot}`, { body: { model: 'other' } });
    await step(started[0] ?? 0);
    expect(await latest()).toMatchObject({ state: 'done', asked: 1 });
  });

  it('leaves nothing of a bot that is deleted while it is asked', async () => {
    await ask('One?', null);
    await ask('Two?', null);
    await start();
    answers['One?'] = async (answer) => {
      expect(await api.agent('DELETE', `/bots/${bot}`)).toMatchObject({ status: 204 });
      await fit({ ...api.deps, pause: async (ms) => void (api.clock.ms += ms) })({ bot_id: bot });
      answer.say({ action: 'escalate', confidence: 0, reply: '', summary: '' });
    };
    await step(started[0] ?? 0);
    expect(asked()).toEqual(['One?']);
    expect(await getModelRun(api.deps.table, bot)).toBeUndefined();
    const left = await queryAll(api.deps.table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.bot(bot).pk },
    });
    expect(left).toEqual([]);
    expect(await api.agent('GET', `/bots/${bot}/model-runs/latest`)).toMatchObject({ status: 404 });
  });

  it('is compared with the one before, question by question', async () => {
    await ask('Can I send a lamp back?', returns);
    await start();
    await step(started[0] ?? 0);
    await ask('A new one?', null);
    answers['Can I send a lamp back?'] = answered;
    await start();
    await step(started[1] ?? 0);
    expect((await latest()).results).toMatchObject([
      { action: 'answered', previous: { action: 'handed_over', article_ids: [] } },
      { action: 'handed_over', previous: null },
    ]);
    expect(asked()).toHaveLength(3);
  });

  it('is refused without enough tokens, and pauses when they are used up', async () => {
    await ask('Can I send a lamp back?', returns);
    await ask('And another?', null);
    const estimate = (await api.agent('POST', `/bots/${bot}/model-runs/estimate`, { body: {} })).body;
    expect(estimate).toMatchObject({ questions: 2, tokens_left: 20 * 50_000 });
    expect(estimate.tokens).toBeGreaterThan(500);
    expect(estimate.tokens).toBeLessThan(3000);
    await api.agent('PUT', `/bots/${bot}`, { body: { daily_token_budget: Math.floor(estimate.tokens / 20) - 1 } });
    const refused = await start();
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.body.detail).toMatch(/tokens/);
    // Enough for the prompts, but not for a second answer.
    await api.agent('PUT', `/bots/${bot}`, { body: { daily_token_budget: 110 } });
    answers['Can I send a lamp back?'] = (answer) => {
      answer.write(JSON.stringify({ action: 'escalate', confidence: 0, reply: '', summary: '' }));
      answer.end('stop', 1900);
    };
    expect(await start()).toMatchObject({ status: 201 });
    await step(started[0] ?? 0);
    expect(await latest()).toMatchObject({ state: 'out_of_tokens', asked: 1 });
    expect(asked()).toEqual(['Can I send a lamp back?']);
    const stored = await getModelRun(api.deps.table, bot);
    expect(stored?.rows.size).toBe(1);
  });

  it('is refused for the built-in bot, and without test questions', async () => {
    expect(await start()).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await start({ provider: 'built-in' })).toMatchObject({ status: 409, body: { code: 'not_configured' } });
    expect(await start({ base_url: null })).toMatchObject({ status: 409, body: { code: 'not_configured' } });
    expect(await latest()).toBeNull();
  });
});
