/** The form that makes a ticket, on its own or from a conversation, whose visitor is then the requester. */
import { useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import type { Ticket } from '#core/model/ticket.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { emptyDraft, settingsOf } from './ticket-draft.ts';
import { TicketFields } from './ticket-fields.tsx';

type NewTicketProps = {
  conversation?: Conversation;
  onClose: () => void;
  /** What happens instead of closing once it was made. */
  onMade?: (ticket: Ticket) => void;
};

/** The dialog. */
export default function NewTicket({ conversation, onClose, onMade }: NewTicketProps) {
  const { tickets, me } = useWorkspace();
  const [draft, setDraft] = useState(() => emptyDraft(me.peek().agent?.id ?? null));
  const made = useRef<Ticket>(undefined);
  const save = async () => {
    const { requester, ...settings } = settingsOf(draft);
    made.current = await tickets.create(
      conversation ? { ...settings, conversation_id: conversation.id } : { ...settings, requester },
    );
    toast(words.created(made.current.number));
  };
  return (
    <FormDialog
      title={conversation ? words.createFor(nameOf(conversation)) : words.create}
      action={words.create}
      onClose={onClose}
      onSaved={() => (made.current && onMade ? onMade(made.current) : onClose())}
      save={save}
      canSave={draft.subject.trim() !== ''}
    >
      {(errors) => (
        <TicketFields
          draft={draft}
          errors={errors}
          onChange={(change) => setDraft({ ...draft, ...change })}
          without={conversation ? ['status', 'requester'] : ['status']}
        />
      )}
    </FormDialog>
  );
}
