/**
 * Imports an export of another deployment of this product. What it stores under a key stays under that key, so that what is
 * there is found, and nothing is written twice. Conversations arrive as history: no reader of the stream is started.
 */
import type * as z from 'zod/mini';
import { isSettled } from '#core/conversation/state.ts';
import { cannedResponse } from '#core/model/actions/canned-response.ts';
import { department } from '#core/model/team/department.ts';
import { type Id, createdAtMs, makeId } from '#core/model/id.ts';
import { type Widget, widget as widgetSchema, widgetDefaults } from '#core/model/widgets/widget.ts';
import { releasedRow } from '#core/portable/chain.ts';
import type { ExportedLine } from '#core/portable/exported.ts';
import { stableFraction } from '#core/portable/identity.ts';
import type { Deps } from '#functions/deps.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  fromItem,
} from '#functions/store/conversations/conversation-store.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type TicketItem, passNumber, ticketItem } from '#functions/store/conversations/ticket-store.ts';
import { asPast, pastRowItem } from '#functions/store/conversations/past-rows.ts';
import { newInfo } from '#functions/store/lifecycle/transition-store.ts';
import type { BulkTable } from '#functions/store/portable/bulk-table.ts';
import { factOf } from '#functions/store/reports/metric-event-store.ts';
import { searchWordsItem } from '#functions/store/search/search-store.ts';
import { cannedResponseStore } from '#functions/store/settings/canned-response-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { widgetStore } from '#functions/store/settings/widget-store.ts';
import type { SettingsStore } from '#functions/store/settings-store.ts';
import type { Item } from '#functions/store/table.ts';
import { countStoredEvents } from '#functions/use-cases/reports/count-metric-events.ts';
import { conversationTerms } from '#functions/use-cases/search/search-words.ts';
import { type Counted, type SkippedRow, inPortions } from './import-deps.ts';
import { type Importer, holdingTable } from './import-lock.ts';
import {
  firstWrong,
  infoSchema,
  keyOf,
  nameOf,
  readLine,
  rowSchema,
  unlessUnreadable,
  visitorOf,
} from './own-lines.ts';

/** A line of an export and where it is. */
export type OwnRow = { file: string; row: number; value: unknown };

/** What an import of an own export works with; `lines` reads all of them each time. */
export type OwnImportDeps = Pick<Deps, 'table' | 'now'> & {
  bulk: BulkTable;
  randomText: RandomText;
  lines: () => AsyncIterable<OwnRow>;
  onSkipped: (skipped: SkippedRow) => void;
  onProgress: (conversations: number) => void;
};

/** What was imported, by kind. */
export type OwnImportReport = { kinds: Record<string, Counted>; open: number };

/** Kinds that are stored as they are, unless something is there. */
const PLAIN = new Set(
  'agent former_agent deleted_widget visitor visitor_attributes visitor_ticket identity ticket'.split(' '),
);
/** Kinds that have to be set up again: what they refer to, or sign with, isn't in an export. */
const NOT_IMPORTED = new Set(
  'team_settings conversation_fields bot article workflow workflow_version audit'.split(' '),
);
const AT_ONCE = 100;
const FACTS_AT_ONCE = 1000;

/** Imports everything. @throws DomainError as `holdingTable` */
export function importOwnExport(deps: OwnImportDeps, importer: Importer): Promise<OwnImportReport> {
  return holdingTable(deps, importer, async (stay) => {
    const run = new OwnImport(deps);
    await run.checked();
    await run.settings();
    for await (const portion of inPortions(run.linesOf(PLAIN), AT_ONCE)) {
      await stay();
      await run.plain(portion);
    }
    for await (const portion of inPortions(run.conversations(), AT_ONCE)) {
      await stay();
      await run.storeConversations(portion);
    }
    for await (const portion of inPortions(run.linesOf(new Set(['metric_event'])), FACTS_AT_ONCE)) {
      await stay();
      await run.facts(portion);
    }
    return run.report;
  });
}

/** A widget's secret stays behind: its site gets a new one. */
const newWidgetStore: Pick<SettingsStore<Widget>, 'get' | 'put'> = {
  get: widgetStore.get,
  put: (table, widget, atMs) => widgetStore.put(table, { ...widget, identity_secret: null }, atMs),
};

type Conversation = { from: Omit<OwnRow, 'value'>; pk: string; lines: ExportedLine[] };

class OwnImport {
  readonly report: OwnImportReport = { kinds: {}, open: 0 };
  readonly #deps: OwnImportDeps;
  #conversations = 0;

  constructor(deps: OwnImportDeps) {
    this.#deps = deps;
  }

