/**
 * The words of settled conversations in the table: one packed row each, written when a conversation settles. A search
 * reads a month at a time.
 */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { type Id, createdAtMs, firstIdAt, padId } from '#core/model/id.ts';
import { type FoldingRules, FOLDING_RULES, rulesIn } from '#core/text/fold.ts';
import { type Terms, matchesAll } from '#core/text/search-terms.ts';
import { keys } from '#functions/store/keys.ts';
import { searchPartitions } from '#functions/store/partitions.ts';
import { startOfMonth } from '#functions/store/reports/months.ts';
import type { Item, Table, Written } from '#functions/store/table.ts';

/** A step of a search back in time: what it found, newest first, and the id down to which nothing is left to look at. */
export type Step = { found: Id[]; reached: Id };

/** What one search may spend: it asks after each conversation, and ends its page when it has. */
export type Effort = {
  isSpent: () => boolean;
  /** Notes texts that are taken apart into words. */
  spend: (texts: readonly string[]) => void;
  /** Notes bytes of packed words that were read. */
  read: (bytes: number) => void;
};

/** What is searched for, by each version of the rules: a row is asked by those that it was made by. */
export type SoughtWords = Record<FoldingRules, readonly string[]>;

/** Keeps the words of a settled conversation; again replaces. */
export async function putSearchWords(table: Table, conversation: Id, terms: Terms): Promise<void> {
  await table.put({ Item: searchWordsItem(conversation, terms) });
}

/** The item of a settled conversation's words. */
export const searchWordsItem = (conversation: Id, terms: Terms): Item => ({
  ...keys.searchWords(conversation),
  words: pack(terms),
  rules: FOLDING_RULES,
});

/**
 * Replaces the words that were kept by former rules; `refused` when there are none any more: the conversation was erased, or
 * has settled again.
 */
export function renewSearchWords(table: Table, conversation: Id, terms: Terms): Promise<Written> {
  return table.put({
    Item: searchWordsItem(conversation, terms),
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#rules) OR #rules <> :rules)',
    ExpressionAttributeNames: { '#rules': 'rules' },
    ExpressionAttributeValues: { ':rules': FOLDING_RULES },
  });
}

/**
 * The settled conversations with ids from `from` to just below `below` that have all the words, newest first: as many
 * steps as the caller takes.
 */
export async function* settledMatches(
  table: Table,
  words: SoughtWords,
  { from, below }: { from: Id; below: Id },
  effort: Pick<Effort, 'isSpent' | 'read'>,
): AsyncGenerator<Step, void> {
  for (let top = below; top > from;) {
    const monthMs = startOfMonth(createdAtMs(top - 1));
    const bottom = Math.max(from, firstIdAt(monthMs));
    yield* monthMatches(table, { words, effort }, searchPartitions(monthMs), { from: bottom, below: top });
    top = bottom;
  }
  yield { found: [], reached: 0 };
}

/** Rows a partition is asked for at first: a usual word is found among the newest. */
const FIRST_ROWS = 32;
/** And from then on: about 140 units for all of a month's partitions, so that a page ends soon after it has read what it may. */
const MORE_ROWS = 256;

/** Reads a month's partitions side by side. What one found beyond the others' progress is held back until they are there. */
async function* monthMatches(
  table: Table,
  sought: Sought,
  partitions: string[],
  { from, below }: { from: Id; below: Id },
): AsyncGenerator<Step, void> {
  let unread = partitions.map((pk) => ({ pk, below }));
  let held: Id[] = [];
  for (let limit = FIRST_ROWS; unread.length > 0; limit = MORE_ROWS) {
    const portions = await Promise.all(unread.map((next) => portionOf(table, sought, { ...next, from, limit })));
    // Once for all of them: a portion that was read is matched to its end.
    sought.effort.read(portions.reduce((sum, { bytes }) => sum + bytes, 0));
    held.push(...portions.flatMap(({ found }) => found));
    unread = portions.filter((portion) => portion.below > from);
    const reached = Math.max(from, ...unread.map((next) => next.below));
    yield { found: held.filter((id) => id >= reached).sort((one, other) => other - one), reached };
    held = held.filter((id) => id < reached);
  }
}

type Sought = { words: SoughtWords; effort: Pick<Effort, 'isSpent' | 'read'> };
type Portion = { pk: string; from: Id; below: Id; limit: number };

/**
 * The next rows of a partition: at least one, and none once the search has spent its budget. `below` is where the rows after
 * them begin, `from` when there aren't any.
 */
async function portionOf(
  table: Table,
  { words, effort }: Sought,
  { pk, from, below, limit }: Portion,
): Promise<{ pk: string; below: Id; found: Id[]; bytes: number }> {
  const { items, lastKey } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': padId(from), ':to': padId(below - 1) },
    ScanIndexForward: false,
    Limit: limit,
  });
  const found: Id[] = [];
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    const id = Number(item['sk']);
    const packed = item['words'] as Uint8Array;
    bytes += packed.length;
    if (matchesAll(unpack(packed), words[rulesIn(item)])) found.push(id);
    if (index + 1 < items.length && effort.isSpent()) return { pk, below: id, found, bytes };
  }
  return { pk, below: lastKey ? Number(lastKey['sk']) : from, found, bytes };
}

/** Brotli brings the usual words of many languages along: for rows this small a fifth less than deflate. */
const pack = (terms: Terms): Uint8Array => brotliCompressSync(terms);

const unpack = (words: Uint8Array): Terms => brotliDecompressSync(words).toString();
