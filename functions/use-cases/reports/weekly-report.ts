/** The numbers of a week for a mail: those that the reports of its days show. */
import type { WeeklyNumbers, WeeklyReport } from '#core/mails/team/weekly-report.ts';
import type { Days } from '#core/metrics/period.ts';
import { wallClock } from '#core/time/wall-clock.ts';
import type { Deps } from '#functions/deps.ts';
import { reportAgents, reportOverTime } from './reports.ts';
import { shownReports } from './shown-reports.ts';

const MAX_AGENTS = 5;
const MINUTES_OF_HOUR = 60;

/** The numbers of these days, and of as many before. */
export async function weeklyReport(deps: Pick<Deps, 'table'>, days: Days): Promise<Omit<WeeklyReport, 'url'>> {
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
