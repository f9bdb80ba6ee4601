/** Files of stored messages that a malware scanner has not judged yet. */
import { keys } from '#functions/store/keys.ts';
import { type Table, queryAll } from '#functions/store/table.ts';

/** By then an upload that was never judged has been deleted. */
const MAX_SECONDS = 3 * 24 * 60 * 60;

/** Notes a file that waits for its verdict. */
export async function putUncheckedFile(table: Table, id: string, nowMs: number): Promise<void> {
  await table.put({ Item: { ...keys.uncheckedFile(id), expires_at_seconds: Math.ceil(nowMs / 1000) + MAX_SECONDS } });
}

/** All files that wait: one whose scanner never answers must not stand before those that were judged. */
export async function uncheckedFiles(table: Table): Promise<string[]> {
  const { pk } = keys.uncheckedFile('');
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  return items.map(({ sk }) => String(sk));
}

/** Forgets a file that was judged, or is gone. */
export async function forgetUncheckedFile(table: Table, id: string): Promise<void> {
  await table.delete({ Key: keys.uncheckedFile(id) });
}
