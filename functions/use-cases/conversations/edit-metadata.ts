/** Edits of labels, attributes and the visitor's details by the team, none of which undoes another that is made at the same time. */
import { type Edit, editedAttributes, editedLabels } from '#core/conversation/concurrent-edits.ts';
import { allowedLabels, typedAttributes } from '#core/conversation/typed-attributes.ts';
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { getFields } from '#functions/store/settings/field-store.ts';
import { type ConversationMetadata, withFields } from '#functions/store/conversations/conversation-store.ts';
import { updateMetadata } from '#functions/store/lifecycle/transition-store.ts';
import type { Deps } from '#functions/deps.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { type EventDeps, metadataEvents } from '#functions/use-cases/events/event-rows.ts';
import { type LoadedConversation, loadConversation } from './conversation-state.ts';

const ATTEMPTS = 6;

/**
 * Stores what `edit` makes of the stored metadata, read again whenever someone else's write comes first; returns the result.
 * @throws DomainError `not_found`, `try_again`, and what `edit` throws
 */
export function editMetadata(
  deps: EventDeps & Pick<Deps, 'table'>,
  conversation: Id,
  edit: (stored: ConversationMetadata) => Partial<Pick<ConversationMetadata, 'labels' | 'attributes' | 'visitor'>>,
): Promise<LoadedConversation> {
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const state = found(await loadConversation(deps.table, conversation, { consistent: true }));
    const metadata = withFields(state.metadata, edit(state.metadata));
    const change = { before: state.metadata, after: metadata };
    const told = await metadataEvents(deps, change, state.row.seq);
    const written = await updateMetadata(deps.table, change, told);
    return written === 'refused' ? 'conflict' : { ...state, metadata };
  });
}

type EditDeps = EventDeps & Pick<Deps, 'table'>;

/**
 * Edits the labels, in the team's spelling. @throws DomainError `validation_failed` for labels that the team doesn't allow, and
 * as `editMetadata` does
 */
export async function editLabels(deps: EditDeps, id: Id, edit: Edit<readonly string[]>): Promise<LoadedConversation> {
  const rules = await getFields(deps.table);
  return editMetadata(deps, id, ({ labels }) => ({ labels: allowedLabels(rules, labels, editedLabels(labels, edit)) }));
}

/**
 * Edits the attributes, which are stored as their types say. @throws DomainError `validation_failed` for what doesn't fit its
 * type, and as `editMetadata` does
 */
export async function editAttributes(deps: EditDeps, id: Id, edit: Edit<Attributes>): Promise<LoadedConversation> {
  const { attributes: fields } = await getFields(deps.table);
  return editMetadata(deps, id, ({ attributes }) => ({
    attributes: typedAttributes(fields, attributes, editedAttributes(attributes, edit)),
  }));
}
