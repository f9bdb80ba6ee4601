/** The links in a mail about a chat that nobody asked for: what opens the chat, and what unsubscribes. */
import { isProvenAddress } from '#core/mails/mail-address.ts';
import { mailboxMark } from '#functions/store/mail/address-store.ts';
import { putMailedChat } from '#functions/store/mail/mailed-chat-store.ts';
import { secretId } from '#functions/store/settings/identity-secrets.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { KEY_LENGTH, type MailLinks, type WriterDeps } from './writer.ts';

/** What a mail is about. */
export type MailSubject = {
  conversation: LoadedConversation;
  widget: WidgetItem;
  visitor: VisitorItem & { email: string };
  links: MailLinks;
};

/** The links. `opens`: whether `url` opens the chat. `headers` let mail programs unsubscribe by one click (RFC 8058). */
export type ChatKey = { url: string; opens: boolean; unsubscribeUrl: string; headers: Record<string, string> };

/** Makes the key of one mail, and stores what its links do; until when it rates the chat is in milliseconds since 1970. */
export async function makeChatKey(
  { table, now }: WriterDeps,
  subject: MailSubject,
  rates: { rates_until_ms?: number } = {},
): Promise<ChatKey> {
  const { conversation, widget, visitor, links } = subject;
  const key = links.randomText(KEY_LENGTH);
  const opens = canOpen(subject);
  const chat = {
    visitor_id: visitor.id,
    conversation_id: conversation.metadata.id,
    widget_id: widget.id,
    address: mailboxMark(visitor.email),
    verified: visitor.verified,
    identity_secret_id: widget.identity_secret === null ? undefined : secretId(widget.identity_secret),
    ...rates,
  };
  await putMailedChat(table, key, chat, now(), opens);
  const url = `${links.publicOrigin}/api/widget/${widget.token}/mail/${key}`;
  const unsubscribeUrl = `${url}/unsubscribe`;
  const headers = {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  return { url, opens, unsubscribeUrl, headers };
}

/** Where a link opens the chat: not what belongs to a person the site vouched for, by an address that it didn't. */
const canOpen = ({ widget, visitor }: MailSubject): boolean =>
  widget.is_active && !widget.require_identity && (!visitor.verified || isProvenAddress(visitor, visitor.email));
