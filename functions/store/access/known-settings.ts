/** Settings that requests need all the time: read once in a while, and shared by all calls of a function instance. */
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';

/**
 * Reads a value at most once in `ms` milliseconds. Calls at the same time share one read; one that fails isn't kept.
 * @param now milliseconds since 1970
 */
export function keptBriefly<Value>(read: () => Promise<Value>, now: () => number, ms: number): () => Promise<Value> {
  let known: { value: Promise<Value>; untilMs: number } | undefined;
  return () => {
    if (!known || known.untilMs <= now()) {
      const value = read();
      const mine = { value, untilMs: now() + ms };
      known = mine;
      value.catch(() => {
        if (known === mine) known = undefined;
      });
    }
    return known.value;
  };
}

/** Milliseconds until a function that runs notices that what agents see was changed. */
export const SCOPE_NOTICED_AFTER_MS = 10_000;

/** Whether agents see only what is of their departments: half a read unit per function instance and ten seconds. */
export const scopeSwitch = ({ table, now }: { table: Table; now: () => number }): (() => Promise<boolean>) =>
  keptBriefly(
    async () => (await table.get({ Key: keys.teamSettings() }))?.['agents_see'] === 'own_departments',
    now,
    SCOPE_NOTICED_AFTER_MS,
  );
