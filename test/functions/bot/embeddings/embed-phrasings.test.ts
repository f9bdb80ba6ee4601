import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { embedPhrasings } from '#functions/bot/embeddings/embed-phrasings.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import { recall } from '#functions/bot/embeddings/vector-cache.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';

const bot: BotItem = {
  ...botDefaults,
  id: 1,
  name: 'Ida',
  provider: 'built-in',
  embeddings_provider: 'openai-compatible',
  embeddings_url: 'https://models.example/v1',
  embeddings_model: 'small',
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
};
const texts = Array.from({ length: 150 }, (_, each) => `phrasing ${each}`);

/** A model that gives vectors of this length, and remembers what it was asked. */
function modelOf(dimensions: number, fails: (request: number) => boolean = () => false) {
  const asked: string[][] = [];
  const embed: EmbedTexts = async (_, group) => {
    if (fails(asked.push([...group]))) throw new TypeError('fetch failed');
    return group.map((text) => Array.from({ length: dimensions }, (_, place) => Math.sin(text.length + place)));
  };
  return { asked, embed };
}

describe('the embeddings of phrasings', () => {
  it('are asked for in groups, and only once', async () => {
    const { asked, embed } = modelOf(8);
    const first = await embedPhrasings(embed, bot, texts, undefined, 10_000);
    expect([first.state, first.isChanged]).toEqual(['ready', true]);
    expect(asked.map((group) => group.length)).toEqual([64, 64, 22]);
    const again = await embedPhrasings(embed, bot, [...texts, 'new'], first.cache, 10_000);
    expect(asked.slice(3)).toEqual([['new']]);
    expect(again.cache.vectors.size).toBe(151);
    const same = await embedPhrasings(embed, bot, [...texts, 'new'], again.cache, 10_000);
    expect([asked.length, same.isChanged]).toEqual([4, false]);
  });

  it('forget what is no phrasing anymore', async () => {
    const { embed } = modelOf(8);
    const { cache } = await embedPhrasings(embed, bot, texts, undefined, 10_000);
    const fewer = await embedPhrasings(embed, bot, texts.slice(0, 2), cache, 10_000);
    expect([fewer.cache.vectors.size, fewer.isChanged]).toEqual([2, true]);
  });

  it('are all asked for again when the model gives another length than before, and are unusable if it gives several', async () => {
    const { cache } = await embedPhrasings(modelOf(8).embed, bot, texts, undefined, 10_000);
    const other = modelOf(12);
    const { state, cache: now } = await embedPhrasings(other.embed, bot, [...texts, 'new'], cache, 10_000);
    expect([state, now.dimensions, now.vectors.size]).toEqual(['ready', 12, 151]);
    let length = 4;
    const several: EmbedTexts = async (_, group) =>
      group.map(() => Array<number>(length).fill(1)).concat((length++, []));
    expect((await embedPhrasings(several, bot, texts, undefined, 10_000)).state).toBe('unusable');
  });

  it('are asked for again of another model', async () => {
    const { cache } = await embedPhrasings(modelOf(8).embed, bot, texts, undefined, 10_000);
    const { asked, embed } = modelOf(8);
    await embedPhrasings(embed, { ...bot, embeddings_model: 'large' }, texts, cache, 10_000);
    expect(asked.flat()).toEqual(texts);
  });

  it('keep what was embedded before a failure', async () => {
    const broken = modelOf(8, (request) => request === 3);
    const { state, cache } = await embedPhrasings(broken.embed, bot, texts, undefined, 10_000);
    expect([state, cache.vectors.size]).toEqual(['unreachable', 128]);
    expect(recall(cache, 'phrasing 0')).toBeDefined();
  });

  it('are not waited for when there is no time', async () => {
    const slow: EmbedTexts = (_, __, signal) =>
      new Promise((_resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    expect((await embedPhrasings(slow, bot, texts, undefined, 1)).state).toBe('unreachable');
  });
});
