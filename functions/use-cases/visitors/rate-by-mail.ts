/** Rating a conversation by a link in a mail: as in the widget, by the person who reads the mail. */
import type { RateLimit } from '#core/limits/rate-limit.ts';
import { DomainError } from '#core/model/errors.ts';
import { isBlocked } from '#core/visitor/block.ts';
import type { Deps } from '#functions/deps.ts';
import { mailboxMark } from '#functions/store/mail/address-store.ts';
import type { StoredChatLink } from '#functions/store/mail/mailed-chat-store.ts';
import { getVisitor, getVisitorAccess } from '#functions/store/visitors/visitor-store.ts';
import { type Rating, rate } from '#functions/use-cases/lifecycle/agent-actions.ts';

/** The dependencies of rating by mail. */
export type RateByMailDeps = Deps & { allowance: RateLimit };

/** Whether a link still rates: for a week, unless its visitor was erased, blocked, verified or has another address since. */
export async function canRate({ table, now }: RateByMailDeps, link: StoredChatLink | undefined): Promise<boolean> {
  if (!link || (link.rates_until_ms ?? 0) <= now()) return false;
  const { admits: admitted, ...block } = await getVisitorAccess(table, link.visitor_id, { consistent: true });
  if (isBlocked(block, now()) || admitted === 'none' || (admitted === 'verified' && !link.verified)) return false;
  const email = (await getVisitor(table, link.visitor_id, { consistent: true }))?.email;
  return !!email && mailboxMark(email) === link.address;
}

/** Rates; a second time replaces the first. `late`: the conversation goes on, and is rated once it has ended again. */
export async function rateByMail(
  deps: RateByMailDeps,
  link: StoredChatLink,
  given: Pick<Rating, 'rating' | 'feedback'>,
): Promise<'rated' | 'late' | 'expired'> {
  if (!(await canRate(deps, link))) return 'expired';
  const { allowance } = deps;
  try {
    const changed = await rate(deps, link.conversation_id, { ...given, visitor: link.visitor_id, allowance });
    return changed.outcome === 'done' ? 'rated' : 'expired';
  } catch (error) {
    if (error instanceof DomainError && error.code === 'illegal_transition') return 'late';
    throw error;
  }
}
