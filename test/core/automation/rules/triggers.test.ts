/** What rows start rules, who made them, and when a rule may run on one. */
import { describe, expect, it } from 'vitest';
import {
  type RuleRow,
  isByPerson,
  isByRule,
  lastPersonSeq,
  mayRun,
  runsIn,
  triggersOf,
} from '#core/automation/rules/triggers.ts';
import { ana, answers, ben, by, chat, claimed, given, ran, requeued, says, system } from '#test/support/rule-rows.ts';

const triggers = (rows: readonly RuleRow[]) => rows.map((row, index) => triggersOf(row, rows[index - 1]?.state));

describe('what rows trigger', () => {
  it('names the start, messages, assignments and endings', () => {
    const rows = chat([1, claimed()], [2, answers()], [3, says()], [4, { type: 'resolve', by: by(ana) }]);
    expect(triggers(rows)).toEqual([
      ['visitor_message', 'started'],
      ['assigned'],
      ['agent_message'],
      ['visitor_message'],
      ['resolved'],
    ]);
  });

  it('takes an assignment by hand from an agent to another for a transfer, and the first one not', () => {
    expect(triggers(chat([1, claimed()], [2, given(ben)])).at(-1)).toEqual(['assigned', 'transferred']);
    expect(triggers(chat([1, given(ben)])).at(-1)).toEqual(['assigned']);
  });

  it('takes what the product returns to the queue for no transfer', () => {
    expect(triggers(chat([1, claimed()], [2, requeued('agent_gone')])).at(-1)).toEqual([]);
    expect(triggers(chat([1, claimed()], [2, { type: 'requeue', by: by(ana) }])).at(-1)).toEqual(['transferred']);
  });

  it('finds nothing in rows that a rule made', () => {
    const rows = chat([1, claimed()], [2, { type: 'resolve', by: system('rule') }], [2, ran(5, 1)]);
    expect(triggers(rows).slice(2)).toEqual([[], []]);
    expect(rows.map(isByRule)).toEqual([false, false, true, true]);
  });

  it('finds a reopening by the visitor’s message, which is a message, too', () => {
    const rows = chat([1, claimed()], [2, { type: 'resolve', by: by(ana) }], [3, says()]);
    expect(triggers(rows).at(-1)).toEqual(['visitor_message', 'reopened']);
  });
});

describe('who made a row', () => {
  it('is a person for visitors, agents and API keys, and nobody for what the product did', () => {
    const rows = chat(
      [1, claimed()],
      [2, answers()],
      [3, { type: 'snooze', until_ms: null, by: { type: 'system', reason: 'api', key: 'CRM' } }],
      [4, { type: 'wake', assignee: ana, by: system('snooze_over') }],
    );
    expect(rows.slice(0, 5).map(isByPerson)).toEqual([true, false, true, true, false]);
  });
});

describe('when a rule may run', () => {
  const cause = (seq: number) => ({ seq, event: null });

  it('runs once for each row, however often it comes', () => {
    expect(mayRun(cause(3), [], 3)).toBe(true);
    expect(mayRun(cause(3), [cause(3)], 3)).toBe(false);
    expect(mayRun(cause(5), [cause(3)], 5)).toBe(true);
  });

  it('runs on what the product did only once until a person acts', () => {
    const rows = chat([1, claimed()], [1, ran(5, 2)], [2, requeued('no_first_response')], [2, claimed(ben)]);
    const runs = runsIn(rows, 5);
    expect(runs).toEqual([cause(2)]);
    expect(mayRun(cause(5), runs, lastPersonSeq(rows, cause(5)))).toBe(false);
    const later = chat([1, claimed()], [1, ran(5, 2)], [2, says()], [3, requeued('agent_gone')], [4, claimed(ben)]);
    expect(mayRun(cause(6), runsIn(later, 5), lastPersonSeq(later, cause(6)))).toBe(true);
  });

  it('counts only its own runs', () => {
    const rows = chat([1, claimed()], [1, ran(5, 2)], [2, requeued('no_first_response')], [2, claimed(ben)]);
    expect(mayRun(cause(5), runsIn(rows, 6), lastPersonSeq(rows, cause(5)))).toBe(true);
  });

  it('tells events on the same row apart', () => {
    expect(mayRun({ seq: 3, event: 8 }, [{ seq: 3, event: 7 }], 1)).toBe(true);
    expect(mayRun({ seq: 3, event: 7 }, [{ seq: 3, event: 7 }], 1)).toBe(false);
  });
});
