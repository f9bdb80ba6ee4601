/** A run of a bot's test questions with its model, until it has an end. */
import type { ModelRun } from '#core/model/bots/model-run.ts';
import { modelOutcomeOf, type ModelOutcome, changeOf, outcomeOf } from '#core/model/bots/test-outcome.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import { ApiError } from '#core/contract/client.ts';
import type { Api } from '#dashboard/api/api.ts';

const LOOK_MS = 1000;

/**
 * Watches a run, and goes on with it whenever it pauses. Where it is no longer wanted, it stops after a few questions, and may
 * be gone on with later.
 * @param show is called with how far it is, at the end too
 * @param delay waits between two looks
 * @throws ApiError
 */
export async function watchRun(
  api: Api,
  bot: Bot['id'],
  begin: () => Promise<ModelRun>,
  isWanted: () => boolean,
  show: (run: ModelRun) => void,
  delay: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  const params = { id: String(bot) };
  let run = await begin();
  while (isWanted()) {
    show(run);
    if (run.state !== 'running' && run.state !== 'paused') return;
    await delay(LOOK_MS);
    if (!isWanted()) return;
    run = run.state === 'paused' ? await resumeRun(api, bot, run) : ((await api('getModelRun', { params })).run ?? run);
  }
}

/**
 * Continues a run. Where a step of it isn't over yet, or somebody else continues it or started another one, answers with the
 * newest run, to be watched.
 * @throws ApiError
 */
export async function resumeRun(api: Api, bot: Bot['id'], { id }: ModelRun): Promise<ModelRun> {
  const params = { id: String(bot) };
  try {
    return await api('resumeModelRun', { params: { ...params, run_id: String(id) } });
  } catch (error) {
    if (!(error instanceof ApiError && (error.status === 409 || error.status === 404))) throw error;
    const { run } = await api('getModelRun', { params });
    if (!run) throw error;
    return run;
  }
}

/** A question of a run, judged. */
export type JudgedResult = { question: TriedQuestion; result: ModelRun['results'][number]; outcome: ModelOutcome };

type Compared = { better: number; worse: number };

/** A run in numbers: in itself, compared with the run before it (null without one), and with the built-in bot. */
export type JudgedRun = {
  rows: JudgedResult[];
  counts: Record<ModelOutcome, number>;
  previous: Compared | null;
  builtIn: Compared;
};

const ORDER: readonly ModelOutcome[] = ['failed', 'wrong', 'handed_over', 'right'];

/** Judges a run by what its questions expect now, worst first. */
export function judgeRun(run: ModelRun, questions: readonly TriedQuestion[], floor: number): JudgedRun {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const rows = run.results.flatMap((result): JudgedResult[] => {
    const question = byId.get(result.question_id);
    return question ? [{ question, result, outcome: modelOutcomeOf(question.article_id, result) }] : [];
  });
  const counts: Record<ModelOutcome, number> = { failed: 0, wrong: 0, handed_over: 0, right: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  const earlier = rows.flatMap(({ question, outcome, result: { previous } }) =>
    previous ? [changeOf(modelOutcomeOf(question.article_id, previous), outcome)] : [],
  );
  const builtIn = rows.map(({ question: { article_id, found }, outcome }) =>
    changeOf(outcomeOf(article_id, found, floor), outcome),
  );
  return {
    rows: rows.toSorted((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome)),
    counts,
    previous: earlier.length > 0 ? compared(earlier) : null,
    builtIn: compared(builtIn),
  };
}

const compared = (changes: readonly ReturnType<typeof changeOf>[]): Compared => ({
  better: changes.filter((one) => one === 'better').length,
  worse: changes.filter((one) => one === 'worse').length,
});
