/**
 * People and programs of the team end a conversation: not before its required attributes are filled in. What the product itself
 * ends (idle chats, a deleted widget, a visitor who leaves) isn't held up.
 */
import type { Actor } from '#core/conversation/commands.ts';
import { requireAttributes } from '#core/conversation/typed-attributes.ts';
import type { Id } from '#core/model/id.ts';
import { getFields } from '#functions/store/settings/field-store.ts';
import { refuseUnread } from './agent-actions.ts';
import { type TransitionDeps, type TransitionResult, transitionConversation } from './transition-conversation.ts';

/**
 * Resolves or closes it for the team. The attributes are judged as they are stored in the moment of the change; what has ended
 * already isn't judged again. `seenSeq`: the newest row that was seen, so that no message is put aside unread.
 * @throws DomainError `attributes_required`; `conflict` when the visitor has written after `seenSeq`
 */
export async function endByTeam(
  deps: TransitionDeps,
  conversation: Id,
  { type, seenSeq }: { type: 'resolve' | 'close'; seenSeq?: number | undefined },
  by: Actor,
): Promise<TransitionResult> {
  const { attributes: fields } = await getFields(deps.table);
  return transitionConversation(deps, conversation, ({ metadata, row: { state } }) => {
    const hasEnded = state.status === 'resolved' || state.status === 'closed';
    if (!hasEnded) {
      refuseUnread(state, seenSeq);
      requireAttributes(fields, metadata.attributes);
    }
    return { type, by };
  });
}
