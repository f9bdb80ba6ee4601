/** What a rule would have done in the last month: by the rows that are stored, a page of conversations at a time. */
import { allHold } from '#core/automation/rules/conditions.ts';
import type { RuleTrial } from '#core/automation/rules/rule.ts';
import { type Moment, type RuleDifference, canTryOut, momentsIn, runsAt } from '#core/automation/rules/try-out.ts';
import type { Answer } from '#core/contract/http.ts';
import { DomainError } from '#core/model/errors.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { RanAction } from '#core/model/actions/rule-run.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type Entry,
  type Partition,
  enteredSince,
  newestEntries,
  partitionsOf,
} from '#functions/store/conversations/conversation-index.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { type Table, readingOnce } from '#functions/store/table.ts';
import { type ActionPlanner, actionPlanner } from './plan-trial.ts';
import { type DecidingMoment, readSubject } from './rule-subject.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;
/** A rating may come long after its conversation was settled, and leaves it where it is in its list. */
const RATED_WITHIN_DAYS = 60;
/** How many are looked at: the newest. */
const MAX_LOOKED_AT = 5000;
/** Conversations looked at in one request, each of which is read whole. */
const AT_ONCE = 40;

/**
 * Where a page begins: among open or settled conversations, before a place in their list. `nowMs`: when the first page was
 * asked for. `lookedAt`: how many conversations were looked at before.
 */
export type TrialPosition = { isSettled: boolean; nowMs: number; lookedAt: number; before?: string | undefined };
/** A page, and where the next one begins. */
export type TrialPage = Omit<Answer<'tryRule'>, 'next_cursor'> & { next: TrialPosition | undefined };

/**
 * Looks at a page of conversations; without a position at the first.
 * @throws DomainError `validation_failed` for a rule whose start isn't recorded
 */
export async function tryRule(
  deps: Pick<Deps, 'table' | 'now'>,
  trial: RuleTrial,
  from: TrialPosition = { isSettled: false, nowMs: deps.now(), lookedAt: 0 },
): Promise<TrialPage> {
  if (!canTryOut(trial.on)) throw notRecorded();
  const span = { sinceMs: from.nowMs - DAYS * DAY_MS, nowMs: from.nowMs };
  const { isSettled, before } = from;
  const { partitions, sinceMs } = listsOf(trial, from);
  const limit = Math.min(AT_ONCE, MAX_LOOKED_AT - from.lookedAt);
  const entries = await newestEntries(deps.table, partitions, { limit, before, sinceMs });
  // Many conversations have the same widget.
  const table = readingOnce(deps.table);
  const plan = trial.actions && (await actionPlanner(table, trial.actions));
  const found = await Promise.all(entries.map((entry) => runsOf(table, { ...trial, plan }, entry.id, span)));
  return {
    looked_at: entries.length,
    total: before === undefined && !isSettled ? await countAll(deps.table, trial, from) : null,
    runs: found.flat(),
    next: nextAfter(entries, from),
  };
}

/** What was under way within the time is open, or was settled in it. */
function listsOf({ on }: RuleTrial, { isSettled, nowMs }: TrialPosition): { partitions: Partition[]; sinceMs: number } {
  if (!isSettled)
    return {
      partitions: [
        ...partitionsOf({ status: 'pending' }),
        ...partitionsOf({ status: 'active' }),
        ...partitionsOf({ snoozed: true }),
      ],
      sinceMs: 0,
    };
  const partitions = [...partitionsOf({ status: 'resolved' }), ...partitionsOf({ status: 'closed' })];
  return { partitions, sinceMs: nowMs - (on.type === 'rated' ? RATED_WITHIN_DAYS : DAYS) * DAY_MS };
}

