/** When the team in Berlin was available in 2026, worked out by hand from when its clocks were changed. */
import type { Span } from './oracle.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Summer time: 29 March to 25 October 2026, one in the morning UTC. */
const SUMMER = { from: Date.UTC(2026, 2, 29, 1), to: Date.UTC(2026, 9, 25, 1) };

/** The instant at which a clock in Berlin shows this: outside the hours in which it is changed. */
export function inBerlin(year: number, month: number, day: number, hour: number, minute = 0): number {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const isSummer = asUtc - 2 * HOUR >= SUMMER.from && asUtc - HOUR < SUMMER.to;
  return asUtc - (isSummer ? 2 : 1) * HOUR;
}

/** The spans of a year: weekdays 9–12 and 13–17:30, Saturdays from 22 to 3 in the morning. */
export function berlinSpans(widget: number): Span[] {
  const spans: Span[] = [];
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += DAY) {
    const date = new Date(at);
    const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
    const clock = (hour: number, minute = 0, later = 0) => inBerlin(2026, month, day + later, hour, minute);
    const weekday = date.getUTCDay();
    if (weekday === 6) spans.push({ widget, from: clock(22), to: clock(3, 0, 1) });
    if (weekday === 0 || weekday === 6) continue;
    spans.push({ widget, from: clock(9), to: clock(12) }, { widget, from: clock(13), to: clock(17, 30) });
  }
  return spans;
}
