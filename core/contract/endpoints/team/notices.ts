/** How the calling agent is notified: their choices, and the devices that receive push notifications. */
import * as z from 'zod/mini';
import {
  noticeChanges,
  ownNotices,
  pushDevice,
  pushDeviceId,
  pushPoint,
  pushSubscription,
} from '#core/model/team/notice.ts';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';

const own = { tag: 'Agents', role: 'agent' } as const;
const subscriptions = `${AGENT_API}/agents/me/push-subscriptions` as const;

/** Every endpoint of an agent's own notifications. */
export const notices = {
  getOwnNotices: endpoint({
    ...own,
    method: 'GET',
    path: `${AGENT_API}/agents/me/notices`,
    summary: 'Get how the calling agent is notified',
    answer: { status: 200, schema: ownNotices },
    errors: ['not_found'],
  }),
  setOwnNotices: endpoint({
    ...own,
    method: 'PUT',
    path: `${AGENT_API}/agents/me/notices`,
    summary: 'Change how the calling agent is notified; what is left out stays',
    body: noticeChanges,
    answer: { status: 200, schema: ownNotices },
    errors: ['not_found', 'conflict'],
  }),
  listPushSubscriptions: endpoint({
    ...own,
    method: 'GET',
    path: subscriptions,
    summary: 'List the devices that receive push notifications for the calling agent',
    answer: { status: 200, schema: z.strictObject({ data: z.array(pushDevice) }) },
    errors: ['not_found'],
  }),
  addPushSubscription: endpoint({
    ...own,
    method: 'POST',
    path: subscriptions,
    summary: 'Send push notifications for the calling agent to a browser; the oldest of more than ten is dropped',
    body: pushSubscription,
    answer: { status: 201, schema: pushDevice },
    errors: ['not_found'],
  }),
  removePushSubscription: endpoint({
    ...own,
    method: 'DELETE',
    path: `${subscriptions}/{device}`,
    summary: 'Send no more push notifications to a browser',
    params: z.strictObject({ device: pushDeviceId }),
    answer: { status: 204 },
    errors: ['not_found'],
  }),
  getPushKey: endpoint({
    ...own,
    method: 'GET',
    path: `${AGENT_API}/push-key`,
    summary: 'Get the public key that browsers need to subscribe to push notifications',
    answer: { status: 200, schema: z.strictObject({ key: pushPoint }) },
  }),
} as const;
