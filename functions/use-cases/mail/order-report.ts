/** Ordering the report of a week. */
import type { Days } from '#core/metrics/period.ts';
import { quarterOf } from '#core/metrics/aggregate.ts';
import { instantsOf, wallClock } from '#core/time/wall-clock.ts';
import type { Deps } from '#functions/deps.ts';
import { queueUnlessOrdered } from '#functions/store/mail/mail-job-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';

const DAY_MS = 86_400_000;
const SEVEN = 7 * 60;

/** When a report was looked for last, milliseconds since 1970. */
export type ReportState = { reportLookMs?: number };

/**
 * Orders the report of last week to the addresses of the team settings, from Monday at 7:00 of their time zone on, for a day.
 * Clocks of all zones show 7:00 at a quarter of an hour of UTC, so it looks once per quarter.
 */
export async function orderWeeklyReport(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  memory: ReportState,
): Promise<void> {
  const nowMs = now();
  if (memory.reportLookMs === quarterOf(nowMs)) return;
  const { report_emails, time_zone } = await getTeamSettings(table);
  memory.reportLookMs = quarterOf(nowMs);
  if (report_emails.length === 0) return;
  const { dueMs, week, days } = lastReport(time_zone, nowMs);
  if (nowMs - dueMs >= DAY_MS) return;
  await queueUnlessOrdered(table, `REPORT#${week}`, { about: 'report', ...days }, dueMs);
}

/** The last report that was due by an instant: when, the name of its week such as `2026-W09`, and its days. */
export function lastReport(timezone: string, nowMs: number): { dueMs: number; week: string; days: Days } {
  const { dayMs } = wallClock(timezone, nowMs);
  const sinceMonday = (new Date(dayMs).getUTCDay() + 6) % 7;
  const thisMonday = dayMs - sinceMonday * DAY_MS;
  const dueOf = (monday: number): number => instantsOf(timezone, { dayMs: monday, minutes: SEVEN })[0] ?? monday;
  const monday = dueOf(thisMonday) <= nowMs ? thisMonday : thisMonday - 7 * DAY_MS;
  const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const days = { from: date(monday - 7 * DAY_MS), to: date(monday - DAY_MS), timezone };
  return { dueMs: dueOf(monday), week: weekOf(monday - 7 * DAY_MS), days };
}

/** The ISO week of a Monday: its year is that of its Thursday. */
function weekOf(mondayMs: number): string {
  const year = new Date(mondayMs + 3 * DAY_MS).getUTCFullYear();
  const week = Math.floor((mondayMs + 3 * DAY_MS - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
