/** Every command, in the order of the help. Each is loaded when it is called. */
import type { ListedCommand } from '#bin/kit/command.ts';

/** The commands of `npx live-chat`. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'config',
    summary: 'print the settings of a stage, and where each comes from',
    load: async () => (await import('./config.ts')).configCommand,
  },
  {
    name: 'create-admin',
    summary: 'create a user who may sign in to the dashboard, an admin by default',
    load: async () => (await import('./create-admin.ts')).createAdminCommand,
  },
  {
    name: 'create-widget',
    summary: 'create a widget, and print the line for its site',
    load: async () => (await import('./create-widget.ts')).createWidgetCommand,
  },
  {
    name: 'embed-code',
    summary: 'print the code that puts a widget on a site: HTML, React, Google Tag Manager …',
    load: async () => (await import('./embed-code.ts')).embedCodeCommand,
  },
  {
    name: 'erase',
    summary: 'erase a visitor, by ID, email address or session token, with all their data',
    load: async () => (await import('./erase.ts')).eraseCommand,
  },
  {
    name: 'export',
    summary: 'export everything as JSON Lines, and conversations as CSV',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'import',
    summary: 'import chats, contacts and canned responses from an export',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'doctor',
    summary: 'check a deployment from outside, and say what is wrong',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    name: 'recount',
    summary: 'count everything in reports again, and print every difference',
    load: async () => (await import('./recount.ts')).recountCommand,
  },
  {
    name: 'reindex',
    summary: 'rewrite the search words that an earlier version stored by other rules',
    load: async () => (await import('./reindex.ts')).reindexCommand,
  },
  {
    name: 'restore',
    summary: 'restore the table as it was at a moment, to a new one',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  {
    name: 'replay',
    summary: 'give functions again what they gave up: the dead-letter queue',
    load: async () => (await import('./replay.ts')).replayCommand,
  },
];
