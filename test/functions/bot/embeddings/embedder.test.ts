import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { UnusableEmbeddings, embedAll, sourceOf, stateOf } from '#functions/bot/embeddings/embedder.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';

const bot: BotItem = {
  ...botDefaults,
  id: 1,
  name: 'Ida',
  provider: 'built-in',
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
};
const { signal } = new AbortController();

describe('embedding', () => {
  it.each([
    ['fewer vectors than texts', [[1, 2]]],
    ['vectors of two lengths', [[1, 2], [1]]],
    [
      'something else than numbers',
      [
        [1, 2],
        [1, Number.NaN],
      ],
    ],
    ['nothing', []],
  ])('fails where a model answers with %s', async (_, vectors) => {
    await expect(embedAll(async () => vectors, bot, ['one', 'two'], signal)).rejects.toThrow(UnusableEmbeddings);
  });

  it('says how many numbers the model gave', async () => {
    expect(await embedAll(async () => [[3, 4]], bot, ['one'], signal)).toMatchObject({ dimensions: 2 });
  });

  it('has another source with another model, and none where it is off', () => {
    const first = { ...bot, embeddings_provider: 'openai-compatible', embeddings_url: 'https://a.example' } as const;
    expect(sourceOf(bot)).toBeUndefined();
    expect(sourceOf({ ...first, embeddings_model: 'a' })).not.toBe(sourceOf({ ...first, embeddings_model: 'b' }));
  });

  it.each([
    ['not_configured', Object.assign(new Error(), { name: 'NotPublic' })],
    ['unusable', new UnusableEmbeddings()],
    ['unusable', Object.assign(new Error(), { statusCode: 200 })],
    ['unreachable', Object.assign(new Error(), { statusCode: 401 })],
    ['unreachable', new TypeError('fetch failed')],
    ['unreachable', 'nothing at all'],
  ])('is %s after %s', (state, error) => {
    expect(stateOf(error)).toBe(state);
  });
});
