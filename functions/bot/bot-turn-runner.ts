/** Takes the turns of bots, with what that takes. Models are a bundle of their own, loaded by the first bot that has one. */
import type { Variables } from '#core/contract/environment.ts';
import { modelKeysOf } from '#functions/container.ts';
import type { Deps } from '#functions/deps.ts';
import { knowledgeReader } from './read-knowledge.ts';
import { runBotTurn } from './run-bot-turn.ts';
import type { OnDelta, Outcome, Turn } from './turn.ts';
import type { WriteWithModel } from './write-answer.ts';

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
  const writeWithModel: WriteWithModel = async (...task) => {
    const { modelWriter } = await import('./models.ts');
    return modelWriter(reach)(...task);
  };
  const given = { ...deps, readKnowledge: knowledgeReader(deps.table), writeWithModel };
  return (turn, onDelta) => runBotTurn(given, turn, onDelta);
}