  /** Reports each line that doesn't fit, once. */
  async checked(): Promise<void> {
    for await (const row of this.#deps.lines()) {
      const line = readLine(row.value);
      if ('kind' in line) {
        if (NOT_IMPORTED.has(line.kind)) this.#count(line.kind).left_out += 1;
      } else this.#leaveOut(row, 'line', line.problem);
    }
  }

  async *linesOf(kinds: ReadonlySet<string>): AsyncGenerator<ExportedLine> {
    for await (const { value } of this.#deps.lines()) {
      const line = readLine(value);
      if ('kind' in line && kinds.has(line.kind)) yield line;
    }
  }

  /** Departments before the widgets that name them. Bots and workflows stay behind, so agents answer first. */
  async settings(): Promise<void> {
    for await (const { item } of this.linesOf(new Set(['department'])))
      await this.#put('department', departmentStore, department, item);
    for await (const { item } of this.linesOf(new Set(['canned_response'])))
      await this.#put('canned_response', cannedResponseStore, cannedResponse, { actions: [], ...item, files: [] });
    const people = { handler_type: 'agent', handler_id: null } as const;
    for await (const { item } of this.linesOf(new Set(['widget'])))
      await this.#put('widget', newWidgetStore, widgetSchema, { ...widgetDefaults, ...item, ...people });
  }

