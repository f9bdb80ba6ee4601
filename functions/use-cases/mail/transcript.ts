/**
 * A visitor asks for a copy of their chat by email. It goes to the address they are known by, and to no other; where that
 * was only typed, it holds what the team wrote and nothing else, so there must be something.
 */
import { isProvenAddress } from '#core/mails/mail-address.ts';
import { DomainError, notFound } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { addressMark } from '#functions/store/mail/mail-job-store.ts';
import { type Rate, consumeRateLimit } from '#functions/store/visitors/rate-limit-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type MailDeps, admitMail, limits } from './admit-mail.ts';

/** Who may get copies: everyone who asks, or only visitors whose address their site verified. */
export type TranscriptsTo = 'everyone' | 'verified';

/** What it takes. */
export type TranscriptDeps = MailDeps & Pick<Deps, 'random'> & { transcriptsTo: TranscriptsTo };

const OF_ONE_CHAT: Rate = { burst: 2, perSecond: 1 / 3600 };

/**
 * Orders the copy; the next sweep sends it.
 * @throws DomainError `not_found` unless it is theirs, `not_configured`, `conflict` without an email address or anything
 * to send to it, `forbidden` where only verified addresses get any, `rate_limited`
 */
export async function requestTranscript(
  deps: TranscriptDeps,
  conversation: Id,
  requester: { visitor: Id; address: string },
): Promise<LoadedConversation> {
  const { table } = deps;
  const state = await loadConversation(table, conversation, { consistent: true });
  if (state?.metadata.visitor_id !== requester.visitor) throw notFound();
  if (!deps.hasMail) throw new DomainError('not_configured', "This team doesn't send email.");
  const visitor = await getVisitor(table, requester.visitor, { consistent: true });
  if (!visitor?.email) throw new DomainError('conflict', 'There is no email address to send the copy to.');
  if (!isProvenAddress(visitor, visitor.email)) requireTypedAddressServed(deps, state);
  await requireTurn(table, `chat-copy:${conversation}`, OF_ONE_CHAT, deps.now());
  const cause = { by: 'visitor', visitor, address: requester.address, isRequested: true } as const;
  const mail = await admitMail(deps, { to: visitor.email, cause });
  if (mail.outcome === 'limit_reached')
    throw new DomainError('rate_limited', limits[mail.limit], { retryAfterSeconds: mail.retryAfterSeconds });
  if (mail.outcome === 'none')
    throw new DomainError(
      'conflict',
      `Emails to this address ${mail.because === 'complained' ? 'were reported as unwanted' : 'come back'}, so no copy is sent to it.`,
    );
  const order = { about: 'transcript', conversation_id: conversation, to: addressMark(visitor.email) } as const;
  await table.transact([mail.write(makeId(deps.now(), deps.random()), order)]);
  return state;
}

/** Whether a copy may go to an address that was only typed, and would hold anything. */
function requireTypedAddressServed({ transcriptsTo }: TranscriptDeps, { row }: LoadedConversation): void {
  if (transcriptsTo === 'verified')
    throw new DomainError('forbidden', 'This team sends copies to signed-in visitors only.');
  if (row.state.first_response_at_ms === null)
    throw new DomainError('conflict', 'There is nothing to send yet. No agent has replied in this chat.');
}

async function requireTurn(table: Deps['table'], who: string, rate: Rate, nowMs: number): Promise<void> {
  if (await consumeRateLimit(table, who, rate, nowMs)) return;
  throw new DomainError('rate_limited', 'You can request two copies of a chat per hour. Try again later.', {
    retryAfterSeconds: 1 / rate.perSecond,
  });
}
