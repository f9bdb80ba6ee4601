/**
 * Rows from before their conversation was here. Their milestone has another name, which the stream's filter doesn't let pass:
 * no reader is started for what happened long ago. The import counts and indexes it.
 */
import type { Item } from '#functions/store/table.ts';
import { type StoredRow, rowItem } from './conversation-store.ts';

/** The item of such a row. */
export const pastRowItem = (row: StoredRow): Item => asPast(rowItem(row));

/** The same of an item that another deployment has stored. */
export function asPast({ milestone, ...item }: Item): Item {
  return milestone === undefined ? item : { ...item, past_milestone: milestone };
}
