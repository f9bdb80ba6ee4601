import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { embeddedReader } from '#functions/bot/embeddings/read-embedded.ts';
import { withinBudget } from '#functions/bot/within-budget.ts';
import { findPassages } from '#functions/bot/knowledge/passages.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { textEmbedder } from '#functions/bot/model/models.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import { getIndexHead, pendingTraining } from '#functions/store/automation/training-store.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { createItem } from '#functions/use-cases/settings/resource.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { type ModelAnswer, type ModelServer, startModelServer } from '#test/support/model-server.ts';

/** What the texts of these tests are about: the model's vectors say nothing else. */
const subjects = [
  'door|entrance|lock|tür',
  'refund|money back',
  'parcel|shipment',
  'invoice|bill',
  'pet|dog',
  'lunch|meal',
  'bicycle|bike',
  'room|bed',
];
const vectorOf = (text: string, dimensions = 8) => {
  const about = subjects.findIndex((words) => words.split('|').some((word) => text.toLowerCase().includes(word)));
  return Array.from({ length: dimensions }, (_, place) => (place === about ? 1 : 0.01));
};
const questions = [
  'How do I open the door?',
  'How do I get a refund?',
  'Where is my parcel?',
  'Can you send an invoice?',
  'May I bring a pet?',
  'When is lunch?',
  'Can I rent a bicycle?',
  'Is my room ready?',
];
/** In words that no article has. */
const OTHER_WORDS = 'entrance lock stuck';

let model: ModelServer;
let base: MemoryDeps;
let bot: BotItem;
let made = 0;
const inputsOf = (from = 0) =>
  model.asked.slice(from).map(({ body }) => (body as unknown as { input: string[] }).input);
const embeds =
  (dimensions = 8) =>
  (answer: ModelAnswer, { body }: { body: unknown }) => {
    const { input } = body as { input: string[] };
    answer.json({
      data: input.map((text, index) => ({ index, embedding: vectorOf(text, dimensions) })),
      usage: { prompt_tokens: 1 },
    });
  };
beforeAll(async () => {
  model = await startModelServer();
  base = memoryDeps();
});
afterAll(() => model.stop());
beforeEach(async () => {
  model.asked.length = 0;
  model.behave(embeds());
  bot = await aBot();
});

const reach = { region: 'us-east-1', keyFor: async () => 'sk-embeddings', onThisMachine: true };
const embed = textEmbedder(reach);
async function aBot(): Promise<BotItem> {
  const made_ = ++made;
  const one: BotItem = {
    ...botDefaults,
    provider: 'built-in',
    name: 'Ida',
    id: made_,
    embeddings_provider: 'openai-compatible',
    embeddings_url: model.url,
    embeddings_model: 'embed-small',
    version: 1,
    created_at: '2026-06-01T12:00:00.000Z',
  };
  await botStore.put(base.table, one, 0);
  for (const question of questions)
    await createItem(base, articles, { bot_id: made_, question, answer: `About: ${question}` });
  return one;
}
const train = () =>
  trainIndex({ ...base, embed, pause: async (ms) => void (base.clock.ms += ms) }, bot.id, base.now() + 170_000);
const reading = (patienceMs?: number, embedding = embed) => ({
  ...base,
  readKnowledge: knowledgeReader(base),
  readEmbedded: embeddedReader({ ...base, embed: embedding }, patienceMs),
});
const best = async (text: string, deps = reading(), given = bot) =>
  (await findPassages(deps, given, [text]))[0]?.passages[0];
const state = async () => (await getIndexHead(base.table, bot.id))?.embeddings;

