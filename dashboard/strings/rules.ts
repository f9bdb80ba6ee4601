/** Rules: the list, the form, and trying one out. */
import type { Clock, TriggerType, arrivals } from '#core/automation/rules/kinds.ts';
import type { RuleCondition } from '#core/automation/rules/rule.ts';
import type { comparisons } from '#core/automation/conditions/compare.ts';
import type { Action } from '#core/model/actions/action.ts';
import { localized } from './language.ts';
import { numberText } from './language.ts';
import { plural } from './plural.ts';

/** The list and the form. */
export const rules = localized('rules', {
  title: 'Rules',
  lead: 'Do something by itself when something happens in a chat, or hasn’t happened for a while.',
  add: 'Create rule',
  empty: 'No rules yet',
  emptyBody:
    'Create one to label chats, raise their priority, or pass them on. Try it out on last month’s chats first.',
  edit: (name: string) => `Edit ${name}`,
  remove: (name: string) => `Delete ${name}`,
  removeTitle: (name: string) => `Delete the rule ${name}?`,
  removeBody: 'It doesn’t run any more. What it did stays. This can’t be undone.',
  removed: 'Rule deleted',
  earlier: (name: string) => `Run ${name} earlier`,
  later: (name: string) => `Run ${name} later`,
  isOn: (name: string) => `${name} is on`,
  on: 'On',
  when: 'When',
  onlyIf: 'Only if',
  always: 'Always',
  does: 'Then',
  add_condition: 'Add condition',
  add_action: 'Add action',
  removeCondition: (position: number) => `Remove condition ${numberText(position)}`,
  removeAction: (position: number) => `Remove action ${numberText(position)}`,
  condition: (position: number) => `Condition ${numberText(position)}`,
  action: (position: number) => `Action ${numberText(position)}`,
  gone: '(deleted)',
  nobody: 'Choose an agent',
  defaultDepartment: 'No department',
  fields: {
    name: ['Name', 'Your team reads it in each chat that the rule changes.'],
    is_enabled: [
      'On',
      'A change takes effect within a minute. Chats that wait already are left alone by a rule on time.',
    ],
    on: ['When', ''],
    minutes: ['Minutes', 'From {min} to {max}.'],
    label: ['Label', ''],
    anyLabel: ['Label', 'Leave it empty for any label.'],
    conditions: ['Only if', 'All of these must hold.'],
    actions: ['Then', 'Whatever can be done is done; the chat’s row says what couldn’t.'],
    widget: ['Widgets', ''],
    department: ['Departments', ''],
    contains: ['Part of the address', ''],
    locale: ['Language', 'Such as en or pt-BR.'],
    of: ['Attribute of', ''],
    key: ['Attribute', ''],
    is: ['Comparison', ''],
    value: ['Value', ''],
    field: ['What', ''],
    has: ['Label', ''],
    priority: ['Priorities', ''],
    status: ['Statuses', ''],
    open: ['Business hours of the widget', ''],
    rating: ['Stars', ''],
    channel: ['How the chat began', ''],
    text: ['Words', 'One per line; one of them is enough. Case and accents don’t matter.'],
    to: ['To', ''],
    note: ['Note', 'Only your team sees it.'],
    for: ['For', ''],
  } as const,
});

/** What starts a rule. */
export const ruleTriggers = localized('ruleTriggers', {
  started: 'A chat begins',
  visitor_message: 'The visitor writes',
  agent_message: 'An agent answers',
  handed_off: 'A bot or workflow hands over',
  assigned: 'An agent gets the chat',
  transferred: 'A colleague passes the chat on',
  labelled: 'A label is added',
  priority_changed: 'The priority changes',
  resolved: 'The chat is resolved',
  closed: 'The chat is closed',
  reopened: 'The chat is reopened',
  rated: 'The visitor rates the chat',
  snooze_over: 'A snooze is over',
  unanswered: 'The visitor has waited for an answer',
  queued: 'The chat has waited in the queue',
  visitor_silent: 'The visitor hasn’t replied',
} satisfies Record<TriggerType, string>);

/** A trigger in a few words. */
export const triggerInWords = localized('triggerInWords', {
  unanswered: (minutes: number) => `Unanswered for ${plural(minutes, 'minute', 'minutes')}`,
  queued: (minutes: number) => `In the queue for ${plural(minutes, 'minute', 'minutes')}`,
  visitor_silent: (minutes: number) => `No reply from the visitor for ${plural(minutes, 'minute', 'minutes')}`,
  labelled: (label: string) => `Labelled ${label}`,
} satisfies Record<Clock | 'labelled', unknown>);

