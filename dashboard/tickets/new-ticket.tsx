/** The form to create a ticket, on its own or from a conversation, whose visitor is then the requester. */
import { useMemo, useRef } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { draftOf, emptyDraft, settingsOf } from './ticket-draft.ts';
import { TicketFields } from './ticket-fields.tsx';

type NewTicketProps = {
  conversation?: Conversation;
  onClose: () => void;
  /** Called instead of closing once the ticket is created. */
  onMade?: (ticket: Ticket) => void;
};

/** The dialog. */
export default function NewTicket({ conversation, onClose, onMade }: NewTicketProps) {
  const { tickets, me } = useWorkspace();
  const blank = useMemo(() => emptyDraft(me.peek().agent?.id ?? null), []);
  const made = useRef<Ticket>(undefined);
  const editor = useRecordEditor({
    stored: undefined,
    blank,
    fieldsOf: draftOf,
    send: ({ values }) => {
      const { requester, ...settings } = settingsOf(values);
      return tickets.create(
        conversation ? { ...settings, conversation_id: conversation.id } : { ...settings, requester },
      );
    },
    accept: (ticket) => (made.current = ticket),
    alsoAt: ['requester'],
    said: ({ number }) => words.created(number),
  });
  return (
    <RecordDialog
      title={conversation ? words.createFor(nameOf(conversation)) : words.create}
      action={words.create}
      editor={editor}
      isComplete={editor.values.subject.trim() !== ''}
      labelOf={labelsOf(words.fields)}
      onClose={onClose}
      onSaved={() => (made.current && onMade ? onMade(made.current) : onClose())}
    >
      <TicketFields editor={editor} without={conversation ? ['status', 'requester'] : ['status']} />
    </RecordDialog>
  );
}
