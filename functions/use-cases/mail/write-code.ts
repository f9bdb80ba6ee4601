/** Writes the mail with a one-time code: sent seldom, and loaded by the sweep when the first one is. */
import { codeMail } from '#core/mails/code.ts';
import { codeTexts } from '#core/mails/locales/code.ts';
import { lookOf } from '#core/mails/look.ts';
import { type JobAbout, addressMark } from '#functions/store/mail/mail-job-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type Writer, chatHeaders } from './writers/writer.ts';

/** Nothing for a code that is over, or for an address that was changed since. Answers to it go nowhere: a code is typed in the chat. */
export const writeCode: Writer<JobAbout<'code'>> = async ({ table, now }, { conversation_id, code, to, until_ms }) => {
  if (now() >= until_ms) return undefined;
  const state = await loadConversation(table, conversation_id, { consistent: true });
  if (!state) return undefined;
  const { visitor_id, widget_id } = state.metadata;
  const [visitor, widget] = await Promise.all([
    getVisitor(table, visitor_id, { consistent: true }),
    getWidget(table, widget_id),
  ]);
  if (!visitor?.email || addressMark(visitor.email) !== to) return undefined;
  const look = lookOf(widget);
  const { locale } = visitor;
  const mail = codeMail({ site: look.site, code, texts: codeTexts(locale), locale });
  return {
    to: visitor.email,
    look,
    mail,
    headers: await chatHeaders({}, { conversation: conversation_id, visitor: visitor_id }),
  };
};
