/** Reviewing what a bot has learned: each draft becomes an article or is discarded, once. */
import { answerPage } from '#core/limits/answer-size.ts';
import type { Received } from '#core/contract/http.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { LearnedQuestion } from '#core/model/knowledge/learned.ts';
import { blanksIn } from '#core/privacy/personal-data.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type LearnedItem,
  learnedOf,
  newestFirst,
  reviewed,
  waitingLearned,
  wordsOfLearned,
} from '#functions/store/automation/learned-store.ts';
import { markChanged } from '#functions/store/automation/training-store.ts';
import { alongside } from '#functions/store/table.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { type SettingsDeps, createItem } from '#functions/use-cases/settings/resource.ts';

/** A page of the drafts that wait, newest first; those of which the words are gone are left out. */
export async function listLearned(
  { table }: Pick<Deps, 'table'>,
  bot: Id,
  { limit, after }: { limit: number; after: Id | undefined },
): Promise<{ drafts: LearnedQuestion[]; next: Id | undefined }> {
  const waiting = (await learnedOf(table, bot)).filter(({ state }) => state === 'waiting').toSorted(newestFirst);
  const left = waiting.filter(({ id }) => after === undefined || id < after);
  const wanted = left.slice(0, limit);
  const words = await wordsOfLearned(table, wanted);
  const page = answerPage<LearnedQuestion>(limit);
  let read = 0;
  for (const item of wanted) {
    const said = words.get(item.id);
    if (said && !page.add({ ...shown(item), ...said })) break;
    read += 1;
  }
  return { drafts: page.entries, next: read < left.length ? left[read - 1]?.id : undefined };
}

const shown = ({ id, locale, conversation_id, rating, learned_at_ms }: LearnedItem) => ({
  id,
  locale,
  conversation_id,
  rating,
  learned_at: new Date(learned_at_ms).toISOString(),
});

type Draft = { bot: Id; id: Id };

/**
 * Adds a draft as an article: both are one write, so that of two admins one adds it.
 * @throws DomainError `not_found` for one that was reviewed already, `validation_failed` while something is to be filled in,
 * and as creating an article does
 */
export async function takeLearned(
  deps: SettingsDeps,
  { bot, id }: Draft,
  given: Received<'takeLearned', 'body'>,
): Promise<Article> {
  requireFilledIn(given);
  found(await waitingLearned(deps.table, bot, id));
  const table = alongside(deps.table, [reviewed(bot, id, 'taken', deps.now())]);
  try {
    return await createItem({ ...deps, table }, articles, { ...given, bot_id: bot });
  } catch (error) {
    // Somebody else was faster.
    found(await waitingLearned(deps.table, bot, id));
    throw error;
  }
}

/** Discards a draft. @throws DomainError `not_found` for one that was reviewed already */
export async function dropLearned({ table, now }: Pick<Deps, 'table' | 'now'>, { bot, id }: Draft): Promise<void> {
  const written = await table.transact([reviewed(bot, id, 'dropped', now()), markChanged(bot, { atMs: now() })]);
  if (written === 'refused') found(await waitingLearned(table, bot, id));
}

function requireFilledIn(given: Pick<Article, 'question' | 'answer'>): void {
  const errors = (['question', 'answer'] as const).flatMap((field) => {
    const blanks = blanksIn(given[field]).join(', ');
    return blanks === '' ? [] : [{ path: `body.${field}`, message: `Must have something in place of ${blanks}` }];
  });
  const [first] = errors;
  if (first) throw new DomainError('validation_failed', `${first.path.slice(5)}: ${first.message}.`, { errors });
}
