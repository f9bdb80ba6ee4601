/** Operations of how the calling agent is notified. */
import * as z from 'zod/mini';
import type { notices } from '#core/contract/endpoints/team/notices.ts';
import type { Operations } from '#functions/http/call.ts';
import type { CallFunction } from '#functions/platform/call-function.ts';
import { type OwnAgentDeps, requireOwnAgent } from '#functions/use-cases/settings/own-agent.ts';
import {
  type NoticeDeps,
  addDevice,
  changeNotices,
  listDevices,
  ownNotices,
  removeDevice,
} from '#functions/use-cases/notices/own-notices.ts';

/** The dependencies of these operations. */
export type NoticeOperationDeps = OwnAgentDeps & NoticeDeps & { callDeliver: CallFunction };

const pushKey = z.object({ key: z.string() });

/** An agent's own notifications. */
export const noticeOperations: Operations<NoticeOperationDeps, keyof typeof notices> = {
  getOwnNotices: async (deps, { caller }) => ownNotices(deps, await requireOwnAgent(deps, caller)),
  setOwnNotices: async (deps, { caller, body }) => changeNotices(deps, await requireOwnAgent(deps, caller), body),
  listPushSubscriptions: async (deps, { caller }) => ({
    data: await listDevices(deps, await requireOwnAgent(deps, caller)),
  }),
  addPushSubscription: async (deps, { caller, body }) => addDevice(deps, await requireOwnAgent(deps, caller), body),
  removePushSubscription: async (deps, { caller, params }) => {
    await removeDevice(deps, await requireOwnAgent(deps, caller), params.device);
  },
  getPushKey: async ({ callDeliver }) => pushKey.parse(await callDeliver({ kind: 'push-key' })),
};
