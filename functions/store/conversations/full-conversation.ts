/** A conversation read whole, or as much of each row as is needed: backwards, in as few queries as there are megabytes. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import { type PackedMetadata, namedFiles } from './file-item.ts';
import { type ConversationMetadata, type StoredRow, fromItem } from './conversation-store.ts';
import type { Item, Table } from '#functions/store/table.ts';

/** Of a conversation longer than this many megabytes only the newest rows are read: no real one is, and none may become expensive. */
const MAX_PAGES = 2;

/** A conversation's rows, oldest first, and its metadata; empty for a deleted one. */
export type FullConversation = { rows: StoredRow[]; metadata: ConversationMetadata | undefined };

/** Reads a conversation as it is. */
export async function readFullConversation(
  table: Table,
  conversation: Id,
  options: { consistent: boolean },
): Promise<FullConversation> {
  const { rows, metadata } = await read(table, conversation, options);
  return { rows: rows.map(fromItem).toReversed(), metadata: metadata as ConversationMetadata | undefined };
}

/** What of a row says how a conversation went. */
const COURSE = [
  'id',
  'previous_seq',
  'sender_type',
  'sender_id',
  'visibility',
  'milestone',
  'past_milestone',
  'metadata',
  'fold',
];

/** How a conversation went, oldest row first: without its texts, which may be long. */
export async function readCourse(table: Table, conversation: Id): Promise<StoredRow[]> {
  const { rows } = await read(table, conversation, { consistent: false, names: COURSE });
  return rows.map(fromItem).toReversed();
}

/** What was said in a conversation, newest first, and who the visitor is. */
export type Said = {
  rows: (Pick<StoredRow, 'sender_type' | 'content'> & { metadata: Pick<Metadata, 'files'> | null })[];
  metadata: Pick<ConversationMetadata, 'visitor'> | undefined;
};

/** Reads the messages, back to this many characters. */
export async function readSaid(table: Table, conversation: Id, characters: number): Promise<Said> {
  const names = ['sender_type', 'content', 'files', 'visitor'];
  const { rows, metadata } = await read(table, conversation, { consistent: false, names, characters });
  const said = rows.map((row) => ({ ...(row as Said['rows'][number]), metadata: namedFiles(row as PackedMetadata) }));
  return { rows: said, metadata: metadata as Said['metadata'] };
}

/** What is read: everything, or the keys and these attributes; back to this many characters. */
type Wanted = { consistent: boolean; names?: readonly string[]; characters?: number };

/** The items of a conversation's rows, newest first, and that of its cold fields. */
async function read(table: Table, conversation: Id, { consistent, names, characters = Infinity }: Wanted) {
  const items: Item[] = [];
  let from: Item | undefined;
  for (let page = 0; page < MAX_PAGES && charactersOf(items) < characters; page++) {
    const { items: found, lastKey } = await table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.info(conversation).pk },
      ...(names && projectionOf(names)),
      ScanIndexForward: false,
      ConsistentRead: consistent,
      ...(from ? { ExclusiveStartKey: from } : {}),
    });
    items.push(...found);
    from = lastKey;
    if (!from) break;
  }
  const metadata = from ? await table.get({ Key: keys.info(conversation) }) : items.find(({ sk }) => sk === 'INFO');
  return { rows: items.filter(({ sk }) => String(sk).startsWith('MSG#')), metadata };
}

/** The names stand for themselves: some are words of DynamoDB's own. */
function projectionOf(names: readonly string[]) {
  const all = ['pk', 'sk', ...names];
  return {
    ProjectionExpression: all.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(all.map((name) => [`#${name}`, name])),
  };
}

const charactersOf = (items: readonly Item[]): number =>
  items.reduce((sum, { content }) => sum + (typeof content === 'string' ? content.length : 0), 0);
