/** Every command, in the order of the help. Each is loaded when it is called. */
import type { ListedCommand } from '#bin/kit/command.ts';

/** The commands of `npx live-chat`. */
export const commands: readonly ListedCommand[] = [
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
];
