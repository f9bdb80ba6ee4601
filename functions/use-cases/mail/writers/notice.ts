/** Writes to an agent what happened while no dashboard of theirs was open. */
import { isSettled } from '#core/conversation/state.ts';
import { type NoticeKind, noticeMail } from '#core/mails/team/notice.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { dropNoticeKinds, noticeKinds } from '#functions/store/mail/notice-order-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { conversationUrl } from './dashboard-links.ts';
import { teamLook } from './look.ts';
import { type Writer, teamHeaders } from './writer.ts';

const QUIET_MS = 15 * 60_000;

/** The order stays for a quarter of an hour after each mail: what happens meanwhile is in the next one. */
export const writeNotice: Writer<JobAbout<'notice'>> = async ({ table, now, mailLinks }, order) => {
  const kinds = await noticeKinds(table, order);
  const [agent, loaded] = await Promise.all([
    getAgent(table, order.agent_id),
    loadConversation(table, order.conversation_id, { consistent: true }),
  ]);
  if (!agent?.email || !loaded) return undefined;
  const news = [...kinds].filter((kind) => isNews(loaded, order, kind));
  if (news.length === 0) return undefined;
  return {
    to: agent.email,
    isToTeam: true,
    look: teamLook,
    headers: teamHeaders,
    mail: noticeMail(news, {
      visitor: loaded.metadata.visitor.name,
      url: conversationUrl(mailLinks, order.conversation_id),
    }),
    sent: () => dropNoticeKinds(table, order, kinds),
    kept: { order: { ...order, since_ms: now() }, ms: QUIET_MS },
  };
};

/** Whether the agent still has to know it: somebody may have read, answered, taken or ended the chat meanwhile. */
function isNews({ row: { state }, read }: LoadedConversation, order: JobAbout<'notice'>, kind: NoticeKind): boolean {
  const isOpen = !isSettled(state);
  const isOwn = isOpen && state.agent_id === order.agent_id;
  switch (kind) {
    case 'assigned':
      return isOwn && Math.max(state.staff_read.at_ms, read.agent?.at_ms ?? 0) < order.since_ms;
    case 'message':
      return isOwn && state.visitor_count > Math.max(state.staff_read.count, read.agent?.count ?? 0);
    case 'mention':
      return true;
    case 'missed':
      return isOpen && state.agent_id !== order.agent_id;
  }
}
