/** What SES tells about mails that were sent: an address that doesn't exist, or an owner who called a mail spam. */
import type { MailState } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { exactMark, putMailState } from '#functions/store/mail/address-store.ts';
import { getVisitor, noteMailProblem } from '#functions/store/visitors/visitor-store.ts';

/** Mail that failed for good, or was complained about: whose it was, where that is known. */
export type MailFeedback = { state: Extract<MailState, 'bounced' | 'complained'>; addresses: string[]; visitor?: Id };

/**
 * Stores that these addresses get no more mail, and shows it at the visitor if one is still theirs: what comes late must not
 * hide what happened to the address that they have now. Repeats change nothing.
 */
export async function noteFeedback(
  { table, now, log }: Pick<Deps, 'table' | 'now' | 'log'>,
  { state, addresses, visitor }: MailFeedback,
): Promise<void> {
  for (const address of addresses) await putMailState(table, exactMark(address), { state, atMs: now() });
  const known = visitor === undefined ? undefined : await getVisitor(table, visitor, { consistent: true });
  const own = addresses.find((address) => known?.email && exactMark(known.email) === exactMark(address));
  if (known && own !== undefined) await noteMailProblem(table, known.id, state, own);
  log.warn('mail_undeliverable', { state, visitor_id: visitor });
}
