/** How the agent of a made-up site is notified, from memory. */
import { type NoticeChanges, type OwnNotices, type PushDevice, usualChoices } from '#core/model/team/notice.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';

/** The operations, by name. The site sends email. */
export function noticesOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const own: OwnNotices = { ...structuredClone(usualChoices), stays_online: false, has_mail: true };
  const devices: PushDevice[] = [];
  const ofAgent = (use: () => Answered) =>
    state.agents.some(({ id }) => id === state.me) ? use() : problem(404, 'not_found');
  return {
    getOwnNotices: () => ofAgent(() => ok(own)),
    setOwnNotices: ({ body }) =>
      ofAgent(() => {
        const { shows_text, stays_online, ...kinds } = body as NoticeChanges;
        if (stays_online && devices.length === 0) return problem(409, 'conflict');
        Object.assign(own, shows_text === undefined ? {} : { shows_text });
        Object.assign(own, stays_online === undefined ? {} : { stays_online });
        for (const [kind, change] of Object.entries(kinds)) Object.assign(own[kind as keyof typeof kinds], change);
        return ok(own);
      }),
    listPushSubscriptions: () => ok({ data: devices }),
    addPushSubscription: ({ body }) => {
      const device = { id: 'D'.repeat(43), device: String(body['device']), created_at: new Date().toISOString() };
      devices.push(device);
      return ok(device);
    },
    removePushSubscription: () => {
      devices.length = 0;
      return { status: 204, body: undefined };
    },
    getPushKey: () => ok({ key: `B${'A'.repeat(86)}` }),
  };
}
