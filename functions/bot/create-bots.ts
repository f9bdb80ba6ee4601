/** Puts the bots together. Turns and models are bundles of their own, loaded with the first turn and by the first bot with a model. */
import type { Variables } from '#core/contract/environment.ts';
import type { ConnectionTest } from '#core/model/bots/bot.ts';
import { modelKeysOf } from '#functions/container.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { EmbedTexts } from '#functions/bot/embeddings/embedder.ts';
import type { WriteWithModel } from '#functions/bot/model/model-bot.ts';
import type { RunTurn } from './run-turns.ts';

type ModelVariables = Pick<Variables, 'BEDROCK_REGION' | 'MODEL_KEYS_SECRET_ARN' | 'LOOPBACK_MODELS' | 'METRICS'>;

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
    const [{ modelWriter, textEmbedder }, { testConnection }] = await Promise.all([
      import('#functions/bot/model/models.ts'),
      import('#functions/bot/model/test-connection.ts'),
    ]);
    const reach = reachOf(variables);
    return testConnection({ reach, writer: modelWriter, embed: textEmbedder(reach), now }, bot);
  };

/** What has models write, loaded with the first task. Built once a function: it remembers what servers refuse. */
export function lateModelWriter(variables: ModelVariables): WriteWithModel {
  let writer: WriteWithModel | undefined;
  return async (...task) => {
    const { countTokens, modelWriter } = await import('#functions/bot/model/models.ts');
    return (writer ??= countTokens(modelWriter(reachOf(variables)), variables.METRICS))(...task);
  };
}

/** What has models embed texts within each bot's budget, loaded with the first of them. */
export function lateEmbedder(deps: Pick<Deps, 'table' | 'now'>, variables: ModelVariables): EmbedTexts {
  let embedder: EmbedTexts | undefined;
  return async (...task) => {
    const [{ textEmbedder }, { withinBudget }] = await Promise.all([
      import('#functions/bot/model/models.ts'),
      import('#functions/bot/within-budget.ts'),
    ]);
    return (embedder ??= withinBudget(deps, textEmbedder(reachOf(variables))))(...task);
  };
}

/** Built once a function. */
export function botTurnRunner(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  writeWithModel: WriteWithModel,
  embed?: EmbedTexts,
): RunTurn {
  let runner: RunTurn | undefined;
  return async (turn, onDelta) => {
    const { turnRunner } = await import('./run-turns.ts');
    return (runner ??= turnRunner(deps, writeWithModel, embed))(turn, onDelta);
  };
}
