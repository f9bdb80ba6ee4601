/** What the links in a mail about unread answers do: open the conversation on any device, or unsubscribe. */
import type { Answer } from '#core/contract/http.ts';
import { isProvenAddress } from '#core/mails/mail-address.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import { mailboxMark, putMailState, removeUnsubscribed } from '#functions/store/mail/address-store.ts';
import { type StoredChatLink, getMailedChat } from '#functions/store/mail/mailed-chat-store.ts';
import { getGate } from '#functions/store/settings/widget-store.ts';
import {
  type VisitorItem,
  getVisitor,
  getVisitorGate,
  mailStateOf,
  noteMailProblem,
} from '#functions/store/visitors/visitor-store.ts';
import { type SessionDeps, openSession } from './open-session.ts';
import type { VisitorClaim } from './resolve-visitor.ts';

/** A link of a mail, and the request that follows it. */
export type LinkClaim = Omit<VisitorClaim, 'said'> & { key: string };

/**
 * Opens a session of the visitor a mail was sent to. Nothing else is needed: who has the key has read the mail.
 * @throws DomainError `not_found` for a link that expired, or whose visitor was erased, verified or has another address since;
 * what `openSession` throws
 */
export async function openMailedSession(deps: SessionDeps, claim: LinkClaim): Promise<Answer<'openSession'>> {
  const { table, now, sessions } = deps;
  const [link, gate] = await Promise.all([getMailedChat(table, claim.key), getGate(table, claim.widgetToken)]);
  if (!link || !gate || link.widget_id !== gate.widget_id || link.opens_until_ms <= now()) throw expired();
  const { visitor_id, widget_id, verified, identity_secret_id } = link;
  const admitted = await getVisitorGate(table, visitor_id, { consistent: true });
  if (admitted === 'none' || (admitted === 'verified' && !verified)) throw expired();
  if (!isTheirAddress(await getVisitor(table, visitor_id, { consistent: true }), link)) throw expired();
  const session = { visitor_id, widget_id, widget_token: gate.token, verified, identity_secret_id };
  const { token: session_token } = await sessions.sign(session);
  return openSession(deps, { ...claim, said: { session_token } });
}

/**
 * Whether the mail went where its visitor is reached now: a corrected address ends what was mailed to the wrong one. What
 * belongs to a person the site verified opens by an address that it verified, too; any mail has a key, to unsubscribe.
 */
const isTheirAddress = (visitor: VisitorItem | undefined, { address }: StoredChatLink): boolean =>
  typeof visitor?.email === 'string' &&
  mailboxMark(visitor.email) === address &&
  (!visitor.verified || isProvenAddress(visitor, visitor.email));

/** Whether a key opens something now, as far as its mail says. */
export const isOpen = (link: StoredChatLink | undefined, nowMs: number): link is StoredChatLink =>
  link !== undefined && link.opens_until_ms > nowMs;

/** Unsubscribes the mailbox a mail went to from mail that nobody asks for, or subscribes it again. */
export async function changeSubscription(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { address, visitor_id, widget_id }: StoredChatLink,
  wish: 'unsubscribe' | 'undo',
): Promise<void> {
  await (wish === 'undo'
    ? removeUnsubscribed(table, address)
    : putMailState(table, address, { state: 'unsubscribed', atMs: now(), widget_id }));
  const visitor = await getVisitor(table, visitor_id, { consistent: true });
  if (!visitor?.email) return;
  const known = mailStateOf(visitor);
  if (wish === 'undo' ? known === 'unsubscribed' : known === null)
    await noteMailProblem(table, visitor_id, wish === 'undo' ? null : 'unsubscribed', visitor.email);
}

const expired = (): DomainError => new DomainError('not_found', 'This link has expired. Open the chat on the website.');
