/** What rules that wait for time begin with, and what ends the wait. */
import { describe, expect, it } from 'vitest';
import { lasts, startedBy, starts } from '#core/automation/rules/clocks.ts';
import type { RuleRow } from '#core/automation/rules/triggers.ts';
import { ana, answers, by, chat, claimed, MINUTE, requeued, says, system, T0 } from '#test/support/rule-rows.ts';

describe('clocks', () => {
  const startsAt = (clock: Parameters<typeof starts>[0], rows: readonly RuleRow[]) =>
    rows.filter((row, index) => starts(clock, row, rows[index - 1]?.state)).map(({ seq }) => seq);

  it('starts with the first unanswered message, and again with the first after an answer', () => {
    const rows = chat([1, says('a')], [2, claimed()], [3, answers()], [4, says('b')], [5, says('c')]);
    expect(startsAt('unanswered', rows)).toEqual([1, 5]);
    expect(rows.filter((row) => startedBy(row).includes('unanswered')).map(({ seq }) => seq)).toEqual([1, 5]);
  });

  it('waits in the queue from each time it enters it', () => {
    expect(startsAt('queued', chat([1, claimed()], [5, requeued('agent_gone')]))).toEqual([1, 3]);
  });

  it('waits for the visitor from the agent’s last message, also past a follow-up', () => {
    const rows = chat([1, claimed()], [2, answers()], [9, { type: 'follow_up', content: 'Still there?' }]);
    expect(startsAt('visitor_silent', rows)).toEqual([3]);
    const [, , start, end] = rows;
    expect(start && end && lasts('visitor_silent', start.state, [end.state])).toBe(true);
  });

  it('stops while the chat is snoozed, and starts again when it is back', () => {
    const rows = chat(
      [1, claimed()],
      [2, answers()],
      [3, { type: 'snooze', until_ms: T0 + 60 * MINUTE, by: by(ana) }],
      [60, { type: 'wake', assignee: ana, by: system('snooze_over') }],
    );
    expect(startsAt('visitor_silent', rows)).toEqual([3, 5]);
  });
});
