/** A bot's test questions, and trials of changes against them. */
import * as z from 'zod/mini';
import { articleSettings } from '#core/model/knowledge/article.ts';
import { botSettings } from '#core/model/bots/bot.ts';
import { id } from '#core/model/id.ts';
import { latestModelRun, modelEstimate, modelRun, triedSettings } from '#core/model/bots/model-run.ts';
import { testQuestion, testQuestionSettings, trial, triedQuestion } from '#core/model/bots/test-question.ts';
import { AGENT_API, byId, endpoint, idText, page } from '#core/contract/kit/endpoint.ts';
import { expected } from '#core/contract/kit/settings.ts';

const path = `${AGENT_API}/bots/{id}/test-questions` as const;
const modelRuns = `${AGENT_API}/bots/{id}/model-runs` as const;
const trials = `${AGENT_API}/bots/{id}/trials` as const;
const ofAdmins = { tag: 'Bots', role: 'admin' } as const;
const one = z.strictObject({ id: idText, question_id: idText });
const { shape } = articleSettings;

/** Every endpoint of them. */
export const testQuestions = {
  listTestQuestions: endpoint({
    ...ofAdmins,
    method: 'GET',
    path,
    summary: 'List the test questions of a bot, at most 500, with the article that each finds now',
    params: byId,
    answer: { status: 200, schema: page(triedQuestion) },
    errors: ['not_found'],
  }),
  createTestQuestion: endpoint({
    ...ofAdmins,
    method: 'POST',
    path,
    summary: 'Create a test question',
    params: byId,
    body: testQuestionSettings,
    answer: { status: 201, schema: testQuestion },
    errors: ['not_found', 'conflict'],
  }),
  updateTestQuestion: endpoint({
    ...ofAdmins,
    method: 'PUT',
    path: `${path}/{question_id}`,
    summary: 'Update a test question',
    params: one,
    body: z.extend(z.partial(testQuestionSettings), expected),
    answer: { status: 200, schema: testQuestion },
    errors: ['not_found', 'conflict'],
  }),
  deleteTestQuestion: endpoint({
    ...ofAdmins,
    method: 'DELETE',
    path: `${path}/{question_id}`,
    summary: 'Delete a test question',
    params: one,
    answer: { status: 204 },
    errors: ['not_found', 'conflict'],
  }),
  startTrial: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: trials,
    summary: 'Train the bot on the side as a change would leave it, and ask the test questions; nothing is saved',
    params: byId,
    body: z.strictObject({
      /** An article that changes or is added. */
      article: z.optional(
        z.strictObject({
          /** Null for one that would be new. */
          article_id: z.nullable(id),
          question: shape.question,
          alternative_phrasings: shape.alternative_phrasings,
          locale: shape.locale,
        }),
      ),
      /** Articles that would be deleted. */
      removed_article_ids: z.optional(z.array(id).check(z.maxLength(100))),
      /** The languages that the bot would answer in. */
      languages: z.optional(botSettings.shape.languages),
    }),
    answer: { status: 201, schema: trial },
    errors: ['not_found'],
  }),
  getTrial: endpoint({
    ...ofAdmins,
    method: 'GET',
    path: `${trials}/{trial_id}`,
    summary: 'Get a trial, which is kept for an hour, with its results once it is done',
    params: z.strictObject({ id: idText, trial_id: idText }),
    answer: { status: 200, schema: trial },
    errors: ['not_found'],
  }),
  estimateModelRun: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${modelRuns}/estimate`,
    summary:
      'Estimate the tokens of asking a bot’s model all of its test questions, with its settings or with changed ones',
    params: byId,
    body: triedSettings,
    answer: { status: 200, schema: modelEstimate },
    errors: ['not_found', 'not_configured'],
  }),
  startModelRun: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: modelRuns,
    summary:
      'Ask a bot’s model its test questions one by one, with its settings or with changed ones; nothing is sent, no tool is executed, and no settings are saved',
    params: byId,
    body: triedSettings,
    answer: { status: 201, schema: modelRun },
    errors: ['not_found', 'not_configured', 'conflict'],
  }),
  getModelRun: endpoint({
    ...ofAdmins,
    method: 'GET',
    path: `${modelRuns}/latest`,
    summary:
      'Get the newest run of a bot’s test questions with its model, which is kept for 90 days, with its results so far',
    params: byId,
    answer: { status: 200, schema: latestModelRun },
    errors: ['not_found'],
  }),
  resumeModelRun: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${modelRuns}/{run_id}/resume`,
    summary: 'Go on with a run that paused: after a few questions, or without tokens',
    params: z.strictObject({ id: idText, run_id: idText }),
    answer: { status: 200, schema: modelRun },
    errors: ['not_found', 'conflict'],
  }),
} as const;
