/** Starting a run of test questions with a bot's model, looking how it goes, and going on with it. */
import type { ModelEstimate, ModelRun, TriedSettings } from '#core/model/bots/model-run.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { TestQuestion } from '#core/model/bots/test-question.ts';
import { ask } from '#functions/bot/knowledge/knowledge.ts';
import { MAX_PASSAGES } from '#functions/bot/knowledge/passages.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';
import { modelPrompt } from '#functions/bot/model/model-prompt.ts';
import { tokensOf } from '#functions/bot/model/tokens.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import { type BotItem, getBot } from '#functions/store/automation/bot-store.ts';
import { tokensLeft } from '#functions/store/automation/llm-budget-store.ts';
import {
  type StoredResult,
  type StoredRun,
  LONGEST_STEP_MS,
  changeModelRun,
  getModelRun,
  isUnderway,
  putModelRun,
} from '#functions/store/quality/model-run-store.ts';
import { testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { specOf } from '#functions/use-cases/bot-tools/tool-schema.ts';
import { testBudget } from './test-budget.ts';

/** What runs take; `startModelRun` starts the function that asks the model. */
export type ModelRunDeps = Pick<Deps, 'table' | 'now' | 'random'> & {
  readKnowledge: ReadKnowledge;
  startModelRun: (bot: Id, run: Id) => Promise<void>;
};

/** What a model writes for an answer, about: its form and a few sentences. */
const TOKENS_OF_AN_ANSWER = 150;

async function changedBot(table: Deps['table'], id: Id, change: TriedSettings): Promise<BotItem> {
  const bot: BotItem = { ...found(await getBot(table, id)), ...change };
  const { provider, base_url, model } = bot;
  if (provider === 'built-in')
    throw new DomainError('not_configured', 'The built-in bot has no model. Choose another answer source first.');
  if (provider === 'openai-compatible' && (base_url === null || model === null))
    throw new DomainError('not_configured', 'Enter the URL and the name of the model first.');
  return bot;
}

/**
 * Estimates what a run takes, by the prompts it would send.
 * @throws DomainError `not_found` without such a bot, `not_configured` for one without a model
 */
export async function estimateModelRun(deps: ModelRunDeps, id: Id, change: TriedSettings): Promise<ModelEstimate> {
  const { table, now, readKnowledge } = deps;
  const bot = await changedBot(table, id, change);
  const [questions, knowledge, articles, tokens_left] = await Promise.all([
    testQuestionsOf(table, id),
    readKnowledge(id),
    articlesOf(table, id),
    tokensLeft(table, testBudget(bot, now())),
  ]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const specs = bot.tools.map(specOf);
  const tools = { specs, readCode: async () => undefined, call: async () => ({ text: '', isData: false }) };
  const tokensFor = ({ question }: TestQuestion): number => {
    const passages = (knowledge ? ask(knowledge, question, MAX_PASSAGES) : []).flatMap((one) => {
      const article = byId.get(one.article);
      return article ? [{ article, confidence: one.confidence }] : [];
    });
    const history = [{ sender_type: 'visitor', content: question, visibility: 'public' }] as const;
    const turn = { bot, conversation: 0, visitor: 0, seq: 1, history, asked: [question], turns: 0 };
    const given = specs.length === 0 ? turn : { ...turn, tools };
    return tokensOf(modelPrompt(given, passages, Infinity)) + TOKENS_OF_AN_ANSWER;
  };
  const tokens = questions.reduce((sum, question) => sum + tokensFor(question), 0);
  return { questions: questions.length, tokens, tokens_left };
}

/**
 * Starts a run.
 * @throws DomainError as `estimateModelRun` does; `conflict` while another one runs, without test questions or enough tokens
 */
export async function startModelRun(deps: ModelRunDeps, id: Id, change: TriedSettings): Promise<ModelRun> {
  const { table, now, random } = deps;
  const { questions, tokens, tokens_left } = await estimateModelRun(deps, id, change);
  if (questions === 0) throw new DomainError('conflict', 'This bot has no test questions.');
  if (tokens > tokens_left)
    throw new DomainError(
      'conflict',
      `This takes about ${tokens} tokens, and ${tokens_left} are left for tests today (UTC). Raise the bot’s daily tokens per visitor, or wait until tomorrow.`,
    );
  const before = await getModelRun(table, id);
  if (before && isUnderway(before.item, now())) throw underway();
  const run = makeId(now(), random());
  const bot = await changedBot(table, id, change);
  const written = await putModelRun(table, bot, { id: run, change, atMs: now() }, before);
  if (written === 'refused') {
    found(await getBot(table, id));
    throw underway();
  }
  await deps.startModelRun(id, run);
  return found((await findModelRun(deps, id)) ?? undefined);
}

const underway = () => new DomainError('conflict', 'The test questions are being asked already.');

/** The newest run; null before the first. @throws DomainError `not_found` without such a bot */
export async function findModelRun({ table, now }: Pick<Deps, 'table' | 'now'>, id: Id): Promise<ModelRun | null> {
  const [bot, stored] = await Promise.all([getBot(table, id), getModelRun(table, id)]);
  found(bot);
  return stored ? shownRun(stored, await testQuestionsOf(table, id), now()) : null;
}

/** Goes on with a run. @throws DomainError `not_found` without such a run, `conflict` where it isn't paused */
export async function resumeModelRun(deps: ModelRunDeps, id: Id, run: Id): Promise<ModelRun> {
  const { table, now } = deps;
  const stored = await getModelRun(table, id);
  if (stored?.item.run_id !== run) throw notFound();
  const { item } = stored;
  if (item.state === 'settings_changed')
    throw new DomainError('conflict', 'The bot’s settings were changed since this run began. Start a new one.');
  const isPaused = item.state !== 'done' && !isUnderway(item, now());
  const after = { state: 'running', at_ms: now() } as const;
  if (!isPaused || (await changeModelRun(table, id, item, after)) === 'refused')
    throw new DomainError('conflict', 'This run isn’t paused.');
  await deps.startModelRun(id, run);
  return found((await findModelRun(deps, id)) ?? undefined);
}

/** A question whose function was lost counts as failed. */
function shownRun(
  { item, change, rows, previous }: StoredRun,
  questions: readonly TestQuestion[],
  nowMs: number,
): ModelRun {
  const results = questions.flatMap(({ id, version }) => {
    const row = rows.get(id);
    if (row?.of_version !== version) return [];
    const isLost = !row.result && nowMs - row.asked_at_ms > LONGEST_STEP_MS;
    const result = row.result ?? (isLost ? LOST : undefined);
    const earlier = previous.get(id);
    const before = earlier?.version === version ? earlier.verdict : null;
    return result ? [{ ...result, question_id: id, previous: before }] : [];
  });
  return {
    id: item.run_id,
    state: item.state === 'running' && !isUnderway(item, nowMs) ? 'paused' : item.state,
    started_at: new Date(item.started_at_ms).toISOString(),
    model: item.model,
    is_changed: Object.keys(change).length > 0,
    total: questions.length,
    asked: results.length,
    tokens: results.reduce((sum, { tokens }) => sum + tokens, 0),
    results,
  };
}

const LOST: StoredResult = {
  action: 'failed',
  article_ids: [],
  reason: 'interrupted',
  reply: '',
  call: null,
  tokens: 0,
  milliseconds: 0,
};
