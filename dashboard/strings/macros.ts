/** Actions of canned responses: what each does, what came of it, and how they are set up. */
import type { ActionRefusal, UndoRefusal } from '#core/model/actions/action.ts';
import { localized } from './language.ts';
import { plural } from './plural.ts';

/** What an action does, in short. */
export const actionTexts = localized('actionTexts', {
  add_label: (label: string) => `Add the label “${label}”`,
  remove_label: (label: string) => `Remove the label “${label}”`,
  set_priority: (priority: string) => `Set the priority to ${priority}`,
  assignTo: (name: string) => `Assign to ${name}`,
  assignToMe: 'Assign to me',
  toQueue: 'Return to the queue',
  note: (text: string) => `Add the note “${text}”`,
  snoozeFor: (time: string) => `Snooze for ${time}`,
  until_reply: 'Snooze until the visitor writes',
  resolve: 'Resolve',
  minutes: (count: number) => plural(count, 'minute', 'minutes'),
  hours: (count: number) => plural(count, 'hour', 'hours'),
  days: (count: number) => plural(count, 'day', 'days'),
  gone: 'somebody who is no longer here',
});

/** Sent with a reply, and what came of it. */
export const macros = localized('macros', {
  count: (actions: number) => plural(actions, 'action', 'actions'),
  preview: 'Done when you send',
  remove: (action: string) => `Don’t: ${action}`,
  removeAll: 'Remove all',
  done: (count: number) => plural(count, 'action done', 'actions done'),
  refused: (action: string, reason: string) => `${action}: ${reason}`,
  refusals: {
    gone: 'they no longer exist.',
    at_capacity: 'they are at capacity.',
    unassigned: 'nobody has this conversation.',
    too_many_labels: 'it has too many labels.',
    label_not_allowed: 'it isn’t one of your team’s labels.',
    attributes_required: 'attributes that your team requires are empty.',
    visitor_wrote: 'the visitor has just written. Read the message first.',
    not_possible: 'not possible in this conversation.',
  } satisfies Record<ActionRefusal, string>,
  undo: 'Undo',
  undone: 'Undone',
  undoneButSaid: 'Undone. What was sent or noted stays.',
  undoRefusals: {
    changed_since: 'not undone, as it was changed since.',
    at_capacity: 'not undone, as the agent who had it is at capacity.',
    gone: 'not undone, as the agent who had it is no longer here.',
    from_bot: 'not undone, as a bot had it.',
    too_many_labels: 'not undone, as it has too many labels.',
    not_possible: 'not undone, as the conversation has moved on.',
  } satisfies Record<UndoRefusal, string>,
});

/** Setting actions up. */
export const actionFields = localized('actionFields', {
  add: 'Add an action',
  kind: 'Action',
  priority: 'Priority',
  remove: (action: string) => `Remove: ${action}`,
  kinds: {
    add_label: 'Add a label',
    remove_label: 'Remove a label',
    set_priority: 'Set the priority',
    assign: 'Assign',
    note: 'Add a note',
    snooze: 'Snooze',
    resolve: 'Resolve',
  },
  label: 'Label',
  receiver: 'To',
  me: 'Whoever sends it',
  queue: 'The default queue',
  department: (name: string) => `Department ${name}`,
  noteText: 'Note',
  time: 'For how long',
});

/** Files of canned responses. */
export const responseFiles = localized('responseFiles', {
  count: (files: number) => plural(files, 'file', 'files'),
  attach: 'Attach files',
});

/** Canned responses of one’s own. */
export const ownCanned = localized('ownCanned', {
  title: 'My responses',
  lead: 'Only you see them.',
  shared: 'The team’s responses',
  add: 'Create my own',
  empty: 'None of your own yet',
  emptyBody: 'Save what only you say. Nobody else sees it.',
  mark: 'Mine',
});
