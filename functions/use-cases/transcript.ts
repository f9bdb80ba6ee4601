/** A visitor asks for a copy of their chat by e-mail. It goes to the address they are known by, and to no other. */
import { DomainError, notFound } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import { networkOf } from '../../core/network.ts';
import { makeId } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { orderMail } from '../store/outbox-store.ts';
import type { Rate } from '../store/rate-store.ts';
import { takeTurn } from '../store/rate-store.ts';
import { getVisitor } from '../store/visitor-store.ts';
import type { State } from './conversation-state.ts';
import { loadState } from './conversation-state.ts';

/** What it takes: `hasMail` says whether this deployment sends any. */
export type TranscriptDeps = Pick<Deps, 'table' | 'now' | 'random'> & { hasMail: boolean };

/** Copies of one chat, and those asked for from one address: mail reaches people who may not have asked for it. */
const OF_ONE_CHAT: Rate = { burst: 2, perSecond: 1 / 3600 };
const OF_ONE_ADDRESS: Rate = { burst: 10, perSecond: 1 / 600 };

/**
 * Orders the copy; the next sweep sends it.
 * @throws DomainError `not_found` unless it is theirs, `not_configured`, `conflict` without an e-mail address, `rate_limited`
 */
export async function orderTranscript(
  { table, now, random, hasMail }: TranscriptDeps,
  conversation: Id,
  asker: { visitor: Id; address: string },
): Promise<State> {
  const state = await loadState(table, conversation, { consistent: true });
  if (state?.info.visitor_id !== asker.visitor) throw notFound();
  if (!hasMail) throw new DomainError('not_configured', 'This team sends no e-mail.');
  const visitor = await getVisitor(table, asker.visitor, { consistent: true });
  if (!visitor?.email) throw new DomainError('conflict', 'There is no e-mail address of yours to send it to.');
  await requireTurn(table, `chat-copy:${conversation}`, OF_ONE_CHAT, now());
  await requireTurn(table, `copies:${networkOf(asker.address)}`, OF_ONE_ADDRESS, now());
  const order = { about: 'transcript', conversation_id: conversation } as const;
  await table.transact([orderMail(makeId(now(), random()), order, now())]);
  return state;
}

async function requireTurn(table: Deps['table'], who: string, rate: Rate, nowMs: number): Promise<void> {
  if (await takeTurn(table, who, rate, nowMs)) return;
  throw new DomainError('rate_limited', 'This was asked for often enough for now.', {
    retryAfterSeconds: 1 / rate.perSecond,
  });
}
