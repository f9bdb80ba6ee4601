/** Embeddings that are kept next to a bot's index: of its phrasings, and of its test questions. */
import type { Id } from '#core/model/id.ts';
import { getIndexHead, putIndex, readIndex } from '#functions/store/automation/training-store.ts';
import type { IndexOf } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import { type VectorCache, decodeCache, encodeCache } from './vector-cache.ts';

/** What the embeddings are of. */
type VectorsOf = Extract<IndexOf, 'VECTORS' | 'QUESTION-VECTORS'>;

/** Those that are kept; nothing without any. */
export async function readVectors(table: Table, bot: Id, of: VectorsOf): Promise<VectorCache | undefined> {
  const head = await getIndexHead(table, bot, of);
  const bytes = head && (await readIndex(table, bot, head, of));
  return bytes && decodeCache(bytes);
}

/** Keeps these in place of the former ones. */
export async function putVectors(
  table: Table,
  bot: Id,
  cache: VectorCache,
  { of, atMs }: { of: VectorsOf; atMs: number },
): Promise<void> {
  const about = { articles: cache.vectors.size, reading: 0, training: 0, is_by_meaning: false, is_by_sentences: false };
  await putIndex(table, bot, { ...about, bytes: encodeCache(cache), fittedAtMs: atMs, of });
}
