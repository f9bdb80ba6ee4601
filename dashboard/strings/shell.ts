/** The frame around every page: sign-in, the rail, commands, notifications, preferences. */
import type { News } from '#dashboard/data/inbox/news.ts';

/** Sign-in. */
export const session = {
  starting: 'Signing you in…',
  signedOut: 'You are signed out',
  signedOutBody: 'Sign in to answer your visitors.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  failed: 'Signing in did not work',
  expired: 'Your sign-in has expired',
  discard: 'Some of what you wrote was not sent. Sign out and discard it?',
  expiredBody: 'Sign in again to go on. What you have typed is kept, and you come back to this page.',
};

/** The frame around every page. */
export const shell = {
  navigation: 'Main',
  home: 'Home',
  conversations: 'Conversations',
  tickets: 'Tickets',
  reports: 'Reports',
  widgets: 'Widgets',
  bots: 'Bots',
  workflows: 'Workflows',
  agents: 'Agents',
  departments: 'Departments',
  cannedResponses: 'Canned responses',
  settings: 'Preferences',
  expand: 'Show labels',
  collapse: 'Hide labels',
  more: 'More pages',
  commands: 'Commands',
  shortcuts: 'Keyboard shortcuts',
  status: 'Your status',
  statusNow: (name: string) => `Your status: ${name}`,
  connecting: 'Connecting…',
  live: 'Connected',
  retrying: 'Connection lost. Trying again…',
  withoutSocket:
    'Live connection lost. Messages still arrive, up to half a minute late, but no new chats are assigned to you.',
  recovered: 'Connected again. Nothing was missed.',
  stopped: 'Not connected',
  account: 'Account',
  theme: { auto: 'Like the system', light: 'Light', dark: 'Dark', label: 'Colour scheme' },
  removed: 'You are no longer an agent of this team',
  removedBody: 'Chats are no longer assigned to you, and you can’t answer any. Ask an admin if this is a mistake.',
  notAnAgent: 'You are signed in, but not an agent yet',
  notAnAgentAdmin: 'Chats can only be assigned to agents. Make yourself one to answer visitors from here.',
  notAnAgentOther: 'Ask an admin to add you under Agents.',
  makeMeAgent: 'Make me an agent',
};

/** The command palette and the help sheet. */
export const commands = {
  placeholder: 'Type a command or a page…',
  nothing: 'No command matches.',
  goTo: 'Go to',
  conversation: 'Conversation',
  you: 'You',
  setStatus: (name: string) => `Set status: ${name}`,
  keys: {
    palette: 'Open the command palette',
    help: 'Show this help',
    search: 'Search conversations',
    next: 'Next conversation',
    previous: 'Previous conversation',
    reply: 'Write a reply',
    note: 'Write a note',
    resolve: 'Resolve',
    close: 'Close the conversation',
    transfer: 'Transfer',
    home: 'Go to Home',
    inbox: 'Go to Conversations',
    tickets: 'Go to Tickets',
    reports: 'Go to Reports',
    send: 'Send',
    newline: 'New line',
    canned: 'Insert a canned response',
    escape: 'Leave the text field',
  },
};

/** Notifications, by what happened. */
export const notifications: Record<News['kind'], (name: string) => string> = {
  waiting: (name) => `${name} is waiting for an agent`,
  assigned: (name) => `New chat from ${name}`,
  transferred: (name) => `Chat with ${name} was transferred to you`,
  message: (name) => `${name} wrote`,
};

/** Preferences of this browser. */
export const preferences = {
  title: 'Preferences',
  lead: 'They apply to this browser only.',
  notifications: 'Notifications',
  sound: 'Play a sound for new chats and messages',
  soundHelp: 'For chats that are yours or unassigned.',
  desktop: 'Show desktop notifications',
  desktopHelp: 'When this page is not in front.',
  desktopBlocked: 'Your browser blocks notifications for this site. Allow them in its settings first.',
  appearance: 'Appearance',
};
