/**
 * Conversations of an export as those of the product: rows, metric events, words, and at last INFO, which makes them exist.
 * Until INFO is there, everything is written again in the same way; from then on nothing is.
 */
import { type MetricEvent, metricEventsOf, type BusinessMs, type CountedRow } from '#core/metrics/metric-events.ts';
import { isSettled } from '#core/conversation/state.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { chainOf } from '#core/portable/chain.ts';
import { defaultMaskRules, maskOf, maskTexts } from '#core/privacy/mask.ts';
import { conversationIdOf, isTooOld } from '#core/portable/identity.ts';
import type { ImportedConversation } from '#core/portable/imported.ts';
import { setOpenConversation } from '#functions/store/visitors/visitor-store.ts';
import { keys } from '#functions/store/keys.ts';
import { type ConversationMetadata, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { pastRowItem } from '#functions/store/conversations/past-rows.ts';
import { newInfo } from '#functions/store/lifecycle/transition-store.ts';
import { factItem } from '#functions/store/reports/metric-event-store.ts';
import { searchWordsItem } from '#functions/store/search/search-store.ts';
import type { Item } from '#functions/store/table.ts';
import { conversationTerms } from '#functions/use-cases/search/search-words.ts';
import type { ImportDeps, ImportReport, SourceRow, VisitorRef } from './import-deps.ts';

/** A conversation and whose it is. */
export type Owned = { conversation: ImportedConversation; visitor: VisitorRef; from: Pick<SourceRow, 'file' | 'row'> };

const ATTEMPTS = 8;

/** A conversation as it will be stored. */
type Prepared = {
  metadata: ConversationMetadata;
  rows: CountedRow[];
  facts: MetricEvent[];
  mark: string;
  /** The conversation that its visitor had last. */
  last: Id | null;
  owned: Owned;
};

/** A portion that is ready to be written: the facts are known before anything is stored. */
export type Portion = { facts: MetricEvent[]; write: () => Promise<void> };

/** Looks what is here already, and prepares the rest. */
export async function prepareConversations(
  deps: ImportDeps,
  all: readonly Owned[],
  businessMs: BusinessMs,
  report: ImportReport,
): Promise<Portion> {
  const places = await placesOf(deps, all);
  const prepared: Prepared[] = [];
  for (const owned of all) {
    const id = places.get(owned);
    if (id === 'present') report.conversations.present += 1;
    else if (id !== undefined) {
      const ready = await prepare(deps, owned, id, businessMs);
      if (ready) prepared.push(ready);
      else leaveOut(deps, owned, report, 'messages', 'Is required. Must have at least 1 entry');
    } else leaveOut(deps, owned, report, 'id', 'Must have a place: too many conversations began in the same second');
    if (isTooOld(owned.conversation) && typeof id === 'number') report.moved_to_2020 += 1;
  }
  return { facts: prepared.flatMap(({ facts }) => facts), write: () => write(deps, prepared, report) };
}

function leaveOut(
  deps: ImportDeps,
  { conversation, from }: Owned,
  report: ImportReport,
  field: string,
  message: string,
): void {
  report.conversations.left_out += 1;
  deps.onSkipped({ ...from, id: conversation.source_id, field: `conversation.${field}`, message, isWholeRow: true });
}

/** Where each is stored or will be. An ID that another conversation has is passed over. */
async function placesOf({ table, source }: ImportDeps, all: readonly Owned[]): Promise<Map<Owned, Id | 'present'>> {
  const places = new Map<Owned, Id | 'present'>();
  const taken = new Map<Id, string>();
  let open = [...all];
  for (let attempt = 0; attempt < ATTEMPTS && open.length > 0; attempt++) {
    const ids = new Map(open.map((owned) => [owned, conversationIdOf(source, owned.conversation, attempt)]));
    const items = await table.batchGet(
      [...new Set(ids.values())].map((id) => keys.info(id)),
      { ConsistentRead: true },
    );
    const marks = new Map(items.map((item) => [Number(item['id']), String(item['imported'])]));
    open = open.filter((owned) => {
      const id = ids.get(owned) ?? 0;
      const mark = markOf(source, owned.conversation);
      const stored = marks.get(id);
      // An export may have a conversation twice.
      if ((stored ?? taken.get(id)) === mark) places.set(owned, 'present');
      else if (stored !== undefined || taken.has(id)) return true;
      else places.set(owned, id);
      taken.set(id, stored ?? mark);
      return false;
    });
  }
  return places;
}

const markOf = (source: string, { source_id }: ImportedConversation): string => `${source}#${source_id}`;

const mask = maskOf(defaultMaskRules);

/** What people wrote without card numbers; IDs of the other product stay, which may look like some. */
function withoutCards(conversation: ImportedConversation): ImportedConversation {
  const entries = conversation.entries.map((entry) => ({
    ...entry,
    ...('content' in entry ? { content: mask(entry.content) } : {}),
    ...('feedback' in entry && entry.feedback !== null ? { feedback: mask(entry.feedback) } : {}),
  }));
  return { ...conversation, entries, attributes: maskTexts(mask, conversation.attributes) };
}

async function prepare(deps: ImportDeps, owned: Owned, id: Id, businessMs: BusinessMs): Promise<Prepared | undefined> {
  const { source, widget, agentOf, now } = deps;
  const { visitor } = owned;
  const conversation = withoutCards(owned.conversation);
  // A visitor has one open conversation: of several, only one stays open, and none if they have one of their own here.
  const mayBeOpen = conversation.is_open && !deps.hasOpen.has(visitor.id);
  const { isFree, last } = mayBeOpen ? await placeFor(deps, visitor.id) : { isFree: false, last: null };
  const isOpen = mayBeOpen && isFree;
  if (isOpen) deps.hasOpen.add(visitor.id);
  const ended = isOpen || !conversation.is_open ? conversation : { ...conversation, is_open: false, assignee: null };
  const rows = chainOf(ended, { source, id, widget, visitor, agentOf, nowMs: now() });
  if (rows.length === 0) return undefined;
  const { attributes, labels, priority, source_url, source_page_title, created_at_ms } = conversation;
  const began: Attributes = isTooOld(conversation) ? { original_date: new Date(created_at_ms).toISOString() } : {};
  const metadata: ConversationMetadata = {
    id,
    widget_id: widget.id,
    visitor_id: visitor.id,
    department_id: widget.department_id,
    priority,
    labels,
    attributes: { ...attributes, ...began, [`${source}_id`]: conversation.source_id },
    source_url,
    source_page_title,
    automation: null,
    visitor: { name: visitor.name, email: visitor.email, verified: visitor.verified },
  };
  return { metadata, rows, facts: metricEventsOf(rows, businessMs), mark: markOf(source, conversation), last, owned };
}

/** Whether a visitor has no open conversation, and which one they had last. */
async function placeFor({ table }: ImportDeps, visitor: Id): Promise<{ isFree: boolean; last: Id | null }> {
  const item = await table.get({ Key: keys.visitor(visitor), ConsistentRead: true });
  const last = item?.['last_conversation_id'];
  if (typeof last !== 'number') return { isFree: true, last: null };
  const newest = await newestRow(table, last, { consistent: true });
  return { isFree: newest === undefined || newest.state.status === 'closed', last };
}

async function write(deps: ImportDeps, prepared: readonly Prepared[], report: ImportReport): Promise<void> {
  await deps.bulk.putAll(prepared.flatMap(itemsOf));
  let next = 0;
  const work = async (): Promise<void> => {
    for (let one = prepared[next++]; one; one = prepared[next++]) await begin(deps, one, report);
  };
  await Promise.all(Array.from({ length: INFOS_AT_ONCE }, work));
}

const INFOS_AT_ONCE = 16;

/** Everything of a conversation but INFO. What of it a visitor or agent finds leads nowhere until INFO is there. */
function itemsOf({ metadata, rows, facts }: Prepared): Item[] {
  const { id, visitor_id } = metadata;
  const newest = rows.at(-1);
  const terms = newest && isSettled(newest.state) ? conversationTerms({ metadata, rows }) : '';
  return [
    { ...keys.visitorConversation(visitor_id, id) },
    ...rows.map(pastRowItem),
    ...facts.map(factItem),
    ...(terms === '' ? [] : [searchWordsItem(id, terms)]),
  ];
}

/** Makes a conversation exist; an open one together with its visitor's place for it. */
async function begin(
  deps: ImportDeps,
  { metadata, rows, mark, last, owned }: Prepared,
  report: ImportReport,
): Promise<void> {
  const { table } = deps;
  const newest = rows.at(-1);
  if (!newest) return;
  const { state } = newest;
  const enteredMs = state.closed_at_ms ?? state.resolved_at_ms ?? createdAtMs(newest.id);
  const info = newInfo(state, metadata, enteredMs, { imported: mark });
  const isOpen = !isSettled(state);
  const written = isOpen
    ? await table.transact([info, setOpenConversation(metadata.visitor_id, metadata.id, last)])
    : await table.put(info.Put);
  if (written === 'refused' && isOpen) {
    report.to_repeat += 1;
    leaveOut(
      deps,
      owned,
      report,
      'visitor',
      'Must have no open chat. They have just started one: run the import again',
    );
  } else if (written === 'refused') report.conversations.present += 1;
  else {
    report.conversations.written += 1;
    report.rows += rows.length;
    if (isOpen) report.open += 1;
  }
}
