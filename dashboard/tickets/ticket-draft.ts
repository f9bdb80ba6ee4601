/** A ticket's form: its values, and which of them are sent. */
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { limits } from '#dashboard/data/limits.ts';
import { tickets as words } from '#dashboard/strings/tickets.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import type { Sent } from '#dashboard/ui/record/draft.ts';

/** The values of the form; `name` and `email` are the requester's. */
export type TicketDraft = Pick<Ticket, 'subject' | 'description' | 'status' | 'priority' | 'assignee_id'> & {
  name: string;
  email: string;
};

/** A new ticket, assigned to this agent. */
export const emptyDraft = (assignee: number | null): TicketDraft => ({
  subject: '',
  description: '',
  status: 'open',
  priority: 'normal',
  assignee_id: assignee,
  name: '',
  email: '',
});

/** The form of a stored ticket. */
export const draftOf = ({ subject, description, status, priority, assignee_id, requester }: Ticket): TicketDraft => ({
  subject,
  description,
  status,
  priority,
  assignee_id,
  name: requester?.name ?? '',
  email: requester?.email ?? '',
});

/** What is sent to create a ticket. */
export const settingsOf = ({ name, email, ...settings }: TicketDraft) => ({
  ...settings,
  requester: requesterOf({ name, email }),
});

/** What is sent for changed fields; the requester is always sent as a whole. */
export function changesOf({ changes, values }: Sent<TicketDraft>) {
  const { name, email, ...others } = changes;
  return name === undefined && email === undefined ? others : { ...others, requester: requesterOf(values) };
}

/** A requester without name and email counts as none. */
function requesterOf({ name, email }: Pick<TicketDraft, 'name' | 'email'>) {
  const [named, mailed] = [name.trim(), email.trim()];
  return named === '' && mailed === '' ? null : { name: named || null, email: mailed || null };
}

const { 'requester.name': name = {}, 'requester.email': email = {} } = limits.ticket;

/** Label, limits and error of a field. */
export const described = describedBy(words.fields, { ...limits.ticket, name, email });
