/** Takes the turns of bots, with what that takes. Models are a bundle of their own, loaded by the first bot that has one. */
import { join } from 'node:path';
import type { Variables } from '../../core/contract/environment.ts';
import { modelKeysOf } from '../container.ts';
import type { Deps } from '../deps.ts';
import type * as Models from './models.ts';
import { knowledgeReader } from './read-knowledge.ts';
import { takeTurn } from './take-turn.ts';
import type { OnDelta, Outcome, Turn } from './turn.ts';
import type { WriteWithModel } from './write-answer.ts';

/** Built once a function; `folder` is where its bundle is, and the models' beside it. */
export function turnTaker(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  variables: Pick<Variables, 'BEDROCK_REGION' | 'MODEL_KEYS_SECRET_ARN' | 'LOOPBACK_MODELS'>,
  folder: string,
): (turn: Turn, onDelta: OnDelta) => Promise<Outcome> {
  const reach = {
    region: variables.BEDROCK_REGION,
    keyFor: modelKeysOf(variables),
    onThisMachine: variables.LOOPBACK_MODELS === 'yes',
  };
  const writeWithModel: WriteWithModel = async (...task) => {
    const { modelWriter } = (await import(join(folder, 'models.mjs'))) as typeof Models;
    return modelWriter(reach)(...task);
  };
  const given = { ...deps, readKnowledge: knowledgeReader(deps.table), writeWithModel };
  return (turn, onDelta) => takeTurn(given, turn, onDelta);
}
