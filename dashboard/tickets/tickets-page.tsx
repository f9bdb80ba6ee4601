/** The list of tickets. Its filters are in the URL, so that a list can be shared. */
import { Plus, SearchX, TicketCheck } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { firstPages } from '#dashboard/api/api.ts';
import { ticketStatuses } from '#dashboard/data/closed-sets.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { PriorityMark } from '#dashboard/inbox/list/list-row.tsx';
import { BASE, navigate, query } from '#dashboard/navigation/location.ts';
import { names } from '#dashboard/strings/names.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { Button, ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { SearchField } from '#dashboard/ui/controls/search-field.tsx';
import { limits } from '#dashboard/data/limits.ts';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { type Column, CrudTable } from '#dashboard/ui/crud/crud-table.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import NewTicket from './new-ticket.tsx';
import './tickets.css';

type Filter = { status: string; assignee: string; q: string };

const ANY = 'any';

/** The page. */
export default function TicketsPage({ isCreating }: { isCreating: boolean }) {
  const { api, team } = useWorkspace();
  const filter = {
    status: query.value.get('status') ?? 'open',
    assignee: query.value.get('assignee') ?? '',
    q: query.value.get('q') ?? '',
  };
  const pages = useRef(1);
  const resource = useMemo(() => {
    pages.current = 1;
    const asked = {
      ...(filter.status === ANY ? {} : { status: filter.status as Ticket['status'] }),
      ...(filter.assignee === '' ? {} : { assignee_id: filter.assignee }),
      ...(filter.q === '' ? {} : { q: filter.q }),
    };
    return createResource(() =>
      firstPages((place) => api('listTickets', { query: { ...asked, ...place } }), pages.current),
    );
  }, [filter.status, filter.assignee, filter.q]);
  useEffect(() => void team.agents.need(), []);
  const more = () => {
    pages.current += 1;
    void resource.load();
  };
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => navigate('/tickets/new')}>
      {words.create}
    </Button>
  );
  return (
    <>
      <Page title={words.title} lead={words.lead} actions={create}>
        <Filters filter={filter} />
        <Loaded of={resource} skeleton="row">
          {({ items, hasMore }) => (
            <>
              {items.length > 0 && <CrudTable columns={columns} entries={items} label={words.list} />}
              {items.length === 0 && !hasMore && <None filter={filter}>{create}</None>}
              {hasMore && (
                <Button variant="ghost" onClick={more}>
                  {words.more}
                </Button>
              )}
            </>
          )}
        </Loaded>
      </Page>
      {isCreating && (
        <NewTicket
          onClose={() => navigate('/tickets', { replace: true })}
          onMade={({ id }) => navigate(`/tickets/${id}`, { replace: true })}
        />
      )}
    </>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const { team } = useWorkspace();
  const show = (change: Partial<Filter>) => {
    const { status, assignee, q } = { ...filter, ...change };
    const asked = new URLSearchParams({
      ...(status === 'open' ? {} : { status }),
      ...(assignee === '' ? {} : { assignee }),
      ...(q === '' ? {} : { q }),
    }).toString();
    navigate(`/tickets${asked === '' ? '' : `?${asked}`}`, { replace: true });
  };
  const agents = (team.agents.value.value.data ?? []).map(({ id, name }) => [String(id), name] as const);
  return (
    <div class="narrowing">
      <SearchField
        label={words.search}
        value={filter.q}
        maxLength={limits.ticketSearch['q']?.maxLength}
        onSearch={(q) => show({ q })}
      />
      <Choice
        label={words.fields.status[0]}
        value={filter.status}
        options={[...ticketStatuses.map((one) => [one, names.ticketStatus[one]] as const), [ANY, words.anyStatus]]}
        onChange={(status) => show({ status })}
      />
      <Choice
        label={words.fields.assignee_id[0]}
        value={filter.assignee}
        options={[['', words.anyone], ['me', words.me], ['none', words.nobody], ...agents]}
        onChange={(assignee) => show({ assignee })}
      />
    </div>
  );
}

function None({ filter, children }: { filter: Filter; children: ComponentChildren }) {
  if (filter.status === 'open' && filter.assignee === '' && filter.q === '') {
    return (
      <Notice icon={TicketCheck} title={words.noneOpen} body={words.noneOpenBody}>
        {children}
        <ButtonLink href={`${BASE}/tickets?status=${ANY}`}>{words.showAll}</ButtonLink>
      </Notice>
    );
  }
  if (filter.status === ANY && filter.assignee === '' && filter.q === '') {
    return (
      <Notice icon={TicketCheck} title={words.empty} body={words.emptyBody}>
        {children}
      </Notice>
    );
  }
  return (
    <Notice icon={SearchX} title={words.noneMatch} body={words.noneMatchBody}>
      <ButtonLink href={`${BASE}/tickets?status=${ANY}`}>{words.showAll}</ButtonLink>
    </Notice>
  );
}

const columns: Column<Ticket>[] = [
  { title: words.number, class: 'muted', cell: ({ number }) => `#${number}` },
  {
    title: words.fields.subject[0],
    class: 'ticket-subject',
    cell: ({ id, subject, priority }) => (
      <>
        <a href={`${BASE}/tickets/${id}`} title={subject}>
          {subject}
        </a>
        <PriorityMark priority={priority} />
      </>
    ),
  },
  { title: words.fields.status[0], cell: ({ status }) => <TicketStatusMark status={status} /> },
  {
    title: words.requester,
    class: 'wide muted',
    cell: ({ requester }) => requester?.name ?? requester?.email ?? '—',
  },
  {
    title: words.fields.assignee_id[0],
    class: 'roomy muted',
    cell: ({ assignee_id }) => <AgentName id={assignee_id} />,
  },
  {
    title: words.createdAt,
    class: 'wide number muted',
    cell: ({ created_at }) => (
      <time dateTime={created_at} title={fullTime(created_at)}>
        {shortTime(created_at, clock.value)}
      </time>
    ),
  },
];

function AgentName({ id }: { id: Ticket['assignee_id'] }) {
  return <>{useWorkspace().team.agentName(id) ?? '—'}</>;
}

const looks = { open: 'active', pending: 'pending', solved: 'resolved' };

function TicketStatusMark({ status }: { status: Ticket['status'] }) {
  return <span class={`status status-${looks[status]}`}>{names.ticketStatus[status]}</span>;
}
