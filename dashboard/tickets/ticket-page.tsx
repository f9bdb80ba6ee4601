/** One ticket: read and changed in one form, beside whom it is for and the conversation it came from. */
import { ArrowLeft, MessagesSquare } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ticket } from '../../core/model/ticket.ts';
import { createResource, type Resource } from '../data/resource.ts';
import { BASE, guardLeaving } from '../shell/location.ts';
import { common } from '../strings/common.ts';
import { tickets as words } from '../strings/tickets.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { LoadedOnce } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { fieldErrors, inWords } from '../ui/problem.ts';
import { fullTime } from '../ui/time.ts';
import { toast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { draftOf, settingsOf } from './ticket-draft.ts';
import { TicketFields } from './ticket-fields.tsx';
import './tickets.css';

/** The page. */
export default function TicketPage({ id }: { id: number }) {
  const { api } = useWorkspace();
  const ticket = useMemo(() => createResource(() => api('getTicket', { params: { id: String(id) } })), [id]);
  return (
    <LoadedOnce of={ticket} skeleton="card">
      {(loaded) => <Editor ticket={loaded} resource={ticket} />}
    </LoadedOnce>
  );
}

function Editor({ ticket, resource }: { ticket: Ticket; resource: Resource<Ticket> }) {
  const { api } = useWorkspace();
  const [draft, setDraft] = useState(() => draftOf(ticket));
  const [error, setError] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(ticket));
  useEffect(() => (isChanged ? guardLeaving(() => confirm(common.unsaved)) : undefined), [isChanged]);
  const errors = fieldErrors(error);
  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const stored = await api('updateTicket', { params: { id: String(ticket.id) }, body: settingsOf(draft) });
      resource.change(() => stored);
      setDraft(draftOf(stored));
      toast(common.saved);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={words.numbered(ticket.number, ticket.subject)}
      lead={`${words.createdAt} ${fullTime(ticket.created_at)}`}
      narrow
      back={<Back />}
      actions={<Actions ticket={ticket} canSave={isChanged && draft.subject.trim() !== ''} busy={busy} />}
    >
      {error !== undefined && Object.keys(errors).length === 0 && (
        <p class="form-problem" role="alert">
          {inWords(error)}
        </p>
      )}
      <form id="ticket" class="card form-card" onSubmit={(event) => void save(event)}>
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
      <Button variant="primary" type="submit" form="ticket" busy={busy} disabled={!canSave}>
        {busy ? common.saving : common.save}
      </Button>
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
