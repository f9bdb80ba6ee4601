/**
 * Which facts follow from a conversation's rows: each milestone, counted once. What a fact is made of is known when its
 * row is written, so counting again gives the same, in whatever order.
 */
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { createdAtMs } from '#core/model/id.ts';
import type { Row } from '#core/conversation/rows.ts';

/** How long somebody waited for an agent: as the clock counts, and within business hours. */
export type Wait = { agent_id: Id | null; ms: number; business_ms: number };

/** One thing to count, at one instant. */
export type MetricEvent = {
  kind: FactKind;
  widget_id: Id;
  conversation_id: Id;
  /** The row it follows from. */
  seq: number;
  at_ms: number;
  /** The agent it is counted for, in addition to the whole team. */
  agent_id: Id | null;
  waits: readonly Wait[];
  /** Stars, of a rating. */
  rating: number | null;
};

/** A row with its conversation, and its id, which holds when it was written. */
export type CountedRow = Row & { id: Id; conversation_id: Id };

/** How much of the time between two instants lies within business hours, milliseconds. */
export type BusinessMs = (fromMs: number, toMs: number) => number;

/** Whether a row settles a conversation that was not settled before. */
const settles = ({ milestone, state }: Row): boolean =>
  milestone === 'resolved' || (milestone === 'closed' && state.resolved_at_ms === null);

/** Whether earlier rows have to be known to say which facts follow from a row. */
export const needsEarlier = (row: Row): boolean => settles(row);

/** Whether durations follow from a row, and with them business hours are needed. */
export const needsHours = (row: Row): boolean => settles(row) || row.milestone === 'first_response';

/** The facts that follow from all of a conversation's rows. Of several ratings the last one counts. */
export function metricEventsOf(rows: readonly CountedRow[], businessMs: BusinessMs): MetricEvent[] {
  const facts = rows.flatMap((row, index) =>
    row.milestone === null ? [] : metricEventsOfRow(row, rows.slice(0, index), businessMs),
  );
  const last = facts.findLast(({ kind }) => kind === 'rated');
  return facts.filter((fact) => fact.kind !== 'rated' || fact === last);
}

/** The facts that follow from a row; `earlier` are those before it, as many as are known, where they are needed. */
export function metricEventsOfRow(
  row: CountedRow,
  earlier: readonly CountedRow[],
  businessMs: BusinessMs,
): MetricEvent[] {
  const holder = row.state.agent_id;
  switch (row.milestone) {
    case 'started':
      return [fact(row, 'started')];
    case 'first_response':
      return [
        fact(row, 'first_response', {
          agent_id: row.sender_id,
          waits: waited(row, row.sender_id, row.state.queued_at_ms, businessMs),
        }),
      ];
    case 'reopened':
      return [fact(row, 'reopened', { agent_id: holder })];
    case 'resolved':
      return [...resolution(row, earlier, businessMs), ...settlement(row, earlier, businessMs)];
    case 'closed':
      return [fact(row, 'closed', { agent_id: holder }), ...(settles(row) ? settlement(row, earlier, businessMs) : [])];
    case 'rated':
      return ratingIn(row);
    case 'handed_off':
      return [fact(row, 'handed_off'), ...(reasonOf(row) === 'unanswered' ? [fact(row, 'unanswered')] : [])];
    case 'answered':
      return row.sender_type === 'bot' ? [fact(row, 'answered')] : [];
    default:
      return [];
  }
}

/** The rating that counts after a row; empty without a rating. */
export function ratingIn(row: CountedRow): MetricEvent[] {
  const { rated } = row.state;
  if (!rated) return [];
  const { seq, at_ms, agent_id, stars } = rated;
  return [{ ...fact(row, 'rated'), seq, at_ms, agent_id, rating: stars }];
}

function fact(row: CountedRow, kind: FactKind, more: Partial<MetricEvent> = {}): MetricEvent {
  return {
    kind,
    widget_id: row.state.widget_id,
    conversation_id: row.conversation_id,
    seq: row.seq,
    at_ms: atMs(row),
    agent_id: null,
    waits: [],
    rating: null,
    ...more,
  };
}

/**
 * A resolve; the first one by a person has a resolution time, from when an agent was asked for: the start, the handoff by
 * a bot, or the reopening, whichever came last.
 */
function resolution(row: CountedRow, earlier: readonly CountedRow[], businessMs: BusinessMs): MetricEvent[] {
  const agent_id = row.state.agent_id;
  const isFirst = isByTeam(row) && !earlier.some((one) => one.milestone === 'resolved' && isByTeam(one));
  const asked = isFirst ? (before(row, earlier)?.state.queued_at_ms ?? null) : null;
  const reason = reasonOf(row);
  return [
    fact(row, 'resolved', { agent_id, waits: waited(row, agent_id, asked, businessMs) }),
    ...(reason === 'bot' || reason === 'workflow' ? [fact(row, 'bot_resolved')] : []),
  ];
}

/** What is counted when a conversation settles: the replies since it did so last, or that the visitor left unanswered. */
function settlement(row: CountedRow, earlier: readonly CountedRow[], businessMs: BusinessMs): MetricEvent[] {
  const agent_id = row.state.agent_id;
  const settled = earlier.findLastIndex(({ milestone }) => milestone === 'resolved' || milestone === 'closed');
  const waits = earlier.slice(settled + 1).flatMap((reply) => {
    if (reply.sender_type !== 'agent' || reply.visibility !== 'public') return [];
    return waited(reply, reply.sender_id, before(reply, earlier)?.state.waiting_since_ms ?? null, businessMs);
  });
  return [
    ...(waits.length > 0 ? [fact(row, 'replies', { agent_id, waits })] : []),
    ...(isAbandoned(row, before(row, earlier)) ? [fact(row, 'abandoned', { agent_id })] : []),
  ];
}

/** Whether the visitor left, or fell silent, before any person answered, while people were asked or nobody had answered at all. */
function isAbandoned(row: CountedRow, state: CountedRow | undefined): boolean {
  const isLeft = row.metadata?.agent_id === undefined && (reasonOf(row) === undefined || reasonOf(row) === 'idle');
  if (!isLeft || !state || state.state.first_response_at_ms !== null) return false;
  return state.state.handler === 'agent' || state.state.staff_count === 0;
}

/** The wait that ends with a row; none when nobody waited. */
function waited(row: CountedRow, agent_id: Id | null, sinceMs: number | null, businessMs: BusinessMs): Wait[] {
  if (sinceMs === null) return [];
  const [from, to] = [Math.min(sinceMs, atMs(row)), atMs(row)];
  return [{ agent_id, ms: to - from, business_ms: businessMs(from, to) }];
}

const before = (row: CountedRow, earlier: readonly CountedRow[]): CountedRow | undefined =>
  earlier.findLast(({ seq }) => seq === row.seq - 1);

/** Resolved by an agent, or by an admin without an agent record. */
const isByTeam = (row: CountedRow): boolean => row.metadata?.agent_id !== undefined || reasonOf(row) === 'admin';

const reasonOf = ({ metadata }: Row): string | undefined => metadata?.reason;
const atMs = ({ id }: CountedRow): number => createdAtMs(id);
