/** What webhooks and the event bus can be notified of. Importing this builds no schema. */

/** The kinds of events. `webhook.test` is sent on request only, so nobody subscribes to it. */
export const eventTypes = [
  'conversation.created',
  'conversation.assigned',
  'conversation.status_changed',
  'conversation.updated',
  'conversation.rated',
  'message.created',
  'note.created',
  'visitor.created',
  'visitor.updated',
  'visitor.identified',
  'agent.status_changed',
  'ticket.created',
  'ticket.updated',
  'webhook.test',
] as const;
/** A kind of event. */
export type EventType = (typeof eventTypes)[number];

/** A kind of event that can be subscribed to. */
export type SubscribedType = Exclude<EventType, 'webhook.test'>;

/** The kinds of events that can be subscribed to. */
export const subscribedTypes = eventTypes.filter((type): type is SubscribedType => type !== 'webhook.test');

/** What an event is about. Events about the same subject are ordered by their `seq`. */
export const subjectTypes = ['conversation', 'visitor', 'agent', 'ticket', 'webhook'] as const;
/** What an event is about. */
export type SubjectType = (typeof subjectTypes)[number];

/** The kind of thing that a kind of event is about. */
export const subjectOf = (type: EventType): SubjectType => {
  switch (type) {
    case 'message.created':
    case 'note.created':
      return 'conversation';
    default:
      return subjectTypes.find((subject) => type.startsWith(`${subject}.`)) ?? 'webhook';
  }
};
