/** Scheduled messages as the agent sees them: shown immediately, taken back with a word when they are refused. */
import { beforeEach, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
import { cancelMessage, changeMessage, scheduleMessage } from '#dashboard/inbox/later/schedule.ts';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import { fakeClient } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';
import { NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;
const chosen = { content: 'Did it arrive?', send_at: '2026-12-01T09:00:00.000Z', if_visitor_writes: 'hold' } as const;
const agent = { id: 1, name: 'Ana' };

function setUp() {
  const client = fakeClient(fullState(NOW));
  const inbox = quietInbox(client.api);
  const shown = () => inbox.scheduled.of(ADA).map(({ content, version }) => [content, version]);
  return { ...client, inbox, shown, deps: { api: client.api, inbox } };
}

beforeEach(() => void (toasts.value = []));

it('shows a scheduled message immediately, and as stored once it is', async () => {
  const { deps, shown } = setUp();
  const asked = scheduleMessage(deps, ADA, chosen, agent);
  expect(shown()).toEqual([['Did it arrive?', 0]]);
  expect(await asked).toBe(true);
  expect(shown()).toEqual([['Did it arrive?', 1]]);
});

it('takes a refused one off the screen, and says why', async () => {
  const { deps, shown, failNext } = setUp();
  failNext('scheduleMessage', new ApiError(409, { code: 'conflict', detail: 'The visitor has just written.' }, null));
  expect(await scheduleMessage(deps, ADA, chosen, agent)).toBe(false);
  expect(shown()).toEqual([]);
  expect(toasts.value.map(({ kind }) => kind)).toEqual(['problem']);
});

it('counts one that somebody else has canceled as canceled', async () => {
  const { deps, inbox, shown, failNext } = setUp();
  await scheduleMessage(deps, ADA, chosen, agent);
  failNext('cancelScheduledMessage', new ApiError(404, {}, null));
  const [message] = inbox.scheduled.of(ADA);
  expect(await cancelMessage(deps, message as ScheduledMessage)).toBe(true);
  expect(shown()).toEqual([]);
});

it('puts one back as it was when a colleague changed it first', async () => {
  const { deps, inbox, failNext } = setUp();
  await scheduleMessage(deps, ADA, chosen, agent);
  failNext('changeScheduledMessage', new ApiError(409, { code: 'conflict' }, null));
  const [message] = inbox.scheduled.of(ADA);
  const asked = changeMessage(deps, message as ScheduledMessage, { ...chosen, send_at: '2026-12-02T09:00:00.000Z' });
  expect(inbox.scheduled.of(ADA)).toMatchObject([{ send_at: '2026-12-02T09:00:00.000Z' }]);
  expect(await asked).toBe(false);
  expect(inbox.scheduled.of(ADA)).toMatchObject([{ send_at: chosen.send_at }]);
});

it('asks for the messages where a frame has no room for them', async () => {
  const { deps, inbox, shown } = setUp();
  await scheduleMessage(deps, ADA, chosen, agent);
  inbox.scheduled.know(ADA, []);
  inbox.receive({ type: 'scheduled', conversation_id: ADA });
  await expect.poll(shown).toEqual([['Did it arrive?', 1]]);
  inbox.receive({ type: 'scheduled', conversation_id: ADA, data: [] });
  expect(shown()).toEqual([]);
});
