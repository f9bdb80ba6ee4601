/** Puts the bots together. Models are a bundle of their own, loaded by the first bot that has one. */
import type { Variables } from '#core/contract/environment.ts';
import { modelKeysOf } from '#functions/container.ts';
import type { Deps } from '#functions/deps.ts';
import type { OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import { indexBot } from './index-bot.ts';
import { type WriteWithModel, modelBot } from './model/model-bot.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { takeTurn } from './take-turn.ts';

/** Built once a function. */
export function botTurnRunner(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  variables: Pick<Variables, 'BEDROCK_REGION' | 'MODEL_KEYS_SECRET_ARN' | 'LOOPBACK_MODELS'>,
): (turn: Turn, onDelta: OnDelta) => Promise<Outcome> {
  const reach = {
    region: variables.BEDROCK_REGION,
    keyFor: modelKeysOf(variables),
    onThisMachine: variables.LOOPBACK_MODELS === 'yes',
  };
  let writer: Promise<WriteWithModel> | undefined;
  const writeWithModel: WriteWithModel = async (...task) => {
    writer ??= import('#functions/bot/model/models.ts').then(({ modelWriter }) => modelWriter(reach));
    return (await writer)(...task);
  };
  const model = modelBot({ ...deps, writeWithModel });
  const bots = { 'built-in': indexBot, bedrock: model, 'openai-compatible': model };
  const given = { ...deps, readKnowledge: knowledgeReader(deps), bots };
  return (turn, onDelta) => takeTurn(given, turn, onDelta);
}
