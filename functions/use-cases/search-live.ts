/** The part of a search that reads conversations as they are now: those at work, and those whose words are not packed yet. */
import type { Id } from '../../core/model/id.ts';
import { matchesAll } from '../../core/search-terms.ts';
import { enteredSince, partitionsOf } from '../store/conversation-index.ts';
import type { Step } from '../store/search-store.ts';
import type { Table } from '../store/table.ts';
import type { Filters } from './list-conversations.ts';
import { readTerms } from './search-words.ts';

/** The words of a conversation are packed within a second of its settling; after this long they are counted on. */
const JUST_SETTLED_MS = 60_000;
/** How many conversations one request reads at most, */
const MOST_READ = 200;
/** and how many side by side. */
const READ_AT_ONCE = 25;

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

/** Reads conversations, newest first, and finds those with all the words. Goes no further than one request may. */
export async function* liveMatches(
  table: Table,
  words: readonly string[],
  ids: readonly Id[],
): AsyncGenerator<Step, void> {
  for (let at = 0; at < Math.min(ids.length, MOST_READ); at += READ_AT_ONCE) {
    const chunk = ids.slice(at, at + READ_AT_ONCE);
    const terms = await Promise.all(chunk.map((id) => readTerms(table, id, { consistent: false })));
    const isEnd = at + chunk.length === ids.length;
    yield {
      found: chunk.filter((_, index) => matchesAll(terms[index] ?? '', words)),
      reached: isEnd ? 0 : (chunk.at(-1) ?? 0),
    };
  }
  if (ids.length === 0) yield { found: [], reached: 0 };
}
