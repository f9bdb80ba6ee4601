/** Whose an email address is, as far as anybody has shown: the rule behind all mail that a visitor causes. */
import { asciiAddress } from '#core/model/email-form.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';

/** What is known of whose an address is; without `verified_fields` nobody noted for what the site vouched. */
type Known = Pick<Visitor, 'verified' | 'email'> & { verified_fields?: readonly string[] | undefined };

/**
 * Whether the visitor's site verified this very address. Anybody can type any address; what is mailed to one that was
 * only typed may reach somebody who never heard of the chat.
 */
export const isProvenAddress = ({ verified, verified_fields, email }: Known, address: string): boolean =>
  verified && (verified_fields?.includes('email') ?? false) && email?.toLowerCase() === address.toLowerCase();

/** The mailbox behind an address, for counting: tags after a plus reach the same one, at Gmail dots are not even read. */
export function mailboxOf(address: string): string {
  const ascii = asciiAddress(address.toLowerCase());
  const at = ascii.lastIndexOf('@');
  const host = ascii.slice(at + 1);
  const [untagged = ''] = ascii.slice(0, Math.max(at, 0)).split('+');
  return /^(gmail|googlemail)\.com$/.test(host) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${host}`;
}
