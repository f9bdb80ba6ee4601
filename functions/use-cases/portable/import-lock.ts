/** One import at a time: it holds the table, and renews that before each portion. */
import { DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import { forgetRetentionPosition } from '#functions/store/lifecycle/retention-store.ts';
import { keepImportLock, releaseImportLock, takeImportLock } from '#functions/store/portable/import-store.ts';

/** Who runs an import, in words, and an ID of the run. */
export type Importer = { holder: string; by: string };

/**
 * Runs an import that calls `stay` before each portion that it writes.
 * @throws DomainError `conflict` while another import runs, or once another one has taken over
 */
export async function holdingTable<Report>(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { holder, by }: Importer,
  run: (stay: () => Promise<void>) => Promise<Report>,
): Promise<Report> {
  const lock = await takeImportLock(table, { holder, by, nowMs: now() });
  if (lock !== 'taken')
    throw new DomainError(
      'conflict',
      `An import by ${lock.by} has been running since ${lock.since}. Wait until it has ended, or two minutes after it was stopped.`,
    );
  const stay = async (): Promise<void> => {
    if (await keepImportLock(table, holder, now())) return;
    throw new DomainError(
      'conflict',
      'Another import has taken over, because this one made no progress for two minutes.',
    );
  };
  try {
    return await run(stay);
  } finally {
    // What it brought may have ended long ago.
    await forgetRetentionPosition(table);
    await releaseImportLock(table, holder);
  }
}
