/** Asks a bot's model its test questions, a few at a time: a chunk of its own, loaded with the first run. */
import type { ModelRun } from '#core/model/bots/model-run.ts';
import { cut } from '#core/model/text.ts';
import type { Id } from '#core/model/id.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import {
  LONGEST_STEP_MS,
  type StoredResult,
  changeModelRun,
  claimQuestion,
  getModelRun,
  putResult,
} from '#functions/store/quality/model-run-store.ts';
import { testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { type AsideDeps, type AskedAside, asideAsker } from './ask-aside.ts';

/** A step starts no question after this long: one takes at most 30 seconds, and the function has 45. */
const BUSY_MS = 12_000;
const MAX_REPLY = 300;
const MAX_ARTICLES = 5;

/**
 * Takes a step of a run: asks the questions that weren't asked yet, one by one, and notes each answer. Each is claimed before
 * it is asked, so that none is asked twice. Then the run is done or paused, or another function is still asking. Where the bot's
 * settings were changed, it ends without asking further; where the bot was deleted, all of the run goes with it.
 * @throws Error when the table can't be read or written
 */
export async function runWithModel(deps: AsideDeps, bot: Id, run: Id): Promise<void> {
  const { table, now } = deps;
  const until = now() + BUSY_MS;
  const [settings, stored] = await Promise.all([getBot(table, bot), getModelRun(table, bot)]);
  if (!settings || stored?.item.run_id !== run || stored.item.state !== 'running') return;
  const end = (state: Exclude<ModelRun['state'], 'running'>) =>
    changeModelRun(table, bot, stored.item, { state, at_ms: now() });
  if (!stored.isOf(settings)) return void (await end('settings_changed'));
  const [questions, articles] = await Promise.all([testQuestionsOf(table, bot), articlesOf(table, bot)]);
  const ask = asideAsker(deps, { ...settings, ...stored.change }, articles);
  let read = settings;
  for (const question of questions) {
    if (stored.rows.get(question.id)?.of_version === question.version) continue;
    if (now() >= until) return void (await end('paused'));
    let claimed = await claimQuestion(table, read, run, question, now());
    while (claimed === 'refused') {
      const current = await getBot(table, bot);
      if (!current) return;
      if (!stored.isOf(current)) return void (await end('settings_changed'));
      if (current.version === read.version) break;
      read = current;
      claimed = await claimQuestion(table, read, run, question, now());
    }
    if (claimed === 'refused') continue;
    const asked = await ask(question.question);
    const result = resultOf(asked);
    await putResult(table, bot, run, question, result);
    if (!result) return void (await end('out_of_tokens'));
  }
  // Who notes the last answer ends the run, should another function have been started for it.
  if (!(await isAsking(deps, bot, run))) await end('done');
}

/** Whether a function is waiting for the answer to a question of a run. */
async function isAsking({ table, now }: AsideDeps, bot: Id, run: Id): Promise<boolean> {
  const stored = await getModelRun(table, bot);
  if (stored?.item.run_id !== run) return false;
  return [...stored.rows.values()].some((row) => !row.result && now() - row.asked_at_ms < LONGEST_STEP_MS);
}

/** What is stored of an answer; nothing where there were no tokens to ask for it. */
function resultOf({ outcome, cited, call, tokens, milliseconds }: AskedAside): StoredResult | undefined {
  const article_ids = cited.slice(0, MAX_ARTICLES);
  const one = { article_ids: [], reason: null, reply: '', call: null, tokens, milliseconds };
  if (call) {
    const { kind, ...named } = call;
    return { ...one, action: kind === 'handoff' ? 'handed_over' : 'called_tool', call: named };
  }
  if (outcome.action === 'dropped') return { ...one, action: 'failed', reason: 'failed' };
  if (outcome.action !== 'escalate')
    return { ...one, action: 'answered', article_ids, reply: cut(outcome.reply, MAX_REPLY) };
  const { reason } = outcome;
  switch (reason) {
    case 'budget':
      return undefined;
    case 'failed':
    case 'timeout':
    case 'refused':
    case 'not_configured':
      return { ...one, action: 'failed', reason };
    default:
      return { ...one, action: 'handed_over' };
  }
}
