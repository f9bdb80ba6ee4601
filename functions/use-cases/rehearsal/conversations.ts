/** The conversations that a rehearsal goes through: those of the last month, the newest first. */
import type { Id } from '#core/model/id.ts';
import { createdAtMs } from '#core/model/id.ts';
import { REHEARSED_DAYS } from '#core/rehearsal/rehearsal.ts';
import {
  type Entry,
  enteredSince,
  newestEntries,
  partitionsOf,
} from '#functions/store/conversations/conversation-index.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';

/** How many are looked at, also of widgets that aren't rehearsed. */
const MAX_LOOKED_AT = 5000;
const DAY_MS = 86_400_000;
/** How many are read together. */
const PAGE = 40;

/** Since when they may have begun, for a rehearsal that was begun at a time. */
const sinceMsOf = (begunAtMs: number): number => begunAtMs - REHEARSED_DAYS * DAY_MS;

/** About how many there are to look at: keys of the index only. */
export async function countConversations(table: Table, begunAtMs: number): Promise<number> {
  const sinceMs = sinceMsOf(begunAtMs);
  const lists = await Promise.all(partitionsOf({}).map((one) => enteredSince(table, one, sinceMs)));
  const begun = lists.flat().filter((id) => createdAtMs(id) >= sinceMs);
  return Math.min(MAX_LOOKED_AT, begun.length);
}

/** A page of them, of any widget; `before` is where the next begins, missing after the last one. */
export async function nextConversations(
  table: Table,
  { begunAtMs, before, lookedAt }: { begunAtMs: number; before: string | undefined; lookedAt: number },
): Promise<{ found: ConversationMetadata[]; lookedAt: number; before: string | undefined }> {
  const sinceMs = sinceMsOf(begunAtMs);
  const limit = Math.min(PAGE, MAX_LOOKED_AT - lookedAt);
  const entries = await newestEntries(table, partitionsOf({}), { limit, before, sinceMs });
  const ids = entries.map(({ id }: Entry): Id => id).filter((id) => createdAtMs(id) >= sinceMs);
  const items = await table.batchGet(ids.map(keys.info));
  const found = (items as ConversationMetadata[]).toSorted((one, other) => other.id - one.id);
  const last = entries.at(-1);
  const isOver = entries.length < limit || lookedAt + entries.length >= MAX_LOOKED_AT;
  return { found, lookedAt: ids.length, before: isOver ? undefined : last?.position };
}
