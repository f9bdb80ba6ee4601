/** The times that are one press away, in a time zone: pure. */
import { instantsOf, wallClock } from '#core/time/wall-clock.ts';

/** A choice: what it is called, and its instant in milliseconds since 1970. */
export type TimeChoice = { name: 'hour' | 'afternoon' | 'tomorrow' | 'monday'; atMs: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NINE = 9 * 60;
const THREE_PM = 15 * 60;

/**
 * The choices at an instant: in an hour, this afternoon while that is more than an hour ahead, tomorrow at nine, and next
 * Monday at nine, unless that is tomorrow. Clocks that are changed meanwhile are taken into account.
 */
export function timeChoices(timeZone: string, nowMs: number): TimeChoice[] {
  const { dayMs, minutes } = wallClock(timeZone, nowMs);
  const at = (days: number, clockMinutes: number): number => {
    const day = dayMs + days * DAY_MS;
    return instantsOf(timeZone, { dayMs: day, minutes: clockMinutes })[0] ?? day;
  };
  const weekday = new Date(dayMs).getUTCDay();
  const untilMonday = (8 - weekday) % 7 || 7;
  return [
    { name: 'hour', atMs: Math.ceil((nowMs + HOUR_MS) / MINUTE_MS) * MINUTE_MS },
    ...(minutes < THREE_PM - 60 ? [{ name: 'afternoon', atMs: at(0, THREE_PM) } as const] : []),
    { name: 'tomorrow', atMs: at(1, NINE) },
    ...(untilMonday === 1 ? [] : [{ name: 'monday', atMs: at(untilMonday, NINE) } as const]),
  ];
}
