/** What the readings of a source make of a bot's test questions: compared while it is trained, with how it was before. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fit } from '#functions/handlers/fit.ts';
import { readSources } from '#functions/handlers/read-sources.ts';
import { senderOut } from '#functions/platform/network/send-out.ts';
import { getArticlesOf, putArticles } from '#functions/store/automation/article-store.ts';
import { readMark } from '#functions/store/automation/training-store.ts';
import { keys } from '#functions/store/keys.ts';
import { queryAll } from '#functions/store/table.ts';
import { type MemoryApis, memoryApis } from '#test/support/api.ts';
import { type SitePage, answering, pageOf, startSite } from '#test/support/site.ts';

let api: MemoryApis;
let shop: Awaited<ReturnType<typeof startSite>>;
let bot: number;
let source: number;
beforeAll(async () => {
  shop = await startSite();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  api = await memoryApis();
  Object.assign(api.agentDeps, { onThisMachine: true, startReading: async () => undefined });
  shop.site.pages = {
    '/returns': pageOf('Returns', { 'How do I return goods?': 'Send them to us within 30 days.' }),
    '/shipping': pageOf('Shipping', { 'What does shipping cost?': 'Five euros in all of Europe.' }),
  };
  bot = (await api.make('/bots', { name: 'Ida', provider: 'built-in' })).id;
  const addresses = ['/returns', '/shipping'].map((path) => shop.url + path);
  source = (await api.make('/sources', { bot_id: bot, kind: 'pages', addresses, name: 'Help' })).id;
});

const pause = async (ms: number) => void (api.clock.ms += ms);
const read = () =>
  readSources({
    ...api.deps,
    send: senderOut(true),
    pause,
    publicOrigin: 'https://chat.example.com',
    tryHeld: async () => undefined,
  })({
    source_id: source,
  });
const train = (deps: object = {}) => fit({ ...api.deps, pause, ...deps })({ bot_id: bot });
const reading = async () => (await api.agent('GET', `/sources/${source}`)).body.reading;
const trial = async () => (await api.agent('GET', `/sources/${source}/trial`)).body.changes;
const again = async (pages: Record<string, SitePage>) => {
  shop.site.pages = { ...shop.site.pages, ...pages };
  await api.agent('POST', `/sources/${source}/read`);
  await read();
};
const articleOf = async (question: string) => {
  const { data } = (await api.agent('GET', '/articles', { query: { bot_id: String(bot) } })).body;
  return data.find((one: { question: string }) => one.question === question).id as number;
};
const expects = async (question: string, answer: string | null) =>
  (
    await api.make(`/bots/${bot}/test-questions`, {
      question,
      article_id: answer === null ? null : await articleOf(answer),
    })
  ).id;
const other = { '/shipping': pageOf('Pets', { 'May I bring a dog?': 'Dogs may come along.' }) };

it('a reading says what it made better and worse, and which questions', async () => {
  await read();
  await train();
  // Without test questions there is nothing to compare.
  expect(await reading()).toMatchObject({ state: 'done', trial: null });
  const lost = await expects('What does shipping cost?', 'What does shipping cost?');
  await expects('How do I return goods?', 'How do I return goods?');
  const gained = await expects('Tell me what shipping does cost', null);
  await again(other);
  await train();
  expect(await reading()).toMatchObject({ trial: { state: 'done', better: 1, worse: 1, questions: 3 } });
  expect(await trial()).toEqual([
    {
      question_id: lost,
      question: 'What does shipping cost?',
      before: 'right',
      after: 'handed_over',
      answered_by: null,
    },
    {
      question_id: gained,
      question: 'Tell me what shipping does cost',
      before: 'wrong',
      after: 'right',
      answered_by: null,
    },
  ]);
});

it('a reading that is trained several times is compared with how the bot was before it', async () => {
  await read();
  await train();
  await expects('What does shipping cost?', 'What does shipping cost?');
  await again(other);
  await train();
  const before = await reading();
  // More of the same reading is trained: what was lost before is still said.
  await changeAsRead(await articleOf('How do I return goods?'));
  await train();
  expect((await reading()).trial).toEqual(before.trial);
  expect((await reading()).trial).toMatchObject({ worse: 1 });
});

/** Changes an article as the reading of the source does. */
async function changeAsRead(id: number): Promise<void> {
  const [article] = await getArticlesOf(api.deps.table, bot, [id]);
  if (!article) throw new Error('There is no such article.');
  const after = { ...article, alternative_phrasings: ['Can goods be sent back?'], version: article.version + 1 };
  await putArticles(api.deps.table, [{ before: article, after }], readMark(source, api.clock.ms));
}

it('changes by people leave what is said of a reading, and the next reading begins anew', async () => {
  await read();
  await train();
  await expects('What does shipping cost?', 'What does shipping cost?');
  await again({ '/shipping': answering(404) });
  await train();
  const { trial: before } = await reading();
  expect(before).toMatchObject({ worse: 1 });
  await api.make('/articles', { bot_id: bot, question: 'What does shipping cost?', answer: 'Nothing.' });
  await train();
  expect((await reading()).trial).toEqual(before);
  await again({});
  expect((await reading()).trial).toBeNull();
});

it('test questions that take too long aren’t compared, and the bot is trained nevertheless', async () => {
  await read();
  await train();
  await expects('What does shipping cost?', 'What does shipping cost?');
  await again(other);
  // Each look at the clock takes seconds.
  await train({ now: () => (api.clock.ms += 31_000) });
  expect(await reading()).toMatchObject({ trial: { state: 'failed', better: 0, worse: 0, questions: 0 } });
  expect((await api.agent('GET', `/bots/${bot}`)).body.index).toMatchObject({ state: 'ready' });
});

it('a source that is deleted meanwhile gets nothing', async () => {
  await read();
  await train();
  await expects('What does shipping cost?', 'What does shipping cost?');
  await again(other);
  await api.agent('DELETE', `/sources/${source}`);
  await read();
  await train();
  const left = await queryAll(api.deps.table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.reading(source).pk },
  });
  expect(left).toEqual([]);
});
