/** What every page may say, and errors in words. */
import { plural } from './plural.ts';

/** What every page may say. */
export const common = {
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
  more: 'More actions',
  none: 'None',
  unused: 'Not in use',
  failedToLoad: 'Couldn’t load this',
  broken: 'Couldn’t show this part',
  brokenBody: 'Something went wrong in the dashboard. Everything else still works.',
  brokenRow: 'Couldn’t show this entry.',
  loading: 'Loading',
  noPermission: 'Only admins can do this',
  noPermissionBody: 'Ask an admin to do this or to give you access.',
  adminsOnly: 'View only. Ask an admin to make changes.',
  unsaved: 'You have unsaved changes. Leave without saving?',
  typeToConfirm: (name: string) => `Type “${name}” to confirm`,
  notFound: 'Page not found',
  notFoundBody: 'Check the address. The page may have been deleted.',
  skip: 'Skip to content',
  agents: (count: number) => plural(count, 'agent', 'agents'),
};

/** Errors in words. */
export const problems = {
  offline: 'Couldn’t reach the server. Check your connection.',
  expired: 'Sign in again to continue.',
  slow: 'The server didn’t respond in time. Try again.',
  forbidden: 'You don’t have permission to do this.',
  gone: 'This no longer exists.',
  tooMany: 'Too many requests. Try again in a moment.',
  server: 'Something went wrong on the server. Try again.',
};
