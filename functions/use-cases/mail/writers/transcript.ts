/** Writes a visitor's copy of a chat. */
import { isProvenAddress } from '#core/mails/mail-address.ts';
import { transcriptMail } from '#core/mails/transcript.ts';
import { type JobAbout, addressMark } from '#functions/store/mail/mail-job-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { listPublicRows } from '#functions/use-cases/conversations/list-messages.ts';
import { linesOf } from './lines.ts';
import { lookOf } from '#core/mails/look.ts';
import { type Writer, chatHeaders } from './writer.ts';

/** A longer chat is mailed from its end. */
const MAX_LINES = 500;

/** An address that was changed since the copy was asked for was not counted, and gets none. */
export const writeTranscript: Writer<JobAbout<'transcript'>> = async (deps, { conversation_id: conversation, to }) => {
  const { table } = deps;
  const state = await loadConversation(table, conversation, { consistent: true });
  if (!state) return undefined;
  const { visitor_id, widget_id } = state.metadata;
  const [visitor, widget] = await Promise.all([
    getVisitor(table, visitor_id, { consistent: true }),
    getWidget(table, widget_id),
  ]);
  if (!visitor?.email || (to !== undefined && to !== addressMark(visitor.email))) return undefined;
  const isProven = isProvenAddress(visitor, visitor.email);
  const rows = await listPublicRows(table, conversation, { limit: MAX_LINES });
  const lines = await linesOf(deps, rows, { token: widget?.token, visitor: visitor_id, isProven });
  const isWhole = (rows[0]?.previous_seq ?? 0) === 0;
  const look = lookOf(widget);
  const { locale } = visitor;
  const { copyTexts, mailTexts } = await import('#core/mails/locales/texts.ts');
  const words = { texts: copyTexts(locale), shared: mailTexts(locale), locale };
  const takesReplies = deps.replyTo !== undefined;
  const mail = transcriptMail(look.site, lines, { isWhole, isProven, takesReplies, ...words });
  return { to: visitor.email, look, mail, headers: await chatHeaders(deps, { conversation, visitor: visitor_id }) };
};
