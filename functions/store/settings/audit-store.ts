/** The audit log in the table: a row for each change, in the transaction of the change, kept for a year. */
import type { AuditEntry, Who } from '#core/model/team/audit.ts';
import { type Id, createdAtMs, firstIdAt } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { monthsBetween } from '#functions/store/reports/months.ts';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** The write of a row. Its id says when it was made. */
export const auditPut = (entry: Omit<AuditEntry, 'at'>): TransactItem => {
  const expires_at_seconds = Math.ceil((createdAtMs(entry.id) + YEAR_MS) / 1000);
  return { Put: { Item: { ...keys.audit(entry.id, entry.entity_id), ...entry, expires_at_seconds } } };
};

/** Which changes are listed. */
export type AuditFilter = {
  entity?: AuditEntry['entity'] | undefined;
  /** A person's user id, or `key:` and a key's id. */
  who?: string | undefined;
  /** Milliseconds since 1970, from here to before there. */
  fromMs: number;
  toMs: number;
};

/** Where a page begins: after the row with this id, of the record with this id. */
export type AuditPosition = { id: Id; entity_id: Id };

/** At most this many rows are read for a page, however few of them the filter takes. */
const MAX_READ = 500;

/** A page of changes, newest first. It may be short, or empty, although more follow: then `after` says where to go on. */
export async function listAuditEntries(
  table: Table,
  filter: AuditFilter,
  { limit, after }: { limit: number; after?: AuditPosition | undefined },
): Promise<{ entries: AuditEntry[]; after: AuditPosition | undefined }> {
  const newestMs = after ? Math.min(filter.toMs, createdAtMs(after.id) + 1) : filter.toMs;
  const entries: AuditEntry[] = [];
  let read = 0;
  const isFiltered = filter.entity !== undefined || filter.who !== undefined;
  for (const monthMs of monthsBetween(filter.fromMs, newestMs).reverse()) {
    const items = await newestOf(table, monthMs, {
      filter,
      after,
      limit: isFiltered ? MAX_READ - read : limit - entries.length,
    });
    for (const item of items) {
      const entry = toEntry(item);
      read++;
      if (isWanted(entry, filter)) entries.push(entry);
      if (entries.length === limit || read === MAX_READ) return { entries, after: entry };
    }
  }
  return { entries, after: undefined };
}

type Range = { filter: AuditFilter; after: AuditPosition | undefined; limit: number };

async function newestOf(table: Table, monthMs: number, { filter, after, limit }: Range): Promise<Item[]> {
  const before = after ? keys.audit(after.id, after.entity_id).sk : keys.audit(firstIdAt(filter.toMs), 0).sk;
  const from = keys.audit(firstIdAt(filter.fromMs), 0).sk;
  // DynamoDB refuses a range that ends before it begins.
  if (before < from) return [];
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
    ExpressionAttributeValues: {
      ':pk': keys.audit(firstIdAt(monthMs), 0).pk,
      ':from': from,
      ':before': before,
    },
    ScanIndexForward: false,
    Limit: limit + 1,
  });
  return items.filter(({ sk }) => sk !== before);
}

const isWanted = ({ entity, who }: AuditEntry, filter: AuditFilter): boolean =>
  (filter.entity === undefined || filter.entity === entity) && (filter.who === undefined || filter.who === nameOf(who));

const nameOf = (who: Who): string => (who.type === 'key' ? `key:${who.id}` : who.user_id);

const toEntry = (item: Item): AuditEntry => {
  const { id, who, verb, entity, entity_id, entity_name, changes, more_changes } = item as AuditEntry;
  const at = new Date(createdAtMs(id)).toISOString();
  return { id, at, who, verb, entity, entity_id, entity_name, changes, more_changes };
};
