/** Edits of labels, attributes and the visitor's details by the team, none of which undoes another that is made at the same time. */
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
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
