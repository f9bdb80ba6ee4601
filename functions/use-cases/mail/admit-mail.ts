/**
 * The one way to order a mail. What a visitor causes goes to an address their site verified, or is counted: by the
 * address, the visitor, the network they come from, and the whole deployment. So nobody has a stranger's mailbox filled in
 * the team's name, and nobody uses up what SES lets the account send.
 */
import { isProvenAddress, mailboxOf } from '#core/mails/mail-address.ts';
import type { Id } from '#core/model/id.ts';
import type { MailState } from '#core/model/closed-sets.ts';
import { networkOf } from '#core/access/network.ts';
import type { Deps } from '#functions/deps.ts';
import { mailStateOfAddress } from '#functions/store/mail/address-store.ts';
import { type MailJob, addressMark, queueMail } from '#functions/store/mail/mail-job-store.ts';
import {
  type Rate,
  secondsToNextDay,
  takeOfDay,
  consumeRateLimit,
} from '#functions/store/visitors/rate-limit-store.ts';
import type { TransactItem } from '#functions/store/table.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';

/** The dependencies of queueing a mail. */
export type MailDeps = Pick<Deps, 'table' | 'now'> & {
  /** Whether this deployment sends any. */
  hasMail: boolean;
  /** Mails per day that visitors may cause to unverified addresses, all together. */
  visitorMailLimit: number;
};

/**
 * Who causes a mail: the team, or a visitor whose requests came from this address. `isRequested`: they ask for this very
 * mail, or it is the team's own, which somebody gets who has unsubscribed from those nobody asks for. `isCounted`: it is another try of a mail to the
 * same address that the limits let through.
 */
export type Cause =
  | { by: 'team'; isRequested?: boolean }
  | { by: 'visitor'; visitor: VisitorItem; address: string; isRequested?: boolean; isCounted?: boolean };

/**
 * The outcome. `queued` comes with the write of the job; `because` says why an address gets none, where this deployment
 * sends mail; `limit` names the limit that was reached.
 */
export type Admitted =
  | { outcome: 'queued'; write: (id: Id, order: MailJob) => TransactItem }
  | { outcome: 'none'; because?: MailState }
  | { outcome: 'limit_reached'; limit: keyof typeof limits; retryAfterSeconds: number };

const MAX_TO_ADDRESS = 3;
const MAX_BY_VISITOR = 5;
/** To the verified address, which nobody else can name: against loops, not against abuse. */
const MAX_BY_VERIFIED = 20;
const FROM_NETWORK: Rate = { burst: 10, perSecond: 1 / 600 };

/** A sentence for each limit, for the person it stops. */
export const limits = {
  network: 'Too many emails were requested from your network. Try again in a few minutes.',
  visitor: 'You reached the daily limit for emails. Try again tomorrow.',
  recipient: `This address can receive up to ${MAX_TO_ADDRESS} emails per day. Try again tomorrow.`,
  deployment: 'This team reached its daily limit for emails to visitors. Try again tomorrow.',
} as const;

/** Decides on a mail to an address, and counts it. */
export async function admitMail(deps: MailDeps, { to, cause }: { to: string; cause: Cause }): Promise<Admitted> {
  if (!deps.hasMail) return { outcome: 'none' };
  const state = await mailStateOfAddress(deps.table, to);
  if (state && !(cause.isRequested && state === 'unsubscribed')) return { outcome: 'none', because: state };
  const isLimited = cause.by === 'visitor' && !cause.isCounted;
  const reached = isLimited ? await limitReached(deps, to, cause) : undefined;
  if (reached === 'network')
    return { outcome: 'limit_reached', limit: reached, retryAfterSeconds: 1 / FROM_NETWORK.perSecond };
  const nowMs = deps.now();
  if (reached) return { outcome: 'limit_reached', limit: reached, retryAfterSeconds: secondsToNextDay(nowMs) };
  return { outcome: 'queued', write: (id, order) => queueMail(id, order, nowMs) };
}

/** Counts, from the narrowest to the widest: what a narrow limit stops uses up nothing of everybody's. */
async function limitReached(
  { table, now, visitorMailLimit }: MailDeps,
  to: string,
  { visitor, address }: Extract<Cause, { by: 'visitor' }>,
): Promise<keyof typeof limits | undefined> {
  const nowMs = now();
  const byVisitor = `mail-by:${visitor.id}`;
  if (isProvenAddress(visitor, to))
    return (await takeOfDay(table, byVisitor, MAX_BY_VERIFIED, nowMs)) ? undefined : 'visitor';
  if (address && !(await consumeRateLimit(table, `copies:${networkOf(address)}`, FROM_NETWORK, nowMs)))
    return 'network';
  if (!(await takeOfDay(table, byVisitor, MAX_BY_VISITOR, nowMs))) return 'visitor';
  if (!(await takeOfDay(table, `mail-to:${addressMark(mailboxOf(to))}`, MAX_TO_ADDRESS, nowMs))) return 'recipient';
  return (await takeOfDay(table, 'mail', visitorMailLimit, nowMs)) ? undefined : 'deployment';
}
