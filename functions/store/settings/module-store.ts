/** Which modules are switched on: the one record of it, and what visitors' calls read of it. */
import * as z from 'zod/mini';
import { version } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type SettingsStore, readAs, settingsStore } from '#functions/store/settings-store.ts';
import type { Table } from '#functions/store/table.ts';
import { oneRecord } from './one-record.ts';

const stored = z.strictObject({ id: z.int(), live_chat: z.boolean(), version });
/** The switches as stored. */
export type ModuleSwitches = z.infer<typeof stored>;

/** The id by which the one record is changed. */
export const SWITCHES = 1;

/** The switches; everything is on until somebody changes it. */
export const moduleStore: SettingsStore<ModuleSwitches> = oneRecord(
  settingsStore<ModuleSwitches>({
    name: 'record of modules',
    collection: 'SETTINGS#MODULES',
    key: keys.modules,
    read: readAs<ModuleSwitches>(stored),
  }),
  { id: SWITCHES, live_chat: true, version: 0 },
);

/** Whether live chat is switched on: half a read unit. */
export async function isLiveChatOn(table: Table): Promise<boolean> {
  return (await table.get({ Key: keys.modules() }))?.['live_chat'] !== false;
}
