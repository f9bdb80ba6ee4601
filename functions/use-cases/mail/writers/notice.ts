/** Writes to an agent what happened while no dashboard of theirs was open. */
import { isInScope } from '#core/access/scope.ts';
import { isStillNews } from '#core/assignment/still-news.ts';
import { noticeMail } from '#core/mails/team/notice.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { dropNoticeEvents, noticeEventsOf } from '#functions/store/mail/notice-order-store.ts';
import { placeOf, scopeOfColleague } from '#functions/use-cases/access/scope.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { conversationUrl, toTeam } from './to-team.ts';
import type { Writer } from './writer.ts';

const QUIET_MS = 15 * 60_000;

/** The order stays for a quarter of an hour after each mail: what happens meanwhile is in the next one. */
export const writeNotice: Writer<JobAbout<'notice'>> = async (deps, order) => {
  const { table, now, mailLinks } = deps;
  const events = await noticeEventsOf(table, order);
  const [agent, loaded] = await Promise.all([
    getAgent(table, order.agent_id),
    loadConversation(table, order.conversation_id, { consistent: true }),
  ]);
  if (!agent?.email || !loaded || !isInScope(await scopeOfColleague(deps, agent), placeOf(loaded))) return undefined;
  const news = [...events].filter((event) =>
    isStillNews(loaded, event, { agent: order.agent_id, sinceMs: order.since_ms }),
  );
  if (news.length === 0) return undefined;
  return {
    to: agent.email,
    ...toTeam,
    mail: noticeMail(news, {
      visitor: loaded.metadata.visitor.name,
      url: conversationUrl(mailLinks, order.conversation_id),
    }),
    sent: () => dropNoticeEvents(table, order, events),
    kept: { order: { ...order, since_ms: now() }, ms: QUIET_MS },
  };
};
