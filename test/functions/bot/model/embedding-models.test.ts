import { afterAll, beforeAll, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bot.ts';
import { stateOf } from '#functions/bot/embeddings/embedder.ts';
import { textEmbedder } from '#functions/bot/model/models.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { type ModelServer, startModelServer } from '#test/support/model-server.ts';

let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer();
});
afterAll(() => model.stop());

const botWith = (settings: Partial<BotItem>): BotItem => ({
  ...botDefaults,
  id: 1,
  name: 'Ida',
  provider: 'built-in',
  embeddings_provider: 'openai-compatible',
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
  ...settings,
});
const reach = { region: 'us-east-1', keyFor: async () => undefined, onThisMachine: true };
const { signal } = new AbortController();
const failure = (bot: BotItem, here = reach) => textEmbedder(here)(bot, ['Hello'], signal).then(() => 'ok', stateOf);

it('asks the address of the bot by its model, and keeps the order of texts', async () => {
  model.behave((answer) => answer.json({ data: [{ embedding: [1, 2] }, { embedding: [3, 4] }] }));
  const bot = botWith({ embeddings_url: `${model.url}?api-version=1`, embeddings_model: 'small' });
  expect(await textEmbedder(reach)(bot, ['one', 'two'], signal)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(model.asked).toMatchObject([
    { path: '/v1/embeddings?api-version=1', body: { model: 'small', input: ['one', 'two'] } },
  ]);
});

it('is not configured without an address or a model, and where this deployment may not call it', async () => {
  expect(await failure(botWith({ embeddings_url: model.url }))).toBe('not_configured');
  expect(await failure(botWith({ embeddings_model: 'small' }))).toBe('not_configured');
  const bot = botWith({ embeddings_url: model.url, embeddings_model: 'small' });
  expect(await failure(bot, { ...reach, onThisMachine: false })).toBe('not_configured');
});