  async #put<Stored extends { id: Id }>(
    kind: string,
    store: Pick<SettingsStore<Stored>, 'get' | 'put'>,
    schema: z.ZodMiniObject & z.ZodMiniType<Stored>,
    item: Item,
  ): Promise<void> {
    const { table, now } = this.#deps;
    const fields = Object.keys(schema.shape).map((name) => [name, item[name] ?? (name === 'version' ? 0 : item[name])]);
    const given: unknown = Object.fromEntries(fields);
    const wrong = firstWrong([[schema, given, kind]]);
    const from = { file: '', row: 0 };
    if (wrong) return this.#leaveOut(from, wrong.field, wrong.message, String(item['id']));
    const record = given as Stored;
    const count = this.#count(kind);
    if (await store.get(table, record.id)) count.present += 1;
    else if ((await store.put(table, record, now())) === 'done') count.written += 1;
    else this.#leaveOut(from, kind, 'Must have a name or shortcut that is free here', String(record.id));
  }

  /** Items that stand for themselves. Agents of the other deployment are kept as names: who signs in here is set up here. */
  async plain(lines: readonly ExportedLine[]): Promise<void> {
    const items = lines.map(({ kind, item }) => ({ kind, item: this.#asStored(kind, item) }));
    const visitors = [...new Set(items.flatMap(({ item }) => visitorOf(item) ?? []))];
    const found = await this.#stored([
      ...items.map(({ item }) => keyOf(item)),
      ...visitors.map((id) => keys.visitorGate(id)),
    ]);
    const puts = new Map<string, Item>();
    for (const { kind, item } of items) {
      const visitor = visitorOf(item);
      const isErased = visitor !== undefined && found.get(nameOf(keys.visitorGate(visitor)))?.['admits'] === 'none';
      const isThere = found.has(nameOf(item)) || puts.has(nameOf(item));
      this.#count(kind)[isErased ? 'left_out' : isThere ? 'present' : 'written'] += 1;
      if (!isErased && !isThere) puts.set(nameOf(item), item);
    }
    // First, so that an import which stops here leaves no number that is given out again.
    const numbers = items.flatMap(({ kind, item }) =>
      kind === 'ticket' && Number.isSafeInteger(item['number']) ? Number(item['number']) : [],
    );
    if (numbers.length > 0) await passNumber(this.#deps.table, Math.max(...numbers));
    await this.#deps.bulk.putAll([...puts.values()]);
  }

  #asStored(kind: string, item: ExportedLine['item']): ExportedLine['item'] {
    if (kind === 'agent') return { ...keys.formerAgent(Number(item['id'])), name: item['name'] };
    if (kind === 'visitor') return { ...item, session_id: this.#deps.randomText(32) };
    if (kind !== 'ticket') return item;
    const id = Number(item.pk.slice('TICKET#'.length));
    return { ...item, ...ticketItem({ ...(item as unknown as TicketItem), id, assignee_id: null }) };
  }

  /** The lines of one conversation after the other. */
  async *conversations(): AsyncGenerator<Conversation> {
    let one: Conversation | undefined;
    for await (const { value, ...from } of this.#deps.lines()) {
      const line = readLine(value);
      if (!('kind' in line) || !line.item.pk.startsWith('CONV#')) continue;
      if (one && one.pk !== line.item.pk) {
        yield one;
        one = undefined;
      }
      one ??= { from, pk: line.item.pk, lines: [] };
      one.lines.push(line);
    }
    if (one) yield one;
  }

  async storeConversations(all: readonly Conversation[]): Promise<void> {
    const { table, bulk, onProgress } = this.#deps;
    const count = this.#count('conversation');
    const read = all.flatMap((one) => this.#read(one) ?? []);
    const gates = read.map(({ metadata }) => keys.visitorGate(metadata.visitor_id));
    const found = await this.#stored([...read.map(({ metadata }) => keys.info(metadata.id)), ...gates]);
    const fresh = read.filter(({ metadata, from }) => {
      if (found.get(nameOf(keys.visitorGate(metadata.visitor_id)))?.['admits'] === 'none')
        this.#leaveOut(from, 'conversation', 'Belongs to a visitor who was deleted here', String(metadata.id));
      else if (found.has(nameOf(keys.info(metadata.id)))) count.present += 1;
      else return true;
      return false;
    });
    await bulk.putAll(fresh.flatMap(({ items }) => items));
    for (const { metadata, newest } of fresh) {
      const enteredMs = newest.state.closed_at_ms ?? newest.state.resolved_at_ms ?? createdAtMs(newest.id);
      const written = await table.put(newInfo(newest.state, metadata, enteredMs, { imported: 'live-chat' }).Put);
      count[written === 'done' ? 'written' : 'present'] += 1;
      if (!isSettled(newest.state)) this.report.open += 1;
    }
    this.#conversations += all.length;
    onProgress(this.#conversations);
  }

  #read({ from, lines }: Conversation) {
    const info = lines.find(({ kind }) => kind === 'conversation')?.item;
    const rows = lines.filter(({ kind }) => kind === 'row').map(({ item }) => item);
    const wrong = firstWrong([
      [infoSchema, info, 'conversation'],
      ...rows.map((row) => [rowSchema, row, 'row'] as const),
    ]);
    const stored = wrong ? [] : (unlessUnreadable(() => rows.map(fromItem)) ?? []);
    const isWhole = stored.length > 0 && stored.every(({ seq }, index) => seq === index + 1);
    const id = info ? String(info['id']) : null;
    if (wrong) return this.#leaveOut(from, wrong.field, wrong.message, id);
    if (info?.pk !== keys.info(Number(id)).pk)
      return this.#leaveOut(from, 'conversation.id', 'Must be the ID that is in the key', id);
    if (!isWhole) return this.#leaveOut(from, 'conversation.rows', `Must be whole. Got ${stored.length} rows`, id);
    const { pk: _, sk: __, ...metadata } = info as unknown as ConversationMetadata & Key;
    const last = stored.at(-1) as StoredRow;
    const added = isSettled(last.state) ? [] : [this.#released(last)];
    const newest = added.at(-1) ?? last;
    const terms = isSettled(newest.state) ? conversationTerms({ metadata, rows: stored }) : '';
    const items: Item[] = [
      { ...keys.visitorConversation(metadata.visitor_id, metadata.id) },
      ...lines.filter(({ kind }) => kind !== 'conversation').map(({ item }) => asPast(item)),
      ...added.map(pastRowItem),
      ...(terms === '' ? [] : [searchWordsItem(metadata.id, terms)]),
    ];
    return { from, metadata: { ...metadata, automation: null }, newest, items };
  }

  #released(last: StoredRow): StoredRow {
    const { conversation_id } = last;
    const atMs = Math.max(this.#deps.now(), createdAtMs(last.id) + 1);
    return { ...releasedRow(last.state), conversation_id, id: makeId(atMs, stableFraction(String(conversation_id))) };
  }

  async facts(lines: readonly ExportedLine[]): Promise<void> {
    const found = await this.#stored(lines.map(({ item }) => keyOf(item)));
    const fresh = lines.filter(({ item }) => !found.has(nameOf(item)));
    await this.#deps.bulk.putAll(fresh.map(({ item }) => item));
    const count = this.#count('metric_event');
    count.written += fresh.length;
    count.present += lines.length - fresh.length;
    // Also those that were there: a run that stopped may not have counted them.
    await countStoredEvents(
      this.#deps,
      lines.map(({ item }) => factOf(item)),
      new Set(),
    );
  }

  async #stored(wanted: readonly Key[]): Promise<Map<string, Item>> {
    const unique = [...new Map(wanted.map((key) => [nameOf(key), { pk: key.pk, sk: key.sk }])).values()];
    const items = await this.#deps.table.batchGet(unique, { ConsistentRead: true });
    return new Map(items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  }

  #count(kind: string): Counted {
    return (this.report.kinds[kind] ??= { written: 0, present: 0, left_out: 0 });
  }

  #leaveOut({ file, row }: Omit<OwnRow, 'value'>, field: string, message: string, id: string | null = null): undefined {
    this.#count(field.split('.')[0] ?? field).left_out += 1;
    this.#deps.onSkipped({ file, row, id, field, message, isWholeRow: true });
  }
}
