/** A conversation read whole: its rows and its cold fields, in one query. */
import type { Id } from '../../core/model/id.ts';
import type { Info } from './conversation-store.ts';
import { keys } from './keys.ts';
import type { StoredRow } from './row-item.ts';
import { fromItem } from './row-item.ts';
import type { Item, Table } from './table.ts';

/** Of a conversation longer than so many megabytes only the newest rows are read: no real one is, and no one may make it dear. */
const MOST_PAGES = 2;

/** A conversation's rows, oldest first, and its cold fields; nothing of one that is no more. */
export type Whole = { rows: StoredRow[]; info: Info | undefined };

/** Reads a conversation as it is. */
export async function readWhole(table: Table, conversation: Id, options: { consistent: boolean }): Promise<Whole> {
  const items: Item[] = [];
  let from: Item | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: found, lastKey } = await table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.info(conversation).pk },
      ScanIndexForward: false,
      ConsistentRead: options.consistent,
      ...(from ? { ExclusiveStartKey: from } : {}),
    });
    items.push(...found);
    from = lastKey;
    if (!from) break;
  }
  const info = from ? await table.get({ Key: keys.info(conversation) }) : items.find(({ sk }) => sk === 'INFO');
  const rows = items.filter(({ sk }) => String(sk).startsWith('MSG#'));
  return { rows: rows.map(fromItem).toReversed(), info: info as Info | undefined };
}
