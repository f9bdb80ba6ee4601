/** Who imports, and how far an import has come. */
import { QUARTER_MS } from '#core/metrics/aggregate.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, setFields } from '#functions/store/table.ts';

/** The import that is running: who started it, when, and until when it holds the table unless it goes on. */
export type ImportLock = { holder: string; by: string; since: string; until_ms: number };

/** How long an import holds the table after its last sign of life. */
const LEASE_MS = 120_000;

/** Takes the table for an import; the lock of another one that is running otherwise. */
export async function takeImportLock(
  table: Table,
  { holder, by, nowMs }: { holder: string; by: string; nowMs: number },
): Promise<'taken' | ImportLock> {
  const lock: ImportLock = { holder, by, since: new Date(nowMs).toISOString(), until_ms: nowMs + LEASE_MS };
  const written = await table.put({
    Item: { ...keys.importLock(), ...lock },
    ConditionExpression: 'attribute_not_exists(pk) OR until_ms < :now OR holder = :holder',
    ExpressionAttributeValues: { ':now': nowMs, ':holder': holder },
  });
  if (written === 'done') return 'taken';
  const other = await table.get({ Key: keys.importLock(), ConsistentRead: true });
  return (other as ImportLock | undefined) ?? lock;
}

/** Whether the table is still this import's, for another while. */
export async function keepImportLock(table: Table, holder: string, nowMs: number): Promise<boolean> {
  const { written } = await table.update({
    Key: keys.importLock(),
    ...setFields({ until_ms: nowMs + LEASE_MS }),
    ConditionExpression: 'holder = :holder',
    ExpressionAttributeValues: { ':until_ms': nowMs + LEASE_MS, ':holder': holder },
  });
  return written === 'done';
}

/** Gives the table back. */
export async function releaseImportLock(table: Table, holder: string): Promise<void> {
  await table.delete({
    Key: keys.importLock(),
    ConditionExpression: 'holder = :holder',
    ExpressionAttributeValues: { ':holder': holder },
  });
}

/** How far an import has come; `uncounted`: quarters of an hour that may have facts in no aggregate yet. */
export type ImportProgress = { conversations: number; uncounted: readonly Uncounted[] };
/** A quarter of an hour of a widget, by when it began. */
export type Uncounted = { widget: Id; quarterMs: number };

/** How far the import of an export has come; nothing for one that has not begun. */
export async function getImportProgress(table: Table, digest: string): Promise<ImportProgress | undefined> {
  const item = await table.get({ Key: keys.importProgress(digest), ConsistentRead: true });
  if (!item) return undefined;
  const { conversations, quarters } = item as { conversations: number; quarters: Record<string, number[]> };
  const uncounted = Object.entries(quarters).flatMap(([widget, numbers]) =>
    numbers.map((number): Uncounted => ({ widget: Number(widget), quarterMs: number * QUARTER_MS })),
  );
  return { conversations, uncounted };
}

/** Notes how far it has come. */
export async function putImportProgress(table: Table, digest: string, progress: ImportProgress): Promise<void> {
  const byWidget = Map.groupBy(progress.uncounted, ({ widget }) => String(widget));
  const quarters = [...byWidget].map(([widget, own]) => [widget, own.map(({ quarterMs }) => quarterMs / QUARTER_MS)]);
  const Item = {
    ...keys.importProgress(digest),
    conversations: progress.conversations,
    quarters: Object.fromEntries(quarters),
  };
  await table.put({ Item });
}
