/** Notifying an agent who has no dashboard open: on each of their devices, once a minute for each conversation, and by mail. */
import { cut } from '#core/model/text.ts';
import type { NoticeChoices } from '#core/model/team/notice.ts';
import type { NoticeEvent, NoticeKind } from '#core/model/closed-sets.ts';
import { isStillNews } from '#core/assignment/still-news.ts';
import type { Id } from '#core/model/id.ts';
import type { AgentNotice, Deps } from '#functions/deps.ts';
import type { PushKeys } from '#functions/identity/push-keys.ts';
import type { PushMessage, Pushed, SendPush } from '#functions/platform/web-push/send-push.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { noteNoticed, noticeChoices } from '#functions/store/assignment/notice-store.ts';
import {
  type PushSubscriptionItem,
  deletePushSubscription,
  pushSubscriptions,
} from '#functions/store/assignment/push-store.ts';
import {
  type LoadedConversation,
  loadConversation,
  visibleState,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { colleagueSees } from '#functions/use-cases/access/scope.ts';
import { orderNotice } from '#functions/use-cases/mail/order-notice.ts';
import { endStayUnreachable } from './own-notices.ts';

/** The dependencies of notifying. */
export type DeliverDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'events' | 'areAgentsScoped'> & {
  sendPush: SendPush;
  pushKeys: PushKeys;
  /** Whether this deployment sends mail. */
  hasMail: boolean;
};

/** Who is to be notified of what. `notice_id` stays the same when the same notification is tried again. */
export type NoticeOrder = { notice_id: string; agent_id: Id; notice: AgentNotice };

/** A push service took none of it for now. The invocation fails, so that Lambda tries again. */
class PushDelayed extends Error {
  override readonly name = 'PushDelayed';
}

const MAX_TEXT = 140;
const HOUR = 60 * 60;

/** By what happened: the choice it depends on, how urgent it is, how long a phone that is off may still get it. */
const kinds = {
  assigned: { kind: 'new_chat', urgency: 'high', lifeSeconds: HOUR },
  message: { kind: 'message', urgency: 'high', lifeSeconds: 4 * HOUR },
  mention: { kind: 'mention', urgency: 'normal', lifeSeconds: 24 * HOUR },
  missed: { kind: 'missed', urgency: 'normal', lifeSeconds: 24 * HOUR },
  target: { kind: 'target', urgency: 'high', lifeSeconds: HOUR },
  waiting: { kind: 'new_chat', urgency: 'high', lifeSeconds: HOUR },
} as const satisfies Record<NoticeEvent, { kind: NoticeKind; urgency: PushMessage['urgency']; lifeSeconds: number }>;

/** Sends it. @throws PushDelayed when a device's push service was busy: the others show a repeated notification once */
export async function deliverNotice(deps: DeliverDeps, { notice_id, agent_id, notice }: NoticeOrder): Promise<void> {
  const { table, now } = deps;
  const [agent, choices, devices] = await Promise.all([
    getAgent(table, agent_id),
    noticeChoices(table, agent_id),
    pushSubscriptions(table, agent_id),
  ]);
  if (!agent || !(await colleagueSees(deps, agent, notice.conversation_id))) return;
  const wanted = choices[kinds[notice.kind].kind];
  if (deps.hasMail && wanted.mail) await orderNotice(deps, agent_id, notice);
  if (devices.length === 0) return endStayUnreachable(deps, agent);
  if (!wanted.push) return;
  const noticed = { id: notice_id, agent: agent_id, conversation: notice.conversation_id, kind: notice.kind };
  if ((await noteNoticed(table, noticed, now())) === 'refused') return;
  const state = await loadConversation(table, notice.conversation_id, { consistent: true });
  if (!state || !isStillNews(state, notice.kind, { agent: agent_id })) return;
  const texts = await textsOf(deps, state, { notice_id, notice, choices });
  const results = await Promise.all(devices.map((device) => sendTo(deps, agent, device, notice, texts)));
  if (results.includes('gone')) await endStayUnreachable(deps, agent);
  if (results.includes('later')) throw new PushDelayed('A push service is busy or silent.');
}

/** What the service worker of the dashboard gets, whole and without what was written. */
async function textsOf(
  { table }: DeliverDeps,
  state: LoadedConversation,
  { notice_id, notice, choices }: { notice_id: string; notice: AgentNotice; choices: NoticeChoices },
): Promise<{ whole: string; short: string }> {
  const { kind, conversation_id } = notice;
  const plain = { id: notice_id, kind, conversation_id, name: state.metadata.visitor.name };
  const short = JSON.stringify(plain);
  if (!choices.shows_text || kind === 'missed') return { whole: short, short };
  const { lastMessage } = await visibleState(table, state);
  return { whole: JSON.stringify({ ...plain, text: cut(lastMessage ?? '', MAX_TEXT) }), short };
}

async function sendTo(
  deps: DeliverDeps,
  { id: agent_id }: AgentItem,
  { id, endpoint, keys, server_key }: PushSubscriptionItem,
  { kind, conversation_id }: AgentNotice,
  { whole, short }: { whole: string; short: string },
): Promise<Pushed> {
  const key = await deps.pushKeys.find(server_key);
  const { urgency, lifeSeconds } = kinds[kind];
  const message = { topic: `c${conversation_id}`, urgency, lifeSeconds };
  const send = async (text: string): Promise<Pushed> =>
    key === undefined ? 'gone' : deps.sendPush({ endpoint, keys }, { ...message, text }, key);
  let result = await send(whole);
  if (result === 'too_large') result = await send(short);
  if (result === 'gone') await deletePushSubscription(deps.table, agent_id, id);
  if (result === 'refused' || result === 'too_large')
    deps.log.warn('push_refused', { agent_id, host: new URL(endpoint).host });
  return result;
}