/** What conditions look at, and their choices. */
export const ruleConditions = localized('ruleConditions', {
  about: {
    widget: 'Widget',
    department: 'Department',
    page: 'Page',
    locale: 'Visitor’s language',
    attribute: 'Attribute',
    visitor: 'Visitor’s name or email address',
    label: 'Label',
    priority: 'Priority',
    status: 'Status',
    business_hours: 'Business hours',
    rating: 'Rating',
    channel: 'How the chat began',
    text: 'Words in the message',
  } satisfies Record<RuleCondition['about'], string>,
  of: { conversation: 'The chat', visitor: 'The visitor' },
  field: { name: 'Name', email: 'Email address' },
  is: {
    equals: 'is exactly',
    contains: 'contains',
    at_least: 'is at least',
    at_most: 'is at most',
    given: 'has any value',
  } satisfies Record<(typeof comparisons)[number], string>,
  has: { yes: 'Has the label', no: 'Doesn’t have the label' },
  open: { yes: 'Within business hours', no: 'Outside business hours' },
  channel: { widget: 'In the widget', email: 'By email', api: 'From your server' } satisfies Record<
    (typeof arrivals)[number],
    string
  >,
});

/** A condition in a few words. */
export const conditionInWords = localized('conditionInWords', {
  widget: (names: string) => `Widget ${names}`,
  department: (names: string) => `Department ${names}`,
  page: (part: string) => `Page has ${part}`,
  locale: (tag: string) => `Language ${tag}`,
  attribute: (key: string, is: string, value: string) => `${key} ${is} ${value}`.trim(),
  label: (label: string) => `Has the label ${label}`,
  noLabel: (label: string) => `Without the label ${label}`,
  priority: (names: string) => `Priority ${names}`,
  status: (names: string) => `Status ${names}`,
  rating: (stars: string) => `Rated ${stars}`,
  text: (words: string) => `Says ${words}`,
});

/** What rules do. */
export const ruleActions = localized('ruleActions', {
  type: {
    set_priority: 'Set the priority',
    add_label: 'Add a label',
    remove_label: 'Remove a label',
    assign: 'Assign',
    note: 'Write a note',
    snooze: 'Snooze',
    resolve: 'Resolve',
  } satisfies Record<Action['type'], string>,
  set_priority: (priority: string) => `Priority ${priority}`,
  add_label: (label: string) => `Label ${label}`,
  remove_label: (label: string) => `Remove label ${label}`,
  assign: (to: string) => `Assign to ${to}`,
  note: (text: string) => `Note: ${text}`,
  snooze: (minutes: number) => `Snooze for ${plural(minutes, 'minute', 'minutes')}`,
  toDefault: 'Move to the default queue',
  untilReply: 'Snooze until the visitor writes',
  for: { until_reply: 'Until the visitor writes', minutes: 'A number of minutes' },
  to: { department: 'A department', agent: 'An agent' },
});

/** Trying a rule out. */
export const trialOfRule = localized('trialOfRule', {
  title: 'Try it out',
  lead: 'See what it would have done in the last 30 days, in 5,000 chats at most. Nothing is changed. Labels, priority, department and attributes count as they are now, and agents have room for chats.',
  start: 'Try on last month’s chats',
  stop: 'Stop',
  notRecorded:
    'This rule can’t be tried out on past chats: when their labels or priority changed isn’t recorded. Once it is on, a line in each chat says what it did there.',
  progress: (looked: number, total: number) =>
    `${numberText(looked)} of about ${plural(total, 'chat', 'chats')} checked…`,
  done: (runs: number, chats: number, looked: number) =>
    `It would have run ${plural(runs, 'time', 'times')} in ${plural(chats, 'chat', 'chats')}, of ${numberText(looked)} checked.`,
  stopped: 'Stopped.',
  none: (looked: number) => `It would not have run in any of ${plural(looked, 'chat', 'chats')}.`,
  failed: 'The trial didn’t finish.',
  changed: 'The rule has changed since this trial.',
  actions: 'What it would have done',
  outcomes: (done: number, unchanged: number, refused: number) =>
    `${numberText(done)} done, ${numberText(unchanged)} already so, ${numberText(refused)} not possible`,
  compared: (added: number, same: number, gone: number) =>
    `Compared with what the saved rule did: ${numberText(added)} new, ${numberText(same)} the same, ${numberText(gone)} no longer.`,
  differences: { new: 'New', gone: 'No longer' },
  list: 'Chats in which it would have run',
  more: (count: number) => `and ${plural(count, 'more', 'more')}`,
  visitor: 'Visitor',
});
