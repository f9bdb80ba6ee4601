/** Starting a call from the dashboard: offered where it is possible, sent once, tried again under one id. */
import { beforeEach, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import { callVisitor, canCall } from '#dashboard/inbox/customer/call-visitor.ts';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

const LINK = 'https://meet.example.com/a1b2';

beforeEach(() => void (toasts.value = []));

function desk(answers: (() => unknown)[]) {
  const ids: string[] = [];
  const refreshed: number[] = [];
  const of = {
    api: async (_: string, { body }: { body: { client_message_id: string } }) => {
      ids.push(body.client_message_id);
      return answers.shift()?.();
    },
    inbox: { own: () => undefined, refresh: async (id: number) => void refreshed.push(id) },
  };
  return { ids, refreshed, of: of as unknown as Parameters<typeof callVisitor>[0] };
}
const sent = () => ({ content: LINK });
const failed = () => {
  throw new ApiError(503, { code: 'try_again', detail: 'Busy.' }, null);
};

function page(call_link: string | null | undefined, agent: { id: number } | undefined) {
  const data = call_link === undefined ? undefined : { call_link };
  const of = { team: { settings: { value: { value: { data } } } }, me: { value: { agent } } };
  return of as unknown as Parameters<typeof canCall>[0];
}

it.each([
  ['where there is an address', 'https://meet.example.com/{room}', 'active', true],
  ['in a chat that waits, by an agent', 'https://meet.example.com/{room}', 'pending', true],
  ['not without an address', null, 'active', false],
  ['not before it is known whether there is one', undefined, 'active', false],
  ['not in a chat that has ended', 'https://meet.example.com/{room}', 'resolved', false],
] as const)('is offered %s', (_, call_link, status, offered) => {
  expect(canCall(page(call_link, { id: 1 }), conversationOf({ id: 1, status }))).toBe(offered);
});

it('isn’t offered in a chat that waits to somebody who is no agent', () => {
  const waiting = conversationOf({ id: 1, status: 'pending' });
  expect(canCall(page('https://meet.example.com/{room}', undefined), waiting)).toBe(false);
});

it('says at once that the link is being sent, and then offers to open it', async () => {
  const { of, refreshed } = desk([sent]);
  const asked = callVisitor(of, 1);
  expect(toasts.value.map(({ text }) => text)).toEqual(['Sending the link to a call…']);
  await asked;
  expect(toasts.value.at(-1)).toMatchObject({ kind: 'done', action: { label: 'Join' } });
  expect(refreshed).toEqual([1]);
});

it('sends one link for two presses', async () => {
  const { of, ids } = desk([sent, sent]);
  await Promise.all([callVisitor(of, 1), callVisitor(of, 1)]);
  expect(ids).toHaveLength(1);
});

it('tries a failed one again under its id', async () => {
  const { of, ids } = desk([failed, sent]);
  await callVisitor(of, 1);
  const problem = toasts.value.at(-1);
  expect(problem).toMatchObject({ kind: 'problem', action: { label: 'Retry' } });
  problem?.action?.run();
  await expect.poll(() => toasts.value.at(-1)?.action?.label).toBe('Join');
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(2);
});
