/**
 * Files that the sweep has to look at: those of stored messages and of canned responses that aren't kept yet, as a malware
 * scanner has not judged them or S3 did not answer; and those of canned responses that are gone.
 */
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';

/** By then an upload that was never kept has been deleted. */
const MAX_SECONDS = 3 * 24 * 60 * 60;

/** What notes a file that waits to be kept. */
export const waitingFile = (id: string, nowMs: number): Item => ({
  ...keys.uncheckedFile(id),
  expires_at_seconds: Math.ceil(nowMs / 1000) + MAX_SECONDS,
});

/** What notes a file that has to be deleted, in the place of one that waits. It stays until that is done. */
export const goneFile = (id: string): Item => ({ ...keys.uncheckedFile(id), is_gone: true });

/** Notes a file that waits. */
export async function putUncheckedFile(table: Table, id: string, nowMs: number): Promise<void> {
  await table.put({ Item: waitingFile(id, nowMs) });
}

/** All files that wait, and all that are gone: one whose scanner never answers must not stand before those that were judged. */
export async function uncheckedFiles(table: Table): Promise<{ waiting: string[]; gone: string[] }> {
  const { pk } = keys.uncheckedFile('');
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  const ids = (isGone: boolean) =>
    items.filter(({ is_gone }) => (is_gone === true) === isGone).map(({ sk }) => String(sk));
  return { waiting: ids(false), gone: ids(true) };
}

/** Forgets a file that was kept or found infected, or is gone; not one whose response was deleted meanwhile. */
export async function forgetUncheckedFile(table: Table, id: string): Promise<void> {
  await table.delete({ Key: keys.uncheckedFile(id), ConditionExpression: 'attribute_not_exists(is_gone)' });
}

/** Forgets a file that was deleted; not one that a response has by now. */
export async function forgetGoneFile(table: Table, id: string): Promise<void> {
  await table.delete({ Key: keys.uncheckedFile(id), ConditionExpression: 'attribute_exists(is_gone)' });
}
