/** What the team does about a visitor and what they wrote. */
import { localized } from './language.ts';

/** The entries of the menu next to the visitor's name. */
export const visitorMenu = localized('visitorMenu', {
  label: 'Visitor actions',
  edit: 'Edit details…',
  redact: 'Redact a message…',
  merge: 'Merge another chat…',
  mergeVisitor: 'Merge with another visitor…',
  block: 'Block visitor…',
} as const);

/** Changing details. */
export const editVisitor = localized('editVisitor', {
  title: 'Edit the visitor',
  action: 'Save details',
  fields: {
    name: ['Name', ''],
    email: ['Email', 'Answers that the visitor misses are sent there.'],
    phone: ['Phone', ''],
  },
  saved: 'Details saved',
} as const);

/** Redacting. */
export const redaction = localized('redaction', {
  title: 'Redact a message',
  body: 'What the message says and its files are removed for good: here, on the visitor’s page, and from the search. Emails and events that were already sent can’t be taken back. A row says who did it.',
  choose: 'Message',
  action: 'Redact permanently',
  done: 'Message redacted',
  none: 'There is no message to redact.',
  by: (who: string, text: string) => `${who}: ${text}`,
  visitor: 'Visitor',
  note: 'Note',
  rating: 'Rating',
  copies: (names: string) => `Also remove what was copied from it: ${names}`,
  copiesHelp: 'Attributes whose value the message says, and answers that a workflow saved. Tickets stay as they are.',
  team: 'Team',
  file: 'File',
} as const);

/** Merging two chats of a visitor. */
export const merging = localized('merging', {
  title: 'Merge another chat into this one',
  body: 'The other chat ends, and this one goes on. Both stay readable, and a row in each leads to the other. Reopening the other chat takes it back.',
  choose: 'The other chat',
  action: 'Merge chats',
  done: 'Chats merged',
  none: 'This visitor has no other chat.',
  chat: (time: string, message: string) => `${time}: ${message}`,
} as const);

/** Taking two visitors for one person. */
export const mergingVisitors = localized('mergingVisitors', {
  title: 'Merge with another visitor',
  body: 'Your team sees both as one person: their details, earlier chats and search. Each visitor keeps their own sessions and sees only their own chats. Blocking, exporting or erasing one of them doesn’t affect the other. You can separate them at any time.',
  search: 'Name, email or words of a chat',
  choose: 'The other visitor',
  none: 'No other visitor found.',
  action: 'Merge visitors',
  done: 'Visitors merged',
  lastChat: (time: string) => `Last chat: ${time}`,
  withEmail: (email: string, time: string) => `${email}, last chat: ${time}`,
} as const);

/** The visitors who are one person, in the details. */
export const samePerson = localized('samePerson', {
  title: 'Same person',
  separate: (name: string) => `Separate ${name}`,
  separated: (name: string) => `${name} is a visitor of their own again`,
} as const);

/** Blocking. */
export const blocking = localized('blocking', {
  title: (name: string) => `Block ${name}?`,
  body: 'Their chat ends, and the widget is switched off for them without saying why. They stay blocked on every device where you know them.',
  action: 'Block visitor',
  done: (name: string) => `${name} is blocked`,
  time: 'For how long',
  times: { '1': '1 hour', '24': '24 hours', '168': '7 days', '720': '30 days', '': 'For ever' },
  email: 'Also block their email address',
  emailHelp: (address: string) =>
    `Nobody gets in with ${address}. Anybody can type somebody else’s address, so choose this only if you believe it is theirs.`,
  network: 'Also block new visitors from their network',
  networkHelp: (address: string) =>
    `${address} may be shared by a company, a school or a mobile network: others who come from there for the first time are shut out, too. For 7 days at most.`,
  reason: 'Reason',
  reasonHelp: 'Only your team sees it.',
  blockedTitle: (name: string) => `${name} is blocked`,
  until: (time: string) => `Until ${time}`,
  forEver: 'For ever',
  by: (who: string) => `by ${who}`,
  unblock: 'Unblock',
  unblocked: (name: string) => `${name} is no longer blocked`,
} as const);

/** The list in the team's settings. */
export const blockedList = localized('blockedList', {
  title: 'Blocked visitors',
  none: 'Nobody is blocked. You can block a visitor from the menu next to their name in a chat.',
  visitor: 'Visitor',
  until: 'Until',
  also: 'Also blocked',
  email: 'email address',
  reason: 'Reason',
  unblock: (name: string) => `Unblock ${name}`,
  number: (id: number) => `Visitor ${id}`,
} as const);
