/** Puts the bots together. Models are a bundle of their own, loaded by the first bot that has one. */
import type { Variables } from '#core/contract/environment.ts';
import type { ConnectionTest } from '#core/model/bot.ts';
import { modelKeysOf } from '#functions/container.ts';
import type { Deps } from '#functions/deps.ts';
import type { OnDelta, Outcome, Turn } from '#functions/bot/port/bot.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { indexBot } from './index-bot.ts';
import { type WriteWithModel, modelBot } from '#functions/bot/model/model-bot.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import { testConnection } from '#functions/bot/model/test-connection.ts';
import { takeTurn } from './take-turn.ts';

type ModelVariables = Pick<Variables, 'BEDROCK_REGION' | 'MODEL_KEYS_SECRET_ARN' | 'LOOPBACK_MODELS'>;

const reachOf = (variables: ModelVariables) => ({
  region: variables.BEDROCK_REGION,
  keyFor: modelKeysOf(variables),
  onThisMachine: variables.LOOPBACK_MODELS === 'yes',
});

/** Asks a bot's model one short question. */
export type TestModel = (bot: BotItem) => Promise<ConnectionTest>;

/** Tests models within what this function may reach. */
export const modelTester =
  ({ now }: Pick<Deps, 'now'>, variables: ModelVariables): TestModel =>
  async (bot) => {
    const { modelWriter } = await import('#functions/bot/model/models.ts');
    return testConnection({ reach: reachOf(variables), writer: modelWriter, now }, bot);
  };

/** Built once a function. */
export function botTurnRunner(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  variables: ModelVariables,
): (turn: Turn, onDelta: OnDelta) => Promise<Outcome> {
  let writer: WriteWithModel | undefined;
  const writeWithModel: WriteWithModel = async (...task) => {
    const { modelWriter } = await import('#functions/bot/model/models.ts');
    return (writer ??= modelWriter(reachOf(variables)))(...task);
  };
  const model = modelBot({ ...deps, writeWithModel });
  const bots = { 'built-in': indexBot, bedrock: model, 'openai-compatible': model };
  const given = { ...deps, readKnowledge: knowledgeReader(deps), bots };
  return (turn, onDelta) => takeTurn(given, turn, onDelta);
}
