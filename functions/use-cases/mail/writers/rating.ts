/** Writes the mail that asks for a rating, once for a conversation: not where it was rated or goes on by then. */
import { ratingMail } from '#core/mails/rating.ts';
import { isSettled } from '#core/conversation/state.ts';
import { lastAsked, putLastAsked } from '#functions/store/mail/mailed-chat-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { isOnPage } from '#functions/use-cases/notify/audience.ts';
import { makeChatKey } from './chat-key.ts';
import { lookOf } from '#core/mails/look.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { type Writer, chatHeaders } from './writer.ts';

/** How long somebody who is on the page has to give their stars there. */
const ON_PAGE_MS = 30 * 60_000;
const RATES_FOR_MS = 7 * 86_400_000;

/** Nothing for somebody without an address, and where the widget asks nobody. */
export const writeRating: Writer<JobAbout<'rating'>> = async (deps, { conversation_id }) => {
  const { table, now, mailLinks: links } = deps;
  const conversation = await loadConversation(table, conversation_id, { consistent: true });
  if (!conversation || !links) return undefined;
  const { state } = conversation.row;
  if (!isSettled(state) || state.rated !== null || lastAsked(conversation) !== undefined) return undefined;
  const visitor = await getVisitor(table, state.visitor_id, { consistent: true });
  const widget = await getWidget(table, state.widget_id);
  if (!visitor?.email || isBlocked(visitor, now()) || !widget?.is_active || !widget.rating_by_email) return undefined;
  if (await isOnPage(deps, state)) return { putOffUntilMs: now() + ON_PAGE_MS };
  const about = { conversation, widget, visitor: { ...visitor, email: visitor.email }, links };
  const key = await makeChatKey(deps, about, { rates_until_ms: now() + RATES_FOR_MS });
  const look = lookOf(widget);
  const { mailTexts, ratingTexts } = await import('#core/mails/locales/texts.ts');
  const mail = ratingMail({
    site: look.site,
    texts: ratingTexts(visitor.locale),
    shared: mailTexts(visitor.locale),
    locale: visitor.locale,
    urlOf: (stars) => `${key.url}/rating?stars=${stars}`,
    unsubscribeUrl: key.unsubscribeUrl,
  });
  return {
    to: visitor.email,
    causedBy: visitor,
    mail,
    look,
    headers: await chatHeaders({}, { conversation: conversation_id, visitor: visitor.id }, key.headers),
    sent: () => putLastAsked(table, conversation_id, now()),
  };
};
