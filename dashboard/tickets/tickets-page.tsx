/** Tickets: what is open and whose it is; narrowed by the address, so that a list can be passed on. */
import { Plus, SearchX, TicketCheck } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Ticket } from '#core/model/ticket.ts';
import { firstPages } from '#dashboard/api/api.ts';
import { ticketStatuses } from '#dashboard/data/closed-sets.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { PriorityMark } from '#dashboard/inbox/list/list-row.tsx';
import { BASE, navigate, query } from '#dashboard/navigation/location.ts';
import { names } from '#dashboard/strings/names.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { Button, ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { Loaded } from '#dashboard/settings/loaded.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import NewTicket from './new-ticket.tsx';
import '#dashboard/ui/page/table.css';
import './tickets.css';

type Filter = { status: string; assignee: string };

const ANY = 'any';

/** The page. */
export default function TicketsPage({ isCreating }: { isCreating: boolean }) {
  const { api, team } = useWorkspace();
  const filter = { status: query.value.get('status') ?? 'open', assignee: query.value.get('assignee') ?? '' };
  const pages = useRef(1);
  const resource = useMemo(() => {
    pages.current = 1;
    const asked = {
      ...(filter.status === ANY ? {} : { status: filter.status as Ticket['status'] }),
      ...(filter.assignee === '' ? {} : { assignee_id: filter.assignee }),
    };
    return createResource(() =>
      firstPages((place) => api('listTickets', { query: { ...asked, ...place } }), pages.current),
    );
  }, [filter.status, filter.assignee]);
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
              {items.length > 0 && <Table tickets={items} />}
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
    const { status, assignee } = { ...filter, ...change };
    const asked = new URLSearchParams({
      ...(status === 'open' ? {} : { status }),
      ...(assignee === '' ? {} : { assignee }),
    }).toString();
    navigate(`/tickets${asked === '' ? '' : `?${asked}`}`, { replace: true });
  };
  const agents = (team.agents.value.value.data ?? []).map(({ id, name }) => [String(id), name] as const);
  return (
    <div class="narrowing">
      <Choice
        label={words.status}
        value={filter.status}
        options={[...ticketStatuses.map((one) => [one, names.ticketStatus[one]] as const), [ANY, words.anyStatus]]}
        onChange={(status) => show({ status })}
      />
      <Choice
        label={words.assignee}
        value={filter.assignee}
        options={[['', words.anyone], ['me', words.me], ['none', words.nobody], ...agents]}
        onChange={(assignee) => show({ assignee })}
      />
    </div>
  );
}

function None({ filter, children }: { filter: Filter; children: ComponentChildren }) {
  if (filter.status === ANY && filter.assignee === '') {
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

function Table({ tickets }: { tickets: readonly Ticket[] }) {
  const { team } = useWorkspace();
  return (
    <table class="table" aria-label={words.list}>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.subject}</th>
          <th scope="col">{words.status}</th>
          <th scope="col" class="wide">
            {words.requester}
          </th>
          <th scope="col" class="roomy">
            {words.assignee}
          </th>
          <th scope="col" class="wide number">
            {words.createdAt}
          </th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr key={ticket.id}>
            <td class="muted">#{ticket.number}</td>
            <td class="ticket-subject">
              <a href={`${BASE}/tickets/${ticket.id}`} title={ticket.subject}>
                {ticket.subject}
              </a>
              <PriorityMark priority={ticket.priority} />
            </td>
            <td>
              <TicketStatusMark status={ticket.status} />
            </td>
            <td class="wide muted">{ticket.requester?.name ?? ticket.requester?.email ?? '—'}</td>
            <td class="roomy muted">{team.agentName(ticket.assignee_id) ?? '—'}</td>
            <td class="wide number muted">
              <time dateTime={ticket.created_at} title={fullTime(ticket.created_at)}>
                {shortTime(ticket.created_at, clock.value)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const looks = { open: 'active', pending: 'pending', solved: 'resolved' };

function TicketStatusMark({ status }: { status: Ticket['status'] }) {
  return <span class={`status status-${looks[status]}`}>{names.ticketStatus[status]}</span>;
}
