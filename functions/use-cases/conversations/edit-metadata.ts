/** Edits of labels and attributes by the team, none of which undoes another that is made at the same time. */
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { type ConversationMetadata, withFields } from '#functions/store/conversations/conversation-store.ts';
import { updateMetadata } from '#functions/store/lifecycle/transition-store.ts';
import { type Table, retryOnConflict } from '#functions/store/table.ts';
import { type LoadedConversation, loadConversation } from './conversation-state.ts';

const ATTEMPTS = 6;

/**
 * Stores what `edit` makes of the stored metadata, read again whenever someone else's write comes first; returns the result.
 * @throws DomainError `not_found`, `try_again`, and what `edit` throws
 */
export function editMetadata(
  table: Table,
  conversation: Id,
  edit: (stored: ConversationMetadata) => Partial<Pick<ConversationMetadata, 'labels' | 'attributes'>>,
): Promise<LoadedConversation> {
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const state = found(await loadConversation(table, conversation, { consistent: true }));
    const metadata = withFields(state.metadata, edit(state.metadata));
    const written = await updateMetadata(table, { before: state.metadata, after: metadata });
    return written === 'refused' ? 'conflict' : { ...state, metadata };
  });
}
