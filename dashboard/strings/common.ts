/** What every page may say, and errors in words. */
import { plural } from './plural.ts';
import { localized, numberText } from './language.ts';

/** A unit of lengths of time: days, hours, minutes, seconds. */
export type LengthUnit = 'd' | 'h' | 'min' | 's';

/** What every page may say. */
export const common = localized('common', {
  product: 'Live chat',
  retry: 'Retry',
  cancel: 'Cancel',
  save: 'Save changes',
  saving: 'Saving…',
  saved: 'Saved',
  edit: 'Edit',
  delete: 'Delete',
  add: 'Add',
  name: 'Name',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  close: 'Close',
  back: 'Back',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Couldn’t copy. Your browser doesn’t allow it here; select the text instead.',
  more: 'More actions',
  none: 'None',
  unused: 'Not in use',
  found: {
    search: 'Search',
    noneFound: 'No matches',
    noneFoundBody: 'Every word must be in the entry.',
    showMore: (count: number) => `Show ${numberText(count)} more`,
  },
  failedToLoad: 'Couldn’t load this',
  stale: 'Couldn’t refresh. This may be out of date.',
  broken: 'Couldn’t show this part',
  brokenBody: 'Something went wrong in the dashboard. Everything else still works.',
  brokenRow: 'Couldn’t show this entry.',
  loading: 'Loading',
  /** A length of time. */
  length: (count: number, unit: LengthUnit) => `${numberText(count)} ${unit}`,
  noPermission: 'Only admins can do this',
  noPermissionBody: 'Ask an admin to do this or to give you access.',
  adminsOnly: 'View only. Ask an admin to make changes.',
  unsaved: { title: 'Discard unsaved changes?', body: 'Your changes on this page aren’t saved.', action: 'Discard' },
  changedElsewhere: 'Someone else changed this in the meantime. Their changes are shown; yours are kept. Save again.',
  conflicts: 'Someone else changed the same fields. Choose which value to keep, then save again.',
  mine: 'Yours',
  theirs: 'Theirs',
  keepMine: (field: string) => `Keep yours: ${field}`,
  takeTheirs: (field: string) => `Take theirs: ${field}`,
  keep: 'Keep yours',
  take: 'Take theirs',
  empty: 'Empty',
  on: 'On',
  off: 'Off',
  inUseBody: 'You can’t delete this while these use it:',
  alsoUsed: 'These also refer to it:',
  typeToConfirm: (name: string) => `Type “${name}” to confirm`,
  notFound: 'Page not found',
  notFoundBody: 'Check the address. The page may have been deleted.',
  skip: 'Skip to content',
  agents: (count: number) => plural(count, 'agent', 'agents'),
});

/** Errors in words. */
export const problems = localized('problems', {
  offline: 'Couldn’t reach the server. Check your connection.',
  expired: 'Sign in again to continue.',
  slow: 'The server didn’t respond in time. Try again.',
  forbidden: 'You don’t have permission to do this.',
  gone: 'This no longer exists.',
  tooMany: 'Too many requests. Try again in a moment.',
  server: 'Something went wrong on the server. Try again.',
  line: (line: number) => `Line ${line}`,
  /** Why the server refused something: in its own words or, as those are English, in what its code means. */
  refused: (_code: string | undefined, words: string) => words,
  /**
   * What the server says about a field, as one sentence that names the field as the form does: "Enter a name.", "Title must
   * have at most 100 characters."
   */
  ofField: (label: string, message: string) => {
    if (/^(Enter a|Is required)/.test(message)) return `Enter ${withArticle(label.toLowerCase())}.`;
    // What was typed stands in the field.
    const rule = message.replace(/\.? Got .*$/s, '');
    const sentence = /^(Must|Is) /.test(rule) ? `${label} ${rule.charAt(0).toLowerCase()}${rule.slice(1)}` : rule;
    return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  },
  fields: 'Fix the fields marked in red, then save again.',
});

const withArticle = (noun: string): string => `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
