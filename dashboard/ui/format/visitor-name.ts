/** What to call a visitor who may not have said. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { inbox } from '#dashboard/strings/inbox.ts';

/** The name, else the email address, else a word with the last digits of the id, so that two can be told apart. */
export function nameOf({ visitor }: Pick<Conversation, 'visitor'>): string {
  return visitor.name ?? visitor.email ?? `${inbox.anonymous} ${String(visitor.id).slice(-4)}`;
}

/** Whether the site vouched for what `nameOf` shows: a name or an address that was typed is never shown as verified. */
export function isNameVerified({ visitor }: Pick<Conversation, 'visitor'>): boolean {
  const isNamed = visitor.name !== null || visitor.email !== null;
  return isNamed ? visitor.verified_fields.includes(visitor.name === null ? 'email' : 'name') : visitor.verified;
}
