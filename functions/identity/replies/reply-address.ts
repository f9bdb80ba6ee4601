/**
 * The addresses that answers by email go to. Each names its conversation and proves that we gave it out: nobody can make one
 * for somebody else's. The proof's key is derived from the session secret, so that a mail survives one rotation.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { proofOf, readReplyAddress, replyAddressOf } from '#core/inbound/reply-address.ts';
import type { Id } from '#core/model/id.ts';
import type { SessionKeys, SigningKey } from '#functions/identity/session-keys.ts';

/** Keeps these proofs apart from everything else that is signed with the same secret. */
const PURPOSE = 'live-chat reply address';

function proof({ key }: SigningKey, conversation: Id): string {
  const derived = createHmac('sha256', key).update(PURPOSE).digest();
  return proofOf(createHmac('sha256', derived).update(String(conversation)).digest());
}

/** The address whose mails become messages of a conversation, for `Reply-To`. */
export async function replyAddress(keys: SessionKeys, conversation: Id, domain: string): Promise<string> {
  return replyAddressOf({ conversation, proof: proof(await keys.current(), conversation) }, domain);
}

/** The conversation of an address that we gave out; undefined for every other one. */
export async function conversationOfReply(keys: SessionKeys, address: string, domain: string): Promise<Id | undefined> {
  const read = readReplyAddress(address, domain);
  if (!read) return undefined;
  const isOurs = (key: SigningKey): boolean =>
    timingSafeEqual(Buffer.from(proof(key, read.conversation)), Buffer.from(read.proof));
  return (await keys.all()).some(isOurs) ? read.conversation : undefined;
}
