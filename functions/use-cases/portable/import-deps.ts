/** What an import is given, and what it has done. */
import type { ImportFormat, ImportSource, ImportedPerson, Problem } from '#core/portable/imported.ts';
import type { Id } from '#core/model/id.ts';
import type { Named } from '#core/conversation/commands.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import type { BulkTable } from '#functions/store/portable/bulk-table.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';

/** A row of an export: in which file, and the how manieth there. */
export type SourceRow = { file: string; row: number; value: unknown };
/** What of an export could not be read or isn't imported. */
export type SkippedRow = Problem & { file: string; row: number };

/** An export that is read in passes, a row at a time. */
export type ExportReader = {
  format: ImportFormat;
  /** Tells this export from any other, also from a later one of the same place. */
  digest: string;
  /** How many rows there are of each kind. */
  counts: { contacts: number; conversations: number; cannedResponses: number };
  contacts: () => AsyncIterable<SourceRow>;
  conversations: () => AsyncIterable<SourceRow>;
  cannedResponses: () => AsyncIterable<SourceRow>;
  /** Messages of a conversation that stand in rows of their own. */
  messagesOf: (conversation: string) => Promise<readonly unknown[]>;
  /** The team, as far as the export lists it. */
  team: readonly ImportedPerson[];
};

/** Who visitors are, as conversations and their rows name them. */
export type VisitorRef = Pick<VisitorShown, 'name' | 'email' | 'verified'> & { id: number };
type VisitorShown = { name: string | null; email: string | null; verified: boolean };

/** What an import works with. */
export type ImportDeps = Pick<Deps, 'table' | 'now'> & {
  bulk: BulkTable;
  randomText: RandomText;
  source: ImportSource;
  widget: WidgetItem;
  agentOf: (person: ImportedPerson) => Named | null;
  /** Visitors who got an open conversation by this import. */
  hasOpen: Set<Id>;
  /** Called for each row or field that is left out. */
  onSkipped: (skipped: SkippedRow) => void;
  /** Called after each portion. */
  onProgress: (report: ImportReport) => void;
};

/** The same without writing anything: every write says that it was made. */
export function dryRun<D extends Pick<ImportDeps, 'table' | 'bulk'>>(deps: D): D {
  const { get, query, batchGet } = deps.table;
  const done = async () => 'done' as const;
  const update = async () => ({ written: 'done' as const, attributes: undefined });
  const table = { get, query, batchGet, put: done, delete: done, transact: done, update };
  return { ...deps, table, bulk: { ...deps.bulk, putAll: async () => {} } };
}

/** How many of a kind were written, were there before, or were left out. */
export type Counted = { written: number; present: number; left_out: number };

/** What an import did. */
export type ImportReport = {
  contacts: Counted;
  conversations: Counted;
  canned_responses: Counted;
  /** Rows of conversations that were written. */
  rows: number;
  /** Conversations that are open here: unassigned, in no queue. */
  open: number;
  /** Conversations from before 2020, whose times could not be kept. */
  moved_to_2020: number;
  /** Open conversations that were left out because their visitor had just started another one. */
  to_repeat: number;
  /** Conversations that an earlier, interrupted run of the same import had done. */
  resumed_after: number;
};

const none = (): Counted => ({ written: 0, present: 0, left_out: 0 });
/** A report of nothing. */
export const emptyReport = (): ImportReport => ({
  contacts: none(),
  conversations: none(),
  canned_responses: none(),
  rows: 0,
  open: 0,
  moved_to_2020: 0,
  to_repeat: 0,
  resumed_after: 0,
});

/** Groups of up to `size`. */
export async function* inPortions<Entry>(entries: AsyncIterable<Entry>, size: number): AsyncGenerator<Entry[]> {
  let portion: Entry[] = [];
  for await (const entry of entries) {
    portion.push(entry);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
