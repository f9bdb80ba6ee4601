/** The writers of mails to the team: sent seldom, and loaded by the sweep when the first one is. */
import { webhookMail } from '#core/mails/team/webhook.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { webhookStore } from '#functions/store/webhooks/webhook-store.ts';
import { writeNotice } from './notice.ts';
import { writeReport } from './report.ts';
import { toTeam, webhooksUrl } from './to-team.ts';
import { writeWaiting } from './waiting.ts';
import type { Writer } from './writer.ts';

/** Writes the mail of such a job. */
export const writeTeamMail: Writer<JobAbout<'waiting' | 'notice' | 'report' | 'webhook'>> = (deps, job) => {
  switch (job.about) {
    case 'waiting':
      return writeWaiting(deps, job);
    case 'notice':
      return writeNotice(deps, job);
    case 'report':
      return writeReport(deps, job);
    case 'webhook':
      return writeWebhook(deps, job);
  }
};

/** A webhook was switched off. Nothing is written about one that was switched on again, or deleted. */
const writeWebhook: Writer<JobAbout<'webhook'>> = async ({ table, mailLinks }, { webhook_id }) => {
  const record = (await webhookStore.get(table, webhook_id))?.record;
  const [to, ...also] = (await getTeamSettings(table)).notify_emails;
  if (!record || record.is_active || record.disabled_reason === null || to === undefined) return undefined;
  const { host } = new URL(record.url);
  const { description, disabled_reason: reason } = record;
  return { to, also, ...toTeam, mail: webhookMail({ host, description, reason, url: webhooksUrl(mailLinks) }) };
};
