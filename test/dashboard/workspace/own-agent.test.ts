/** Who this person is in the team, as one request says it: also that they are nobody yet, without an error. */
import { expect, it, vi } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import { createOwnAgent } from '#dashboard/workspace/own-agent.ts';
import { fakeClient } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';

function setUp(me: number | undefined) {
  const state = fullState();
  state.me = me;
  const client = fakeClient(state);
  const [connect, disconnect] = [vi.fn<(url: string) => void>(), vi.fn<() => void>()];
  const own = createOwnAgent({ api: client.api, onAgent: () => undefined, connect, disconnect });
  return { ...client, state, own, connect, disconnect };
}

it('is an agent, connected', async () => {
  const { own, connect, calls } = setUp(1);
  await own.load();
  expect([own.me.value.state, own.me.value.agent?.id]).toEqual(['ready', 1]);
  expect(connect).toHaveBeenCalledOnce();
  expect(calls.map(({ operation }) => operation)).toEqual(['getMe']);
});

it('is nobody yet, which no request has to fail for', async () => {
  const { own, connect } = setUp(undefined);
  await own.load();
  expect(own.me.value).toEqual({ state: 'none', agent: undefined, error: undefined });
  expect(connect).not.toHaveBeenCalled();
});

it.each([
  ['no longer has a record', (site: ReturnType<typeof setUp>) => void (site.state.me = undefined)],
  [
    'is in no group any more',
    ({ failNext }: ReturnType<typeof setUp>) => failNext('getMe', new ApiError(403, { code: 'forbidden' }, null)),
  ],
])('is out when the person %s', async (_, change) => {
  const site = setUp(1);
  await site.own.load();
  change(site);
  await site.own.check();
  expect(site.own.me.value.state).toBe('removed');
  expect(site.disconnect).toHaveBeenCalledOnce();
});

it('stays as it was when nobody can be asked', async () => {
  const { own, failNext } = setUp(1);
  await own.load();
  failNext('getMe', new TypeError('Failed to fetch'));
  await own.check();
  expect(own.me.value.state).toBe('ready');
});
