/** The writers of mails to the team: sent seldom, and loaded by the sweep when the first one is. */
import { invitationMail } from '#core/mails/team/invitation.ts';
import { webhookMail } from '#core/mails/team/webhook.ts';
import { getUser } from '#functions/store/assignment/user-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { webhookStore } from '#functions/store/webhooks/webhook-store.ts';
import { writeNotice } from './notice.ts';
import { writeReport } from './report.ts';
import { dashboardUrl, toTeam, webhooksUrl } from './to-team.ts';
import { writeWaiting } from './waiting.ts';
import type { Writer } from './writer.ts';

/** Writes the mail of such a job. */
export const writeTeamMail: Writer<JobAbout<'waiting' | 'notice' | 'report' | 'webhook' | 'invitation'>> = (
  deps,
  job,
) => {
  switch (job.about) {
    case 'waiting':
      return writeWaiting(deps, job);
    case 'notice':
      return writeNotice(deps, job);
    case 'report':
      return writeReport(deps, job);
    case 'webhook':
      return writeWebhook(deps, job);
    case 'invitation':
      return writeInvitation(deps, job);
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

/** Nothing is written to somebody who was deactivated since. */
const writeInvitation: Writer<JobAbout<'invitation'>> = async ({ table, mailLinks }, { user_id, ...invitation }) => {
  const user = await getUser(table, user_id);
  if (!user?.email || user.deactivated_at !== undefined) return undefined;
  const { name, email } = user;
  return { to: email, ...toTeam, mail: invitationMail({ ...invitation, name, email, url: dashboardUrl(mailLinks) }) };
};
