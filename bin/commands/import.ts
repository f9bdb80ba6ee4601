/** `import`: what another product, or another deployment, has exported. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import * as z from 'zod/mini';
import { type Outcome, defineCommand } from '#bin/kit/command.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { anId, flag, optional, required } from '#bin/kit/option.ts';
import type { Output } from '#bin/kit/output.ts';
import { openExport } from '#bin/portable/export-reader.ts';
import { openOwnExport } from '#bin/portable/own-export.ts';
import { steadyMemory } from '#bin/portable/steady-memory.ts';
import { productTables } from '#bin/portable/tables.ts';
import type { Id } from '#core/model/id.ts';
import { formats } from '#core/portable/formats.ts';
import { importSources } from '#core/portable/imported.ts';
import { agentFinder } from '#core/portable/people.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { allAgents } from '#functions/store/assignment/agent-store.ts';
import type { BulkTable } from '#functions/store/portable/bulk-table.ts';
import { type WidgetItem, allWidgets, getWidget } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { importExport } from '#functions/use-cases/portable/import.ts';
import { type Counted, type ImportReport, type SkippedRow, dryRun } from '#functions/use-cases/portable/import-deps.ts';
import type { Importer } from '#functions/use-cases/portable/import-lock.ts';
import { type OwnImportDeps, importOwnExport } from '#functions/use-cases/portable/import-own.ts';

const source = z.enum(importSources);

/** Imports chats, contacts and canned responses. */
export const importCommand = defineCommand({
  description:
    'Imports contacts, conversations with their notes and ratings, and canned responses from an export of Chatwoot or Intercom: a .json, .jsonl or .ndjson file, or a folder with such files. Imported chats are history: nobody is notified of them, no mail is sent, and open ones wait in no queue. Reports have the right numbers when it ends. It can be stopped at any moment and run again: it goes on, and never writes anything twice. docs/import-export.md says what becomes of each field.',
  options: {
    widget: optional('id', 'the widget that the chats belong to; it may be left out if there is only one', anId),
    dryRun: flag('write nothing, and say what would be written and what left out'),
    skipped: optional('file', 'write what is left out to this file, as JSON Lines', z.string()),
  },
  args: {
    source: required(
      'source',
      'chatwoot, intercom, or live-chat for an export of this product',
      source,
      'Must be chatwoot, intercom or live-chat.',
    ),
    path: required('path', 'the file or folder', z.string()),
  },
  examples: [
    [
      'import chatwoot ./export --dry-run --stack live-chat-prod',
      'Says what would be imported, and why rows are left out.',
    ],
    [
      'import intercom export.ndjson --widget 1753264128000001 --stack live-chat-prod',
      'Imports into one of several widgets.',
    ],
  ],
  needs: 'table',
  whenStopped: 'Run it again to go on.',
  run: async ({ options, args, place, output, signal }) => {
    const { table, bulk } = productTables(place.output('TableName'));
    const skips = skipped(output, options.skipped);
    const afterPortion = steadyMemory();
    const importer = { holder: randomUUID(), by: `${userInfo().username}@${hostname()}` };
    if (args.source === 'live-chat')
      return importOwn(await openOwnExport(args.path), {
        table,
        bulk,
        importer,
        isDryRun: options.dryRun,
        skips,
        output,
        signal,
      });
    const reader = await openExport(args.path, formats[args.source], skips.add);
    const progress = output.progress('Conversations', reader.counts.conversations);
    try {
      const deps = {
        table,
        bulk,
        now: Date.now,
        randomText,
        source: args.source,
        widget: await widgetOf(table, options.widget),
        agentOf: agentFinder(await allAgents(table), reader.team),
        hasOpen: new Set<Id>(),
        onSkipped: skips.add,
        onProgress: ({ conversations: { written, present, left_out } }: ImportReport) => {
          signal.throwIfAborted();
          afterPortion();
          progress.at(written + present + left_out);
        },
      };
      const report = await importExport(options.dryRun ? dryRun(deps) : deps, reader, importer);
      progress.end();
      for (const line of sentences(report, options.dryRun, skips.count())) output.say(line);
      return { exit: skips.count() > 0 ? 1 : 0, json: { dry_run: options.dryRun, ...report, skipped: skips.count() } };
    } finally {
      progress.end();
      await Promise.all([reader.close(), skips.close()]);
    }
  },
});

