/** Tickets. */

/** The list, a ticket, and creating one. */
export const tickets = {
  title: 'Tickets',
  lead: 'Follow-up work after the chat.',
  create: 'Create ticket',
  createFor: (visitor: string) => `Create ticket for ${visitor}`,
  created: (number: number) => `Ticket #${number} created`,
  empty: 'No tickets yet',
  emptyBody:
    'Create one here, or from a conversation, for anything that outlasts the chat. Workflows can create them, too.',
  noneMatch: 'No matching tickets',
  noneMatchBody: 'Try another status or assignee.',
  showAll: 'Show all tickets',
  list: 'Tickets',
  number: 'No.',
  subject: 'Subject',
  description: 'Description',
  status: 'Status',
  anyStatus: 'Any status',
  priority: 'Priority',
  requester: 'Requester',
  requesterName: 'Requester’s name',
  requesterEmail: 'Requester’s email',
  assignee: 'Assignee',
  anyone: 'Anyone',
  me: 'Me',
  nobody: 'Unassigned',
  createdAt: 'Created',
  conversation: 'Conversation',
  more: 'Show more',
  limitReached:
    'The requester wasn’t emailed because the daily limit for emails to visitors was reached. Tell them the number yourself.',
  numbered: (number: number, subject: string) => `#${number} ${subject}`,
};
