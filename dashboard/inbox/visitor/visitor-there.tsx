/** Whether the visitor of an open conversation has a page open now. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { delivery } from '#dashboard/strings/delivery.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './visitor-there.css';

/** The dot and its words; nothing while that isn't known. */
export function VisitorThere({ conversation }: { conversation: Conversation }) {
  const isThere = useWorkspace().inbox.deliveries.isThere(conversation.id);
  if (isThere === undefined || !isOpen(conversation)) return null;
  const words = isThere ? delivery.page : delivery.notThere;
  return (
    <span class="there" title={words}>
      <span class={isThere ? 'presence presence-online' : 'presence presence-offline'} />
      <span>{words}</span>
    </span>
  );
}
