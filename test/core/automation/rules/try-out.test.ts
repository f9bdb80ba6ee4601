/** What a rule would have done, by the rows of a conversation. */
import { describe, expect, it } from 'vitest';
import type { RuleTrigger } from '#core/automation/rules/rule.ts';
import { canTryOut, momentsIn, runsAt } from '#core/automation/rules/try-out.ts';
import type { RuleRow } from '#core/automation/rules/triggers.ts';
import { answers, ben, chat, claimed, MINUTE, requeued, T0 } from '#test/support/rule-rows.ts';

describe('what would have happened', () => {
  const runs = (rows: readonly RuleRow[], on: RuleTrigger, nowMinute = 1000) =>
    runsAt(rows, momentsIn(rows, on, T0 + nowMinute * MINUTE), () => true).map(({ atMs, row }) => [
      (atMs - T0) / MINUTE,
      row.seq,
    ]);
  const unanswered = { type: 'unanswered', minutes: 10 } as const;

  it('runs when nobody answered in time, on the state of that moment', () => {
    expect(runs(chat([4, claimed()], [12, answers()]), unanswered)).toEqual([[10, 2]]);
    expect(runs(chat([4, claimed()], [9, answers()]), unanswered)).toEqual([]);
    expect(runs(chat([4, claimed()]), unanswered, 9)).toEqual([]);
  });

  it('runs once where agents pass a chat on without a word', () => {
    const rows = chat([1, claimed()], [3, requeued('no_first_response')], [3, claimed(ben)]);
    expect(runs(rows, { type: 'assigned' })).toEqual([[1, 2]]);
  });

  it('can’t be told for what no row says', () => {
    expect(canTryOut({ type: 'labelled', label: null })).toBe(false);
    expect(canTryOut({ type: 'priority_changed' })).toBe(false);
    expect(canTryOut({ type: 'rated' })).toBe(true);
    expect(canTryOut(unanswered)).toBe(true);
  });

  it('runs only where the conditions held, and counts only those runs', () => {
    const rows = chat([1, claimed()], [3, requeued('no_first_response')], [3, claimed(ben)]);
    const moments = momentsIn(rows, { type: 'assigned' }, T0 + 1000 * MINUTE);
    expect(moments).toHaveLength(2);
    expect(runsAt(rows, moments, ({ row }) => row.seq > 2).map(({ row }) => row.seq)).toEqual([4]);
  });
});
