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

/** Reads a conversation as it is; no further back than `characters` of text reach, where that is given. */
export async function readWhole(
  table: Table,
  conversation: Id,
  { consistent, characters = Infinity }: { consistent: boolean; characters?: number },
): Promise<Whole> {
  const items: Item[] = [];
  let from: Item | undefined;
  for (let page = 0; page < MOST_PAGES && charactersOf(items) < characters; page++) {
    const { items: found, lastKey } = await table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.info(conversation).pk },
      ScanIndexForward: false,
      ConsistentRead: consistent,
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

const charactersOf = (items: readonly Item[]): number =>
  items.reduce((sum, { content }) => sum + (typeof content === 'string' ? content.length : 0), 0);

/** What of a row says how a conversation went, but for what was said in it. */
const COURSE = [
  'pk',
  'sk',
  'id',
  'previous_seq',
  'sender_type',
  'sender_id',
  'visibility',
  'milestone',
  'metadata',
  'fold',
];

/** How a conversation went, oldest row first: without its texts, which may be long and cost time to take apart. */
export async function readCourse(table: Table, conversation: Id): Promise<StoredRow[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: found, lastKey } = await table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :rows)',
      ProjectionExpression: COURSE.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(COURSE.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: { ':pk': keys.info(conversation).pk, ':rows': 'MSG#' },
      ScanIndexForward: false,
      ...(from ? { ExclusiveStartKey: from } : {}),
    });
    items.push(...found);
    from = lastKey;
    if (!from) break;
  }
  return items.map(fromItem).toReversed();
}
