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
  unused: 'No widget',
  failedToLoad: 'This did not load',
  broken: 'This part can’t be shown',
  brokenBody: 'An error in the dashboard stopped it. Everything else still works.',
  brokenRow: 'This entry can’t be shown.',
  loading: 'Loading',
  noPermission: 'Only admins can do this',
  noPermissionBody: 'Ask someone in the “admin” group of your organization, or to be added to it.',
  adminsOnly: 'Only admins can change this. You can look at everything here.',
  unsaved: 'You have unsaved changes. Leave without saving?',
  typeToConfirm: (name: string) => `Type “${name}” to confirm`,
  notFound: 'There is nothing here',
  notFoundBody: 'The address may be mistyped, or what was here has been deleted.',
  skip: 'Skip to content',
  agents: (count: number) => plural(count, 'agent', 'agents'),
};

/** Errors in words. */
export const problems = {
  offline: 'The server can’t be reached. Check your connection.',
  expired: 'You have to sign in again first.',
  slow: 'The server did not answer in time. Try again.',
  forbidden: 'You may not do this. Only people in the “admin” group may.',
  gone: 'It is not there any more.',
  tooMany: 'Too many requests at once. Try again in a moment.',
  server: 'Something went wrong on the server. Try again.',
};
