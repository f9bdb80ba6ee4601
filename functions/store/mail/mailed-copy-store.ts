/** Emailed copies of chats: a random key in the links of each opens the files of its visitor for a month. */
import { LINK_DAYS } from '#core/mails/transcript.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';

/** Lets everyone who has the key read the files of a visitor. */
export async function putMailedCopy(table: Table, key: string, visitor_id: Id, nowMs: number): Promise<void> {
  const expires_at_seconds = Math.ceil(nowMs / 1000) + LINK_DAYS * 86_400;
  await table.put({ Item: { ...keys.mailedCopy(key), visitor_id, expires_at_seconds } });
}

/** The visitor whose files a key opens, while it does. Items may outlive their time by days. */
export async function visitorOfCopy(table: Table, key: string, nowMs: number): Promise<Id | undefined> {
  const item = await table.get({ Key: keys.mailedCopy(key) });
  return item && Number(item['expires_at_seconds']) * 1000 > nowMs ? Number(item['visitor_id']) : undefined;
}
