/** Writes the report of a week. */
import { weeklyReportMail } from '#core/mails/team/weekly-report.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { weeklyReport } from '#functions/use-cases/reports/weekly-report.ts';
import { reportsUrl, toTeam } from './to-team.ts';
import type { Writer } from './writer.ts';

/** For longer than the day within which a report is ordered. */
const KEPT_MS = 36 * 3_600_000;

/** The order stays until no other of its week can be put any more. */
export const writeReport: Writer<JobAbout<'report'>> = async ({ table, mailLinks }, order) => {
  if (order.is_sent) return undefined;
  const { report_emails } = await getTeamSettings(table);
  const [to, ...also] = report_emails;
  if (to === undefined) return undefined;
  const { from, to: last, timezone } = order;
  const days = { from, to: last, timezone };
  const mail = weeklyReportMail({ ...(await weeklyReport({ table }, days)), url: reportsUrl(mailLinks, days) });
  return {
    to,
    also,
    ...toTeam,
    mail,
    kept: { order: { ...order, is_sent: true }, ms: KEPT_MS },
  };
};
