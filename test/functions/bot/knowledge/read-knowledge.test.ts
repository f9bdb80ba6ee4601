import { describe, expect, it } from 'vitest';
import { decode, indexOf } from '#functions/bot/knowledge/index-format.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { pendingTraining, putIndex } from '#functions/store/automation/training-store.ts';
import { keys } from '#functions/store/keys.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { firstIndex, indexByWords } from './former-indexes.ts';

const BOT = 7;
const subjects = ['password', 'delivery', 'invoice', 'opening hours', 'size', 'warranty', 'discount', 'newsletter'];
const articles = subjects.map((subject, at) => ({
  id: at + 1,
  phrasings: [`where can I find out about the ${subject}`, `I have a question about my ${subject}`],
}));

describe('an index that is read from the table', () => {
  it.each(['words', 'sentences'] as const)('is asked by %s where it was trained by them', async (source) => {
    const deps = memoryDeps();
    const trained = trainKnowledge(articles, await loadMeanings(source));
    await putIndex(deps.table, BOT, { ...indexOf(trained), fittedAtMs: deps.now() });
    const read = await knowledgeReader(deps)(BOT);
    expect(read?.meaning?.meanings.source).toBe(source);
    expect(read && ask(read, 'lost login credentials', 8)).toEqual(ask(trained, 'lost login credentials', 8));
  });

  it('is asked without meanings by a former version, which knows those of words only, where it was trained by sentences', async () => {
    const { is_by_meaning, bytes } = indexOf(trainKnowledge(articles, await loadMeanings('sentences')));
    const asRead = decode(bytes, is_by_meaning ? await loadMeanings('words') : undefined);
    expect(asRead.meaning).toBeUndefined();
    expect(ask(asRead, 'I have a question about my invoice', 1)).toMatchObject([{ article: 3 }]);
  });

  it('is asked without meanings where it was trained without', async () => {
    const deps = memoryDeps();
    await putIndex(deps.table, BOT, { ...indexOf(trainKnowledge(articles)), fittedAtMs: deps.now() });
    expect((await knowledgeReader(deps)(BOT))?.meaning).toBeUndefined();
  });
});

describe('an index of a former version', () => {
  /** Stores it as that version did. */
  const stored = async (index: string, head: Record<string, unknown>) => {
    const deps = memoryDeps();
    const bytes = Buffer.from(index, 'base64');
    const about = { articles: 8, reading: 2, training: 1, is_by_meaning: false, is_by_sentences: false };
    await putIndex(deps.table, BOT, { ...about, bytes, fittedAtMs: deps.now() });
    const Item = { ...(await deps.table.get({ Key: keys.index(BOT) })), ...head };
    await deps.table.put({ Item: Object.fromEntries(Object.entries(Item).filter(([, value]) => value !== undefined)) });
    return deps;
  };
  const first = { rules: undefined, reading: undefined, training: undefined };
  const byWords = { is_by_meaning: true, training: undefined };

  /** Which article each question found in that version, and how surely. */
  type Answers = Record<string, [article: number, confidence: number]>;
  const ofFirst: Answers = {
    'delivery time': [1, 0.9995],
    'forgot password': [4, 0.997],
    'what is the capital of peru': [6, 0.0294],
  };
  const ofWords: Answers = {
    'delivery time': [1, 0.9995],
    'lost my login credentials': [4, 0.2468],
    'what is the capital of peru': [6, 0.1035],
  };

  it.each<[string, string, Record<string, unknown>, Answers]>([
    ['the first one', firstIndex, first, ofFirst],
    ['one by the meaning of words', indexByWords, byWords, ofWords],
  ])('answers as it did, and is trained again once: %s', async (_, index, head, answers) => {
    const deps = await stored(index, head);
    const knowledge = await knowledgeReader(deps)(BOT);
    for (const [question, [article, confidence]] of Object.entries(answers)) {
      const [found] = knowledge ? ask(knowledge, question, 1) : [];
      expect(found?.article).toBe(article);
      expect(found?.confidence).toBeCloseTo(confidence, 4);
    }
    expect(await pendingTraining(deps.table, BOT)).toMatchObject({ changes: 1 });
    await knowledgeReader(deps)(BOT);
    expect(await pendingTraining(deps.table, BOT)).toMatchObject({ changes: 1 });
  });

  it('that only a former training made is trained again, and one of this training is not', async () => {
    const trained = indexOf(trainKnowledge(articles));
    for (const [training, isTrainedAgain] of [
      [trained.training - 1, true],
      [trained.training, false],
    ] as const) {
      const deps = memoryDeps();
      await putIndex(deps.table, BOT, { ...trained, training, fittedAtMs: deps.now() });
      await knowledgeReader(deps)(BOT);
      expect((await pendingTraining(deps.table, BOT)) !== undefined).toBe(isTrainedAgain);
    }
  });
});
