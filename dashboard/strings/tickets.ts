/** Tickets. */
import { localized } from './language.ts';

/** The list, a ticket, and creating one. */
export const tickets = localized('tickets', {
  title: 'Tickets',
  lead: 'Follow-up work after the chat.',
  create: 'Create ticket',
  createFor: (visitor: string) => `Create ticket for ${visitor}`,
  created: (number: number) => `Ticket #${number} created`,
  empty: 'No tickets yet',
  emptyBody:
    'Create one here, or from a conversation, for anything that outlasts the chat. Workflows can create them, too.',
  noneMatch: 'No matching tickets',
  noneOpen: 'No open tickets',
  noneOpenBody:
    'Create one here, or from a conversation, for anything that outlasts the chat. Solved and pending tickets are under “Any status”.',
  noneMatchBody: 'Try other words, or another status or assignee.',
  search: 'Search tickets',
  showAll: 'Show all tickets',
  list: 'Tickets',
  number: 'No.',
  anyStatus: 'Any status',
  requester: 'Requester',
  fields: {
    subject: ['Subject', ''],
    description: ['Description', ''],
    status: ['Status', ''],
    priority: ['Priority', ''],
    assignee_id: ['Assignee', ''],
    name: ['Requester’s name', ''],
    email: ['Requester’s email', 'If email is set up, they receive the number and subject when you create the ticket.'],
  },
  formerAgent: 'A former agent',
  anyone: 'Anyone',
  me: 'Me',
  nobody: 'Unassigned',
  createdAt: 'Created',
  conversation: 'Conversation',
  more: 'Show more',
  limitReached:
    'The requester wasn’t emailed because the daily limit for emails to visitors was reached. Tell them the number yourself.',
  numbered: (number: number, subject: string) => `#${number} ${subject}`,
} as const);
