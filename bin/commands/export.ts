/** `export`: everything that is kept, as files. */
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { flag, required } from '#bin/kit/option.ts';
import { exportFolder } from '#bin/portable/export-folder.ts';
import { productTables } from '#bin/portable/tables.ts';

/** Exports everything. */
export const exportCommand = defineCommand({
  description:
    'Exports everything that is kept as JSON Lines: settings, visitors, conversations with all their rows, tickets, metric events and the audit log, with a manifest. Secrets, API keys, sessions and sign-ins are never exported; files are named by their ID and stay in their bucket. It reads the whole table, which costs about two cents per 300 MB. With --csv it also writes conversations.csv, one row for each conversation. It can be stopped and run again: it goes on. "import live-chat" reads the result into another deployment.',
  options: { csv: flag('also write conversations.csv, one row for each conversation') },
  args: {
    folder: required('folder', 'the folder to write to: a new one, or that of an export that was stopped', z.string()),
  },
  examples: [['export ./backup --csv --stack live-chat-prod', 'Exports everything, and a table of all conversations.']],
  needs: 'table',
  whenStopped: 'Run it again with the same folder to go on.',
  run: async ({ options, args, place, output, signal }) => {
    const tableName = place.output('TableName');
    const progress = output.progress('Lines');
    const manifest = await exportFolder({
      bulk: productTables(tableName).bulk,
      tableName,
      folder: args.folder,
      withCsv: options.csv,
      now: Date.now,
      onProgress: (lines) => {
        signal.throwIfAborted();
        progress.at(lines);
      },
    }).finally(progress.end);
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    output.say(
      `${manifest.lines} lines, ${Math.ceil(bytes / 1e6)} MB in ${manifest.files.length} files. ${args.folder}/manifest.json lists them.`,
    );
    return { exit: 0, json: manifest };
  },
});
