/** Setting up the attributes and labels of conversations. */
import type { Received } from '#core/contract/http.ts';
import type { ConversationFields } from '#core/model/conversations/conversation-fields.ts';
import { fieldStore } from '#functions/store/settings/field-settings-store.ts';
import { FIELDS, type StoredFields } from '#functions/store/settings/field-store.ts';
import { type Resource, type SettingsDeps, findItem, updateItem } from '#functions/use-cases/settings/resource.ts';

type Changes = Received<'updateConversationFields', 'body'>;

const shown = ({ attributes, labels, only_listed_labels, version }: StoredFields): ConversationFields => ({
  attributes,
  labels,
  only_listed_labels,
  version,
});

const record: Resource<SettingsDeps, StoredFields, ConversationFields, StoredFields, Changes> = {
  store: fieldStore,
  entity: 'conversation_fields',
  make: (_, given) => given,
  show: (_, records) => records.map(shown),
};

/** What is set; empty lists, as version 0, before anybody saved them. */
export const showFields = async (deps: SettingsDeps): Promise<ConversationFields> =>
  shown(await findItem(deps, record, FIELDS));

/** Replaces the lists that are given. @throws DomainError `conflict` with what is stored */
export const changeFields = async (deps: SettingsDeps, changes: Changes): Promise<ConversationFields> =>
  shown(await updateItem(deps, record, FIELDS, changes));
