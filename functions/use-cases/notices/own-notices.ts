/** How an agent is notified: what they choose, and the browsers that receive push notifications for them. */
import type { NoticeChanges, OwnNotices, PushDevice, PushSubscriptionSent } from '#core/model/team/notice.ts';
import { isPublicEndpoint } from '#core/access/public-endpoint.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { changeChoices, noticeChoices } from '#functions/store/assignment/notice-store.ts';
import {
  deletePushSubscription,
  pushSubscriptions,
  putPushSubscription,
  toDevice,
} from '#functions/store/assignment/push-store.ts';
import { endStay, stayOnline } from '#functions/use-cases/availability/presence.ts';

/** What this needs. `onThisMachine`: a push service may be on the machine itself, while developing. */
export type NoticeDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'events'> & {
  hasMail: boolean;
  onThisMachine: boolean;
};

/** An agent's choices. */
export async function ownNotices({ table, hasMail }: NoticeDeps, agent: AgentItem): Promise<OwnNotices> {
  const choices = await noticeChoices(table, agent.id);
  return { ...choices, stays_online: agent.stays_online ?? false, has_mail: hasMail };
}

/**
 * Changes them. Who wants to stay online while the dashboard is closed becomes online.
 * @throws DomainError `conflict` for who wants that, and no device could tell them of a chat
 */
export async function changeNotices(
  deps: NoticeDeps,
  agent: AgentItem,
  { stays_online: stays, ...changes }: NoticeChanges,
): Promise<OwnNotices> {
  const { table, hasMail } = deps;
  if (stays && (await pushSubscriptions(table, agent.id)).length === 0)
    throw new DomainError(
      'conflict',
      'No device would notify you of a chat. Turn on push notifications on one of your devices first.',
    );
  const choices = await changeChoices(table, agent.id, changes);
  if (stays === true) await stayOnline(deps, agent.id);
  if (stays === false) await endStay(deps, agent.id);
  return { ...choices, stays_online: stays ?? agent.stays_online ?? false, has_mail: hasMail };
}

/** The browsers that receive push notifications, oldest first. */
export async function listDevices({ table }: NoticeDeps, agent: AgentItem): Promise<PushDevice[]> {
  return (await pushSubscriptions(table, agent.id)).map(toDevice);
}

/** Adds a browser. @throws DomainError `validation_failed` for an address that no push service can have */
export async function addDevice(
  { table, now, onThisMachine }: NoticeDeps,
  agent: AgentItem,
  sent: PushSubscriptionSent,
): Promise<PushDevice> {
  if (!isPublicEndpoint(sent.endpoint, onThisMachine)) {
    const message = 'Must be the https:// address of a push service on the public internet';
    throw new DomainError('validation_failed', `endpoint: ${message}.`, { errors: [{ path: 'endpoint', message }] });
  }
  return toDevice(await putPushSubscription(table, agent.id, sent, now()));
}

/** Removes a browser. Without any, nobody stays online while the dashboard is closed. */
export async function removeDevice(deps: NoticeDeps, agent: AgentItem, id: string): Promise<void> {
  await deletePushSubscription(deps.table, agent.id, id);
  await endStayUnreachable(deps, agent);
}

/** Ends that an agent stays online, once no device is left that could tell them of a chat. */
export async function endStayUnreachable(
  deps: Pick<NoticeDeps, 'table' | 'push' | 'now' | 'random' | 'events'>,
  agent: AgentItem,
): Promise<void> {
  if (agent.stays_online && (await pushSubscriptions(deps.table, agent.id)).length === 0) await endStay(deps, agent.id);
}
