/** The words of a conversation, as a search sees them: the visitor's name and e-mail and all that was said, notes included. */
import type { Id } from '../../core/model/id.ts';
import type { Terms } from '../../core/search-terms.ts';
import { termsOf } from '../../core/search-terms.ts';
import type { Deps } from '../deps.ts';
import type { Info } from '../store/conversation-store.ts';
import { keys } from '../store/keys.ts';
import type { StoredRow } from '../store/row-item.ts';
import { putSearchWords } from '../store/search-store.ts';
import type { Item, Table } from '../store/table.ts';

/** Of a conversation longer than so many megabytes only the newest rows are read: no real one is, and no one may make it dear. */
const MOST_PAGES = 2;

/** The words of a conversation as it is now. */
export async function readTerms(table: Table, conversation: Id, options: { consistent: boolean }): Promise<Terms> {
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
  return termsOf(textsOf(info as Info | undefined, items));
}

/** Whether a row adds words to a settled conversation, or settles it. One that was resolved before has its words already. */
export function settlesWords({ milestone, fold }: StoredRow): boolean {
  return milestone === 'resolved' || milestone === 'noted' || (milestone === 'closed' && fold.resolved_at_ms === null);
}

/** Keeps the words of a conversation that has settled; should it have been taken up again meanwhile, that does no harm. */
export async function keepWords({ table }: Pick<Deps, 'table'>, conversation: Id): Promise<void> {
  await putSearchWords(table, conversation, await readTerms(table, conversation, { consistent: true }));
}

/** What people said and who the visitor is; what the system noted of its own is the same everywhere. */
function textsOf(info: Info | undefined, items: Item[]): string[] {
  const said = items.flatMap(({ sender_type, content }) =>
    typeof content === 'string' && sender_type !== 'system' ? [content] : [],
  );
  return [info?.visitor.name, info?.visitor.email, ...said].filter((text) => typeof text === 'string');
}
