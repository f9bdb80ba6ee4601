/** Rules on time: what was to last is looked at when its time is over, on what is stored by then. */
import { dueAtMs, lasts } from '#core/automation/rules/clocks.ts';
import { allHold } from '#core/automation/rules/conditions.ts';
import { getRow } from '#functions/store/conversations/conversation-store.ts';
import { type Due, type OrderState, dueItem } from '#functions/store/lifecycle/due-store.ts';
import { getRules } from '#functions/store/automation/rule-store.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { readSubject } from './rule-subject.ts';
import { runRule } from './run-rule.ts';

/** Runs the rule of an order, if what it waits for has lasted until now. One whose minutes were changed waits on. */
export async function runDueRule(deps: TransitionDeps, due: Due): Promise<OrderState> {
  const [id = 0, seq = 0] = due.ref.split('.').map(Number);
  const [rule] = await getRules(deps.table, [id]);
  if (!rule?.is_enabled || !('minutes' in rule.on)) return 'left';
  const { on, conditions } = rule;
  const start = await getRow(deps.table, due.conversation_id, seq);
  if (!start) return 'left';
  const due_at_ms = dueAtMs(start, on.minutes);
  if (due_at_ms > deps.now()) {
    await deps.table.put({ Item: dueItem({ ...due, due_at_ms }) });
    return 'left';
  }
  const run = { rule, conversation: due.conversation_id, cause: { seq, event: null } };
  await runRule(deps, run, async ({ row, metadata }, rows) => {
    const since = rows.filter((one) => one.seq > seq).map(({ state }) => state);
    if (!lasts(on.type, start.state, since)) return false;
    return allHold(conditions, await readSubject(deps.table, conditions, { row, metadata, atMs: due_at_ms }));
  });
  return 'left';
}
