/** What a rule would have done to a conversation, by its rows: decided by the same functions as when it runs. */
import { createdAtMs } from '#core/model/id.ts';
import { dueAtMs, lasts, starts } from './clocks.ts';
import { isClock } from './kinds.ts';
import type { RuleTrigger } from './rule.ts';
import { type Cause, type RuleRow, lastPersonSeq, mayRun, triggersOf } from './triggers.ts';

/** A moment at which a rule would have run, if its conditions held: its cause, the row whose state decides, and when. */
export type Moment = { cause: Cause; row: RuleRow; atMs: number };

/** How a run compares with those of the stored rule: whether that one ran because of the same. */
export const ruleDifferences = ['new', 'same', 'gone'] as const;
/** How a run compares with those of the stored rule. */
export type RuleDifference = (typeof ruleDifferences)[number];

/** Whether the past tells when a rule would have started: changes of labels and priorities are in no row. */
export const canTryOut = ({ type }: RuleTrigger): boolean => type !== 'labelled' && type !== 'priority_changed';

/** The moments in a conversation, oldest first, up to now. @param rows all of them, oldest first */
export function momentsIn(rows: readonly RuleRow[], on: RuleTrigger, nowMs: number): Moment[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1]?.state;
    const cause = { seq: row.seq, event: null };
    if ('minutes' in on) {
      if (!starts(on.type, row, before)) return [];
      const atMs = dueAtMs(row, on.minutes);
      const since = rows.slice(index).filter(({ id }) => createdAtMs(id) <= atMs);
      const isDue =
        atMs <= nowMs &&
        lasts(
          on.type,
          row.state,
          since.map(({ state }) => state),
        );
      return isDue ? [{ cause, row: since.at(-1) ?? row, atMs }] : [];
    }
    const isStarted = !isClock(on.type) && (triggersOf(row, before) as string[]).includes(on.type);
    return isStarted ? [{ cause, row, atMs: createdAtMs(row.id) }] : [];
  });
}

/** Those of the moments at which the conditions held and the rule may run, each after those before it. */
export function runsAt(
  rows: readonly RuleRow[],
  moments: readonly Moment[],
  holds: (moment: Moment) => boolean,
): Moment[] {
  const ran: Moment[] = [];
  for (const moment of moments) {
    const runs = ran.map(({ cause }) => cause);
    if (holds(moment) && mayRun(moment.cause, runs, lastPersonSeq(rows, moment.cause))) ran.push(moment);
  }
  return ran;
}
