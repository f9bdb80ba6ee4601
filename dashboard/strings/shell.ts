/** The frame around every page: sign-in, the rail, commands, notifications, preferences. */
import { localized } from './language.ts';

/** Sign-in. */
export const session = localized('session', {
  starting: 'Signing you in…',
  signedOut: 'You’re signed out',
  signedOutBody: 'Sign in to answer your visitors.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  failed: 'Couldn’t sign you in',
  expired: 'Your session has expired',
  discard: {
    title: 'Sign out?',
    body: 'Some of what you wrote isn’t sent or saved. Signing out discards it.',
    action: 'Discard and sign out',
  },
  expiredBody: 'Sign in again to continue. Your drafts are saved.',
});

/** The frame around every page. */
export const shell = localized('shell', {
  navigation: 'Main',
  home: 'Home',
  conversations: 'Conversations',
  tickets: 'Tickets',
  visitors: 'Visitors',
  reports: 'Reports',
  widgets: 'Widgets',
  bots: 'Bots',
  workflows: 'Workflows',
  rules: 'Rules',
  agents: 'Agents',
  team: 'Team',
  departments: 'Departments',
  teamSettings: 'Team settings',
  fields: 'Labels and attributes',
  integrations: 'Integrations',
  modules: 'Modules',
  webhooks: 'Webhooks',
  apiKeys: 'API keys',
  audit: 'Audit log',
  cannedResponses: 'Canned responses',
  settings: 'Preferences',
  expand: 'Expand menu',
  collapse: 'Collapse menu',
  more: 'More pages',
  commands: 'Commands',
  shortcuts: 'Keyboard shortcuts',
  status: 'Your status',
  statusNow: (name: string) => `Your status: ${name}`,
  connecting: 'Connecting…',
  live: 'Connected',
  retrying: 'Connection lost. Reconnecting…',
  withoutSocket: 'Live connection lost. Messages may arrive up to 30 seconds late, and you won’t receive new chats.',
  recovered: 'You’re back online. Nothing was missed.',
  silenced: 'Your browser muted a sound. Click here or press a key to hear the next ones.',
  stopped: 'Not connected',
  account: 'Account',
  theme: { auto: 'Match system', light: 'Light', dark: 'Dark', label: 'Theme' },
});

/** Preferences. */
export const preferences = localized('preferences', {
  title: 'Preferences',
  appearance: 'Appearance',
  appearanceHelp: 'In this browser.',
  language: 'Language',
  languageHelp: 'In this browser. Your team’s own texts stay as they are.',
  automatic: (language: string) => `Match browser (${language})`,
});
