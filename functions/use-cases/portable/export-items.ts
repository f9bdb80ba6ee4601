/** Everything of a table as lines, a part of the table at a time. What belongs to one conversation comes without a break. */
import { type ExportedLine, lineOf } from '#core/portable/exported.ts';
import type { BulkTable } from '#functions/store/portable/bulk-table.ts';
import type { Item } from '#functions/store/table.ts';

/** Lines that belong together, and the key after which the next ones follow. */
export type ExportedGroup = { lines: ExportedLine[]; after: { pk: string; sk: string } };

/** The groups of one of `total` parts, after a key. Items that aren't exported make empty groups, so that a cursor goes on. */
export async function* exportedGroups(
  { bulk }: { bulk: BulkTable },
  { segment, total, after }: { segment: number; total: number; after: Item | undefined },
): AsyncGenerator<ExportedGroup> {
  let from = after;
  let conversation: ExportedGroup | undefined;
  do {
    const { items, lastKey } = await bulk.scan({ segment, total, after: from });
    for (const item of items) {
      const [pk, sk] = [String(item['pk']), String(item['sk'])];
      if (conversation && conversation.after.pk !== pk) {
        yield conversation;
        conversation = undefined;
      }
      const line = lineOf(item);
      const lines = line ? [line] : [];
      if (pk.startsWith('CONV#'))
        conversation = { lines: [...(conversation?.lines ?? []), ...lines], after: { pk, sk } };
      else yield { lines, after: { pk, sk } };
    }
    from = lastKey;
  } while (from);
  if (conversation) yield conversation;
}
