/** One ticket: read and changed in one form, beside whom it is for and the conversation it came from. */
import { ArrowLeft, MessagesSquare } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Ticket } from '#core/model/ticket.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { useSaving } from '#dashboard/navigation/use-saving.ts';
import { common } from '#dashboard/strings/common.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { fieldErrors } from '#dashboard/ui/format/problem.ts';
import { FormProblem, SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { draftOf, settingsOf } from './ticket-draft.ts';
import { TicketFields } from './ticket-fields.tsx';
import './tickets.css';

/** The page. */
export default function TicketPage({ id }: { id: number }) {
  const { api } = useWorkspace();
  const ticket = useMemo(() => createResource(() => api('getTicket', { params: { id: String(id) } })), [id]);
  return <LoadedPage of={ticket}>{(loaded) => <Editor ticket={loaded} resource={ticket} />}</LoadedPage>;
}

function Editor({ ticket, resource }: { ticket: Ticket; resource: Resource<Ticket> }) {
  const { api } = useWorkspace();
  const [draft, setDraft] = useState(() => draftOf(ticket));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(ticket));
  const { busy, error, saving } = useSaving(isChanged);
  const errors = fieldErrors(error);
  const save = (event: Event) => {
    event.preventDefault();
    void saving(async () => {
      const stored = await api('updateTicket', { params: { id: String(ticket.id) }, body: settingsOf(draft) });
      resource.change(() => stored);
      setDraft(draftOf(stored));
      toast(common.saved);
    });
  };
  return (
    <Page
      title={words.numbered(ticket.number, ticket.subject)}
      lead={`${words.createdAt} ${fullTime(ticket.created_at)}`}
      narrow
      back={<Back />}
      actions={<Actions ticket={ticket} canSave={isChanged && draft.subject.trim() !== ''} busy={busy} />}
    >
      {Object.keys(errors).length === 0 && <FormProblem error={error} />}
      {ticket.notification === 'limit_reached' && <p class="muted">{words.limitReached}</p>}
      <form id="ticket" class="card form-card" onSubmit={save}>
        <TicketFields draft={draft} errors={errors} onChange={(change) => setDraft({ ...draft, ...change })} />
      </form>
    </Page>
  );
}

function Actions({ ticket, canSave, busy }: { ticket: Ticket; canSave: boolean; busy: boolean }): ComponentChildren {
  return (
    <>
      {ticket.conversation_id !== null && (
        <ButtonLink href={`${BASE}/conversations/${ticket.conversation_id}?view=all&status=any`} icon={MessagesSquare}>
          {words.conversation}
        </ButtonLink>
      )}
      <SaveButton busy={busy} canSave={canSave} form="ticket" />
    </>
  );
}

function Back() {
  return (
    <a class="icon-button" href={`${BASE}/tickets`} title={words.title} aria-label={words.title}>
      <Icon of={ArrowLeft} />
    </a>
  );
}
