/** Watching a run of test questions with a model, and judging it. */
import { describe, expect, it } from 'vitest';
import type { ModelResult, ModelRun } from '#core/model/bots/model-run.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';
import { judgeRun, resumeRun, watchRun } from '#dashboard/model-runs/watch-run.ts';

const being = (state: ModelRun['state'], results: ModelResult[] = []): ModelRun => ({
  id: 9,
  state,
  started_at: '2026-06-01T12:00:00.000Z',
  model: 'm',
  is_changed: false,
  total: 3,
  asked: results.length,
  tokens: 0,
  results,
});

async function watch(states: ModelRun['state'][], leavesAt = '') {
  const asked: string[] = [];
  const api = (async (operation: string) => {
    asked.push(operation);
    const run = being(states.shift() ?? 'done');
    return operation === 'getModelRun' ? { run } : run;
  }) as unknown as Api;
  const shown: string[] = [];
  await watchRun(
    api,
    71,
    async () => being('running'),
    () => leavesAt === '' || !asked.includes(leavesAt),
    ({ state }) => void shown.push(state),
    async () => undefined,
  );
  return { asked, shown };
}

describe('a run of test questions', () => {
  it('is watched, and resumed after each pause, until it is done', async () => {
    expect(await watch(['running', 'paused', 'running', 'done'])).toEqual({
      asked: ['getModelRun', 'getModelRun', 'resumeModelRun', 'getModelRun'],
      shown: ['running', 'running', 'paused', 'running', 'done'],
    });
  });

  it.each(['out_of_tokens', 'settings_changed'] as const)('isn’t resumed after it ended with %s', async (state) => {
    expect(await watch([state])).toEqual({ asked: ['getModelRun'], shown: ['running', state] });
  });

  it('is left alone once nobody watches', async () => {
    expect(await watch(['paused'], 'getModelRun')).toEqual({ asked: ['getModelRun'], shown: ['running'] });
  });
});

describe('a run that is continued', () => {
  const resumed = async (status: number, latest: ModelRun | null) => {
    const api = (async (operation: string) => {
      if (operation === 'getModelRun') return { run: latest };
      throw new ApiError(status, { detail: 'No.' }, null);
    }) as unknown as Api;
    return resumeRun(api, 71, being('running')).then(
      (run) => run.state,
      (error: unknown) => (error as ApiError).status,
    );
  };

  it.each([
    ['isn’t paused, or a colleague has continued it', 409],
    ['was replaced by a colleague’s', 404],
  ])('answers with the newest one where it %s', async (_why, status) => {
    expect(await resumed(status, being('paused'))).toBe('paused');
  });

  it('says why it can’t be continued otherwise', async () => {
    expect(await resumed(503, being('running'))).toBe(503);
    expect(await resumed(404, null)).toBe(404);
  });
});

const question = (id: number, article_id: number | null, found: TriedQuestion['found']): TriedQuestion => ({
  id,
  question: `Question ${id}`,
  article_id,
  found,
  is_embedded: false,
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
});
const result = (question_id: number, more: Partial<ModelResult>): ModelResult => ({
  question_id,
  action: 'answered',
  article_ids: [],
  reason: null,
  reply: '',
  call: null,
  tokens: 1,
  milliseconds: 1,
  previous: null,
  ...more,
});

describe('the results of a run', () => {
  const questions = [
    question(1, 5, { article_id: 5, confidence: 0.9 }),
    question(2, null, { article_id: 5, confidence: 0.9 }),
    question(3, 5, { article_id: 5, confidence: 0.1 }),
  ];

  it('are judged, compared with the run before and with the built-in bot, and listed worst first', () => {
    const wrong = { action: 'answered', article_ids: [6] } as const;
    const run = being('done', [
      result(1, { article_ids: [5], previous: { ...wrong, article_ids: [6] } }),
      result(2, { action: 'handed_over' }),
      result(3, { action: 'failed', reason: 'timeout', previous: { action: 'handed_over', article_ids: [] } }),
      result(4, { action: 'handed_over' }),
    ]);
    const judged = judgeRun(run, questions, 0.5);
    expect(judged).toMatchObject({
      counts: { right: 2, wrong: 0, handed_over: 0, failed: 1 },
      previous: { better: 1, worse: 1 },
      builtIn: { better: 1, worse: 1 },
    });
    expect(judged.rows.map((row) => [row.question.id, row.outcome])).toEqual([
      [3, 'failed'],
      [1, 'right'],
      [2, 'right'],
    ]);
  });

  it('are compared with no run before where there was none', () => {
    expect(judgeRun(being('done', [result(1, {})]), questions, 0.5).previous).toBeNull();
  });
});
