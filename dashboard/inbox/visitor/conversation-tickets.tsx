/** The tickets made of a conversation, and making another. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { details } from '#dashboard/strings/details.ts';
import { names } from '#dashboard/strings/names.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The form for a ticket, fetched when it is first needed. */
const NewTicket = lazy(() => import('#dashboard/tickets/new-ticket.tsx'));

/** The list. */
export function ConversationTickets({ conversation }: { conversation: Conversation }) {
  const { tickets } = useWorkspace();
  const [isCreating, setCreating] = useState(false);
  const resource = tickets.ofConversation(conversation.id);
  useEffect(() => void resource.load(), [resource]);
  const { data, state, error } = resource.value.value;
  return (
    <>
      <ul class="earlier">
        {data?.map(({ id, number, subject, status }) => (
          <li key={id}>
            <a href={`${BASE}/tickets/${id}`}>
              <span title={subject}>{`#${number} ${subject}`}</span>
              <small>{names.ticketStatus[status]}</small>
            </a>
          </li>
        ))}
      </ul>
      {data?.length === 0 && <p class="muted">{details.noTickets}</p>}
      {error !== undefined && (
        <p class="muted">
          {state === 'failed' && common.failedToLoad}{' '}
          <button type="button" class="link" onClick={() => void resource.load()}>
            {common.retry}
          </button>
        </p>
      )}
      <button type="button" class="link" onClick={() => setCreating(true)}>
        {details.newTicket}
      </button>
      {isCreating && <NewTicket conversation={conversation} onClose={() => setCreating(false)} />}
    </>
  );
}
