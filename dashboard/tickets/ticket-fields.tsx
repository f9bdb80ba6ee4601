/** The fields of a ticket. */
import { useEffect } from 'preact/hooks';
import { priorities, ticketStatuses } from '#dashboard/data/closed-sets.ts';
import { names } from '#dashboard/strings/names.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import type { TicketDraft } from './ticket-draft.ts';

type TicketFieldsProps = {
  draft: TicketDraft;
  errors: Record<string, string>;
  onChange: (change: Partial<TicketDraft>) => void;
  /** A new ticket is open, and one made from a conversation is its visitor's. */
  without?: readonly ('status' | 'requester')[];
};

const named = <Value extends string>(values: readonly Value[], texts: Record<Value, string>) =>
  Object.fromEntries(values.map((value) => [value, texts[value]]));

/** The fields. */
export function TicketFields({ draft, errors, onChange, without = [] }: TicketFieldsProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.agents.need(), []);
  const agents = team.agents.value.value.data ?? [];
  return (
    <>
      <TextField
        label={words.subject}
        error={errors['subject']}
        value={draft.subject}
        onChange={(subject) => onChange({ subject })}
        maxLength={200}
        required
        autofocus
      />
      <TextField
        label={words.description}
        error={errors['description']}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        maxLength={8000}
        rows={6}
      />
      <div class="pair">
        {!without.includes('status') && (
          <SelectField
            label={words.status}
            error={errors['status']}
            value={draft.status}
            options={named(ticketStatuses, names.ticketStatus)}
            onChange={(status) => onChange({ status: status as TicketDraft['status'] })}
          />
        )}
        <SelectField
          label={words.priority}
          error={errors['priority']}
          value={draft.priority}
          options={named(priorities, names.priority)}
          onChange={(priority) => onChange({ priority: priority as TicketDraft['priority'] })}
        />
        <SelectField
          label={words.assignee}
          error={errors['assignee_id']}
          value={String(draft.assignee_id ?? '')}
          options={{ '': words.nobody, ...optionsOf(agents) }}
          onChange={(id) => onChange({ assignee_id: id === '' ? null : Number(id) })}
        />
      </div>
      {!without.includes('requester') && (
        <div class="pair">
          <TextField
            label={words.requesterName}
            error={errors['requester.name'] ?? errors['requester']}
            value={draft.name}
            onChange={(name) => onChange({ name })}
            maxLength={100}
          />
          <TextField
            label={words.requesterEmail}
            error={errors['requester.email']}
            value={draft.email}
            onChange={(email) => onChange({ email })}
            maxLength={254}
          />
        </div>
      )}
    </>
  );
}
