/** The fields of a ticket. */
import { useEffect } from 'preact/hooks';
import { priorities, ticketStatuses } from '#dashboard/data/closed-sets.ts';
import { names } from '#dashboard/strings/names.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { described, type TicketDraft } from './ticket-draft.ts';

type TicketFieldsProps = {
  editor: Editor<TicketDraft>;
  /** Fields to leave out: a new ticket is always open, and the requester of one from a conversation is its visitor. */
  without?: readonly ('status' | 'requester')[];
};

const named = <Value extends string>(values: readonly Value[], texts: Record<Value, string>) =>
  Object.fromEntries(values.map((value) => [value, texts[value]]));

/** The fields. */
export function TicketFields({ editor, without = [] }: TicketFieldsProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.agents.need(), []);
  const fields = bindTo(editor, described);
  const agents = optionsOf(team.agents.value.value.data ?? []);
  const { assignee_id } = editor.values;
  // An agent who has been removed since is still shown. Otherwise someone else would seem to be selected.
  const former = assignee_id === null || assignee_id in agents ? {} : { [assignee_id]: words.formerAgent };
  return (
    <>
      <TextField {...fields.as('subject')} required autofocus />
      <TextField {...fields.as('description')} rows={6} />
      <div class="pair">
        {!without.includes('status') && (
          <SelectField {...fields.as('status')} options={named(ticketStatuses, names.ticketStatus)} />
        )}
        <SelectField {...fields.as('priority')} options={named(priorities, names.priority)} />
        <SelectField {...fields.id('assignee_id')} options={{ '': words.nobody, ...former, ...agents }} />
      </div>
      {!without.includes('requester') && <Requester editor={editor} />}
    </>
  );
}

function Requester({ editor }: { editor: Editor<TicketDraft> }) {
  const { errors } = editor;
  const fields = bindTo(editor, described);
  const error = (path: string, field: 'name' | 'email') => errorBelow(errors, path, words.fields[field][0]);
  const whole = errors['requester'] === undefined ? undefined : error('requester', 'name');
  return (
    <div class="pair">
      <TextField {...fields.as('name')} error={error('requester.name', 'name') ?? whole} />
      <TextField {...fields.as('email')} error={error('requester.email', 'email')} />
    </div>
  );
}
