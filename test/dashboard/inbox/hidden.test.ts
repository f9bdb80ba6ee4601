import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import { hideConversation } from '#dashboard/inbox/hidden.ts';
import { fakeClient } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';
import { NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;

beforeEach(() => {
  const nothing = () => undefined;
  vi.stubGlobal('history', { pushState: nothing, replaceState: nothing });
  toasts.value = [];
});
afterEach(() => vi.unstubAllGlobals());

async function setUp() {
  const state = fullState(NOW);
  const inbox = quietInbox(fakeClient(state).api);
  await inbox.list.refresh();
  navigate(`/conversations/${ADA}`);
  return { state, inbox };
}

it('a conversation that is no longer seen leaves the screen, with a word that names its visitor', async () => {
  const { state, inbox } = await setUp();
  state.conversations = state.conversations.filter(({ id }) => id !== ADA);
  await hideConversation(inbox, ADA);
  expect(inbox.conversations.get(ADA)).toBeUndefined();
  expect(path.value).toBe('/conversations');
  expect(toasts.value.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^The chat with .+ moved to a department/),
  ]);
});

it('a conversation that the server shows again stays, without a word', async () => {
  const { inbox } = await setUp();
  await hideConversation(inbox, ADA);
  expect(inbox.conversations.get(ADA)).toBeDefined();
  expect([path.value, toasts.value]).toEqual([`/conversations/${ADA}`, []]);
});
