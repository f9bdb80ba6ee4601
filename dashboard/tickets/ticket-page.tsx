/** One ticket: one form to read and change it, next to its requester and the conversation it came from. */
import { ArrowLeft, MessagesSquare } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { changesOf, draftOf } from './ticket-draft.ts';
import { TicketFields } from './ticket-fields.tsx';
import './tickets.css';

/** The page. */
export default function TicketPage({ id }: { id: number }) {
  const { api } = useWorkspace();
  const ticket = useMemo(() => createResource(() => api('getTicket', { params: { id: String(id) } })), [id]);
  return <LoadedPage of={ticket}>{(loaded) => <TicketEditor ticket={loaded} resource={ticket} />}</LoadedPage>;
}

function TicketEditor({ ticket, resource }: { ticket: Ticket; resource: Resource<Ticket> }) {
  const { api } = useWorkspace();
  const params = { id: String(ticket.id) };
  const editor = useRecordEditor({
    stored: ticket,
    fieldsOf: draftOf,
    operation: 'updateTicket',
    send: (sent, version) => api('updateTicket', { params, body: { ...changesOf(sent), ...version } }),
    load: () => api('getTicket', { params }),
    accept: (stored) => resource.change(() => stored),
    alsoAt: ['requester'],
  });
  const save = (event: Event) => {
    event.preventDefault();
    void editor.save();
  };
  const canSave = editor.canSave && editor.values.subject.trim() !== '';
  return (
    <Page
      title={words.numbered(ticket.number, ticket.subject)}
      lead={`${words.createdAt} ${fullTime(ticket.created_at)}`}
      narrow
      back={<Back />}
      actions={<Actions ticket={ticket} canSave={canSave} busy={editor.busy} />}
    >
      <RecordNotes editor={editor} labelOf={labelsOf(words.fields)} />
      {ticket.notification === 'limit_reached' && <p class="muted">{words.limitReached}</p>}
      <form id="ticket" class="card form-card" onSubmit={save}>
        <TicketFields editor={editor} />
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
