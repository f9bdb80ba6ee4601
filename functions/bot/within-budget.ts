/** Embeds texts within the tokens that a bot has for them in a day (UTC). */
import { padId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { reserveTokens } from '#functions/store/automation/llm-budget-store.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import { TOKENS_OF_A_MESSAGE, tokensIn } from '#functions/bot/model/tokens.ts';

/** Whose tokens they are, in the bot's accounts. */
const WHOSE = 'embeddings';
/** Taken in advance, so that not every question costs a write: the tokens of some hundred questions. */
const ADVANCE = 2000;

/** A bot has no tokens left for today. */
export class OutOfTokens extends Error {
  override readonly name = 'OutOfTokens';
}

/**
 * What embeds texts as `embed` does, unless the bot's tokens of the day don't suffice: then it throws `OutOfTokens`, and the
 * model isn't asked. Built once a function, which keeps what it took in advance. What a request took isn't given back when it
 * fails.
 */
export function withinBudget({ table, now }: Pick<Deps, 'table' | 'now'>, embed: EmbedTexts): EmbedTexts {
  let taken = { day: '', left: new Map<string, number>() };

  async function pay(bot: BotItem, tokens: number): Promise<void> {
    const atMs = now();
    const day = new Date(atMs).toISOString().slice(0, 10);
    if (taken.day !== day) taken = { day, left: new Map() };
    const { left } = taken;
    const name = padId(bot.id);
    const missing = tokens - (left.get(name) ?? 0);
    if (missing > 0) {
      const account = { bot: bot.id, whose: WHOSE, atMs, budget: bot.daily_embedding_tokens };
      const take = async (count: number) => ((await reserveTokens(table, [account], count)) === 'done' ? count : 0);
      const reserved = (await take(Math.max(missing, ADVANCE))) || (await take(missing));
      if (reserved === 0) throw new OutOfTokens('The bot used up its tokens for embeddings.');
      left.set(name, (left.get(name) ?? 0) + reserved);
    }
    left.set(name, (left.get(name) ?? 0) - tokens);
  }

  return async (bot, texts, signal) => {
    await pay(
      bot,
      texts.reduce((sum, text) => sum + TOKENS_OF_A_MESSAGE + tokensIn(text), 0),
    );
    return embed(bot, texts, signal);
  };
}
