/** Erasing what webhooks were sent about conversations and visitors of which nothing else is left: for all together, since whole logs are read. */
import { type Id, firstIdAt } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { Key } from '#functions/store/keys.ts';
import {
  type RetentionLog,
  forgetRetentionLog,
  getRetentionLog,
  putRetentionLog,
} from '#functions/store/lifecycle/retention-store.ts';
import { noteEmptied } from '#functions/store/visitors/erasure-store.ts';
import { eraseDeliveries } from '#functions/store/webhooks/delivery-store.ts';
import { throughLogs } from '#functions/use-cases/webhooks/through-logs.ts';

/** What of an erasure may be left only in what webhooks were sent. */
export type Emptied = {
  id: Id;
  key: Key;
  subjects: string[];
  last_at_ms: number;
  /** When that was found before, if it was. */
  emptied_at_ms?: number | undefined;
  settle: () => Promise<void>;
};

/** Erasures that are searched for, and others that were and aren't now, because looking at them failed. */
type Searched = { emptied: readonly Emptied[]; missed: readonly { key: Key; emptied_at_ms?: number | undefined }[] };

/** Whether a look began with an erasure. */
const isOf = (look: Pick<RetentionLog, 'began_at_ms'>) => (one: { emptied_at_ms?: number | undefined }) =>
  one.emptied_at_ms !== undefined && one.emptied_at_ms <= look.began_at_ms;

/**
 * Looks through all logs and deletes what is about these erasures, while there is time. A look that is cut short, or dies, is
 * gone on with at the next call, for the erasures it began with; the others are searched for by the look after it.
 * @param sinceMs what was sent before has expired @param until milliseconds since 1970
 * @returns the erasures of which nothing is left
 */
export async function eraseFromLogs(
  deps: Pick<Deps, 'table' | 'now'>,
  { emptied, missed }: Searched,
  { sinceMs, until }: { sinceMs: number; until: number },
): Promise<readonly Emptied[]> {
  const { table, now } = deps;
  const known = await getRetentionLog(table);
  const goesOn = known && emptied.some(isOf(known)) ? known : undefined;
  const look = goesOn ?? { began_at_ms: now() };
  const searched = goesOn ? emptied.filter(isOf(goesOn)) : emptied;
  // An erasure that isn't searched for all the way is left to the look after this one.
  const later = look.began_at_ms + 1;
  let isNoted = false;
  const note = async (): Promise<void> => {
    if (isNoted) return;
    for (const { key } of missed.filter(isOf(look))) await noteEmptied(table, key, later);
    for (const one of emptied.filter(({ emptied_at_ms }) => emptied_at_ms === undefined))
      await noteEmptied(table, one.key, searched.includes(one) ? look.began_at_ms : later);
    isNoted = true;
  };
  if (goesOn) await note();
  const subjects = new Set(searched.flatMap((one) => one.subjects));
  const from = Math.max(firstIdAt(sinceMs), Math.min(...searched.map(({ id }) => id)));
  const { isComplete } = await throughLogs(
    deps,
    {
      until,
      position: goesOn?.position,
      keep: async (position) => {
        await note();
        await putRetentionLog(table, { ...look, position });
      },
    },
    (webhook, after) => eraseDeliveries(table, webhook, { subjects, from }, after),
  );
  if (!isComplete) {
    await note();
    return [];
  }
  if (isNoted) await forgetRetentionLog(table);
  return searched;
}
