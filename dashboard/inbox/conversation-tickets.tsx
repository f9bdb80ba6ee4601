/** The tickets made of a conversation, and making another. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '../../core/model/conversation.ts';
import { lazy } from '../shell/lazy.tsx';
import { BASE } from '../shell/location.ts';
import { common } from '../strings/common.ts';
import { details } from '../strings/inbox.ts';
import { names } from '../strings/names.ts';
import { useWorkspace } from '../workspace.ts';

/** The form for a ticket, fetched when it is first needed. */
export const NewTicket = lazy(() => import('../tickets/new-ticket.tsx'));

/** The list. */
export function ConversationTickets({ conversation }: { conversation: Conversation }) {
  const { tickets } = useWorkspace();
  const [isCreating, setCreating] = useState(false);
  const resource = tickets.ofConversation(conversation.id);
  useEffect(() => void resource.load(), [resource]);
  const { data, state } = resource.value.value;
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
      {state === 'failed' && <p class="muted">{common.failedToLoad}</p>}
      <button type="button" class="link" onClick={() => setCreating(true)}>
        {details.newTicket}
      </button>
      {isCreating && <NewTicket conversation={conversation} onClose={() => setCreating(false)} />}
    </>
  );
}
