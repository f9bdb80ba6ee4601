/** The closed sets of rules. Importing this builds no schema. */

/** What happens to a conversation and has a row of its own, or changes its priority. */
export const happenings = [
  'started',
  'visitor_message',
  'agent_message',
  'handed_off',
  'assigned',
  'transferred',
  'priority_changed',
  'resolved',
  'closed',
  'reopened',
  'rated',
  'snooze_over',
] as const;
/** What lasts: the visitor waits for an answer, nobody has taken the chat from the queue, the visitor hasn't replied. */
export const clocks = ['unanswered', 'queued', 'visitor_silent'] as const;
/** How the first message came: by the widget, by email, or from the site's server. */
export const arrivals = ['widget', 'email', 'api'] as const;

/** What lasts. */
export type Clock = (typeof clocks)[number];
/** What starts a rule. */
export type TriggerType = (typeof happenings)[number] | 'labelled' | Clock;
/** What starts a rule and is found in a conversation's rows, once it has happened. */
export type RowTrigger = Exclude<(typeof happenings)[number], 'priority_changed'>;

const clockNames: ReadonlySet<string> = new Set(clocks);
/** Whether a rule waits for something to last. */
export const isClock = (type: TriggerType): type is Clock => clockNames.has(type);
