/** The details of a conversation, which load after it. */
import type { CardFailure } from '#core/model/visitors/card.ts';
import { localized } from './language.ts';

/** The visitor and what is known about the conversation. */
export const details = localized('details', {
  title: 'Details',
  visitor: 'Visitor',
  email: 'Email',
  phone: 'Phone',
  externalId: 'Your own ID',
  local: 'Local time',
  language: 'Language',
  browser: 'Browser',
  address: 'IP address',
  /** Words in capitals, such as IP, keep them. */
  copy: (what: string) => `Copy ${what.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`,
  fromSite: 'From your site',
  referrer: 'Referrer',
  pages: 'Pages',
  now: 'now',
  noPages: 'No pages recorded',
  started: 'Started on page',
  conversation: 'Conversation',
  labels: 'Labels',
  addLabel: 'Add a label',
  removeLabel: (label: string) => `Remove label ${label}`,
  department: 'Department',
  defaultDepartment: 'Default',
  widget: 'Widget',
  created: 'Started',
  firstResponse: 'First response time',
  until: (time: string) => `Until ${time}`,
  untilReply: 'Until the visitor writes',
  rating: 'Rating',
  stars: (count: number) => `${count} of 5 stars`,
  attributes: 'Attributes',
  noAttributes: 'No attributes yet',
  continues: 'Continues',
  closedChat: 'a closed chat',
  editAttributes: 'Edit attributes',
  attributeValue: 'Value',
  saveAttributes: 'Save attributes',
  earlier: 'Previous conversations',
  noEarlier: 'No previous conversations',
  moreEarlier: 'Show more',
  tickets: 'Tickets',
  noTickets: 'No tickets yet',
  newTicket: 'Create ticket',
  export: 'Export data',
  erase: 'Delete visitor data…',
  eraseTitle: (name: string) => `Delete all data about ${name}?`,
  eraseBody:
    'This ends their open chats and permanently deletes their conversations, page visits and ticket contents. Report totals remain; they contain no personal data.',
  eraseAction: 'Delete permanently',
  erased: (name: string) => `All data about ${name} was deleted`,
});

/** The button and the card. */
export const ownSystems = localized('ownSystems', {
  blocked: 'Your browser blocked the new tab. Allow pop-ups for this site, then try again.',
  nothing: 'Nothing known about this visitor',
  failures: {
    unreachable: 'Your system can’t be reached.',
    too_slow: 'Your system took longer than 3 seconds.',
    refused: 'Your system answered with an error.',
    unreadable: 'Your system’s answer can’t be shown.',
  } satisfies Record<CardFailure, string>,
} as const);

/** The visitor's earlier chats, above the first row of the open one. */
export const earlierChats = localized('earlierChats', {
  show: 'Show earlier chats',
  more: 'Show more earlier chats',
  none: 'No earlier chats',
  failed: 'Couldn’t load earlier chats.',
  of: (time: string) => `Chat of ${time}`,
  onlyNewest: ({ shown, all }: { shown: number; all: number }) => `The newest ${shown} of ${all} entries`,
  open: 'Open this chat',
});
