/** Two chats of a visitor become one that goes on; both stay readable, and lead to each other. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type MemoryApis, ada, admin, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
let adaId: number;
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  adaId = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 })).id;
});

let own: ReturnType<typeof bearer>;
let earlier: number;
let current: number;
beforeEach(async () => {
  own = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
  earlier = await begin('My order');
  await api.agent('POST', `/conversations/${earlier}/close`);
  current = await begin('My order, again');
});
const begin = async (content: string): Promise<number> => {
  const body = { content, client_message_id: freshId() };
  return (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation.id;
};
const merge = (from: number, into: number, claims: Record<string, unknown> = ada) =>
  api.agent('POST', `/conversations/${from}/merge`, { claims, body: { into } });
const rows = async (id: number) => (await api.agent('GET', `/conversations/${id}/messages`)).body.data;
const shown = async (id: number) => (await api.agent('GET', `/conversations/${id}`)).body;

it('an earlier chat is merged into the open one, which leads to it', async () => {
  const merged = await merge(earlier, current);
  expect(merged).toMatchObject({
    status: 200,
    body: { id: current, status: 'pending', attributes: { previous_conversation_id: earlier } },
  });
  const by = { visibility: 'internal' };
  expect((await rows(current)).at(-1)).toMatchObject({ ...by, metadata: { event: 'merged', about_id: earlier } });
  expect((await rows(earlier)).at(-1)).toMatchObject({ ...by, metadata: { event: 'merged_into', about_id: current } });
  expect((await rows(earlier))[0]).toMatchObject({ content: 'My order' });
  const seen = (await api.visitor('GET', `${token}/conversations/${current}/messages`, own)).body.data;
  expect(JSON.stringify(seen)).not.toContain('merged');
});

it('the open chat is merged into an earlier one, which is reopened and takes the visitor’s next message', async () => {
  expect(await merge(current, earlier)).toMatchObject({ status: 200, body: { id: earlier, status: 'pending' } });
  expect(await shown(current)).toMatchObject({ status: 'closed' });
  expect(await begin('One more thing')).toBe(earlier);
});

it('a repeated request changes nothing, and two agents at once add one row to each', async () => {
  await api.agent('POST', `/conversations/${current}/assign`, { body: { agent_id: adaId } });
  const answers = await Promise.all([merge(earlier, current), merge(earlier, current, admin), begin('Hello?')]);
  expect(answers.slice(0, 2)).toMatchObject([{ status: 200 }, { status: 200 }]);
  await merge(earlier, current);
  const merged = async (id: number) =>
    (await rows(id)).filter(({ metadata }: { metadata: { event?: string } | null }) =>
      metadata?.event?.startsWith('merged'),
    );
  expect(await merged(current)).toHaveLength(1);
  expect(await merged(earlier)).toHaveLength(1);
});

it('refuses itself, another visitor’s chat, one that there isn’t, and one that goes on elsewhere', async () => {
  expect(await merge(current, current)).toMatchObject({ status: 400, body: { errors: [{ path: 'body.into' }] } });
  const other = (await api.startChat(token)).conversation.id;
  expect((await merge(other, current)).status).toBe(400);
  expect((await merge(current, 99)).status).toBe(404);
  await merge(earlier, current);
  await api.agent('POST', `/conversations/${current}/close`);
  const third = await begin('A third');
  expect(await merge(earlier, third)).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  expect(await merge(third, earlier)).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
});

it('is taken back by reopening, and leaves nothing of a visitor who is erased at the same time', async () => {
  await merge(earlier, current);
  await api.agent('POST', `/conversations/${current}/close`);
  expect((await api.agent('POST', `/conversations/${earlier}/reopen`)).status).toBe(200);
  expect(await begin('Hello?')).toBe(earlier);
});
