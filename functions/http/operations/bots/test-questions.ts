/** Operations of a bot's test questions: loaded with the first of them. */
import type { testQuestions as rows } from '#core/contract/endpoints/admin/test-questions.ts';
import { whatFits } from '#core/limits/answer-size.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Operations } from '#functions/http/call.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import type { Table } from '#functions/store/table.ts';
import type { TrialDeps } from '#functions/use-cases/automation/begin-trial.ts';
import { findTrial, startTrial } from '#functions/use-cases/quality/start-trial.ts';
import {
  type ModelRunDeps,
  estimateModelRun,
  findModelRun,
  resumeModelRun,
  startModelRun,
} from '#functions/use-cases/quality/model-runs.ts';
import { type RunQuestionsDeps, runTestQuestions, testQuestions } from '#functions/use-cases/quality/test-questions.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import {
  type SettingsDeps,
  createItem,
  deleteItem,
  findItem,
  updateItem,
} from '#functions/use-cases/settings/resource.ts';

/** What these operations need. */
export type TestQuestionDeps = SettingsDeps &
  TrialDeps &
  Pick<ModelRunDeps, 'startModelRun'> & { callAutomation: (payload: object) => Promise<unknown> };

/** The indexes that were read stay in memory for as long as the function does. */
const kept = new WeakMap<Table, Pick<RunQuestionsDeps, 'readKnowledge' | 'readEmbedded'>>();

function readersOf(deps: TestQuestionDeps): Pick<RunQuestionsDeps, 'readKnowledge' | 'readEmbedded'> {
  const readers = kept.get(deps.table) ?? {
    readKnowledge: knowledgeReader(deps),
    readEmbedded: knowledgeReader(deps, 'EMBEDDED-INDEX'),
  };
  kept.set(deps.table, readers);
  return readers;
}

/** Test questions, and trials. */
export const testQuestionOperations: Operations<TestQuestionDeps, keyof typeof rows> = {
  listTestQuestions: async (deps, { params }) => {
    const { table, callAutomation } = deps;
    const bot = found(await getBot(table, params.id));
    // What can't be embedded is found by its words, and says so.
    const embedQuestions = (id: Id) => callAutomation({ embed_questions_of: id }).catch(() => undefined);
    const tried = await runTestQuestions({ table, ...readersOf(deps), embedQuestions }, bot);
    return { data: whatFits(tried), next_cursor: null };
  },
  createTestQuestion: async (deps, { params, body }) => {
    await findItem(deps, bots, params.id);
    return createItem(deps, testQuestions(params.id), body);
  },
  updateTestQuestion: (deps, { params, body }) => updateItem(deps, testQuestions(params.id), params.question_id, body),
  deleteTestQuestion: async (deps, { params }): Promise<undefined> => {
    await deleteItem(deps, testQuestions(params.id), params.question_id);
  },
  startTrial: async (deps, { params, body }) => {
    await findItem(deps, bots, params.id);
    return startTrial(deps, params.id, body);
  },
  getTrial: (deps, { params }) => findTrial(deps, params.id, params.trial_id),
  estimateModelRun: (deps, { params, body }) => estimateModelRun({ ...deps, ...readersOf(deps) }, params.id, body),
  startModelRun: (deps, { params, body }) => startModelRun({ ...deps, ...readersOf(deps) }, params.id, body),
  getModelRun: async (deps, { params }) => ({ run: await findModelRun(deps, params.id) }),
  resumeModelRun: (deps, { params }) => resumeModelRun({ ...deps, ...readersOf(deps) }, params.id, params.run_id),
};
