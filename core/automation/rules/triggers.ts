/** What rows of a conversation start rules, and when a rule may run on one: once for each, and never because of itself. */
import { type Row } from '#core/conversation/rows.ts';
import { type ConversationState, isNewlyAssigned, keepingAgent } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { RuleRun } from '#core/model/actions/rule-run.ts';
import type { RowTrigger } from './kinds.ts';

/** A row with its id, which says when it was written. */
export type RuleRow = Row & { id: Id };

/** The reason on rows that a rule made. */
export const BY_RULE = 'rule';
/** What the ids of a run's notes begin with: the same however often the run is tried. */
export const runId = (rule: Id, { seq, event }: Cause): string => `${BY_RULE}-${rule}-${seq}-${event ?? 0}`;

/** What may have happened with a row, as far as the row itself says: what its reader asks for first, without reading more. */
export function possibleTriggers(row: Row): RowTrigger[] {
  if (isByRule(row)) return [];
  const { sender_type, visibility, milestone } = row;
  const isPublic = visibility === 'public';
  return [
    ...(sender_type === 'visitor' ? (['visitor_message'] as const) : []),
    ...(sender_type === 'agent' && isPublic ? (['agent_message'] as const) : []),
    ...(milestone === null ? [] : (byMilestone[milestone] ?? [])),
  ];
}

const handsOn = ['assigned', 'transferred'] as const;
const byMilestone: Partial<Record<NonNullable<Row['milestone']>, readonly RowTrigger[]>> = {
  started: ['started'],
  assigned: handsOn,
  requeued: ['transferred'],
  handed_off: ['handed_off', 'assigned'],
  woken: ['snooze_over', 'assigned'],
  resolved: ['resolved'],
  closed: ['closed'],
  reopened: ['reopened', 'assigned'],
  rated: ['rated'],
};

/** What happened with a row; `before` is the state before it, of which the first row has none. */
export const triggersOf = (row: Row, before: ConversationState | undefined): RowTrigger[] =>
  possibleTriggers(row).filter((trigger) => {
    if (trigger === 'assigned') return isNewlyAssigned(before, row.state);
    if (trigger === 'transferred') return isTransfer(row, before);
    return true;
  });

/** Whether somebody gave it to another agent, or back to a queue. */
function isTransfer(row: Row, before: ConversationState | undefined): boolean {
  if (!isByPerson(row) || row.sender_type !== 'system') return false;
  const from = keepingAgent(before ?? null);
  return row.milestone === 'requeued'
    ? from !== null || before?.status === 'pending'
    : from !== null && from !== row.state.agent_id;
}

/** Whether a rule made the row: it starts none. */
export const isByRule = ({ metadata, client_message_id }: Row): boolean =>
  metadata?.reason === BY_RULE || client_message_id?.startsWith(`${BY_RULE}-`) === true;

/** Whether a person or a program of the team made the row. What the product does by itself names its reason. */
export const isByPerson = (row: Row): boolean => {
  if (isByRule(row) || row.sender_type === 'bot') return false;
  return row.sender_type !== 'system' || row.metadata?.reason === undefined || row.metadata.key_name !== undefined;
};

/** What a rule runs on: a row of the conversation, or an event while that row was its newest. */
export type Cause = { seq: number; event: Id | null };

/**
 * Whether a rule may run: once for each cause, and on what the product did by itself only once until a person acts again. So a
 * rule never runs because of itself, nor do several because of each other: between two acts of people each runs once at most.
 * @param runs the rule's runs in the conversation, at least those since `lastPersonSeq`
 * @param lastPersonSeq the newest row up to the cause that a person made
 */
export function mayRun({ seq, event }: Cause, runs: readonly Cause[], lastPersonSeq: number): boolean {
  if (runs.some((run) => run.seq === seq && run.event === event)) return false;
  if (event !== null || lastPersonSeq === seq) return true;
  return !runs.some((run) => run.seq >= lastPersonSeq && run.seq < seq);
}

/** The runs of a rule that rows record. */
export const runsIn = (rows: readonly Pick<Row, 'metadata'>[], rule: Id): Cause[] =>
  rows.flatMap(({ metadata }) => (metadata?.rule?.id === rule ? causeOf(metadata.rule) : []));

const causeOf = ({ seq, event }: RuleRun): Cause => ({ seq, event: event ?? null });

/** The newest row up to a cause that a person made; 0 where none of these rows is. */
export const lastPersonSeq = (rows: readonly Row[], cause: Cause): number =>
  Math.max(0, ...rows.filter((row) => row.seq <= cause.seq && isByPerson(row)).map(({ seq }) => seq));
