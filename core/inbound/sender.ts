/**
 * Who a mail is from. The mail service checks the domain that it finds in `From`, so this must never find another address
 * than it did: a header that could be read in two ways has no sender.
 */
import { isEmail } from '#core/model/email-form.ts';

/** A name, in quotation marks or without, and the address in its brackets. */
const NAMED = /^((?:[^"<>]|"(?:[^"\\]|\\.)*")*)<([^"<>]*)>$/s;
const QUOTED = /"(?:[^"\\]|\\.)*"/gs;
/** An address with the name behind it, as old programs write it. */
const COMMENTED = /^(\S+)\s+\([^()<>@]*\)$/;

/** No name and address are longer. */
const MAX_HEADER = 1000;

/**
 * The address in a `From` header as it came over the wire; undefined where it has none, several, or one that is ambiguous.
 */
export function senderOf(header: string): string | undefined {
  const value = header.trim();
  if (value.length > MAX_HEADER) return undefined;
  const [, name, named] = NAMED.exec(value) ?? [];
  const address = (named ?? COMMENTED.exec(value)?.[1] ?? value).trim();
  const isClear = name === undefined || isOnlyName(name, address);
  return isClear && isEmail(address) ? address : undefined;
}

/** Without quotation marks, an address next to the brackets might be the sender. Many programs repeat the same one. */
const isOnlyName = (name: string, address: string): boolean =>
  !name.replaceAll(QUOTED, '').includes('@') || name.trim().toLowerCase() === address.toLowerCase();
