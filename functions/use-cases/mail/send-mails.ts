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
  isQuiet,
  keepMailJob,
  noteCounted,
  putOff,
  tryAgain,
} from '#functions/store/mail/mail-job-store.ts';
import { exactMark } from '#functions/store/mail/address-store.ts';
import { mailStateOf, noteMailProblem } from '#functions/store/visitors/visitor-store.ts';
import { admitMail } from './admit-mail.ts';
import { writeRating } from './writers/rating.ts';
import { writeTicket } from './writers/ticket.ts';
import { writeTranscript } from './writers/transcript.ts';
import { writeUnread } from './writers/unread.ts';
import type { Later, Letter, WriterDeps } from './writers/writer.ts';

type SendMailDeps = WriterDeps & {
  sendMail: SendMail;
  /** As for `admitMail`; without it visitors cause no mail to addresses that were only typed. */
  visitorMailLimit?: number | undefined;
};

const MAX_TRIES = 3;
/** How long after that answers somebody waits for are tried again. */
const AFTER_MAX_TRIES_MS = 60 * 60_000;

/** Sends what waits, until `until` (milliseconds since 1970). */
export async function sendMails(deps: SendMailDeps, until: number): Promise<void> {
  const due = await dueOrders(deps.table, deps.now());
  for (const order of due.toSorted(byTurn)) {
    if (deps.now() >= until) return;
    try {
      if ((await claimMailJob(deps.table, order, deps.now())) === 'done') await sendMailJob(deps, order);
    } catch (error) {
      // The order could not be taken, or not taken away: the next one may be.
      deps.log.error('mail_order_failed', { ...namesOf(order.job), error });
    }
  }
}

/**
 * Somebody waits for a code at their screen. Of the rest, what was never tried comes first, so that addresses which refuse everything hold up nobody else's; then what tells the
 * team that somebody waits, which is little; then what has been due the longest.
 */
const byTurn = (one: StoredMailJob, other: StoredMailJob): number =>
  Number(isUrgent(other.job)) - Number(isUrgent(one.job)) ||
  one.tries - other.tries ||
  Number(isQuiet(other.job)) - Number(isQuiet(one.job)) ||
  one.dueAtMs - other.dueAtMs;

const isUrgent = ({ about }: MailJob): boolean => about === 'code';

/** A mail that fails is tried again by a later sweep, a limited number of times. */
async function sendMailJob(deps: SendMailDeps, stored: StoredMailJob): Promise<void> {
  const { table, log } = deps;
  let kept: Letter['kept'];
  let counted: string | undefined;
  const endTries = (): Promise<void> =>
    isLasting(stored.job)
      ? tryAgain(table, stored, deps.now() + AFTER_MAX_TRIES_MS)
      : deleteMailJob(table, stored, deps.now());
  // What was tried as often as it may be died each time, or could not be taken away.
  if (stored.tries >= MAX_TRIES) return endTries();
  try {
    const written = await write(deps, stored.job);
    const admitted = written && 'to' in written ? await admitLetter(deps, written, stored) : written;
    if (admitted && 'putOffUntilMs' in admitted) return await putOff(table, stored, admitted.putOffUntilMs);
    if (admitted?.causedBy) counted = exactMark(admitted.to);
    if (admitted) await send(deps, admitted);
    kept = admitted?.kept;
  } catch (error) {
    const isLast = stored.tries + 1 >= MAX_TRIES;
    log[isLast ? 'error' : 'warn']('mail_failed', { ...namesOf(stored.job), error });
    if (counted !== undefined && counted !== stored.counted) await noteCounted(table, stored, counted);
    return isLast ? endTries() : undefined;
  }
  await (kept
    ? keepMailJob(table, stored, kept.order, deps.now() + kept.ms)
    : deleteMailJob(table, stored, deps.now()));
}

/** What its writer ends by itself: unread answers are mailed until they are read or too old. */
const isLasting = ({ about }: MailJob): boolean => about === 'unread';

/**
 * A letter that a visitor causes, once every limit lets it through: what a limit stops is put off, and mailed with what is
 * unread then. A try after one that failed was counted by that, if it went to the same address; whether that takes mail is
 * looked at each time.
 */
async function admitLetter(
  { table, now, log, visitorMailLimit = 0 }: SendMailDeps,
  letter: Letter,
  { job, counted }: StoredMailJob,
): Promise<Letter | Later | undefined> {
  const { to, causedBy: visitor } = letter;
  if (!visitor) return letter;
  const isCounted = counted === exactMark(to);
  const cause = { by: 'visitor', visitor, address: visitor.ip_address, isCounted } as const;
  const admitted = await admitMail({ table, now, hasMail: true, visitorMailLimit }, { to, cause });
  switch (admitted.outcome) {
    case 'queued':
      return letter;
    case 'limit_reached':
      log.warn('mail_put_off', { ...namesOf(job), limit: admitted.limit });
      return { putOffUntilMs: now() + admitted.retryAfterSeconds * 1000 };
    case 'none':
      if (admitted.because && mailStateOf(visitor) !== admitted.because)
        await noteMailProblem(table, visitor.id, admitted.because, to);
      return undefined;
  }
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

async function recipientsOf({ table, now, log }: SendMailDeps, letter: Letter): Promise<readonly string[]> {
  const all = [letter.to, ...(letter.also ?? [])];
  if (!letter.isToTeam) return all;
  const deps = { table, now, hasMail: true, visitorMailLimit: 0 };
  const cause = { by: 'team', isRequested: true } as const;
  const admitted = await Promise.all(all.map((to) => admitMail(deps, { to, cause })));
  const isQueued = (index: number): boolean => admitted[index]?.outcome === 'queued';
  const refused = all.filter((_, index) => !isQueued(index)).length;
  if (refused > 0) log.warn('mail_recipients_refused', { refused, of: all.length });
  return all.filter((_, index) => isQueued(index));
}

/** What a log line says about a job: its ids, never its recipient. */
const namesOf = ({ about, ...job }: MailJob): Record<string, unknown> => ({
  about,
  ...Object.fromEntries(Object.entries(job).filter(([name]) => name.endsWith('_id'))),
});

/** Writes the mail of a job; undefined when there is nobody left to write to. */
async function write(deps: WriterDeps, job: MailJob): Promise<Letter | Later | undefined> {
  switch (job.about) {
    case 'transcript':
      return writeTranscript(deps, job);
    case 'ticket':
      return writeTicket(deps, job);
    case 'unread':
      return writeUnread(deps, job);
    case 'rating':
      return writeRating(deps, job);
    case 'code': {
      const { writeCode } = await import('./write-code.ts');
      return writeCode(deps, job);
    }
    case 'waiting':
    case 'notice':
    case 'webhook':
    case 'invitation':
    case 'report': {
      const { writeTeamMail } = await import('./writers/team-mails.ts');
      return writeTeamMail(deps, job);
    }
  }
}
