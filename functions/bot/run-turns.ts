/** Runs the turns of bots with all they need: a bundle of its own, loaded with a function's first turn. */
import type { Deps } from '#functions/deps.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import { embeddedReader } from '#functions/bot/embeddings/read-embedded.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { type WriteWithModel, modelBot } from '#functions/bot/model/model-bot.ts';
import type { OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import { indexBot } from './index-bot.ts';
import { takeTurn } from './take-turn.ts';

/** Takes a bot's turn. */
export type RunTurn = (turn: Turn, onDelta: OnDelta) => Promise<Outcome>;

/** What an index knows and a model has learned of its server is kept as long as the runner. */
export function turnRunner(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  writeWithModel: WriteWithModel,
  embed?: EmbedTexts,
): RunTurn {
  const model = modelBot({ ...deps, writeWithModel });
  const bots = { 'built-in': indexBot, bedrock: model, 'openai-compatible': model };
  const given = {
    ...deps,
    readKnowledge: knowledgeReader(deps),
    ...(embed && { readEmbedded: embeddedReader({ ...deps, embed }) }),
    bots,
  };
  return (turn, onDelta) => takeTurn(given, turn, onDelta);
}
