/** A team's attributes and labels, as what works with conversations reads them. It builds no schema. */
import { typedAttributes } from '#core/conversation/typed-attributes.ts';
import type { ConversationFields } from '#core/model/conversations/conversation-fields.ts';
import type { Attributes } from '#core/model/text.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';

/** The record as stored. */
export type StoredFields = ConversationFields & { id: number };

/** The id by which the one record is changed. */
export const FIELDS = 1;
/** Where it is listed. */
export const FIELDS_COLLECTION = 'SETTINGS#FIELDS';
/** What holds until somebody saves it. */
export const noFields: StoredFields = {
  id: FIELDS,
  attributes: [],
  labels: [],
  only_listed_labels: false,
  version: 0,
};

const key: Key = keys.settings(FIELDS_COLLECTION, FIELDS);

/** The record, as good as new: half a read unit for each 4 KB. */
export async function getFields(table: Table): Promise<StoredFields> {
  return { ...noFields, ...(await table.get({ Key: key })) };
}

/** What a program gives of a new message, as the types store it; nothing is read where it gives nothing. @throws DomainError `validation_failed` */
export async function checkedAttributes(table: Table, given: Attributes = {}): Promise<Attributes> {
  if (Object.keys(given).length === 0) return given;
  return typedAttributes((await getFields(table)).attributes, {}, given);
}
