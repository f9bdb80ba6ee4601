/**
 * The address that answers by email go to: `reply+<conversation>.<proof>@<domain>`. Mail programs may change its case, and
 * some servers refuse more than 64 characters before the @. The proof is computed in `functions/identity/replies/reply-address.ts`.
 */
import { asciiAddress } from '#core/model/email-form.ts';
import type { Id } from '#core/model/id.ts';

/** What a reply address says. Whether its proof is right is another question. */
export type ReplyAddress = { conversation: Id; proof: string };

/** Letters of a proof: 100 bits, five in each. */
export const PROOF_LENGTH = 20;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const LOCAL_PART = /^reply\+([1-9]\d{0,15})\.([a-z2-7]{20})$/;

/** The address of a conversation with its proof. */
export const replyAddressOf = ({ conversation, proof }: ReplyAddress, domain: string): string =>
  `reply+${conversation}.${proof}@${domain}`;

/** Reads an address of this domain, in any case; undefined for every other address. */
export function readReplyAddress(address: string, domain: string): ReplyAddress | undefined {
  const at = address.lastIndexOf('@');
  const isHere =
    asciiAddress(address.toLowerCase()).slice(at + 1) === asciiAddress(`@${domain.toLowerCase()}`).slice(1);
  const [, conversation, proof] = LOCAL_PART.exec(address.slice(0, at).toLowerCase()) ?? [];
  if (!isHere || conversation === undefined || proof === undefined) return undefined;
  const id = Number(conversation);
  return Number.isSafeInteger(id) ? { conversation: id, proof } : undefined;
}

/** The first bits of a digest as letters that survive a change of case (RFC 4648, base 32). */
export function proofOf(digest: Uint8Array): string {
  let [letters, bits, held] = ['', 0, 0];
  for (const byte of digest) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && letters.length < PROOF_LENGTH) {
      bits -= 5;
      letters += LETTERS[(held >> bits) & 31];
    }
  }
  return letters;
}
