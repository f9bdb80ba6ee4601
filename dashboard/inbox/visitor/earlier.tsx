/** The visitor's other conversations, newest first, a page at a time. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { personOf } from '#dashboard/inbox/customer/person.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { details } from '#dashboard/strings/details.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const PAGE = '10';

type Found = { state: 'loading' | 'ready' | 'failed'; cursor: string | null };

/** The list; what arrives by itself later belongs to it too. */
export function Earlier({ conversation, suffix }: { conversation: Conversation; suffix: string }) {
  const { api, inbox: box } = useWorkspace();
  const [{ state, cursor }, setFound] = useState<Found>({ state: 'loading', cursor: null });
  const { visitor_id, id } = conversation;
  const load = async (next?: string) => {
    const query = {
      visitor_id: String(visitor_id),
      same_person: 'true' as const,
      limit: PAGE,
      ...(next === undefined ? {} : { cursor: next }),
    };
    try {
      const page = await api('listConversations', { query });
      box.conversations.put(page.data);
      setFound({ state: 'ready', cursor: page.next_cursor });
    } catch {
      setFound({ state: 'failed', cursor: next ?? null });
    }
  };
  const person = personOf(visitor_id);
  useEffect(() => void load(), [person.join()]);
  const others = [...box.conversations.all.value.values()]
    .filter((one) => person.includes(one.visitor_id) && one.id !== id)
    .sort((a, b) => b.id - a.id);
  return (
    <>
      <ul class="earlier">
        {others.map((one) => (
          <li key={one.id}>
            <a href={`${BASE}/conversations/${one.id}${suffix}`}>
              <LastMessage of={one} />
              <small title={fullTime(one.created_at)}>{shortTime(one.created_at, clock.value)}</small>
            </a>
          </li>
        ))}
      </ul>
      {state === 'loading' && others.length === 0 && <Skeleton rows={1} />}
      {state === 'ready' && others.length === 0 && <p class="muted">{details.noEarlier}</p>}
      {state === 'failed' && <p class="muted">{common.failedToLoad}</p>}
      {(state === 'failed' || cursor !== null) && (
        <button type="button" class="link" onClick={() => void load(cursor ?? undefined)}>
          {state === 'failed' ? common.retry : details.moreEarlier}
        </button>
      )}
    </>
  );
}

function LastMessage({ of: { last_message } }: { of: Conversation }) {
  if (last_message === null) return <span>{inbox.noMessage}</span>;
  const shown = messagePreview(last_message);
  return <span title={shown}>{shown}</span>;
}
