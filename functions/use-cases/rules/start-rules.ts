/** Starting the rules that wait for something: those that match run in their order, and those that wait for time are looked at when it is over. */
import { allHold } from '#core/automation/rules/conditions.ts';
import { dueAtMs, starts } from '#core/automation/rules/clocks.ts';
import type { Rule } from '#core/automation/rules/rule.ts';
import { type Cause, triggersOf } from '#core/automation/rules/triggers.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import { type StoredRow, getConversationRecord, getRow } from '#functions/store/conversations/conversation-store.ts';
import { dueItem } from '#functions/store/lifecycle/due-store.ts';
import { getRules } from '#functions/store/automation/rule-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { type DecidingMoment, readSubject } from './rule-subject.ts';
import { runRule } from './run-rule.ts';

/** Starts these rules on a row. */
export async function startOnRow(deps: TransitionDeps, row: StoredRow, ids: readonly Id[]): Promise<void> {
  const [rules, before] = await Promise.all([
    getRules(deps.table, ids),
    row.seq === 1 ? undefined : getRow(deps.table, row.conversation_id, row.seq - 1),
  ]);
  const happened: readonly string[] = triggersOf(row, before?.state);
  const on = rules.filter(({ is_enabled }) => is_enabled);
  for (const rule of on) {
    if ('minutes' in rule.on && starts(rule.on.type, row, before?.state))
      await startClock(deps, row, rule.id, rule.on.minutes);
  }
  const record = on.some((rule) => happened.includes(rule.on.type)) && (await recordOf(deps, row));
  if (!record) return;
  const cause = { seq: row.seq, event: null };
  await runMatching(
    deps,
    on.filter((rule) => happened.includes(rule.on.type)),
    { row, metadata: record.metadata, atMs: createdAtMs(row.id) },
    cause,
  );
}

const recordOf = ({ table }: TransitionDeps, { conversation_id }: StoredRow) =>
  getConversationRecord(table, conversation_id, { consistent: true });

/** What the sweep finds when the time is over. Its key says everything, so that putting it again changes nothing. */
async function startClock({ table }: TransitionDeps, row: StoredRow, rule: Id, minutes: number): Promise<void> {
  const { conversation_id, seq } = row;
  const due = { kind: 'rule', conversation_id, due_at_ms: dueAtMs(row, minutes), ref: `${rule}.${seq}` } as const;
  await table.put({ Item: dueItem(due) });
}

/** A change of labels or priority, with the row that was the newest then. */
export type ChangeEvent = {
  id: Id;
  conversation: Id;
  seq: number;
  types: readonly string[];
  labels: readonly string[];
};

/** Starts these rules on a change of labels or priority. */
export async function startOnEvent(deps: TransitionDeps, event: ChangeEvent, ids: readonly Id[]): Promise<void> {
  const [rules, state] = await Promise.all([
    getRules(deps.table, ids),
    loadConversation(deps.table, event.conversation, { consistent: true }),
  ]);
  const matching = rules.filter(
    ({ is_enabled, on }) => is_enabled && event.types.includes(on.type) && isLabel(on, event),
  );
  if (!state || matching.length === 0) return;
  const { row, metadata } = state;
  await runMatching(
    deps,
    matching,
    { row, metadata, atMs: createdAtMs(event.id) },
    { seq: event.seq, event: event.id },
  );
}

const isLabel = (on: Rule['on'], { labels }: ChangeEvent): boolean =>
  on.type !== 'labelled' || on.label === null || labels.includes(on.label);

/**
 * Runs those whose conditions hold, one after the other. All are decided on what happened, and none on what another one did: a
 * rule's trial tells what it does whatever other rules there are.
 */
async function runMatching(
  deps: TransitionDeps,
  rules: readonly Rule[],
  moment: DecidingMoment,
  cause: Cause,
): Promise<void> {
  const decided = await Promise.all(
    rules.map(async (rule) => ({
      rule,
      holds: allHold(rule.conditions, await readSubject(deps.table, rule.conditions, moment)),
    })),
  );
  const conversation = moment.row.conversation_id;
  for (const { rule, holds } of decided) if (holds) await runRule(deps, { rule, conversation, cause });
}
