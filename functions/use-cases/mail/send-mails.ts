/** Sends the mails that were ordered. Each is written from what is stored now: what was erased meanwhile is in none. */
import { asHtml } from '#core/mails/as-html.ts';
import { asText } from '#core/mails/as-text.ts';
import type { SendMail } from '#functions/platform/mail.ts';
import {
  type MailJob,
  type StoredMailJob,
  claimMailJob,
  deleteMailJob,
  dueOrders,
  keepMailJob,
} from '#functions/store/mail/mail-job-store.ts';
import { admitMail } from './queue-mail.ts';
import { writeTicket } from './writers/ticket.ts';
import { writeTranscript } from './writers/transcript.ts';
import { writeWaiting } from './writers/waiting.ts';
import type { Letter, WriterDeps } from './writers/writer.ts';

type SendMailDeps = WriterDeps & { sendMail: SendMail };

const MAX_TRIES = 3;

/**
 * Sends what waits, until `until` (milliseconds since 1970): what was never tried first, so that addresses which refuse
 * everything hold up nobody else's.
 */
export async function sendMails(deps: SendMailDeps, until: number): Promise<void> {
  const due = await dueOrders(deps.table, deps.now());
  for (const order of due.toSorted((one, other) => one.tries - other.tries)) {
    if (deps.now() >= until) return;
    try {
      if ((await claimMailJob(deps.table, order, deps.now())) === 'done') await sendMailJob(deps, order);
    } catch (error) {
      // The order could not be taken, or not taken away: the next one may be.
      deps.log.error('mail_order_failed', { ...namesOf(order.job), error });
    }
  }
}

/** A mail that fails is tried again by a later sweep, a limited number of times. */
async function sendMailJob(deps: SendMailDeps, stored: StoredMailJob): Promise<void> {
  const { table, log } = deps;
  let kept: Letter['kept'];
  try {
    // What was tried as often as it may be is one that could not be taken away.
    const letter = stored.tries < MAX_TRIES ? await write(deps, stored.job) : undefined;
    if (letter) await send(deps, letter);
    kept = letter?.kept;
  } catch (error) {
    const isLast = stored.tries + 1 >= MAX_TRIES;
    log[isLast ? 'error' : 'warn']('mail_failed', { ...namesOf(stored.job), error });
    if (!isLast) return;
  }
  await (kept ? keepMailJob(table, stored, kept.order, deps.now() + kept.ms) : deleteMailJob(table, stored));
}

async function send(deps: SendMailDeps, letter: Letter): Promise<void> {
  const { sendMail, log } = deps;
  const { mail, look, headers, sent } = letter;
  const recipients = await recipientsOf(deps, letter);
  const written = { subject: mail.subject, text: asText(mail), html: asHtml(mail, look), ...headers };
  const results = await Promise.allSettled(recipients.map((one) => sendMail(one, written)));
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  // Who got it would get it again: the others go without unless nobody did.
  if (failed.length > 0 && failed.length === results.length) throw failed[0];
  for (const error of failed) log.warn('mail_recipient_failed', { error });
  await sent?.();
}

async function recipientsOf({ table, now }: SendMailDeps, letter: Letter): Promise<readonly string[]> {
  const all = [letter.to, ...(letter.also ?? [])];
  if (!letter.isToTeam) return all;
  const deps = { table, now, hasMail: true, visitorMailLimit: 0 };
  const admitted = await Promise.all(all.map((to) => admitMail(deps, { to, cause: { by: 'team' } })));
  return all.filter((_, index) => admitted[index]?.outcome === 'queued');
}

/** What a log line says about a job: its ids, never its recipient. */
const namesOf = ({ about, ...job }: MailJob): Record<string, unknown> => ({
  about,
  ...Object.fromEntries(Object.entries(job).filter(([name]) => name.endsWith('_id'))),
});

/** Writes the mail of a job; undefined when there is nobody left to write to. */
async function write(deps: WriterDeps, job: MailJob): Promise<Letter | undefined> {
  switch (job.about) {
    case 'transcript':
      return writeTranscript(deps, job);
    case 'ticket':
      return writeTicket(deps, job);
    case 'waiting':
      return writeWaiting(deps, job);
    case 'report': {
      // Once a week: no sweep starts slower for it.
      const { writeReport } = await import('./writers/report.ts');
      return writeReport(deps, job);
    }
  }
}
