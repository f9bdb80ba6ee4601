/** Files of stored messages that aren't kept yet: a malware scanner has not judged them, or S3 did not answer. */
import { keys } from '#functions/store/keys.ts';
import { type Table, queryAll } from '#functions/store/table.ts';

/** By then an upload that was never kept has been deleted. */
const MAX_SECONDS = 3 * 24 * 60 * 60;

/** Notes a file that waits. */
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

/** Forgets a file that was kept or found infected, or is gone. */
export async function forgetUncheckedFile(table: Table, id: string): Promise<void> {
  await table.delete({ Key: keys.uncheckedFile(id) });
}
