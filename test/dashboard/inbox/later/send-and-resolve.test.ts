/** An answer that also resolves its conversation, where attributes are missing that the team requires. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import { createDrafts } from '#dashboard/data/drafts.ts';
import { createUploads } from '#dashboard/data/files/uploads.ts';
import { goOnAfter } from '#dashboard/inbox/later/send-and-resolve.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { heldUp } from '#dashboard/workspace/conversation-actions.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';
import { NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('history', { pushState: () => undefined });
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLElement', Object);
  toasts.value = [];
});
afterEach(() => {
  delete heldUp.ask;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function setUp(code: string) {
  const client = fakeClient(fullState(NOW));
  const inbox = quietInbox(client.api);
  await inbox.list.refresh();
  const uploads = createUploads({ fetchTray: () => Promise.reject(new Error('no files')) });
  const workspace = {
    api: client.api,
    drafts: createDrafts(undefined, 'user-1'),
    uploads,
    inbox,
    me: { peek: () => ({ agent: { id: 1 } }) },
    team: { agentName: () => 'Tomás' },
  } as unknown as Workspace;
  navigate(`/conversations/${ADA}`);
  const ada = inbox.conversations.get(ADA);
  if (!ada) throw new Error('Ada has no conversation.');
  const asked: (() => Promise<boolean>)[] = [];
  heldUp.ask = async (_, __, end) => void asked.push(end);
  client.failNext('sendMessage', new ApiError(409, { code, detail: 'Fill in: Order.' }, null));
  const sent = inbox.outbox.send(ADA, 'Refunded.', 'public', [], { resolve: true });
  await goOnAfter(workspace, ada, sent);
  await settle();
  const sends = () => client.calls.filter(({ operation }) => operation === 'sendMessage');
  return { inbox, asked, sends, states: () => inbox.outbox.items.value.map(({ state }) => state) };
}

it('opens their form, and is sent with the same id once they are filled in', async () => {
  const { asked, sends, states } = await setUp('attributes_required');
  expect([states(), asked.length]).toEqual([['failed'], 1]);
  expect(await asked[0]?.()).toBe(true);
  expect(states()).toEqual([]);
  const [first, second] = sends().map(({ request }) => (request as { body: object }).body);
  expect(second).toMatchObject({ content: 'Refunded.', resolve: true });
  expect(second).toMatchObject({ client_message_id: (first as { client_message_id: string }).client_message_id });
});

it('stays where it was written when something else refuses it', async () => {
  const { asked, states } = await setUp('conflict');
  expect([states(), asked]).toEqual([['failed'], []]);
});
