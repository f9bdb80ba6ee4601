/**
 * Imports an export of another product: canned responses, contacts, conversations, a portion at a time. It holds the table for
 * itself, notes how far it has come, and finds what it has written by IDs that follow from the source: so it may stop at any
 * moment, and run again.
 */
import { openMsBetween } from '#core/time/business-hours.ts';
import { quarterOf } from '#core/metrics/aggregate.ts';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { factKinds } from '#core/model/conversations/fact.ts';
import type { ImportedConversation } from '#core/portable/imported.ts';
import { type Uncounted, getImportProgress, putImportProgress } from '#functions/store/portable/import-store.ts';
import { factsOfQuarter } from '#functions/store/reports/metric-event-store.ts';
import { countStoredEvents } from '#functions/use-cases/reports/count-metric-events.ts';
import { importCannedResponse } from './import-canned-responses.ts';
import { type Visitors, importContacts, noVisitors } from './import-contacts.ts';
import { type Importer, holdingTable } from './import-lock.ts';
import { type Owned, prepareConversations } from './import-conversations.ts';
import {
  type ExportReader,
  type ImportDeps,
  type ImportReport,
  type SourceRow,
  emptyReport,
  inPortions,
} from './import-deps.ts';

const CONTACTS_AT_ONCE = 100;
const CONVERSATIONS_AT_ONCE = 50;
/** After how many conversations their quarters of an hour are counted: those of one day are counted together. */
const COUNTED_AFTER = 20;

/** Imports everything. @throws DomainError as `holdingTable` */
export function importExport(deps: ImportDeps, reader: ExportReader, importer: Importer): Promise<ImportReport> {
  return holdingTable(deps, importer, (stay) => importAll(deps, reader, stay));
}

async function importAll(deps: ImportDeps, reader: ExportReader, stay: () => Promise<void>): Promise<ImportReport> {
  const report = emptyReport();
  for await (const { value, ...from } of reader.cannedResponses()) {
    const record = recordOf(deps, reader.format.readCannedResponse(value), from);
    if (record?.kind === 'canned_response') await importCannedResponse(deps, record, from, report);
    else report.canned_responses.left_out += 1;
  }
  const visitors = noVisitors();
  for await (const portion of inPortions(reader.contacts(), CONTACTS_AT_ONCE)) {
    const contacts = portion.flatMap(({ value, ...from }) => {
      const record = recordOf(deps, reader.format.readContact(value), from);
      if (record?.kind === 'contact') return [{ ...record, from }];
      report.contacts.left_out += 1;
      return [];
    });
    await importContacts(deps, contacts, visitors, report);
    await stay();
    deps.onProgress(report);
  }
  await importConversations(deps, reader, visitors, report, stay);
  return report;
}

/** What a row became; everything in it that didn't fit is reported. */
function recordOf(
  { onSkipped }: ImportDeps,
  { record, problems }: ReturnType<ExportReader['format']['readContact']>,
  from: Pick<SourceRow, 'file' | 'row'>,
) {
  for (const problem of problems) onSkipped({ ...from, ...problem });
  return record;
}

async function importConversations(
  deps: ImportDeps,
  reader: ExportReader,
  visitors: Visitors,
  report: ImportReport,
  stay: () => Promise<void>,
): Promise<void> {
  const { table, widget } = deps;
  const name = `${deps.source}#${widget.id}#${reader.digest}`;
  const before = await getImportProgress(table, name);
  const counting = new Counting(deps, name, before?.uncounted ?? []);
  const businessMs = (fromMs: number, toMs: number) => openMsBetween(widget.business_hours, fromMs, toMs);
  let done = before?.conversations ?? 0;
  report.resumed_after = done;
  report.conversations.present += done;
  await counting.count(done);
  for await (const rows of inPortions(after(reader.conversations(), done), CONVERSATIONS_AT_ONCE)) {
    const read = await readPortion(deps, reader, rows, { visitors, report });
    const missing = read.map(({ conversation, from }) => ({ ...conversation.contact, from }));
    await importContacts(deps, missing, visitors, report);
    const owned = read.flatMap(({ conversation, from }): Owned[] => {
      const visitor = visitors.bySource.get(conversation.contact.source_id);
      if (visitor) return [{ conversation, visitor, from }];
      report.conversations.left_out += 1;
      return [];
    });
    const portion = await prepareConversations(deps, owned, businessMs, report);
    await stay();
    await counting.expect(portion.facts, done);
    await portion.write();
    done += rows.length;
    if (counting.isDue) await counting.count(done);
    deps.onProgress(report);
  }
  // The next run looks at all of them again.
  await counting.count(report.to_repeat > 0 ? 0 : done);
}

