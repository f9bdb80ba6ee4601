/** The part of a search that reads conversations as they are now: those at work, and those whose words are not packed yet. */
import type { Id } from '#core/model/id.ts';
import { matchesAll, termsOf } from '#core/text/search-terms.ts';
import { enteredSince, partitionsOf } from '#functions/store/conversations/conversation-index.ts';
import type { Effort, Step } from '#functions/store/search/search-store.ts';
import type { Table } from '#functions/store/table.ts';
import type { Filters } from './list-conversations.ts';
import { readTexts } from './search-words.ts';

/** The words of a conversation are packed within a second of its settling; after this long they are counted on. */
const JUST_SETTLED_MS = 60_000;
/** How many conversations one request reads at most, */
const MAX_READ = 200;
/** and how many side by side: each may have megabytes. */
const READ_AT_ONCE = 10;

/** The conversations to be read, newest first, of those with ids from `from` to just below `below`. */
export async function liveIds(
  table: Table,
  filters: Filters,
  { from, below, sinceMs, nowMs }: { from: Id; below: Id; sinceMs: number; nowMs: number },
): Promise<Id[]> {
  const lists = await Promise.all(
    partitionsOf(filters).map((partition) =>
      enteredSince(table, partition, partition.isAtWork ? sinceMs : Math.max(sinceMs, nowMs - JUST_SETTLED_MS)),
    ),
  );
  const ids = new Set(lists.flat().filter((id) => id >= from && id < below));
  return [...ids].sort((one, other) => other - one);
}

/**
 * Reads conversations, newest first, and finds those with all the words. Goes no further than one request may, and stops
 * after any of them when the search has spent what it may: taking long texts apart is what costs most of its time.
 */
export async function* liveMatches(
  table: Table,
  words: readonly string[],
  ids: readonly Id[],
  effort: Effort,
): AsyncGenerator<Step, void> {
  for (let at = 0; at < Math.min(ids.length, MAX_READ); at += READ_AT_ONCE) {
    const chunk = ids.slice(at, at + READ_AT_ONCE);
    const texts = await Promise.all(chunk.map((id) => readTexts(table, id)));
    let found: Id[] = [];
    for (const [index, id] of chunk.entries()) {
      const said = texts[index] ?? [];
      effort.spend(said);
      if (matchesAll(termsOf(said), words)) found.push(id);
      const isEnd = at + index + 1 === ids.length;
      if (index + 1 < chunk.length && !effort.isSpent()) continue;
      yield { found, reached: isEnd ? 0 : id };
      found = [];
    }
  }
  if (ids.length === 0) yield { found: [], reached: 0 };
}
