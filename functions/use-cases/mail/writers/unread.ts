/**
 * Writes the mail about answers that a visitor hasn't read: those after what they have read, and after what was mailed
 * before. Nothing is mailed while they are on the page, and one mail follows another in a quarter of an hour at the earliest.
 */
import { isProvenAddress } from '#core/mails/mail-address.ts';
import type { MailTexts } from '#core/mails/locales/texts.ts';
import { isQuotable, unreadMail } from '#core/mails/unread.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import { type StoredRow, getRow } from '#functions/store/conversations/conversation-store.ts';
import { lastMailed, putLastMailed } from '#functions/store/conversations/last-mailed.ts';
import { CHAT_LINK_DAYS } from '#functions/store/mail/mailed-chat-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { listPublicRows } from '#functions/use-cases/conversations/list-messages.ts';
import { isOnPage } from '#functions/use-cases/notify/audience.ts';
import { type MailSubject, makeChatKey } from './chat-key.ts';
import { linesOf } from './lines.ts';
import { lookOf } from '#core/mails/look.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { type Letter, type MailLinks, type Writer, type WriterDeps, chatHeaders } from './writer.ts';

/** More unread rows than that nobody counts in a mail. */
const MAX_ROWS = 200;
const BETWEEN_MAILS_MS = 15 * 60_000;
/** How long somebody who is on the page has to read what they have got. */
const ON_PAGE_MS = 10 * 60_000;
/** What nobody could be mailed by then, nobody expects in a mail any more. */
const MAX_AGE_MS = 3 * 86_400_000;

/** What a mail is written from. */
type Subject = MailSubject & { rows: readonly StoredRow[]; isProven: boolean };

/** Nothing for somebody without an address, or who has read all of it. */
export const writeUnread: Writer<JobAbout<'unread'>> = async (deps, { conversation_id }) => {
  const { table, now, mailLinks: links } = deps;
  const conversation = await loadConversation(table, conversation_id, { consistent: true });
  if (!conversation || !links) return undefined;
  const mailed = lastMailed(conversation);
  const seen = Math.max(await seenSeq(table, conversation), mailed?.seq ?? 0);
  if (conversation.row.state.last_public_seq <= seen) return undefined;
  const visitor = await getVisitor(table, conversation.metadata.visitor_id, { consistent: true });
  const widget = await getWidget(table, conversation.metadata.widget_id);
  if (!visitor?.email || isBlocked(visitor, now()) || !widget) return undefined;
  if (mailed && mailed.at_ms + BETWEEN_MAILS_MS > now()) return { putOffUntilMs: mailed.at_ms + BETWEEN_MAILS_MS };
  if (await isOnPage(deps, conversation.row.state)) return { putOffUntilMs: now() + ON_PAGE_MS };
  const isProven = isProvenAddress(visitor, visitor.email);
  const all = await listPublicRows(
    table,
    conversation_id,
    { after_seq: seen, limit: MAX_ROWS },
    { newest: conversation.row.seq },
  );
  const { count } = conversation.row.state.visitor_read;
  const isNew = ({ id, state }: StoredRow): boolean =>
    state.staff_count > count && createdAtMs(id) > now() - MAX_AGE_MS;
  const rows = all.filter((row) => isQuotable(row, isProven) && isNew(row));
  if (rows.length === 0) return undefined;
  const about = { conversation, widget, visitor: { ...visitor, email: visitor.email }, rows, isProven, links };
  return letter(deps, about, all.at(-1)?.seq ?? seen);
};

/** What the visitor has read, as noted or as their own last message says: an email says nothing of what came after the mails. */
async function seenSeq(table: WriterDeps['table'], { metadata, row, read }: LoadedConversation): Promise<number> {
  const { seq } = row.state.visitor_read;
  const own = seq === 0 ? undefined : await getRow(table, metadata.id, seq);
  return Math.max(own?.metadata?.via === 'email' ? 0 : seq, read.visitor?.seq ?? 0);
}

async function letter(deps: WriterDeps, about: Subject, lastSeq: number): Promise<Letter> {
  const { conversation, widget, visitor, rows, isProven, links } = about;
  const { id } = conversation.metadata;
  const look = lookOf(widget);
  const key = await makeChatKey(deps, about);
  const mail = unreadMail({
    site: look.site,
    texts: await textsFor(visitor.locale),
    locale: visitor.locale,
    timeZone: visitor.timezone,
    lines: await linesOf(deps, rows, { token: widget.token, visitor: visitor.id, isProven }),
    link: key.opens ? { url: key.url, days: CHAT_LINK_DAYS } : undefined,
    takesReplies: deps.replyTo !== undefined,
    unsubscribeUrl: key.unsubscribeUrl,
  });
  const more = { ...threadOf(links, id), ...key.headers };
  return {
    to: visitor.email,
    causedBy: visitor,
    mail,
    look,
    headers: await chatHeaders(deps, { conversation: id, visitor: visitor.id }, more),
    sent: () => putLastMailed(deps.table, id, { seq: lastSeq, at_ms: deps.now() }),
  };
}

/** The texts of all languages are loaded once a mail needs them. */
const textsFor = async (locale: string | null): Promise<MailTexts> =>
  (await import('#core/mails/locales/texts.ts')).mailTexts(locale);

/** Mails of one conversation refer to one message that never was, so that mail programs show them as one thread. */
function threadOf({ publicOrigin }: MailLinks, conversation: Id): Record<string, string> {
  const id = `<conversation-${conversation}@${new URL(publicOrigin).hostname}>`;
  return { References: id, 'In-Reply-To': id };
}
