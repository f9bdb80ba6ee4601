/** The visitor's earlier chats above the first row of the open one, each unfolded where it is. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { earlierChats as words } from '#dashboard/strings/details.ts';
import { names } from '#dashboard/strings/names.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { personOf } from '#dashboard/inbox/customer/person.ts';
import { isDetailsOpen } from '#dashboard/inbox/visitor/details-open.ts';
import { linesOf } from './grouping.ts';
import { ThreadLine } from './timeline-row.tsx';
import './earlier-inline.css';

const PAGE = '10';
const dayOf = (instant: string) => new Date(instant).toDateString();

type Found = {
  state: 'closed' | 'loading' | 'ready' | 'failed';
  chats: readonly Conversation[];
  cursor: string | null;
};

/** The button, and what it finds: nothing is asked before it is pressed. */
export default function EarlierInline({ conversation }: { conversation: Conversation }) {
  const { api, inbox, preferences } = useWorkspace();
  const [found, setFound] = useState<Found>({ state: 'closed', chats: [], cursor: null });
  const { id, visitor_id } = conversation;
  const load = async () => {
    setFound({ ...found, state: 'loading' });
    try {
      const query = {
        visitor_id: String(visitor_id),
        same_person: 'true' as const,
        limit: PAGE,
        ...(found.cursor === null ? {} : { cursor: found.cursor }),
      };
      const { data, next_cursor } = await api('listConversations', { query });
      const earlier = data.filter((one) => one.id < id);
      setFound({ state: 'ready', chats: [...found.chats, ...earlier], cursor: next_cursor });
    } catch {
      setFound({ ...found, state: 'failed' });
    }
  };
  const { state, chats, cursor } = found;
  // The details beside it have looked: a visitor without other chats needs no button.
  const person = personOf(visitor_id);
  const known = [...inbox.conversations.all.value.values()].some(
    (one) => person.includes(one.visitor_id) && one.id < id,
  );
  if (state === 'closed' && !known && isDetailsOpen(preferences)) return null;
  return (
    <div class="earlier-inline">
      {state === 'failed' && <p role="status">{words.failed}</p>}
      {state === 'loading' && <Skeleton rows={1} />}
      {state === 'ready' && chats.length === 0 && cursor === null && <p role="status">{words.none}</p>}
      {state !== 'loading' && (state !== 'ready' || cursor !== null) && (
        <button type="button" class="link" onClick={() => void load()}>
          {state === 'closed' ? words.show : state === 'failed' ? common.retry : words.more}
        </button>
      )}
      {/* Oldest first, as the rows below them. */}
      {chats.toReversed().map((one) => (
        <details key={one.id}>
          <summary>
            {words.of(fullTime(one.created_at))}
            <span class="muted">{names.status[one.status]}</span>
          </summary>
          <Rows conversation={one} />
        </details>
      ))}
    </div>
  );
}

/** The rows of one of them, fetched once it is unfolded: a closed `details` draws them all the same, so this waits for it. */
function Rows({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div
      ref={(element) => {
        element?.closest('details')?.addEventListener('toggle', () => setOpen(true), { once: true });
      }}
    >
      {isOpen && <Loaded conversation={conversation} />}
    </div>
  );
}

function Loaded({ conversation }: { conversation: Conversation }) {
  const { api } = useWorkspace();
  const [rows, setRows] = useState<readonly Message[] | 'loading' | 'failed'>('loading');
  const { id, visitor_id, last_seq } = conversation;
  const load = () => {
    setRows('loading');
    newestRows(api, id).then(setRows, () => setRows('failed'));
  };
  useEffect(load, [id]);
  if (rows === 'loading') return <Skeleton rows={2} kind="bubble" />;
  if (rows === 'failed')
    return (
      <p role="status">
        {words.failed}{' '}
        <button type="button" class="link" onClick={load}>
          {common.retry}
        </button>
      </p>
    );
  return (
    <>
      {(rows[0]?.seq ?? 1) > 1 && <p class="muted">{words.onlyNewest({ shown: rows.length, all: last_seq })}</p>}
      {linesOf(rows, [], dayOf).map((line) => (
        <Boundary key={line.key} kind="row">
          <ThreadLine line={line} visitorName={nameOf(conversation)} visitorId={visitor_id} />
        </Boundary>
      ))}
      <a class="link" href={`${BASE}/conversations/${id}`}>
        {words.open}
      </a>
    </>
  );
}

/** The newest hundred rows, in their order. */
async function newestRows(api: ReturnType<typeof useWorkspace>['api'], id: Id): Promise<readonly Message[]> {
  const { data } = await api('listMessages', { params: { id: String(id) }, query: { limit: '100' } });
  return [...data].sort((one, other) => one.seq - other.seq);
}
