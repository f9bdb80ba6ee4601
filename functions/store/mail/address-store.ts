/**
 * Addresses that get no more mail: those that don't exist, whose owners called a mail spam, or who unsubscribed. An item has
 * the mark of the exact address, as it was written: `name+tag@host` bouncing says nothing about `name@host`, and would
 * otherwise let anybody have somebody else's mail stopped.
 */
import { asciiAddress } from '#core/model/email-form.ts';
import type { MailState } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';
import { addressMark } from './mail-job-store.ts';

/** Why an address gets no mail, since when (milliseconds since 1970), and for which widget, if only for one. */
export type AddressState = { state: MailState; at_ms: number; widget_id?: Id | undefined };

/** Tells one address from another without naming it, in whichever case and form it is written. */
export const exactMark = (address: string): string => addressMark(asciiAddress(address.trim().toLowerCase()));

/** Stores that an address gets no more mail. */
export function putAddressState(table: Table, address: string, state: AddressState): Promise<Written> {
  return table.put({ Item: { ...keys.address(exactMark(address)), ...state } });
}

/** Why an address gets no mail; nothing for one that does. */
export async function addressState(table: Table, address: string): Promise<AddressState | undefined> {
  const item = await table.get({ Key: keys.address(exactMark(address)) });
  return item as AddressState | undefined;
}
