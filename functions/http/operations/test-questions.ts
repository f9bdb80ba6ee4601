/** Operations of a bot's test questions: loaded with the first of them. */
import type { testQuestions as rows } from '#core/contract/endpoints/admin/test-questions.ts';
import { whatFits } from '#core/limits/answer-size.ts';
import { type ReadKnowledge, knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Operations } from '#functions/http/call.ts';
import type { Table } from '#functions/store/table.ts';
import type { TrialDeps } from '#functions/use-cases/automation/begin-trial.ts';
import { findTrial, startTrial } from '#functions/use-cases/quality/start-trial.ts';
import { runTestQuestions, testQuestions } from '#functions/use-cases/quality/test-questions.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import {
  type SettingsDeps,
  createItem,
  deleteItem,
  findItem,
  updateItem,
} from '#functions/use-cases/settings/resource.ts';

/** What these operations need. */
export type TestQuestionDeps = SettingsDeps & TrialDeps;

/** The indexes that were read stay in memory for as long as the function does. */
const kept = new WeakMap<Table, ReadKnowledge>();

function readerOf(deps: TestQuestionDeps): ReadKnowledge {
  const reader = kept.get(deps.table) ?? knowledgeReader(deps);
  kept.set(deps.table, reader);
  return reader;
}

/** Test questions, and trials. */
export const testQuestionOperations: Operations<TestQuestionDeps, keyof typeof rows> = {
  listTestQuestions: async (deps, { params }) => {
    await findItem(deps, bots, params.id);
    const tried = await runTestQuestions({ table: deps.table, readKnowledge: readerOf(deps) }, params.id);
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
};
