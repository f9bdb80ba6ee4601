/** What pages should become once an admin publishes it: the drafts of their articles, packed, in parts; and that decision. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ArticleDraft } from '#core/sources/sections.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';
import { type PageItem, putParts, readParts, removeParts } from './page-store.ts';
import { type Decision, type ReadingItem, STARTED_MS, lookAfter } from './reading-store.ts';

/** Holds these drafts in place of those that are held of a page. Returns in how many parts. */
export const putHeld = (table: Table, page: PageItem, drafts: readonly ArticleDraft[]): Promise<number> =>
  putParts(table, 'HELD', page, deflateRawSync(JSON.stringify(drafts)));

/** The drafts that are held of a page; nothing when they aren't whole, as a function left them that ended between two parts. */
export async function readHeld(table: Table, page: PageItem): Promise<ArticleDraft[] | undefined> {
  const bytes = await readParts(table, 'HELD', page);
  try {
    return bytes && (JSON.parse(inflateRawSync(bytes).toString()) as ArticleDraft[]);
  } catch {
    return undefined;
  }
}

/** Forgets what is held of a page. */
export const removeHeld = (table: Table, page: PageItem): Promise<void> => removeParts(table, 'HELD', page);

/** Has what is held of a source published or discarded; `refused` when it is being read, or was since it was looked at. */
export const requestDecision = (
  table: Table,
  { source_id, wanted, trial, compared_from_ms }: ReadingItem,
  does: Decision['does'],
  nowMs: number,
): Promise<Written> =>
  table.transact([
    {
      Update: {
        Key: keys.reading(source_id),
        UpdateExpression:
          'SET #state = :waiting, wanted = :next, decided = :decided, compared_from_ms = :from, trial = :trial REMOVE claimed_until_ms, is_of_held',
        ConditionExpression: '#state = :done AND wanted = :wanted',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':done': 'done',
          ':wanted': wanted,
          ':next': wanted + 1,
          ':decided': { does, wanted: wanted + 1 } satisfies Decision,
          // What is published is compared with how the bot is now; what is discarded changes nothing.
          ':from': does === 'publish' ? nowMs : compared_from_ms,
          ':trial': does === 'publish' ? trial : null,
        },
      },
    },
    lookAfter(source_id, nowMs + STARTED_MS),
  ]);
