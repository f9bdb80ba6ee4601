import { beforeAll, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import { trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { indexOf } from '#functions/bot/knowledge/index-format.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { keys } from '#functions/store/keys.ts';
import { queryAll } from '#functions/store/table.ts';
import { getIndexHead, putIndex } from '#functions/store/automation/training-store.ts';
import { forgetEmbedded, trainEmbedded } from '#functions/use-cases/automation/train-embedded.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let base: MemoryDeps;
beforeAll(() => {
  base = memoryDeps();
});

let made = 0;
async function aBot(): Promise<BotItem> {
  const bot: BotItem = {
    ...botDefaults,
    id: ++made,
    name: 'Ida',
    provider: 'built-in',
    embeddings_provider: 'bedrock',
    version: 1,
    created_at: '2026-06-01T12:00:00.000Z',
  };
  await putIndex(base.table, bot.id, { ...indexOf(trainKnowledge([])), fittedAtMs: base.now() });
  return bot;
}
const articlesOf = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id, phrasings: [`question ${id}`, `other words ${id}`] }));
const embed: EmbedTexts = async (_, texts) => texts.map((text) => [text.length, Number(text.at(-1)), 1]);
const stateOf = async ({ id }: BotItem) => (await getIndexHead(base.table, id))?.embeddings;

describe('training with embeddings', () => {
  it('stores a second index and the embeddings, and removes the index before articles change', async () => {
    const bot = await aBot();
    await trainEmbedded({ ...base, embed }, bot, articlesOf(8), Infinity);
    expect(await stateOf(bot)).toBe('ready');
    expect(await getIndexHead(base.table, bot.id, 'EMBEDDED-INDEX')).toMatchObject({ articles: 8 });
    expect(await getIndexHead(base.table, bot.id, 'VECTORS')).toMatchObject({ articles: 16 });
    await forgetEmbedded(base.table, bot);
    expect(await getIndexHead(base.table, bot.id, 'EMBEDDED-INDEX')).toBeUndefined();
    expect(await getIndexHead(base.table, bot.id, 'VECTORS')).toBeDefined();
  });

  it('removes the embeddings, too, once they are switched off', async () => {
    const bot = await aBot();
    await trainEmbedded({ ...base, embed }, bot, articlesOf(8), Infinity);
    await forgetEmbedded(base.table, { ...bot, embeddings_provider: 'none' });
    expect(await getIndexHead(base.table, bot.id, 'EMBEDDED-INDEX')).toBeUndefined();
    expect(await getIndexHead(base.table, bot.id, 'VECTORS')).toBeUndefined();
    const left = await queryAll(base.table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.bot(bot.id).pk },
    });
    expect(left.map(({ sk }) => sk).filter((sk) => /VECTORS|EMBEDDED/.test(String(sk)))).toEqual([]);
  });

  it('has no use for them with few articles', async () => {
    const bot = await aBot();
    await trainEmbedded({ ...base, embed }, bot, articlesOf(7), Infinity);
    expect(await stateOf(bot)).toBe('not_used');
    expect(await getIndexHead(base.table, bot.id, 'EMBEDDED-INDEX')).toBeUndefined();
  });

  it('leaves a bot without them, and a function that reaches no models, as they were', async () => {
    const bot = await aBot();
    await trainEmbedded(base, bot, articlesOf(8), Infinity);
    await trainEmbedded({ ...base, embed }, { ...bot, embeddings_provider: 'none' }, articlesOf(8), Infinity);
    expect(await stateOf(bot)).toBeNull();
  });

  it('asks for nothing when no time is left to train afterward', async () => {
    const bot = await aBot();
    let asked = 0;
    const counting: EmbedTexts = async (...task) => {
      asked++;
      return embed(...task);
    };
    await trainEmbedded({ ...base, embed: counting }, bot, articlesOf(8), base.now() + 10_000);
    expect([await stateOf(bot), asked]).toEqual(['unreachable', 0]);
  });
});
