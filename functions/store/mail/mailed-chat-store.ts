/**
 * Mails about unread answers: a random key in the links of each opens its conversation for a week. The item stays longer:
 * somebody may unsubscribe by an old mail.
 */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';

/** How many days a link opens its conversation. */
export const CHAT_LINK_DAYS = 7;
/** How many days one can unsubscribe by a mail: twice what laws ask for. */
const UNSUBSCRIBE_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * What a mail was about. `address` is the mark of the mailbox it went to. `verified`: the site vouched for the visitor then,
 * with the secret of this name, if secrets had any.
 */
export type MailedChat = {
  visitor_id: Id;
  conversation_id: Id;
  widget_id: Id;
  address: string;
  verified: boolean;
  identity_secret_id?: string | undefined;
};

/** A mail as stored; until when its link opens the conversation, milliseconds since 1970. */
export type StoredChatLink = MailedChat & { opens_until_ms: number };

/** Stores what a key opens. */
export async function putMailedChat(table: Table, key: string, chat: MailedChat, nowMs: number): Promise<void> {
  await table.put({
    Item: {
      ...keys.mailedChat(key),
      ...chat,
      opens_until_ms: nowMs + CHAT_LINK_DAYS * DAY_MS,
      expires_at_seconds: Math.ceil((nowMs + UNSUBSCRIBE_DAYS * DAY_MS) / 1000),
    },
  });
}

/** What the mail with a key was about; undefined for keys that don't exist. */
export async function getMailedChat(table: Table, key: string): Promise<StoredChatLink | undefined> {
  return (await table.get({ Key: keys.mailedChat(key) })) as StoredChatLink | undefined;
}
