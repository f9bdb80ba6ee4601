import { describe, expect, it } from 'vitest';
import { decode, indexOf } from '#functions/bot/knowledge/index-format.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { putIndex } from '#functions/store/automation/training-store.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

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
