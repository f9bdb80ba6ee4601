/**
 * Readings of sources change articles when nobody is there to ask. What each makes of the bot's test questions is compared
 * before its index replaces the former one, and noted with the reading. A bot without test questions has nothing compared.
 */
import { changeOf, outcomeOf } from '#core/model/bots/test-outcome.ts';
import type { TestQuestion } from '#core/model/bots/test-question.ts';
import type { ReadingTrial, SourceTrial } from '#core/model/knowledge/source.ts';
import { cut } from '#core/model/text.ts';
import type { Id } from '#core/model/id.ts';
import type { Knowledge } from '#functions/bot/knowledge/knowledge.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { type ReadingItem, getReadings } from '#functions/store/sources/reading-store.ts';
import {
  type Answer,
  failedTrial,
  getSourceTrial,
  putSourceTrial,
} from '#functions/store/sources/source-trial-store.ts';
import { type Phrased, findAnswers } from './find-answers.ts';

/** How long questions may be asked: 500 of both indexes take ten seconds where the bot understands sentences. */
const MAX_ASKING_MS = 30_000;
const MAX_CHANGES = 100;
const MAX_SHOWN = 200;

type CompareDeps = Pick<Deps, 'table' | 'now' | 'log'>;

/** What the bot is about to know. `articles`: those it learned, and others. `isOfHeld`: as publishing what is held would leave it. */
type Next = { knowledge: Knowledge; articles: readonly Phrased[]; isOfHeld?: boolean };

/** Compares the readings of these sources. What goes wrong is noted with them: a bot is trained nevertheless. */
export async function compareReadings(
  deps: CompareDeps,
  bot: BotItem,
  sources: readonly Id[],
  next: Next,
): Promise<void> {
  const { table, now, log } = deps;
  if (sources.length === 0) return;
  const questions = await testQuestionsOf(table, bot.id);
  if (questions.length === 0) return;
  const readings = [...(await getReadings(table, sources)).values()];
  try {
    await compareAll(deps, bot, { readings, questions, next });
  } catch (error) {
    log.error('reading_trial_failed', { bot_id: bot.id, error });
    for (const reading of readings)
      await putSourceTrial(
        table,
        reading,
        { trial: failedTrial, isOfHeld: next.isOfHeld === true, before: [], changes: [] },
        now(),
      );
  }
}

async function compareAll(
  deps: CompareDeps,
  bot: BotItem,
  { readings, questions, next }: { readings: readonly ReadingItem[]; questions: readonly TestQuestion[]; next: Next },
): Promise<void> {
  const { table, now } = deps;
  const { isOfHeld = false } = next;
  const until = now() + MAX_ASKING_MS;
  const mayGoOn = () => now() < until;
  const after = answersOf(next.knowledge, next.articles, questions, mayGoOn);
  let current: Promise<Answer[]> | undefined;
  for (const reading of readings) {
    const stored = await getSourceTrial(table, reading.source_id);
    // A long reading is trained several times: all are compared with how the bot was before the first.
    const isStored = stored?.compared_from_ms === reading.compared_from_ms && stored.before.length > 0;
    const before = isStored ? stored.before : await (current ??= asItIs());
    const isWhole = after.length === questions.length && (isStored || before.length === questions.length);
    const changes = isWhole ? changesOf(bot, questions, { before, after, articles: next.articles }) : [];
    const trial: ReadingTrial = isWhole
      ? {
          state: 'done',
          better: changes.filter(isBetter).length,
          worse: changes.filter((one) => !isBetter(one)).length,
          questions: questions.length,
        }
      : failedTrial;
    await putSourceTrial(
      table,
      reading,
      { trial, isOfHeld, before: isWhole ? before : [], changes: changes.slice(0, MAX_CHANGES) },
      now(),
    );
  }

  async function asItIs(): Promise<Answer[]> {
    const knowledge = await knowledgeReader(deps)(bot.id);
    return answersOf(knowledge, withThoseGone(knowledge, next.articles), questions, mayGoOn);
  }
}

function answersOf(
  knowledge: Knowledge | undefined,
  articles: readonly Phrased[],
  questions: readonly TestQuestion[],
  mayGoOn: () => boolean,
): Answer[] {
  const versions = new Map(questions.map(({ id, version }) => [id, version]));
  return findAnswers(() => knowledge, articles, questions, mayGoOn).map((one) => ({
    ...one,
    version: versions.get(one.question_id) ?? 0,
  }));
}

/** Articles that the bot knew and that the reading has deleted were found before. */
function withThoseGone(knowledge: Knowledge | undefined, articles: readonly Phrased[]): Phrased[] {
  const there = new Set(articles.map(({ id }) => id));
  const gone = (knowledge?.articles ?? []).filter((id) => !there.has(id));
  return [...articles, ...gone.map((id) => ({ id, question: '', alternative_phrasings: [], locale: null }))];
}

type Change = SourceTrial['changes'][number];

const isBetter = ({ before, after }: Change): boolean => changeOf(before, after) === 'better';

/** What gets worse comes first. A question that was added or changed since is left out. */
function changesOf(
  { confidence_floor: floor }: BotItem,
  questions: readonly TestQuestion[],
  { before, after, articles }: { before: readonly Answer[]; after: readonly Answer[]; articles: readonly Phrased[] },
): Change[] {
  const earlier = new Map(before.map((one) => [one.question_id, one]));
  const later = new Map(after.map((one) => [one.question_id, one]));
  const byId = new Map(articles.map((one) => [one.id, one]));
  const changes = questions.flatMap(({ id, version, question, article_id }): Change[] => {
    const [one, other] = [earlier.get(id), later.get(id)];
    if (one?.version !== version || other?.version !== version) return [];
    const outcomes = {
      before: outcomeOf(article_id, one.found, floor),
      after: outcomeOf(article_id, other.found, floor),
    };
    if (changeOf(outcomes.before, outcomes.after) === 'same') return [];
    const answering = other.found && other.found.confidence >= floor ? byId.get(other.found.article_id) : undefined;
    const answered_by = answering ? cut(answering.question, MAX_SHOWN) : null;
    return [{ question_id: id, question: cut(question, MAX_SHOWN), ...outcomes, answered_by }];
  });
  return [...changes.filter((one) => !isBetter(one)), ...changes.filter(isBetter)];
}