async function* after<Entry>(entries: AsyncIterable<Entry>, count: number): AsyncGenerator<Entry> {
  let passed = 0;
  for await (const entry of entries) if (passed++ >= count) yield entry;
}

async function readPortion(
  deps: ImportDeps,
  { format, messagesOf }: ExportReader,
  rows: readonly SourceRow[],
  { visitors, report }: { visitors: Visitors; report: ImportReport },
): Promise<{ conversation: ImportedConversation; from: Pick<SourceRow, 'file' | 'row'> }[]> {
  const latestMs = deps.now() + DAY_MS;
  return (
    await Promise.all(
      rows.map(async ({ value, ...from }) => {
        const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
        const reading = format.readConversation(value, await messagesOf(id));
        const isKnown =
          reading.record?.kind === 'conversation' && visitors.bySource.has(reading.record.contact.source_id);
        // What is wrong with a contact was said of the contact.
        const problems = reading.problems.filter(({ field }) => !isKnown || !field.startsWith('contact.'));
        const conversation = recordOf(deps, { ...reading, problems }, from);
        if (conversation?.kind !== 'conversation') {
          report.conversations.left_out += 1;
          return [];
        }
        const entries = conversation.entries.filter(({ at_ms, source_id }) => {
          if (at_ms <= latestMs) return true;
          const message = `Must not be in the future. Got ${new Date(at_ms).toISOString()}`;
          deps.onSkipped({ ...from, id: source_id, field: 'message.created_at', message, isWholeRow: true });
          return false;
        });
        const last_at_ms = Math.min(conversation.last_at_ms, deps.now());
        return [{ conversation: { ...conversation, entries, last_at_ms }, from }];
      }),
    )
  ).flat();
}

const DAY_MS = 86_400_000;

/** Counts what was imported. What may have to be counted is noted before it is stored, so that no crash leaves numbers wrong. */
class Counting {
  readonly #deps: ImportDeps;
  readonly #digest: string;
  #uncounted: Map<string, Uncounted>;
  #facts: MetricEvent[] = [];
  #portions = 0;

  constructor(deps: ImportDeps, digest: string, uncounted: readonly Uncounted[]) {
    this.#deps = deps;
    this.#digest = digest;
    this.#uncounted = new Map(uncounted.map((one) => [`${one.widget} ${one.quarterMs}`, one]));
  }

  get isDue(): boolean {
    return this.#portions >= COUNTED_AFTER;
  }

  /** Notes the quarters of facts that are about to be stored. */
  async expect(facts: readonly MetricEvent[], conversations: number): Promise<void> {
    this.#portions += 1;
    if (facts.length === 0) return;
    this.#facts.push(...facts);
    for (const { widget_id: widget, at_ms } of facts) {
      const quarterMs = quarterOf(at_ms);
      this.#uncounted.set(`${widget} ${quarterMs}`, { widget, quarterMs });
    }
    await this.#note(conversations);
  }

  /** Counts what was noted. `conversations` of the export are done. */
  async count(conversations: number): Promise<void> {
    const known = new Set(this.#facts.map(({ widget_id, at_ms }) => `${widget_id} ${quarterOf(at_ms)}`));
    const left = [...this.#uncounted].filter(([name]) => !known.has(name)).map(([, quarter]) => quarter);
    const stored = await Promise.all(left.map((quarter) => factsOfQuarter(this.#deps.table, quarter, factKinds)));
    const facts = [...this.#facts, ...stored.flatMap((byKind) => [...byKind.values()].flat())];
    await countStoredEvents(this.#deps, facts, new Set());
    this.#facts = [];
    this.#uncounted = new Map();
    this.#portions = 0;
    await this.#note(conversations);
  }

  async #note(conversations: number): Promise<void> {
    const uncounted = [...this.#uncounted.values()];
    await putImportProgress(this.#deps.table, this.#digest, { conversations, uncounted });
  }
}
