/** Closed sets that rules and stores need without the schemas: importing one builds no schema. */

/** Priorities, least urgent first. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;

/** How a conversation's first message came: through the widget, as an email, or by the API. */
export const channels = ['widget', 'email', 'api'] as const;
/** How a conversation's first message came. */
export type Channel = (typeof channels)[number];

/** Whose conversations a list shows. */
export const listViews = ['mine', 'unassigned', 'snoozed', 'following', 'all'] as const;
/** What a list can be narrowed to by status: `open` is pending, active and waiting together. */
export const listStatuses = ['open', 'snoozed', 'any', 'pending', 'active', 'waiting', 'resolved', 'closed'] as const;
/** What a list can be narrowed to by the visitor's rating. */
export const ratingFilters = ['any', 'none', '1', '2', '3', '4', '5'] as const;
/** What a list can be narrowed to by the visitor's rating. */
export type RatingFilter = (typeof ratingFilters)[number];

/** What happened, on the system rows that visitors see too. */
export const visitorEvents = ['assigned', 'requeued', 'resolved', 'closed', 'reopened', 'rated', 'handed_off'] as const;

/**
 * What the team did about a message or a visitor, as internal rows record it: a message was redacted, the visitor's details
 * were changed, the visitor was blocked, another chat goes on in this one (`merged`), or this one in another (`merged_into`).
 */
export const recordEvents = ['redacted', 'visitor_edited', 'visitor_blocked', 'merged', 'merged_into'] as const;
/** What the team did about a message or a visitor. */
export type RecordEvent = (typeof recordEvents)[number];

/** What an agent is notified of, as they choose it. */
export const noticeKinds = ['new_chat', 'message', 'mention', 'missed', 'target'] as const;
/** What an agent is notified of, as they choose it. */
export type NoticeKind = (typeof noticeKinds)[number];
/**
 * What happened in a chat that an agent is notified of, the most particular first. `waiting`: it waits while nobody of its
 * department is online. `assigned` and `waiting` are chosen as `new_chat`.
 */
export const noticeEvents = ['mention', 'missed', 'assigned', 'message', 'target', 'waiting'] as const;
/** What happened in a chat that its agent is notified of. */
export type NoticeEvent = (typeof noticeEvents)[number];
/** How an agent is notified. */
export const noticeChannels = ['sound', 'desktop', 'push', 'mail'] as const;
/** How an agent is notified. */
export type NoticeChannel = (typeof noticeChannels)[number];

/** The weekdays, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** How far ahead a conversation can be snoozed, days. */
export const MAX_SNOOZE_DAYS = 366;

/** How long the server keeps a draft that isn't touched. */
export const DRAFT_DAYS = 30;

/** Why an address gets no more mail: it doesn't exist, its owner called a mail spam, or wants none. */
export const mailStates = ['bounced', 'complained', 'unsubscribed'] as const;
/** Why an address gets no more mail. */
export type MailState = (typeof mailStates)[number];

/** What a person is known by. */
export const personalFields = ['name', 'email', 'phone'] as const;
/** What a person is known by. */
export type PersonalField = (typeof personalFields)[number];

/** Why an agent hands a conversation on. */
export const transferReasons = ['skill', 'department', 'shift', 'escalation', 'other'] as const;
/** Why an agent hands a conversation on. */
export type TransferReason = (typeof transferReasons)[number];

/** What becomes of a scheduled message when the visitor writes before it is sent: it is sent anyway, or waits for the team. */
export const ifVisitorWrites = ['hold', 'send'] as const;
/** What becomes of a scheduled message when the visitor writes before it is sent. */
export type IfVisitorWrites = (typeof ifVisitorWrites)[number];
/** Why a scheduled message wasn't sent: the visitor wrote, the chat ended or waits in a queue, or its agent was removed. */
export const heldReasons = ['visitor_wrote', 'ended', 'queued', 'agent_gone', 'no_access'] as const;
/** Why a scheduled message wasn't sent. */
export type HeldReason = (typeof heldReasons)[number];

/** What kinds of values an attribute of a conversation may have. */
export const attributeTypes = ['text', 'number', 'date', 'choice'] as const;
/** What kind of values an attribute has. */
export type AttributeType = (typeof attributeTypes)[number];

/** The colors of labels, as they are named; how each looks depends on the color scheme. */
export const labelColors = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
/** The color of a label. */
export type LabelColor = (typeof labelColors)[number];

/** How many actions a canned response or rule may have. */
export const MAX_ACTIONS = 10;

/** What became of an action. `unchanged`: it was so already. */
export const actionOutcomes = ['done', 'unchanged', 'refused'] as const;

/**
 * Why an action wasn't done. `gone`: the agent or department no longer exists. `unassigned`: nobody has the chat, so it can't be
 * snoozed. `attributes_required`: attributes that the team requires are empty. `visitor_wrote`: the visitor has written since what the caller saw. `not_possible`: not in the chat's status.
 */
export const actionRefusals = [
  'gone',
  'at_capacity',
  'unassigned',
  'too_many_labels',
  'label_not_allowed',
  'attributes_required',
  'visitor_wrote',
  'not_possible',
] as const;

/** What actions do. */
export const actionTypes = [
  'set_priority',
  'add_label',
  'remove_label',
  'assign',
  'note',
  'snooze',
  'resolve',
] as const;
