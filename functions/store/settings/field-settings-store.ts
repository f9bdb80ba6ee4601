/** The one record of a team's attributes and labels, as admins set it. It is read as its defaults until somebody saves it. */
import * as z from 'zod/mini';
import { fieldChoices } from '#core/model/conversations/conversation-fields.ts';
import { version } from '#core/model/id.ts';
import { type SettingsStore, readAs, settingsStore } from '#functions/store/settings-store.ts';
import { FIELDS_COLLECTION, type StoredFields, noFields } from './field-store.ts';
import { oneRecord } from './one-record.ts';

const stored = z.strictObject({ id: z.int(), ...fieldChoices.shape, version });

/** The record. */
export const fieldStore: SettingsStore<StoredFields> = oneRecord(
  settingsStore<StoredFields>({
    name: 'record of attributes and labels',
    collection: FIELDS_COLLECTION,
    read: readAs<StoredFields>(stored),
  }),
  noFields,
);
