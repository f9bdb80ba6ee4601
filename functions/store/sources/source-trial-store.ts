/** What readings of sources made of a bot's test questions: the numbers with the reading, and which questions in an item of their own. */
import type { ReadingTrial, SourceTrial } from '#core/model/knowledge/source.ts';
import type { FoundArticle } from '#core/model/bots/test-question.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, Table, Written } from '#functions/store/table.ts';
import type { ReadingItem } from './reading-store.ts';

/** What a test question of one version found. */
export type Answer = { question_id: Id; version: number; found: FoundArticle };

/** A stored trial. `before`: what was found before the reading that is compared from this time on. */
export type StoredTrial = {
  compared_from_ms: number;
  before: Answer[];
  changes: SourceTrial['changes'];
};

/** Of a reading whose test questions couldn't be compared. */
export const failedTrial: ReadingTrial = { state: 'failed', better: 0, worse: 0, questions: 0 };

type Packed = [Id, number, Id | null, number][];

/** Longer than sources are ever left unread; deleted with the source before. */
const KEPT_SECONDS = 90 * 24 * 3600;

/** The trial of a source, or nothing. */
export async function getSourceTrial(table: Table, source: Id): Promise<StoredTrial | undefined> {
  const item = await table.get({ Key: keys.sourceTrial(source), ConsistentRead: true });
  return item && trialOf(item);
}

/** A trial to store. `isOfHeld`: of what the source holds, which no trial of what was stored meanwhile replaces. */
type NewTrial = { trial: ReadingTrial; isOfHeld: boolean } & Pick<StoredTrial, 'before' | 'changes'>;

/**
 * Stores a trial with the reading that it is of; `refused` when another reading began, the source was deleted, or what it holds
 * was compared instead.
 */
export const putSourceTrial = (
  table: Table,
  { source_id, compared_from_ms }: Pick<ReadingItem, 'source_id' | 'compared_from_ms'>,
  { trial, isOfHeld, before, changes }: NewTrial,
  atMs: number,
): Promise<Written> =>
  table.transact([
    {
      Update: {
        Key: keys.reading(source_id),
        ...(isOfHeld
          ? {
              UpdateExpression: 'SET trial = :trial, is_of_held = :yes',
              ConditionExpression: 'compared_from_ms = :from',
            }
          : {
              UpdateExpression: 'SET trial = :trial',
              ConditionExpression: 'compared_from_ms = :from AND attribute_not_exists(is_of_held)',
            }),
        ExpressionAttributeValues: { ':trial': trial, ':from': compared_from_ms, ...(isOfHeld && { ':yes': true }) },
      },
    },
    {
      Put: {
        Item: {
          ...keys.sourceTrial(source_id),
          compared_from_ms,
          before: before.map(({ question_id, version, found }) => [
            question_id,
            version,
            found?.article_id ?? null,
            found?.confidence ?? 0,
          ]),
          changes,
          expires_at_seconds: Math.ceil(atMs / 1000) + KEPT_SECONDS,
        },
      },
    },
  ]);

/** Notes with a reading that what it holds couldn't be compared. */
export async function noteFailedTrial(table: Table, { source_id, claim }: ReadingItem): Promise<void> {
  await table.update({
    Key: keys.reading(source_id),
    UpdateExpression: 'SET trial = :trial, is_of_held = :yes',
    ConditionExpression: 'claim = :claim',
    ExpressionAttributeValues: { ':trial': failedTrial, ':yes': true, ':claim': claim },
  });
}

const trialOf = (item: Item): StoredTrial => ({
  compared_from_ms: Number(item['compared_from_ms']),
  before: (item['before'] as Packed).map(([question_id, version, article_id, confidence]) => ({
    question_id,
    version,
    found: article_id === null ? null : { article_id, confidence },
  })),
  changes: item['changes'] as StoredTrial['changes'],
});
