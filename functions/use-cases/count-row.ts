/** Counting what follows from a conversation's row, once it is stored. */
import { openMsBetween } from '../../core/business-hours.ts';
import type { BusinessMs } from '../../core/metrics/facts.ts';
import { factsOf, factsOfRow, needsEarlier, needsHours } from '../../core/metrics/facts.ts';
import { DomainError } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { newestRow } from '../store/conversation-store.ts';
import type { StoredRow } from '../store/row-item.ts';
import type { Table } from '../store/table.ts';
import type { Whole } from '../store/whole-conversation.ts';
import { readWhole } from '../store/whole-conversation.ts';
import { getWidget } from '../store/widget-store.ts';
import type { Noted } from './count-facts.ts';
import { countFacts } from './count-facts.ts';

/** How a widget's business hours measure time; a widget that is no more has none. */
export type HoursOf = (widget: Id) => Promise<BusinessMs>;

/** Reads each widget's business hours once. */
export function hoursOf({ table }: Pick<Deps, 'table'>): HoursOf {
  const known = new Map<Id, Promise<BusinessMs>>();
  const read = async (widget: Id): Promise<BusinessMs> => {
    const hours = (await getWidget(table, widget))?.business_hours ?? null;
    return (fromMs, toMs) => openMsBetween(hours, fromMs, toMs);
  };
  return (widget) => {
    const reading = known.get(widget) ?? read(widget);
    known.set(widget, reading);
    return reading;
  };
}

const asTheClock: BusinessMs = (fromMs, toMs) => toMs - fromMs;

/** What counting goes by: how time is measured, and the quarters that are noted as open. */
export type Counting = { hours: HoursOf; noted: Noted };

/** Counts what follows from a row; `whole` is its conversation, where it was read already. */
export async function countRow(
  deps: Pick<Deps, 'table' | 'now'>,
  row: StoredRow,
  { hours, noted }: Counting,
  whole: Whole | undefined,
): Promise<void> {
  if (row.milestone === 'rated') return countRatings(deps, row.conversation_id, noted);
  const businessMs = needsHours(row) ? await hours(row.fold.widget_id) : asTheClock;
  const rows = needsEarlier(row) ? (whole ?? (await readRows(deps.table, row.conversation_id))).rows : [];
  const earlier = rows.filter(({ seq }) => seq < row.seq);
  await countFacts(deps, { facts: factsOfRow(row, earlier, businessMs) }, noted);
}

const TRIES = 5;

/** Of several ratings the last one counts. Which that is may change while it is counted: then it is looked at again. */
async function countRatings(deps: Pick<Deps, 'table' | 'now'>, conversation: Id, noted: Noted): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { rows } = await readRows(deps.table, conversation);
    const isRating = ({ kind }: { kind: string }) => kind === 'rated';
    const last = factsOf(rows, asTheClock).filter(isRating);
    const all = rows.flatMap((row, index) =>
      row.milestone === 'rated' ? factsOfRow(row, rows.slice(0, index), asTheClock) : [],
    );
    await countFacts(deps, { facts: last, replaced: all.filter(({ seq }) => seq !== last[0]?.seq) }, noted);
    const newest = await newestRow(deps.table, conversation, { consistent: true });
    if (newest?.seq === rows.at(-1)?.seq) return;
  }
  throw new DomainError('try_again', 'The conversation keeps changing while its ratings are counted.');
}

const readRows = (table: Table, conversation: Id): Promise<Whole> =>
  readWhole(table, conversation, { consistent: true });
