/** Sends the mails that were ordered. Each is written from what is stored now: what was erased meanwhile is in none. */
import { isProvenAddress } from '#core/text/mail-address.ts';
import { type MailText, ticketMail, transcriptMail } from '#core/text/mails.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { putMailedCopy } from '#functions/store/mail/mailed-copy-store.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { SendMail } from '#functions/platform/mail.ts';
import {
  type MailJob,
  type StoredMailJob,
  addressMark,
  deleteMailJob,
  dueOrders,
  claimMailJob,
} from '#functions/store/mail/mail-job-store.ts';
import { getTicket } from '#functions/store/conversations/ticket-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { listPublicRows } from '#functions/use-cases/conversations/list-messages.ts';

/** Where links in mails lead, and their random keys. */
export type MailLinks = { publicOrigin: string; randomText: RandomText };

type MailDeps = Pick<Deps, 'table' | 'now' | 'log'> & { sendMail: SendMail; mailLinks?: MailLinks | undefined };

const MAX_TRIES = 3;
/** A longer chat is mailed from its end. */
const MAX_LINES = 500;

/**
 * Sends what waits, until `until` (milliseconds since 1970): what was never tried first, so that addresses which refuse
 * everything hold up nobody else's.
 */
export async function sendMails(deps: MailDeps, until: number): Promise<void> {
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
async function sendMailJob(deps: MailDeps, stored: StoredMailJob): Promise<void> {
  const { table, sendMail, log } = deps;
  try {
    // What was tried as often as it may be is one that could not be taken away.
    const mail = stored.tries < MAX_TRIES ? await write(deps, stored.job) : undefined;
    if (mail) await sendMail(mail.to, mail);
  } catch (error) {
    const isLast = stored.tries + 1 >= MAX_TRIES;
    log[isLast ? 'error' : 'warn']('mail_failed', { ...namesOf(stored.job), error });
    if (!isLast) return;
  }
  await deleteMailJob(table, stored);
}

/** What a log line says about a job: never its recipient. */
function namesOf(order: MailJob): Record<string, unknown> {
  switch (order.about) {
    case 'transcript':
      return { about: order.about, conversation_id: order.conversation_id };
    case 'ticket':
      return { about: order.about, ticket_id: order.ticket_id };
  }
}

/** The mail and its recipient; undefined when there is nobody left to write to. */
function write(deps: MailDeps, order: MailJob): Promise<(MailText & { to: string }) | undefined> {
  switch (order.about) {
    case 'transcript':
      return writeTranscript(deps, order);
    case 'ticket':
      return writeTicket(deps.table, order.ticket_id);
  }
}

type TranscriptJob = Extract<MailJob, { about: 'transcript' }>;

/** An address that was changed since the copy was asked for was not counted, and gets none. */
async function writeTranscript(deps: MailDeps, { conversation_id: conversation, to }: TranscriptJob) {
  const { table } = deps;
  const state = await loadConversation(table, conversation, { consistent: true });
  if (!state) return undefined;
  const { visitor_id, widget_id } = state.metadata;
  const [visitor, widget] = await Promise.all([
    getVisitor(table, visitor_id, { consistent: true }),
    getWidget(table, widget_id),
  ]);
  if (!visitor?.email || (to !== undefined && to !== addressMark(visitor.email))) return undefined;
  const isProven = isProvenAddress(visitor, visitor.email);
  const rows = await listPublicRows(table, conversation, { limit: MAX_LINES });
  const files = rows.flatMap(({ metadata }) => metadata?.files ?? []);
  const urlOf =
    isProven && widget && files.length > 0 ? await linksFor(deps, widget.token, visitor_id) : () => undefined;
  const lines = rows.map((row) => ({
    ...row,
    files: row.metadata?.files?.map(({ id, name }) => ({ name, url: urlOf(id) })) ?? [],
    at_ms: createdAtMs(row.id),
  }));
  const isWhole = (rows[0]?.previous_seq ?? 0) === 0;
  return { to: visitor.email, ...transcriptMail(widget?.name ?? 'us', lines, { isWhole, isProven }) };
}

/** Links to the files of a copy, for an address that is proven to be the visitor's. They work for a month. */
async function linksFor(
  { table, now, mailLinks }: MailDeps,
  token: string,
  visitor: Id,
): Promise<(file: string) => string | undefined> {
  if (!mailLinks) return () => undefined;
  const key = mailLinks.randomText(KEY_LENGTH);
  await putMailedCopy(table, key, visitor, now());
  return (file) => `${mailLinks.publicOrigin}/api/widget/${token}/mailed/${key}/files/${file}`;
}

const KEY_LENGTH = 32;

async function writeTicket(table: Deps['table'], id: Id) {
  const ticket = await getTicket(table, id);
  const to = ticket?.requester?.email;
  if (!ticket || !to) return undefined;
  const visitorId = ticket.requester?.visitor_id ?? null;
  const visitor = visitorId === null ? undefined : await getVisitor(table, visitorId, { consistent: true });
  const isProven = visitor !== undefined && isProvenAddress(visitor, to);
  // By hand, an agent wrote the subject; the name of a visitor is what they typed all the same.
  return {
    to,
    ...ticketMail(ticket, { name: isProven || visitorId === null, subject: isProven || ticket.step === null }),
  };
}
