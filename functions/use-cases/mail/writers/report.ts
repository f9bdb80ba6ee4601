/** Writes the report of a week: its numbers, from the reports of these days. */
import type { Days } from '#core/metrics/period.ts';
import { wallClock } from '#core/time/wall-clock.ts';
import type { Deps } from '#functions/deps.ts';
import { reportAgents, reportOverTime } from '#functions/use-cases/reports/reports.ts';
import { shownReports } from '#functions/use-cases/reports/shown-reports.ts';
import { type WeeklyNumbers, type WeeklyReport, weeklyReportMail } from '#core/mails/team/weekly-report.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { reportsUrl, toTeam } from './to-team.ts';
import type { Writer } from './writer.ts';

const MAX_AGENTS = 5;
const MINUTES_OF_HOUR = 60;

/** The numbers of these days, and of as many before. */
export async function weeklyReport(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  days: Days,
): Promise<Omit<WeeklyReport, 'url'>> {
  const query = { ...days, interval: 'hour' as const };
  const [volume, response, satisfaction, agents] = await Promise.all([
    reportOverTime(deps, query, shownReports.volume),
    reportOverTime(deps, query, shownReports.responseTime),
    reportOverTime(deps, query, shownReports.satisfaction),
    reportAgents(deps, query),
  ]);
  const numbers = (of: 'total' | 'previous'): WeeklyNumbers => ({
    ...volume[of],
    first_response: response[of],
    rating: satisfaction[of].average,
  });
  const busiest = [...volume.data].reduce<{ at: string; started: number } | undefined>(
    (most, row) => (row.started > (most?.started ?? 0) ? row : most),
    undefined,
  );
  const { dayMs = 0, minutes = 0 } = busiest ? wallClock(days.timezone, Date.parse(busiest.at)) : {};
  return {
    days,
    now: numbers('total'),
    before: numbers('previous'),
    busiest: busiest ? { dayMs, hour: Math.floor(minutes / MINUTES_OF_HOUR), chats: busiest.started } : null,
    agents: [...agents.data]
      .filter(({ chats }) => chats > 0)
      .sort((one, other) => other.chats - one.chats)
      .slice(0, MAX_AGENTS),
  };
}

/** For longer than the day within which a report is ordered. */
const KEPT_MS = 36 * 3_600_000;

/** The order stays until no other of its week can be put any more. */
export const writeReport: Writer<JobAbout<'report'>> = async (deps, order) => {
  const { table, mailLinks } = deps;
  if (order.is_sent) return undefined;
  const { report_emails } = await getTeamSettings(table);
  const [to, ...also] = report_emails;
  if (to === undefined) return undefined;
  const { from, to: last, timezone } = order;
  const days = { from, to: last, timezone };
  const mail = weeklyReportMail({ ...(await weeklyReport(deps, days)), url: reportsUrl(mailLinks, days) });
  return {
    to,
    also,
    ...toTeam,
    mail,
    kept: { order: { ...order, is_sent: true }, ms: KEPT_MS },
  };
};
