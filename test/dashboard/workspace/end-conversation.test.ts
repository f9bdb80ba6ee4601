/** Ending a conversation from the inbox: shown at once, undone, refused, and what opens next. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import { createDrafts, NO_DRAFT } from '#dashboard/data/drafts.ts';
import { createUploads } from '#dashboard/data/files/uploads.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { endConversation } from '#dashboard/workspace/end-conversation.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;
const NEXT = 111;

async function setUp() {
  const state = fullState(NOW);
  const client = fakeClient(state);
  const inbox = quietInbox(client.api);
  await inbox.list.refresh();
  const me = { peek: () => ({ agent: { id: 1 } }) };
  const team = { agentName: () => 'Tomás' };
  const drafts = createDrafts(undefined, 'user-1');
  const uploads = createUploads({
    fetchTray: async () => (_, __, files) => ({
      add: (added) =>
        (files.value = [...added].map((file, key) => ({ key, file, state: 'ready', progress: 1, id: '7-a1-a' }))),
      remove: () => undefined,
      retry: () => undefined,
    }),
  });
  const workspace = { api: client.api, drafts, uploads, inbox, me, team } as unknown as Workspace;
  navigate(`/conversations/${ADA}`);
  const ada = inbox.conversations.get(ADA);
  if (!ada) throw new Error('Ada has no conversation.');
  const resolve = () => endConversation(workspace, ada, 'resolved', '');
  return {
    ...client,
    state,
    drafts,
    uploads,
    inbox,
    workspace,
    resolve,
    status: () => inbox.conversations.get(ADA)?.status,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('history', { pushState: () => undefined });
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLElement', Object);
  toasts.value = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('resolving a conversation', () => {
  it('shows at once, opens the next one, and offers to undo it', async () => {
    const { resolve, status } = await setUp();
    const done = resolve();
    expect(status()).toBe('resolved');
    expect(path.value).toBe(`/conversations/${NEXT}`);
    expect(await done).toBe(true);
    expect(status()).toBe('resolved');
    expect(toasts.value.map(({ text }) => text)).toEqual(['Ada Moreau’s conversation is resolved']);
  });

  it('says what was seen, and names the visitor who wrote meanwhile when it is refused for that', async () => {
    const { resolve, status, inbox, state, calls, failNext } = await setUp();
    const seen = inbox.conversations.get(ADA)?.last_seq ?? 0;
    failNext('resolveConversation', new ApiError(409, { code: 'conflict' }, null));
    const written = { last_seq: seen + 1, waiting_since: new Date(NOW).toISOString() };
    Object.assign(state.conversations.find(({ id }) => id === ADA) ?? {}, written);
    expect(await resolve()).toBe(false);
    const asked = calls.find(({ operation }) => operation === 'resolveConversation');
    expect(asked?.request).toMatchObject({ body: { seen_seq: seen } });
    expect([status(), path.value]).toEqual(['active', `/conversations/${ADA}`]);
    expect(toasts.value.map(({ text }) => text)).toEqual([
      'Ada Moreau: The visitor has just written. Read the message first.',
    ]);
  });

  it('is undone by what the message offers, and opens again', async () => {
    const { resolve, status } = await setUp();
    await resolve();
    toasts.value[0]?.action?.run();
    expect(path.value).toBe(`/conversations/${ADA}`);
    expect(status()).toBe('active');
    await settle();
    expect(status()).toBe('active');
  });

  it('says that it waits in the queue when its agent can’t take it back', async () => {
    const { resolve, state } = await setUp();
    await resolve();
    Object.assign(state.agents[0] ?? {}, { current_chats_count: 5 });
    toasts.value[0]?.action?.run();
    await settle();
    expect(toasts.value.at(-1)?.text).toMatch(/^Reopened in the queue/);
  });

  it('is put back when refused, with a message that names the conversation', async () => {
    const { resolve, status, failNext } = await setUp();
    failNext('resolveConversation', new ApiError(503, { code: 'try_again' }, null));
    const before = status();
    expect(await resolve()).toBe(false);
    expect(status()).toBe(before);
    expect(path.value).toBe(`/conversations/${ADA}`);
    expect(toasts.value).toMatchObject([{ kind: 'problem', text: expect.stringMatching(/^Ada Moreau: /) as string }]);
  });

  it('stays there while something is typed and not sent', async () => {
    const { drafts, resolve } = await setUp();
    drafts.set(ADA, { ...NO_DRAFT, reply: 'half a sentence', mode: 'reply' });
    await resolve();
    expect(path.value).toBe(`/conversations/${ADA}`);
  });

  it('stays there while a file waits for its message', async () => {
    const { uploads, resolve } = await setUp();
    await uploads.add(ADA, 'public', [new File(['a'], 'mug.png')]);
    await resolve();
    expect(path.value).toBe(`/conversations/${ADA}`);
  });

  it('goes on to the next one while a file waits elsewhere', async () => {
    const { uploads, resolve } = await setUp();
    await uploads.add(ADA + 1000, 'public', [new File(['a'], 'mug.png')]);
    await resolve();
    expect(path.value).toBe(`/conversations/${NEXT}`);
  });

  it('is asked of the server once, however often the key is pressed', async () => {
    const { resolve, calls } = await setUp();
    await Promise.all([resolve(), resolve(), resolve()]);
    expect(calls.filter(({ operation }) => operation === 'resolveConversation')).toHaveLength(1);
  });

  it('stays where it is in a list that keeps what has ended', async () => {
    const { inbox, resolve } = await setUp();
    await inbox.list.show({ view: 'all', status: 'any' });
    await resolve();
    expect(path.value).toBe(`/conversations/${ADA}`);
  });
});

describe('taking a conversation', () => {
  it('shows at once, and is put back when a colleague was faster', async () => {
    const { workspace, inbox, failNext } = await setUp();
    await inbox.list.show({ view: 'unassigned', status: 'open' });
    const [queued] = inbox.list.items.value;
    if (!queued) throw new Error('Nobody waits.');
    failNext('assignConversation', new ApiError(409, { code: 'conflict' }, null));
    const taking = actionsOn(workspace, queued.id).assign({ agent_id: 1 });
    expect(inbox.conversations.get(queued.id)).toMatchObject({ agent_id: 1, status: 'active' });
    expect(await taking).toBe(false);
    expect(inbox.conversations.get(queued.id)).toMatchObject({ agent_id: null, status: 'pending' });
    expect(toasts.value).toMatchObject([{ kind: 'problem' }]);
  });
});