/** About how many there are: keys of the index only. */
async function countAll(table: Table, trial: RuleTrial, from: TrialPosition): Promise<number> {
  const lists = [listsOf(trial, from), listsOf(trial, { ...from, isSettled: true })];
  const counts = await Promise.all(
    lists.flatMap(({ partitions, sinceMs }) =>
      partitions.map(async (one) => (await enteredSince(table, one, sinceMs)).length),
    ),
  );
  return Math.min(
    MAX_LOOKED_AT,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

function nextAfter(entries: readonly Entry[], from: TrialPosition): TrialPosition | undefined {
  const last = entries.at(-1);
  const lookedAt = from.lookedAt + entries.length;
  if (lookedAt >= MAX_LOOKED_AT) return undefined;
  if (last && entries.length === AT_ONCE) return { ...from, lookedAt, before: last.position };
  return from.isSettled ? undefined : { isSettled: true, nowMs: from.nowMs, lookedAt };
}

type Span = { sinceMs: number; nowMs: number };
type Tried = RuleTrial & { plan: ActionPlanner | undefined };
type Run = { atMs: number; difference: RuleDifference; actions: RanAction[] };

async function runsOf(table: Table, trial: Tried, conversation: Id, { sinceMs, nowMs }: Span) {
  const { on, conditions } = trial;
  const { rows, metadata } = await readFullConversation(table, conversation, { consistent: false });
  if (!metadata) return [];
  const known = new Map(rows.map((row) => [row.seq, row]));
  const rowOf = ({ row }: Moment): StoredRow | undefined => known.get(row.seq);
  const moments = momentsIn(rows, on, nowMs).filter(({ atMs }) => atMs > sinceMs);
  const held = new Set<Moment>();
  for (const moment of moments) {
    const row = rowOf(moment);
    const deciding: DecidingMoment | undefined = row && { row, metadata, atMs: moment.atMs };
    if (deciding && allHold(conditions, await readSubject(table, conditions, deciding, known))) held.add(moment);
  }
  const ran = runsAt(rows, moments, (moment) => held.has(moment));
  const recorded = recordedIn(rows, trial.rule_id).filter(({ atMs }) => atMs > sinceMs);
  return compared(ran, recorded, trial.plan?.(ran, metadata)).map(({ atMs, ...run }) => ({
    conversation_id: conversation,
    at: new Date(atMs).toISOString(),
    visitor_name: metadata.visitor.name,
    ...run,
  }));
}

type Recorded = { seq: number; atMs: number; actions: RanAction[] };

/** What the stored rule did. */
const recordedIn = (rows: readonly StoredRow[], rule: Id | undefined): Recorded[] =>
  rows.flatMap(({ id, metadata }) => {
    const run = metadata?.rule;
    if (rule === undefined || run?.id !== rule) return [];
    return [{ seq: run.seq, atMs: createdAtMs(id), actions: run.actions ?? [] }];
  });

/** Its runs together with those of the stored rule, oldest first. */
function compared(ran: readonly Moment[], recorded: readonly Recorded[], planned: RanAction[][] = []): Run[] {
  const runs = ran.map(({ cause, atMs }, index): Run => {
    const before = recorded.find(({ seq }) => seq === cause.seq);
    // What a rule did is in the conversation already: how it found it then, its own row has recorded.
    const actions = (planned[index] ?? []).map((one) => before?.actions.find((other) => isSame(one, other)) ?? one);
    return { atMs, difference: before ? 'same' : 'new', actions };
  });
  const gone = recorded.filter(({ seq }) => !ran.some(({ cause }) => cause.seq === seq));
  return [...runs, ...gone.map(({ atMs, actions }): Run => ({ atMs, difference: 'gone', actions }))].toSorted(
    (one, other) => one.atMs - other.atMs,
  );
}

const isSame = (one: RanAction, other: RanAction): boolean => namedBy(one) === namedBy(other);
const namedBy = ({ type, label, priority, agent_id, department_id, for: time }: RanAction): string =>
  JSON.stringify([type, label, priority, agent_id, department_id, time]);

function notRecorded(): DomainError {
  const message = 'Changes of labels and priorities are not recorded, so a rule on them can’t be tried out';
  return new DomainError('validation_failed', `${message}.`, { errors: [{ path: 'body.on.type', message }] });
}
