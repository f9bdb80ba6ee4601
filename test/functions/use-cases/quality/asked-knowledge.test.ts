/** Test questions, trials and rehearsals of a bot with embeddings: asked by them, as a turn is, and not by words alone. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Article, articleDefaults } from '#core/model/knowledge/article.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import { embeddedReader } from '#functions/bot/embeddings/read-embedded.ts';
import { findPassages } from '#functions/bot/knowledge/passages.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { putArticles } from '#functions/store/automation/article-store.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import { getTrial, putTrial, testQuestionStore } from '#functions/store/quality/test-question-store.ts';
import { trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { embedQuestions } from '#functions/use-cases/quality/asked-knowledge.ts';
import { runTrial } from '#functions/use-cases/quality/run-trial.ts';
import { runTestQuestions } from '#functions/use-cases/quality/test-questions.ts';
import { rehearsedBot } from '#functions/use-cases/rehearsal/rehearsed-bot.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const BOT = 9;
const at = '2026-06-01T12:00:00.000Z';
const bot: BotItem = {
  ...botDefaults,
  id: BOT,
  name: 'Bo',
  provider: 'built-in',
  embeddings_provider: 'bedrock',
  version: 1,
  created_at: at,
};
/** What the texts of these tests are about: the vectors say nothing else. */
const subjects = [
  'door|entrance',
  'refund|money',
  'parcel|box',
  'invoice|bill',
  'pet|dog',
  'lunch|meal',
  'bike',
  'room|bed',
];
const questions = [
  'How do I open the door?',
  'How do I get a refund?',
  'Where is my parcel?',
  'Can you send an invoice?',
  'May I bring a pet?',
  'When is lunch?',
  'Can I rent a bike?',
  'Is my room ready?',
];
/** In words that no article has. */
const OTHER_WORDS = 'entrance stuck';
const article = (id: number, question: string): Article => ({
  ...articleDefaults,
  id,
  bot_id: BOT,
  question,
  answer: `About: ${question}`,
  version: 1,
  created_at: at,
});

let deps: MemoryDeps;
let asked: string[][];
let isReachable: boolean;
const embed: EmbedTexts = async (_, texts) => {
  if (!isReachable) throw new TypeError('fetch failed');
  asked.push([...texts]);
  return texts.map((text) => {
    const about = subjects.findIndex((words) => words.split('|').some((word) => text.toLowerCase().includes(word)));
    return subjects.map((_one, place) => (place === about ? 1 : 0.01));
  });
};
const train = () =>
  trainIndex({ ...deps, embed, pause: async (ms) => void (deps.clock.ms += ms) }, BOT, deps.now() + 170_000);
const testQuestion = (id: number, question: string) => ({ id, question, article_id: 1, version: 1, created_at: at });

beforeEach(async () => {
  deps = memoryDeps();
  [asked, isReachable] = [[], true];
  await botStore.put(deps.table, bot, 0);
  const changes = questions.map((question, index) => ({ after: article(index + 1, question) }));
  await putArticles(deps.table, changes, { atMs: 0 });
  await train();
  await testQuestionStore(BOT).put(deps.table, testQuestion(50, OTHER_WORDS), 0);
  asked = [];
});

/** What a turn finds. */
async function live() {
  const finding = { ...deps, readKnowledge: knowledgeReader(deps), readEmbedded: embeddedReader({ ...deps, embed }) };
  const [found] = await findPassages(finding, bot, [OTHER_WORDS]);
  return found?.passages[0];
}

describe('the test questions of a bot with embeddings', () => {
  const run = () =>
    runTestQuestions(
      {
        table: deps.table,
        readKnowledge: knowledgeReader(deps),
        readEmbedded: knowledgeReader(deps, 'EMBEDDED-INDEX'),
        embedQuestions: () => embedQuestions({ ...deps, embed }, bot, 1000),
      },
      bot,
    );

  it('find what a turn finds, and are embedded once', async () => {
    const [first] = await run();
    expect(first).toMatchObject({ is_embedded: true, found: { article_id: 1 } });
    expect(first?.found?.confidence).toBeCloseTo((await live())?.confidence ?? 0, 1);
    asked = [];
    await run();
    expect(asked).toEqual([]);
  });

  it('are asked by their words while the embeddings can’t be reached, and say so', async () => {
    const inTurn = await live();
    isReachable = false;
    const [one] = await run();
    expect(one?.is_embedded).toBe(false);
    expect(one?.found?.confidence ?? 0).toBeLessThan(inTurn?.confidence ?? 0);
  });
});

describe('a trial of a bot with embeddings', () => {
  const NEW = article(60, 'How do I reach the entrance at night?');
  const tried = async () => {
    await putTrial(deps.table, BOT, 70, { change: { articles: [NEW], removed: [] }, atMs: deps.now() });
    await runTrial({ ...deps, embed }, BOT, 70);
    return (await getTrial(deps.table, BOT, 70, deps.now()))?.trial;
  };

  it('finds what the bot finds once the change is trained, and sends only what is new', async () => {
    const trial = await tried();
    expect(trial).toMatchObject({ state: 'done', embeddings: 'ready' });
    expect(asked).toEqual([[OTHER_WORDS], [NEW.question]]);
    await putArticles(deps.table, [{ after: NEW }], { atMs: deps.now() });
    await train();
    const found = await live();
    expect(trial?.results[0]?.found?.article_id).toBe(found?.article.id);
    expect(trial?.results[0]?.found?.confidence).toBeCloseTo(found?.confidence ?? 0, 1);
  });

  it('is run by words while the embeddings can’t be reached, and says so', async () => {
    isReachable = false;
    expect(await tried()).toMatchObject({ state: 'done', embeddings: 'unreachable' });
  });
});

describe('a rehearsed bot with embeddings', () => {
  const outcomeOf = async (change: Parameters<typeof rehearsedBot>[2]) => {
    const rehearsed = await rehearsedBot({ ...deps, embed }, bot, { confidence_floor: 0.01, ...change });
    const history = [{ sender_type: 'visitor', content: OTHER_WORDS, visibility: 'public' }] as const;
    const turn = {
      bot: rehearsed.settings,
      conversation: 1,
      visitor: 1,
      seq: 1,
      history,
      asked: [OTHER_WORDS],
      turns: 0,
    };
    return { outcome: await rehearsed.takeTurn(turn), embeddings: rehearsed.embeddings() };
  };

  it.each([
    ['as it is', {}],
    ['with other articles', { removed: [8], articles: [article(60, 'Do you sell maps of the bed of the river?')] }],
  ])('answers by them %s', async (_, change) => {
    const { outcome, embeddings } = await outcomeOf(change);
    expect(outcome).toMatchObject({ action: 'answer', reply: 'About: How do I open the door?' });
    expect([embeddings, asked.flat().includes(OTHER_WORDS)]).toEqual(['ready', true]);
  });

  it('says where they can’t be reached', async () => {
    isReachable = false;
    expect((await outcomeOf({})).embeddings).toBe('unreachable');
    expect((await outcomeOf({ articles: [article(60, 'Do you sell maps?')] })).embeddings).toBe('unreachable');
  });
});
