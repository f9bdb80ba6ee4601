/** Refuses an address that is blocked, where a visitor gives one that is new: no other request asks for it. */
import type { Deps } from '#functions/deps.ts';
import { switchedOff } from '#functions/identity/visitor-session.ts';
import { emailBlockedUntil } from '#functions/store/visitors/block-store.ts';

/** @param email what the visitor's address becomes; null or undefined where it stays. @throws DomainError `widget_inactive` */
export async function refuseBlocked(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  email: string | null | undefined,
): Promise<void> {
  if (email && (await emailBlockedUntil(table, email)) > now()) throw switchedOff();
}
