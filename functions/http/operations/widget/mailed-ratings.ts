/** The operations behind the stars of mails. What a browser opens is a page, whatever comes of it. */
import { Finished } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';
import type { VisitorLimit } from '#functions/http/request-limits.ts';
import { type RateByMailDeps, canRate, rateByMail } from '#functions/use-cases/visitors/rate-by-mail.ts';
import { type MailedChatDeps, pages, readerOf } from './mailed-chats.ts';

/** The dependencies of these operations. */
export type MailedRatingDeps = MailedChatDeps & RateByMailDeps & { limitVisitor: VisitorLimit };

/** Endpoints that the stars of a mail lead to. */
export type MailedRatingIds = 'showRating' | 'rateByMail';

/** The page, and what it sends. Looking at it changes nothing. */
export const mailedRatings: Operations<MailedRatingDeps, MailedRatingIds> = {
  showRating: async (deps, { params, query }) => {
    const { link, ...reader } = await readerOf(deps, params.key);
    const { expiredPage, ratingPage } = await pages();
    const isHere = reader.widget?.token === params.token && (await canRate(deps, link));
    return new Finished(isHere ? ratingPage(reader, Number(query.stars)) : expiredPage(reader));
  },
  rateByMail: async (deps, { params, body }) => {
    const { link, ...reader } = await readerOf(deps, params.key);
    const { expiredPage, ratedPage } = await pages();
    if (!link || reader.widget?.token !== params.token) return new Finished(expiredPage(reader));
    deps.limitVisitor(link.visitor_id);
    const rating = { rating: Number(body.stars), feedback: body.feedback?.trim() || null };
    const outcome = await rateByMail(deps, link, rating);
    return new Finished(outcome === 'expired' ? expiredPage(reader) : ratedPage(reader, outcome));
  },
};
