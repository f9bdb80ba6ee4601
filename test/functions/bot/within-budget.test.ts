/** The tokens that embeddings may take in a day. */
import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { stateOf } from '#functions/bot/embeddings/embedder.ts';
import { withinBudget } from '#functions/bot/within-budget.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const botOf = (daily_embedding_tokens: number, id = 1): BotItem => ({
  ...botDefaults,
  id,
  name: 'Ida',
  provider: 'built-in',
  embeddings_provider: 'bedrock',
  daily_embedding_tokens,
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
});
const { signal } = new AbortController();

/** A model that counts what it is asked. */
function aModel() {
  const deps = memoryDeps();
  const asked: string[] = [];
  const embed = withinBudget(deps, async (_, texts) => {
    asked.push(...texts);
    return texts.map(() => [1]);
  });
  const ask = (bot: BotItem, text: string) => embed(bot, [text], signal).then(() => 'ok', stateOf);
  return { deps, asked, ask };
}

describe('the daily tokens for embeddings', () => {
  it('are taken in advance for many questions, with one write', async () => {
    const { deps, asked, ask } = aModel();
    for (let each = 0; each < 20; each++) await ask(botOf(10_000), `Where is parcel ${each}?`);
    expect([asked.length, deps.table.changes.length]).toEqual([20, 1]);
  });

  it('keep a model from being asked once they are used up, until the next day', async () => {
    const { deps, asked, ask } = aModel();
    const bot = botOf(50);
    const long = 'word '.repeat(20);
    expect([await ask(bot, long), await ask(bot, long)]).toEqual(['ok', 'budget']);
    expect(asked).toHaveLength(1);
    deps.clock.ms += 86_400_000;
    expect(await ask(bot, long)).toBe('ok');
  });

  it('are each bot’s own', async () => {
    const { ask } = aModel();
    expect([await ask(botOf(0), 'Hello'), await ask(botOf(100, 2), 'Hello')]).toEqual(['budget', 'ok']);
  });
});
