/** What is done with lists: selecting, changing many at a time, saved views, how rows look. */
import { localized, numberText } from './language.ts';
import { plural } from './plural.ts';

const conversations = (count: number) => plural(count, 'conversation', 'conversations');

/** Selecting and changing many at a time. */
export const bulk = localized('bulk', {
  region: 'Selected conversations',
  pick: (name: string) => `Select ${name}`,
  selected: (count: number) => `${numberText(count)} selected`,
  selectAll: (count: number) => `Select all ${numberText(count)} loaded`,
  onlyLoaded: 'More match. Only what is loaded can be selected.',
  clear: 'Clear the selection',
  assign: 'Assign…',
  label: 'Labels…',
  priority: 'Priority',
  snooze: 'Snooze…',
  resolve: 'Resolve',
  stop: 'Stop',
  carryOn: (count: number) => `Continue with ${numberText(count)}`,
  retry: (count: number) => `Try ${numberText(count)} again`,
  dismiss: 'Dismiss',
  running: (done: number, total: number) => `${numberText(done)} of ${numberText(total)} done`,
  done: {
    resolve: (count: number) => `${conversations(count)} resolved`,
    reopen: (count: number) => `${conversations(count)} reopened`,
    snooze: (count: number) => `${conversations(count)} snoozed`,
    unsnooze: (count: number) => `${conversations(count)} no longer snoozed`,
    assign: (count: number) => `${conversations(count)} assigned`,
    priority: (count: number) => `Priority set in ${conversations(count)}`,
    add_label: (count: number) => `Label added to ${conversations(count)}`,
    remove_label: (count: number) => `Label removed from ${conversations(count)}`,
  },
  failed: (count: number) => `${numberText(count)} failed:`,
  left: (count: number) => `${numberText(count)} not tried.`,
  closed: 'The page was closed before this was finished.',
  stalled: 'Stopped, because several failed in a row.',
  labelTitle: (count: number) => `Labels of ${conversations(count)}`,
  labelField: 'Label',
  add: 'Add',
  remove: 'Remove',
  assignTitle: (count: number) => `Assign ${conversations(count)}`,
  me: 'Me',
  snoozeTitle: (count: number) => `Snooze ${conversations(count)}`,
  notSnoozed: 'Chats that wait in the queue aren’t snoozed: nobody has them yet.',
});

/** Saved views. */
export const views = localized('views', {
  label: 'Saved views',
  save: 'Save view',
  saveNew: 'Save as new view',
  update: (name: string) => `Update “${name}”`,
  updated: (name: string) => `View “${name}” is updated`,
  menu: (name: string) => `Change the view “${name}”`,
  rename: 'Rename…',
  remove: 'Delete…',
  removeAction: 'Delete',
  title: 'Save view',
  renameTitle: 'Rename view',
  name: 'Name',
  share: 'Share with the whole team',
  shared: 'Shared with the team',
  saveAction: 'Save',
  removeTitle: (name: string) => `Delete the view “${name}”?`,
  removeBody: 'Conversations stay as they are.',
  removeShared: 'Everybody loses this view. Conversations stay as they are.',
  atLeast: (count: number) => `${numberText(count)}+`,
  count: (count: number) => conversations(count),
  none: 'No saved views yet. Choose filters, then save them as a view.',
  gone: {
    department_id: 'This view’s department was deleted.',
    widget_id: 'This view’s widget was deleted.',
    agent_id: 'This view’s agent was removed from the team.',
    label: 'No conversation that is loaded has this view’s label. It may have been removed everywhere.',
  },
});

/** What narrows and sorts a list. */
export const listing = localized('listing', {
  channel: 'Channel',
  anyChannel: 'Any channel',
  channels: { widget: 'Widget', email: 'Email', api: 'API' },
  rating: 'Rating',
  anyRating: 'Rated or not',
  ratings: { any: 'Rated', none: 'Not rated' },
  stars: (stars: number) => plural(stars, 'star', 'stars'),
  started: 'Started',
  anyTime: 'Started any time',
  days: (days: number) => (days === 1 ? 'Started in the last 24 hours' : `Started in the last ${days} days`),
  between: 'Started between…',
  from: 'From',
  to: 'To',
  sort: 'Sort',
  sorts: { usual: 'Newest first', queue: 'Most urgent first', waiting: 'Longest wait first' },
  rows: 'Rows',
  rowLooks: { comfortable: 'Comfortable rows', columns: 'Columns' },
});