describe('a bot with embeddings', () => {
  it('finds an article by words that none has, and asks for each text once', async () => {
    await train();
    expect(await state()).toBe('ready');
    expect(inputsOf()).toEqual([questions]);
    expect(model.asked[0]).toMatchObject({ path: '/v1/embeddings', authorization: 'Bearer sk-embeddings' });
    const deps = reading();
    const { readEmbedded: _, ...plain } = deps;
    expect((await best(OTHER_WORDS, deps))?.article.question).toBe(questions[0]);
    const [without] = await findPassages(plain, bot, [OTHER_WORDS]);
    expect((await best(OTHER_WORDS, deps))?.confidence).toBeGreaterThan(without?.passages[0]?.confidence ?? 0);
    expect(inputsOf(1)).toEqual([[OTHER_WORDS]]);
  });

  it('finds the article of a question in another language for a model, and is not sure enough to answer by itself', async () => {
    await train();
    const found = await best('Wo ist bitte die Tür und wie geht sie auf');
    expect(found).toMatchObject({ article: { question: questions[0] }, confidence: 0 });
  });

  it('sends only new phrasings when it is trained again', async () => {
    await train();
    await createItem(base, articles, { bot_id: bot.id, question: 'Do you sell maps?', answer: 'Yes.' });
    await train();
    expect(inputsOf()).toEqual([questions, ['Do you sell maps?']]);
  });

  it.each<[string, string, (answer: ModelAnswer) => void]>([
    ['unreachable', 'breaks the connection', (answer) => answer.cut()],
    ['unreachable', 'refuses', (answer) => answer.fail(401)],
    ['unusable', 'answers with a page', (answer) => answer.raw('<html>Please log in</html>')],
    ['unusable', 'answers with too few vectors', (answer) => answer.json({ data: [{ index: 0, embedding: [1, 2] }] })],
    ['unusable', 'answers with words', (answer) => answer.json({ data: [{ index: 0, embedding: ['a', 'b'] }] })],
  ])('is %s where the model %s while training, and answers by its plain index', async (expected, _, behave) => {
    model.behave(behave);
    await train();
    expect(await state()).toBe(expected);
    expect((await best('Where is my parcel?'))?.article.question).toBe('Where is my parcel?');
  });

  it.each<[string, (answer: ModelAnswer, asked: { body: unknown }) => void]>([
    ['breaks the connection', (answer) => answer.cut()],
    ['never answers', () => {}],
    ['answers with garbage', (answer) => answer.raw('{"data": [')],
    ['gives vectors of another length', embeds(12)],
  ])('answers by its plain index where the model %s, and asks no more for a minute', async (_, behave) => {
    await train();
    model.behave(behave);
    const deps = reading(300);
    const before = model.asked.length;
    expect((await best('Where is my parcel?', deps))?.article.question).toBe('Where is my parcel?');
    await best('Is my room ready?', deps);
    expect(model.asked.length - before).toBe(1);
    model.behave(embeds());
    base.clock.ms += 61_000;
    expect((await best(OTHER_WORDS, deps))?.article.question).toBe(questions[0]);
  });

  it.each([400, 413, 422])('asks its model for other texts after it refused one with %i', async (status) => {
    await train();
    model.behave((answer, asked) =>
      JSON.stringify(asked.body).includes('😀') ? answer.fail(status) : embeds()(answer, asked),
    );
    const deps = reading();
    await best('Where is my parcel? 😀', deps);
    expect((await best(OTHER_WORDS, deps))?.article.question).toBe(questions[0]);
  });

  it('has no more of a long text embedded than says what it is about, and no half of a sign', async () => {
    await train();
    await best(`Where is my parcel?${'😀'.repeat(3990)}`);
    const [[sent = ''] = []] = inputsOf(1);
    expect(sent).toMatch(/^Where is my parcel/);
    expect(sent.length).toBeLessThanOrEqual(1000);
    expect(sent.isWellFormed()).toBe(true);
  });

  it('is asked by its plain index after another model was chosen, until it is trained again', async () => {
    await train();
    const other = { ...bot, embeddings_model: 'embed-large' };
    const before = model.asked.length;
    await best(OTHER_WORDS, reading(), other);
    expect(model.asked).toHaveLength(before);
    await botStore.change(base.table, bot, other, base.now());
    model.behave(embeds(12));
    await train();
    expect((await best(OTHER_WORDS, reading(), other))?.article.question).toBe(questions[0]);
    expect(inputsOf(before)).toEqual([questions, [OTHER_WORDS]]);
  });

  it('answers by its plain index once its tokens are used up, and leaves the model to other bots', async () => {
    await train();
    const deps = reading(300, withinBudget(base, embed));
    const other = bot;
    bot = await aBot();
    await train();
    const before = model.asked.length;
    const poor = { ...other, daily_embedding_tokens: 0 };
    expect((await best('Where is my parcel?', deps, poor))?.article.question).toBe('Where is my parcel?');
    expect(model.asked).toHaveLength(before);
    expect((await best(OTHER_WORDS, deps))?.article.question).toBe(questions[0]);
    expect(inputsOf(before)).toEqual([[OTHER_WORDS]]);
  });

  it('is trained again an hour after its model was unreachable', async () => {
    model.behave((answer) => answer.cut());
    await train();
    await best('Where is my parcel?');
    expect(await pendingTraining(base.table, bot.id)).toBeUndefined();
    base.clock.ms += 3_600_001;
    await best('Where is my parcel?');
    expect(await pendingTraining(base.table, bot.id)).toBeDefined();
  });

  it('asks nothing of a model where it is off', async () => {
    const off = { ...bot, embeddings_provider: 'none' } as const;
    await botStore.change(base.table, bot, off, base.now());
    await train();
    await best(OTHER_WORDS, reading(), off);
    expect(model.asked).toEqual([]);
  });
});
