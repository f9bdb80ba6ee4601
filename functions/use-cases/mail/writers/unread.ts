/**
 * Writes the mail about answers that a visitor hasn't read: those after what they have read, and after what was mailed
 * before. Nothing is mailed while they are on the page, and one mail follows another in a quarter of an hour at the earliest.
 */
import { isProvenAddress } from '#core/mails/mail-address.ts';
import type { MailTexts } from '#core/mails/locales/texts.ts';
import type { Line } from '#core/mails/transcript.ts';
import { isQuotable, unreadMail } from '#core/mails/unread.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import { type StoredRow, lastMailed, putLastMailed } from '#functions/store/conversations/conversation-store.ts';
import { mailboxMark } from '#functions/store/mail/address-store.ts';
import { CHAT_LINK_DAYS, type MailedChat, putMailedChat } from '#functions/store/mail/mailed-chat-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { hasExpired, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { secretId } from '#functions/store/settings/identity-secrets.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { listPublicRows } from '#functions/use-cases/conversations/list-messages.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';
import { KEY_LENGTH, fileLinks } from './file-links.ts';
import { lookOf } from './look.ts';
import { type Letter, type MailLinks, type Writer, type WriterDeps, chatHeaders } from './writer.ts';

/** More unread rows than that nobody counts in a mail. */
const MAX_ROWS = 200;
const BETWEEN_MAILS_MS = 15 * 60_000;
/** How long somebody who is on the page has to read what they have got. */
const ON_PAGE_MS = 10 * 60_000;
/** What nobody could be mailed by then, nobody expects in a mail any more. */
const MAX_AGE_MS = 3 * 86_400_000;

/** What a mail is written from. */
type Subject = {
  conversation: LoadedConversation;
  widget: WidgetItem;
  visitor: VisitorItem & { email: string };
  rows: readonly StoredRow[];
  isProven: boolean;
  links: MailLinks;
};

/** Nothing for somebody without an address, or who has read all of it. */
export const writeUnread: Writer<JobAbout<'unread'>> = async (deps, { conversation_id }) => {
  const { table, now, mailLinks: links } = deps;
  const conversation = await loadConversation(table, conversation_id, { consistent: true });
  if (!conversation || !links) return undefined;
  const mailed = lastMailed(conversation);
  const seen = Math.max(seenSeq(conversation), mailed?.seq ?? 0);
  if (conversation.row.state.last_public_seq <= seen) return undefined;
  const visitor = await getVisitor(table, conversation.metadata.visitor_id, { consistent: true });
  const widget = await getWidget(table, conversation.metadata.widget_id);
  if (!visitor?.email || !widget) return undefined;
  if (mailed && mailed.at_ms + BETWEEN_MAILS_MS > now()) return { putOffUntilMs: mailed.at_ms + BETWEEN_MAILS_MS };
  if (await isOnPage(deps, conversation)) return { putOffUntilMs: now() + ON_PAGE_MS };
  const isProven = isProvenAddress(visitor, visitor.email);
  const all = await listPublicRows(table, conversation_id, { after_seq: seen, limit: MAX_ROWS }, conversation.row.seq);
  const isOurs = (row: StoredRow): boolean => isQuotable(row, isProven) || isFollowUp(row);
  const rows = all.filter((row) => isOurs(row) && createdAtMs(row.id) > now() - MAX_AGE_MS);
  if (rows.length === 0) return undefined;
  const about = { conversation, widget, visitor: { ...visitor, email: visitor.email }, rows, isProven, links };
  return letter(deps, about, all.at(-1)?.seq ?? seen);
};

/** Whether a row asked a silent visitor if they are still there, in the words of their widget's settings. */
const isFollowUp = ({ seq, state }: StoredRow): boolean => state.follow_up_seq === seq;

/** What the visitor has read, as noted or as their own last message says. */
const seenSeq = ({ row, read }: LoadedConversation): number =>
  Math.max(row.state.visitor_read.seq, read.visitor?.seq ?? 0);

/** Whether the visitor has a page open. */
export async function isOnPage({ table, now }: WriterDeps, { row }: LoadedConversation): Promise<boolean> {
  const sockets = await subscribersOf(table, visitorAudience(row.state));
  return sockets.some(({ expiresAtSeconds }) => !hasExpired(expiresAtSeconds, now()));
}

async function letter(deps: WriterDeps, about: Subject, lastSeq: number): Promise<Letter> {
  const { conversation, widget, visitor, links } = about;
  const { id } = conversation.metadata;
  const look = lookOf(widget);
  const key = links.randomText(KEY_LENGTH);
  await putMailedChat(deps.table, key, mailedChat(about), deps.now(), canOpen(about));
  const open = `${links.publicOrigin}/api/widget/${widget.token}/mail/${key}`;
  const unsubscribe = `${open}/unsubscribe`;
  const mail = unreadMail({
    site: look.site,
    texts: await textsFor(visitor.locale),
    locale: visitor.locale,
    timeZone: visitor.timezone,
    lines: await linesOf(deps, about),
    link: canOpen(about) ? { url: open, days: CHAT_LINK_DAYS } : undefined,
    takesReplies: deps.replyTo !== undefined,
    unsubscribeUrl: unsubscribe,
  });
  const common = await chatHeaders(deps, { conversation: id, visitor: visitor.id });
  return {
    to: visitor.email,
    causedBy: visitor,
    mail,
    look,
    headers: { ...common, headers: { ...common.headers, ...threadOf(links, id), ...unsubscribeBy(unsubscribe) } },
    sent: () => putLastMailed(deps.table, id, { seq: lastSeq, at_ms: deps.now() }),
  };
}

/** The texts of all languages are loaded once a mail needs them. */
const textsFor = async (locale: string | null): Promise<MailTexts> =>
  (await import('#core/mails/locales/texts.ts')).mailTexts(locale);

/** Where a link opens the chat: not what belongs to a person the site vouched for, by an address that it didn't. */
export const canOpen = ({ widget, visitor }: Pick<Subject, 'widget' | 'visitor'>): boolean =>
  widget.is_active && !widget.require_identity && (!visitor.verified || isProvenAddress(visitor, visitor.email));

/** What a key in a mail is about. */
export const mailedChat = ({
  conversation,
  widget,
  visitor,
}: Pick<Subject, 'conversation' | 'widget' | 'visitor'>): MailedChat => ({
  visitor_id: visitor.id,
  conversation_id: conversation.metadata.id,
  widget_id: widget.id,
  address: mailboxMark(visitor.email),
  verified: visitor.verified,
  identity_secret_id: widget.identity_secret === null ? undefined : secretId(widget.identity_secret),
});

async function linesOf(deps: WriterDeps, { rows, widget, visitor, isProven }: Subject): Promise<Line[]> {
  const hasFiles = rows.some(({ metadata }) => metadata?.files);
  const urlOf = hasFiles && isProven ? await fileLinks(deps, widget.token, visitor.id) : () => undefined;
  return rows.map((row) => ({
    ...row,
    at_ms: createdAtMs(row.id),
    files: row.metadata?.files?.map(({ id, name }) => ({ name, url: urlOf(id) })) ?? [],
  }));
}

/** Mails of one conversation refer to one message that never was, so that mail programs show them as one thread. */
function threadOf({ publicOrigin }: MailLinks, conversation: Id): Record<string, string> {
  const id = `<conversation-${conversation}@${new URL(publicOrigin).hostname}>`;
  return { References: id, 'In-Reply-To': id };
}

/** Unsubscribing by one click of the mail program itself (RFC 8058). */
export const unsubscribeBy = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
