/** A ticket while it is written: what its form holds, and what of that is sent. */
import type { Ticket } from '#core/model/ticket.ts';

/** What the form holds; `name` and `email` are the requester's. */
export type TicketDraft = Pick<Ticket, 'subject' | 'description' | 'status' | 'priority' | 'assignee_id'> & {
  name: string;
  email: string;
};

/** A ticket to begin with, looked after by this agent. */
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

/** What is sent of a form. A requester without name and e-mail is none. */
export function settingsOf({ name, email, ...settings }: TicketDraft) {
  const [named, mailed] = [name.trim(), email.trim()];
  const requester = named === '' && mailed === '' ? null : { name: named || null, email: mailed || null };
  return { ...settings, requester };
}
