/**
 * Trains a bot's index on its articles, once they have settled. Until it is stored the former index answers. Only one training of
 * a bot runs at a time; what changes meanwhile is trained next.
 */
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { languageOf } from '#core/text/language.ts';
import { indexOf } from '#functions/bot/knowledge/index-format.ts';
import { languagesOf } from '#core/text/usual-words.ts';
import { type Knowledge, type Phrasings, ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { meaningSourceFor } from '#functions/bot/knowledge/effort.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf, removePointers } from '#functions/store/automation/article-store.ts';
import { type BotItem, clearBot, getBot } from '#functions/store/automation/bot-store.ts';
import {
  type PendingTraining,
  claimTraining,
  putIndex,
  releaseTraining,
  settleTraining,
  pendingTraining,
} from '#functions/store/automation/training-store.ts';
import { type EmbeddedTrainingDeps, forgetEmbedded, trainEmbedded } from './train-embedded.ts';
import { trainPastAnswers } from '#functions/use-cases/copilot/train-past-answers.ts';
import { forgetAnswered } from '#functions/store/automation/unanswered-store.ts';

/** The dependencies of training. */
export type TrainingDeps = Pick<Deps, 'table' | 'now' | 'log'> & {
  pause: (ms: number) => Promise<void>;
  /** Compares what a bot is about to know with what it knows, before its index is stored; for the sources that changed it. */
  compareReadings?: (
    bot: BotItem,
    sources: readonly Id[],
    next: { knowledge: Knowledge; articles: readonly Article[] },
  ) => Promise<void>;
} & EmbeddedTrainingDeps;

/** Changes come in groups: this long after the last, it was the last. */
const SETTLE_MS = 1500;
/** Those that never end are not waited for. */
const LONGEST_WAIT_MS = 15_000;
/** A claim outlives the function that holds it. */
const CLAIM_MS = 180_000;
/** The time reserved for a training: with less time left, the next one is left to the sweep. */
const MAX_TRAINING_MS = 70_000;

/** Trains a bot that waits for it, until nothing has changed since. Does nothing when another is at it. */
export async function trainIndex(deps: TrainingDeps, bot: Id, until: number): Promise<void> {
  const { table, now } = deps;
  if ((await claimTraining(table, bot, now(), now() + CLAIM_MS)) === 'refused') return;
  for (;;) {
    const waiting = await settled(deps, bot);
    if (!waiting) return;
    await trainOnce(deps, bot, { until, sources: waiting.sources });
    if ((await settleTraining(table, waiting)) === 'done') return;
    if (until - now() < MAX_TRAINING_MS) return releaseTraining(table, bot);
  }
}

/** Pending trainings whose articles have stopped changing. */
async function settled({ table, now, pause }: TrainingDeps, bot: Id): Promise<PendingTraining | undefined> {
  const longest = now() + LONGEST_WAIT_MS;
  for (;;) {
    const waiting = await pendingTraining(table, bot);
    const calmAt = Math.min((waiting?.changed_at_ms ?? 0) + SETTLE_MS, longest);
    if (now() >= calmAt) return waiting;
    await pause(calmAt - now());
  }
}

async function trainOnce(
  deps: TrainingDeps,
  id: Id,
  { until, sources }: { until: number; sources: readonly Id[] },
): Promise<void> {
  const { table, now, log } = deps;
  const [bot, articles] = await Promise.all([getBot(table, id), articlesOf(table, id)]);
  if (!bot) {
    await removePointers(table, articles);
    return clearBot(table, id);
  }
  const begun = now();
  const learned = phrasingsFor(bot, articles);
  const knowledge = await trainPlain(learned);
  await deps.compareReadings?.(bot, sources, { knowledge, articles });
  await forgetEmbedded(table, bot);
  const index = indexOf(knowledge);
  await putIndex(table, id, { ...index, fittedAtMs: now() });
  log.info('fitted', {
    bot_id: id,
    articles: knowledge.articles.length,
    bytes: index.bytes.length,
    took_ms: now() - begun,
  });
  if (bot.learns_from_conversations) await trainPastAnswers(deps, bot, knowledge);
  await forgetAnswered(table, id, (question) => {
    const [found] = ask(knowledge, question, 1);
    return found !== undefined && found.confidence >= bot.confidence_floor;
  });
  await trainEmbedded(deps, bot, learned, until);
}

/** What a bot learns from these articles, of which it takes those in its languages. */
export const knowledgeOf = (bot: BotItem, articles: readonly Learned[]): Promise<Knowledge> =>
  trainPlain(phrasingsFor(bot, articles));

/** What a bot learns of these articles: those in its languages. */
export const phrasingsFor = (bot: BotItem, articles: readonly Learned[]): Phrasings[] =>
  articles
    .filter((article) => speaks(bot, article))
    .map((article) => ({ id: article.id, phrasings: phrasingsOf(article) }));

/** What is learned from articles without a model. */
async function trainPlain(known: readonly Phrasings[]): Promise<Knowledge> {
  // Words are known in English only, and other languages' would be taken for them.
  const [language] = languagesOf(known.map(({ phrasings }) => phrasings));
  const source = language === 'en' ? meaningSourceFor(known) : undefined;
  return trainKnowledge(known, source && (await loadMeanings(source)));
}

/** An article as far as it is learned from. */
type Learned = Pick<Article, 'id' | 'question' | 'alternative_phrasings' | 'locale'>;

const phrasingsOf = ({ question, alternative_phrasings }: Learned): string[] => [
  ...new Set([question, ...alternative_phrasings]),
];

/** Whether a bot answers in the language of an article. */
const speaks = ({ languages }: BotItem, { locale }: Learned): boolean =>
  locale === null ||
  languages.length === 0 ||
  languages.some((language) => languageOf(language) === languageOf(locale));
