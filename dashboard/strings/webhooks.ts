/** Webhooks: the list, the form, one webhook, and its deliveries. */
import type { SubscribedType } from '#core/webhooks/event-types.ts';
import type { DeliveryError, DeliveryState, DisabledReason } from '#core/webhooks/webhook.ts';
import { plural } from './plural.ts';
import { localized } from './language.ts';

/** An event in the form: what has happened. */
type EventWords = Record<SubscribedType, string>;

/** Webhooks. */
export const webhooks = localized('webhooks', {
  title: 'Webhooks',
  lead: 'Send events to your own servers as they happen.',
  add: 'Create webhook',
  empty: 'No webhooks yet',
  emptyBody: 'Create one to tell your CRM, Slack or data warehouse about chats, messages, visitors and tickets.',
  editTitle: 'Edit webhook',
  save: 'Save changes',
  created: 'Webhook created',
  fields: {
    url: ['URL', 'Begins with https:// and is reachable from the internet. Events arrive as POST requests with JSON.'],
    description: ['Description', 'What it is for, such as “CRM”. Only your team sees it.'],
    is_active: ['Active', 'While it is off, nothing is sent, and what happens meanwhile is not sent later.'],
    events: ['Events', ''],
  } as const,
  groups: {
    conversation: 'Conversations',
    message: 'Messages',
    visitor: 'Visitors',
    agent: 'Agents',
    ticket: 'Tickets',
  },
  all: (group: string) => `All of ${group}`,
  events: {
    'conversation.created': 'A chat begins',
    'conversation.assigned': 'A chat gets an agent, or another one',
    'conversation.status_changed': 'A chat is resolved, closed, reopened or returned to the queue',
    'conversation.updated': 'Priority, labels, attributes or the department of a chat change',
    'conversation.rated': 'A visitor rates a chat',
    'message.created': 'A visitor, agent or bot writes a message',
    'note.created': 'An agent writes a note, which visitors don’t see',
    'visitor.created': 'Somebody is new',
    'visitor.updated': 'Name, email address or attributes of a visitor change',
    'visitor.identified': 'Your site says who a visitor is',
    'agent.status_changed': 'An agent goes online, away, busy or offline',
    'ticket.created': 'A ticket is created',
    'ticket.updated': 'A ticket changes',
  } satisfies EventWords,
  test: 'Test event',
  chooseEvent: 'Choose at least one event.',
  eventCount: (count: number) => plural(count, 'event', 'events'),
  state: 'State',
  states: { active: 'Active', failing: 'Failing', off: 'Off', failed: 'Switched off' },
  failingSince: (time: string) => `Failing since ${time}`,
  disabled: {
    failing:
      'It was switched off because every delivery failed for three days. Check the server, then turn it on again.',
    gone: 'It was switched off because the server answered 410 Gone. Check the URL, then turn it on again.',
  } satisfies Record<DisabledReason, string>,
  lastSuccess: 'Last success',
  never: 'Never',
  edit: 'Edit',
  remove: 'Delete webhook',
  removeTitle: 'Delete this webhook?',
  removeBody: 'Nothing is sent to it any more, and its deliveries are deleted. This can’t be undone.',
  removed: 'Webhook deleted',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  shown: 'Copy the signing secret now',
  shownBody:
    'It isn’t shown again. Your server verifies deliveries with it, as Standard Webhooks describes; there is a library for most languages.',
  rotate: 'Replace secret',
  rotateTitle: 'Replace the signing secret?',
  rotateBody:
    'For 24 hours, deliveries are signed with the old secret and the new one, so that nothing is refused while you change it on your server. After that, only the new one is used.',
  previous: (time: string) => `Deliveries are also signed with the former secret until ${time}.`,
  sendTest: 'Send test event',
  testing: 'Sending a test event…',
  tested: {
    delivered: (status: number, ms: number) => `Delivered: your server answered ${status} after ${ms} ms.`,
    failed: (why: string) => `Not delivered: ${why} It is tried again later.`,
    waiting: 'It has not been tried yet. Its outcome shows in the list below.',
  },
});

/** Deliveries of a webhook. */
export const deliveries = localized('deliveries', {
  title: 'Deliveries',
  lead: 'Kept for 30 days. A delivery that fails is tried again for a day, each time a little later.',
  list: 'Deliveries',
  state: 'State',
  any: 'Any state',
  states: { pending: 'Pending', delivered: 'Delivered', failed: 'Failed' } satisfies Record<DeliveryState, string>,
  event: 'Event',
  time: 'Time',
  answer: 'Answer',
  tries: 'Tries',
  next: (time: string) => `Next try ${time}`,
  more: 'Show more',
  searchOn: 'Look further back',
  empty: 'Nothing sent yet',
  emptyBody: 'Events show here as soon as one happens. Send a test event to try it.',
  none: 'No matches',
  noneBody: 'Choose another state.',
  request: 'Request',
  headers: 'Headers',
  body: 'Body',
  attempts: 'Tries',
  noAttempts: 'Not tried yet.',
  answered: 'Answer of your server',
  noAnswer: 'There was no answer.',
  emptyAnswer: 'The answer was empty.',
  resend: 'Send again',
  resent: 'Sent again, with the same ID',
  replay: 'Send a range again…',
  replayTitle: 'Send deliveries again',
  replayBody:
    'Events of this time are sent again, oldest first and with the same IDs, so that a server that has them already can skip them.',
  from: 'From',
  to: 'To',
  only: 'Which',
  which: { failed: 'Only failed ones', any: 'All of them' },
  replayAction: 'Send again',
  replayed: (count: number) =>
    count === 0 ? 'Nothing was delivered in this time' : `Sending ${plural(count, 'event', 'events')} again`,
  replaying: (count: number) => `${plural(count, 'event', 'events')} so far…`,
  noTime: 'Enter a date and time.',
  wrongRange: '“To” must be later than “From”.',
  off: 'Turn the webhook on to send events again.',
  errors: {
    status: (status: number | null) => `The server answered ${status ?? 'with an error'}.`,
    redirect: () => 'The server redirected, which isn’t followed.',
    timeout: () => 'The server didn’t answer in time.',
    unreachable: () => 'The server couldn’t be reached.',
    not_public: () => 'The host isn’t on the public internet.',
  } satisfies Record<DeliveryError, (status: number | null) => string>,
  attempt: (status: number, ms: number) => `Answered ${status} after ${ms} ms`,
});
