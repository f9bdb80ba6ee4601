/** What a rule's conditions look at, read as far as they look. */
import { type RuleSubject, type SubjectNeed, needsOf } from '#core/automation/rules/conditions.ts';
import type { RuleCondition } from '#core/automation/rules/rule.ts';
import { saidIn } from '#core/files/said.ts';
import type { Id } from '#core/model/id.ts';
import { isOpen } from '#core/time/business-hours.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  getRow,
} from '#functions/store/conversations/conversation-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { attachedTo, getVisitor, getVisitorAttributes } from '#functions/store/visitors/visitor-store.ts';

/** The moment that decides: the row whose state counts, and when, milliseconds since 1970. */
export type DecidingMoment = { row: StoredRow; metadata: ConversationMetadata; atMs: number };

/** Rows of a conversation that were read already, by number. */
export type KnownRows = ReadonlyMap<number, StoredRow>;

/** Reads what these conditions look at. */
export async function readSubject(
  table: Table,
  conditions: readonly RuleCondition[],
  { row, metadata, atMs }: DecidingMoment,
  known: KnownRows = new Map(),
): Promise<RuleSubject> {
  const needs = needsOf(conditions);
  const unlessNeeded = async <Value, None>(need: SubjectNeed, none: None, read: () => Promise<Value>) =>
    needs.has(need) ? read() : none;
  const rowAt = async (seq: number) =>
    seq === row.seq ? row : (known.get(seq) ?? (await getRow(table, row.conversation_id, seq)));
  const [open, visitor, arrival, text] = await Promise.all([
    unlessNeeded('hours', true, async () => isOpenAt(table, row.state.widget_id, atMs)),
    unlessNeeded('visitor', nobody, async () => ofVisitor(table, row.state.visitor_id)),
    unlessNeeded('arrival', 'widget' as const, async () => (await rowAt(1))?.metadata?.via ?? 'widget'),
    unlessNeeded('text', null, async () => textFor(row, rowAt)),
  ]);
  return { state: row.state, metadata, isOpen: open, arrival, text, ...visitor };
}

const nobody = { locale: null, visitorAttributes: {} };

async function ofVisitor(table: Table, id: Id) {
  const [visitor, attributes] = await Promise.all([getVisitor(table, id), getVisitorAttributes(table, id)]);
  return visitor ? { locale: visitor.locale ?? null, visitorAttributes: attachedTo(visitor, attributes) } : nobody;
}

const isOpenAt = async (table: Table, widget: Id, atMs: number): Promise<boolean> =>
  isOpen((await getWidget(table, widget))?.business_hours ?? null, atMs);

/** A message's own text, else what the visitor wrote last until then. */
async function textFor(row: StoredRow, rowAt: (seq: number) => Promise<StoredRow | undefined>): Promise<string | null> {
  const isMessage = row.sender_type === 'visitor' || (row.sender_type === 'agent' && row.visibility === 'public');
  const said = isMessage ? row : await rowAt(row.state.visitor_read.seq);
  return said ? saidIn(said) : null;
}