type OwnImport = {
  table: Table;
  bulk: BulkTable;
  importer: Importer;
  isDryRun: boolean;
  skips: ReturnType<typeof skipped>;
  output: Output;
  signal: AbortSignal;
};

/** An export of this product says itself which widgets its chats belong to. */
async function importOwn(
  lines: OwnImportDeps['lines'],
  { table, bulk, importer, isDryRun, skips, output, signal }: OwnImport,
): Promise<Outcome> {
  const progress = output.progress('Conversations');
  const onProgress = (done: number): void => {
    signal.throwIfAborted();
    progress.at(done);
  };
  const deps = { table, bulk, now: Date.now, randomText, lines, onSkipped: skips.add, onProgress };
  const report = await importOwnExport(isDryRun ? dryRun(deps) : deps, importer).finally(progress.end);
  await skips.close();
  for (const [kind, counted] of Object.entries(report.kinds)) output.say(sentence(kind, counted, isDryRun));
  if (report.open > 0) output.say(openSentence(report.open));
  return { exit: skips.count() > 0 ? 1 : 0, json: { dry_run: isDryRun, ...report, skipped: skips.count() } };
}

async function widgetOf(table: Table, id: Id | undefined): Promise<WidgetItem> {
  if (id !== undefined) {
    const widget = await getWidget(table, id, { consistent: true });
    if (widget) return widget;
    throw new CommandError(4, `There is no widget ${id}. The dashboard shows IDs in the addresses of its pages.`);
  }
  const [widget, ...others] = await allWidgets(table, 10);
  if (!widget) throw new CommandError(4, 'There is no widget yet. Create one first: npx live-chat create-widget.');
  if (others.length === 0) return widget;
  const list = [widget, ...others].map(({ id: one, name }) => `${one} (${name})`).join(', ');
  throw new CommandError(2, `Say which widget the chats belong to, with --widget <id>: ${list}.`);
}

/** How many are printed: thousands would hide everything else. */
const PRINTED = 20;

/** What is left out: the first ones are printed, all of them go to the file, if there is one. */
function skipped(output: Output, path: string | undefined) {
  const file = path === undefined ? undefined : createWriteStream(path);
  let count = 0;
  return {
    add: (one: SkippedRow): void => {
      count += 1;
      file?.write(`${JSON.stringify(one)}\n`);
      if (count <= PRINTED)
        output.note(
          `${one.file}, row ${one.row}${one.id === null ? '' : ` (ID ${one.id})`}: ${one.field}: ${one.message}.${one.isWholeRow ? '' : ' Only this field is left out.'}`,
        );
      if (count === PRINTED + 1 && !file) output.note('There are more. To have them all, add --skipped <file>.');
    },
    count: () => count,
    close: async () => new Promise<void>((resolve) => (file ? file.end(resolve) : resolve())),
  };
}

const sentence = (name: string, { written, present, left_out }: Counted, isDryRun: boolean): string =>
  `${name}: ${written} ${isDryRun ? 'would be written' : 'written'}, ${present} there before, ${left_out} left out.`;
const openSentence = (open: number): string =>
  `${open} conversations are open. They are unassigned and wait in no queue: look through them in the inbox.`;

function sentences(report: ImportReport, isDryRun: boolean, skips: number): string[] {
  const { contacts, conversations, canned_responses, rows, open, moved_to_2020, resumed_after } = report;
  return [
    sentence('Contacts', contacts, isDryRun),
    sentence('Conversations', conversations, isDryRun),
    sentence('Canned responses', canned_responses, isDryRun),
    `The conversations written have ${rows} messages, notes and events.`,
    ...(open > 0 ? [openSentence(open)] : []),
    ...(moved_to_2020 > 0
      ? [
          `${moved_to_2020} began before 2020. They are shown on 1 January 2020, and their attribute original_date says when it was.`,
        ]
      : []),
    ...(resumed_after > 0 ? [`An earlier run had done the first ${resumed_after} conversations.`] : []),
    ...(skips > 0 ? [`${skips} rows or fields are left out.`] : []),
  ];
}
