/** What SES tells: replies by email that it has stored, and mails of ours that bounced or were complained about. */
import type { MailFeedback } from '#functions/use-cases/mail/mail-feedback.ts';
import { coreDeps, fileRulesOf, filesOf, mailBucketOf, reachOf, sessionKeysOf } from '#functions/container.ts';
import { type FeedbackEvent, type ReceivedEvent, sesEvent, verdictsOf } from '#functions/inbound/events.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { readRate, readVariables } from '#functions/platform/variables.ts';
import { type InboundDeps, type Received, receiveMail } from '#functions/use-cases/inbound/receive-mail.ts';
import { noteFeedback } from '#functions/use-cases/mail/mail-feedback.ts';

/** The handler on these dependencies; what it answers is only read on one machine. @throws Error what a later try may get right */
export function inboundMail(deps: InboundDeps): (event: unknown) => Promise<Received[]> {
  return async (given) => {
    const event = sesEvent.parse(given);
    if ('Records' in event) return receiveAll(deps, event);
    const feedback = feedbackOf(event);
    if (feedback) await noteFeedback(deps, feedback);
    return [];
  };
}

async function receiveAll(deps: InboundDeps, { Records }: ReceivedEvent): Promise<Received[]> {
  const all: Received[] = [];
  for (const { ses } of Records) {
    const { messageId: id, source: envelope } = ses.mail;
    const { recipients } = ses.receipt;
    const received = await receiveMail(deps, { id, recipients, envelope, verdicts: verdictsOf(ses.receipt) });
    deps.log.info('mail_received', { mail_id: id, ...received });
    all.push(received);
  }
  return all;
}

/** What has to be remembered of a mail that was sent; nothing of a full mailbox, or where somebody took a complaint back. */
function feedbackOf({ detail: { mail, bounce, complaint } }: FeedbackEvent): MailFeedback | undefined {
  const visitor = Number(mail.tags['visitor_id']?.[0]);
  const whose = Number.isSafeInteger(visitor) && visitor > 0 ? { visitor } : {};
  if (bounce?.bounceType === 'Permanent')
    return { state: 'bounced', addresses: bounce.bouncedRecipients.map(({ emailAddress }) => emailAddress), ...whose };
  if (complaint && complaint.complaintFeedbackType !== 'not-spam') {
    const addresses = complaint.complainedRecipients.map(({ emailAddress }) => emailAddress);
    return { state: 'complained', addresses, ...whose };
  }
  return undefined;
}

function build() {
  const variables = readVariables('inbound-mail', process.env);
  const deps = coreDeps(variables);
  return inboundMail({
    ...deps,
    // A visitor who writes has not left.
    reach: reachOf({ ...variables, HAS_MAIL: '', UNREAD_MINUTES: '' }, deps),
    keys: sessionKeysOf(variables.REPLY_SECRET_ARN),
    domain: variables.REPLY_DOMAIN,
    ownAddress: variables.MAIL_SENDER,
    readStored: mailBucketOf(variables, MAIL_TIMEOUT_MS),
    files: filesOf(variables, fileRulesOf(variables), MAIL_TIMEOUT_MS),
    allowance: readRate(variables.VISITOR_MESSAGE_RATE),
  });
}

/** Megabytes take longer than what a request may wait for. */
const MAIL_TIMEOUT_MS = 20_000;

/** What SES and EventBridge call. */
export const handler = lazyHandler('inbound-mail', build);
