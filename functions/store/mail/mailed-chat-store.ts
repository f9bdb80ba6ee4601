/**
 * Mails about unread answers: a random key in the links of each opens its conversation for a week. The item stays longer:
 * somebody may unsubscribe by an old mail.
 */
import type { Id } from '#core/model/id.ts';
import type { ConversationRecord } from '#functions/store/conversations/conversation-store.ts';
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
  /** Until when the conversation can be rated by it, milliseconds since 1970; missing in mails that don't ask. */
  rates_until_ms?: number;
};

/** A mail as stored; until when its link opens the conversation, milliseconds since 1970. */
export type StoredChatLink = MailedChat & { opens_until_ms: number };

/** Stores what a key opens. Without `opens` it opens no conversation, whatever is made of the links in its mail. */
export async function putMailedChat(
  table: Table,
  key: string,
  chat: MailedChat,
  nowMs: number,
  opens: boolean,
): Promise<void> {
  await table.put({
    Item: {
      ...keys.mailedChat(key),
      ...chat,
      opens_until_ms: opens ? nowMs + CHAT_LINK_DAYS * DAY_MS : nowMs,
      expires_at_seconds: Math.ceil((nowMs + UNSUBSCRIBE_DAYS * DAY_MS) / 1000),
    },
  });
}

/** What the mail with a key was about; undefined for keys that don't exist. */
export async function getMailedChat(table: Table, key: string): Promise<StoredChatLink | undefined> {
  return (await table.get({ Key: keys.mailedChat(key) })) as StoredChatLink | undefined;
}

/** When a visitor was asked for a rating by mail, milliseconds since 1970; undefined if they weren't. */
export const lastAsked = ({ items }: Pick<ConversationRecord, 'items'>): number | undefined =>
  items.get('LAST-ASKED')?.['at_ms'] as number | undefined;

/** Notes that a visitor was asked for a rating by mail. */
export async function putLastAsked(table: Table, conversation: Id, atMs: number): Promise<void> {
  await table.put({ Item: { ...keys.lastAsked(conversation), at_ms: atMs } });
}
