/** The one record of a team's attributes and labels. It is read as its defaults until somebody saves it. */
import * as z from 'zod/mini';
import type { Attributes } from '#core/model/text.ts';
import { fieldChoices } from '#core/model/conversation-fields.ts';
import { version } from '#core/model/id.ts';
import { typedAttributes } from '#core/conversation/typed-attributes.ts';
import { keys } from '#functions/store/keys.ts';
import { type SettingsStore, readAs, settingsStore } from '#functions/store/settings-store.ts';
import type { Table } from '#functions/store/table.ts';
import { oneRecord } from './one-record.ts';

const stored = z.strictObject({ id: z.int(), ...fieldChoices.shape, version });
/** The record as stored. */
export type StoredFields = z.infer<typeof stored>;

const COLLECTION = 'SETTINGS#FIELDS';
/** The id by which the one record is changed. */
export const FIELDS = 1;

const defaults: StoredFields = { id: FIELDS, attributes: [], labels: [], only_listed_labels: false, version: 0 };

/** The record. */
export const fieldStore: SettingsStore<StoredFields> = oneRecord(
  settingsStore<StoredFields>({
    name: 'record of attributes and labels',
    collection: COLLECTION,
    read: readAs<StoredFields>(stored),
  }),
  defaults,
);

/** The record, as good as new: half a read unit for each 4 KB. */
export async function getFields(table: Table): Promise<StoredFields> {
  const item = await table.get({ Key: keys.settings(COLLECTION, FIELDS) });
  return item ? readAs<StoredFields>(stored)(item) : defaults;
}

/** What a program gives of a new message, as the types store it; nothing is read where it gives nothing. @throws DomainError `validation_failed` */
export async function checkedAttributes(table: Table, given: Attributes = {}): Promise<Attributes> {
  if (Object.keys(given).length === 0) return given;
  return typedAttributes((await getFields(table)).attributes, {}, given);
}
