/** LAST-MAILED: up to where the team's answers were mailed. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import type { ConversationRecord } from './conversation-store.ts';

/** Up to which row the team's answers were mailed to the visitor, and when; undefined before the first mail. */
export const lastMailed = ({ items }: ConversationRecord): { seq: number; at_ms: number } | undefined =>
  items.get('LAST-MAILED') as { seq: number; at_ms: number } | undefined;

/** Notes up to which row the team's answers were mailed. */
export async function putLastMailed(
  table: Table,
  conversation: Id,
  mailed: { seq: number; at_ms: number },
): Promise<void> {
  await table.put({ Item: { ...keys.lastMailed(conversation), ...mailed } });
}
