/** What a rule would have done in the last seven days: by the rows that are stored, a page of conversations at a time. */
import { allHold } from '#core/automation/rules/conditions.ts';
import type { RuleMatch } from '#core/automation/rules/rule.ts';
import { type Moment, canTryOut, momentsIn, runsAt } from '#core/automation/rules/try-out.ts';
import type { Answer } from '#core/contract/http.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
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
import { type Item, type Table, alongside } from '#functions/store/table.ts';
import { type DecidingMoment, readSubject } from './rule-subject.ts';

const DAY_MS = 86_400_000;
const DAYS = 7;
/** A rating may come long after its conversation was settled, and leaves it where it is in its list. */
const RATED_WITHIN_DAYS = 30;
/** Conversations looked at in one request, each of which is read whole. */
const AT_ONCE = 40;

/** Where a page begins: among open or settled conversations, before a place in their list. `nowMs`: when the first page was asked for. */
export type TrialPosition = { isSettled: boolean; nowMs: number; before?: string | undefined };
/** A page, and where the next one begins. */
export type TrialPage = Omit<Answer<'tryRule'>, 'next_cursor'> & { next: TrialPosition | undefined };

/**
 * Looks at a page of conversations; without a position at the first.
 * @throws DomainError `validation_failed` for a rule whose start isn't recorded
 */
export async function tryRule(
  deps: Pick<Deps, 'table' | 'now'>,
  match: RuleMatch,
  from: TrialPosition = { isSettled: false, nowMs: deps.now() },
): Promise<TrialPage> {
  if (!canTryOut(match.on)) throw notRecorded();
  const span = { sinceMs: from.nowMs - DAYS * DAY_MS, nowMs: from.nowMs };
  const { isSettled, before } = from;
  const { partitions, sinceMs } = listsOf(match, from);
  const entries = await newestEntries(deps.table, partitions, { limit: AT_ONCE, before, sinceMs });
  const table = remembering(deps.table);
  const found = await Promise.all(entries.map((entry) => runsOf(table, match, entry.id, span)));
  return {
    looked_at: entries.length,
    total: before === undefined && !isSettled ? await countAll(deps.table, match, from) : null,
    runs: found.flat(),
    next: nextAfter(entries, from),
  };
}

/** What was under way within the time is open, or was settled in it. */
function listsOf({ on }: RuleMatch, { isSettled, nowMs }: TrialPosition): { partitions: Partition[]; sinceMs: number } {
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
async function countAll(table: Table, match: RuleMatch, from: TrialPosition): Promise<number> {
  const lists = [listsOf(match, from), listsOf(match, { ...from, isSettled: true })];
  const counts = await Promise.all(
    lists.flatMap(({ partitions, sinceMs }) =>
      partitions.map(async (one) => (await enteredSince(table, one, sinceMs)).length),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function nextAfter(entries: readonly Entry[], from: TrialPosition): TrialPosition | undefined {
  const last = entries.at(-1);
  if (last && entries.length === AT_ONCE) return { ...from, before: last.position };
  return from.isSettled ? undefined : { isSettled: true, nowMs: from.nowMs };
}

type Span = { sinceMs: number; nowMs: number };

async function runsOf(table: Table, { on, conditions }: RuleMatch, conversation: Id, { sinceMs, nowMs }: Span) {
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
  return runsAt(rows, moments, (moment) => held.has(moment)).map(({ atMs }) => ({
    conversation_id: conversation,
    at: new Date(atMs).toISOString(),
    visitor_name: metadata.visitor.name,
  }));
}

/** The table, which reads no item twice: many conversations have the same widget. */
function remembering(table: Table): Table {
  const read = new Map<string, Promise<Item | undefined>>();
  return {
    ...alongside(table, []),
    get: (input) => {
      const key = JSON.stringify(input.Key);
      const reading = read.get(key) ?? table.get(input);
      read.set(key, reading);
      return reading;
    },
  };
}

function notRecorded(): DomainError {
  const message = 'Changes of labels and priorities are not recorded, so a rule on them can’t be tried out';
  return new DomainError('validation_failed', `${message}.`, { errors: [{ path: 'body.on.type', message }] });
}
