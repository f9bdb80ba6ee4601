/** A settings record of which there is one: it is read as its defaults until somebody changes it. */
import type { SettingsRecord, SettingsStore } from '#functions/store/settings-store.ts';

/** A record that counts its changes; 0 before the first. */
type Only = SettingsRecord & { version: number };

/** The store of the one record; the first change of it puts it. `defaults` have version 0. */
export const oneRecord = <Stored extends Only>(
  store: SettingsStore<Stored>,
  defaults: Stored,
): SettingsStore<Stored> => ({
  ...store,
  get: async (table) => (await store.get(table, defaults.id)) ?? { record: defaults, uses: 0 },
  change: async (table, before, after, atMs) => {
    if (before.version > 0) return store.change(table, before, after, atMs);
    const first = { ...after, version: 1 };
    return (await store.put(table, first, atMs)) === 'done' ? first : 'refused';
  },
});
