import { beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
beforeAll(async () => {
  api = await memoryApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
  await api.make('/agents', { user_id: 'ada' });
});

const asAda = { claims: ada };
type Chat = { session_token: string; conversation: { id: Id } };

const comeBack = async (session_token: string, more: object = {}) =>
  (await api.visitor('POST', `${token}/session`, { body: { session_token, ...more } })).body;
const answer = (id: Id, content = 'Here you are.') =>
  api.agent('POST', `/conversations/${id}/messages`, { ...asAda, body: { client_message_id: freshId(), content } });
const read = ({ session_token, conversation }: Chat, seq: number) =>
  api.visitor('POST', `${token}/conversations/${conversation.id}/read`, { ...bearer(session_token), body: { seq } });
const write = (session_token: string, content: string) =>
  api.visitor('POST', `${token}/conversations`, {
    ...bearer(session_token),
    body: { client_message_id: freshId(), content },
  });
const list = (session_token: string, query: Record<string, string> = {}, of = token) =>
  api.visitor('GET', `${of}/conversations`, { ...bearer(session_token), query });

describe('a visitor who comes back', () => {
  it('finds the closed chat while it holds answers they have not read, and begins again afterwards', async () => {
    const chat: Chat = await api.startChat(token);
    await answer(chat.conversation.id);
    await api.agent('POST', `/conversations/${chat.conversation.id}/close`, asAda);
    const back = await comeBack(chat.session_token);
    expect(back.conversation).toMatchObject({ id: chat.conversation.id, status: 'closed', unread_by_visitor: 1 });
    expect(back.conversation.agent).toMatchObject({ name: 'ada' });

    const newest = (await api.agent('GET', `/conversations/${chat.conversation.id}`)).body.last_seq;
    expect(await read(chat, newest)).toMatchObject({ status: 200, body: { status: 'closed', unread_by_visitor: 0 } });
    expect((await comeBack(chat.session_token)).conversation).toBeNull();
  });

  it('begins again where the chat was closed before anybody answered', async () => {
    const chat: Chat = await api.startChat(token);
    await api.agent('POST', `/conversations/${chat.conversation.id}/close`, asAda);
    expect((await comeBack(chat.session_token)).conversation).toBeNull();
  });

  it('may write in a new chat without having read the old one, and then finds the new one', async () => {
    const chat: Chat = await api.startChat(token);
    await answer(chat.conversation.id);
    await api.agent('POST', `/conversations/${chat.conversation.id}/close`, asAda);
    const { body } = await write(chat.session_token, 'Something else');
    expect(body.conversation.id).not.toBe(chat.conversation.id);
    expect((await comeBack(chat.session_token)).conversation.id).toBe(body.conversation.id);
  });
});

describe('the list of own conversations', () => {
  it('has them newest first, with how each ended, what was said last, who answered, and what is unread', async () => {
    const { session_token, conversation }: Chat = await api.startChat(token, { content: 'Where is my order?' });
    await answer(conversation.id, 'x'.repeat(400));
    await api.agent('POST', `/conversations/${conversation.id}/close`, asAda);
    api.clock.ms += 60_000;
    const second = (await write(session_token, 'Thanks')).body.conversation;
    const { status, body } = await list(session_token);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [
        {
          id: second.id,
          status: 'pending',
          started_at: second.created_at,
          last_message_at: second.last_message_at,
          last_message: 'Thanks',
          unread_count: 0,
          agent_name: null,
        },
        expect.objectContaining({
          id: conversation.id,
          status: 'closed',
          last_message: `${'x'.repeat(299)}…`,
          unread_count: 1,
          agent_name: 'ada',
        }),
      ],
      next_cursor: null,
    });
  });

  it("counts against the visitor's rate limit", async () => {
    const { session_token }: Chat = await api.startChat(token);
    api.visitorDeps.limitVisitor = () => {
      throw new DomainError('rate_limited', 'Too many requests.', { retryAfterSeconds: 1 });
    };
    expect(await list(session_token)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    api.visitorDeps.limitVisitor = () => undefined;
  });

  it('is paged by a cursor that belongs to it', async () => {
    const { session_token, conversation }: Chat = await api.startChat(token);
    const ids = [conversation.id];
    for (let count = 0; count < 2; count++) {
      await api.agent('POST', `/conversations/${ids[0]}/close`, asAda);
      api.clock.ms += 1000;
      ids.unshift((await write(session_token, 'Again')).body.conversation.id);
    }
    const first = (await list(session_token, { limit: '2' })).body;
    expect(first.data.map(({ id }: { id: Id }) => id)).toEqual(ids.slice(0, 2));
    const next = (await list(session_token, { limit: '2', cursor: first.next_cursor })).body;
    expect(next.data.map(({ id }: { id: Id }) => id)).toEqual(ids.slice(2));
    expect(next.next_cursor).toBeNull();
    expect(await list(session_token, { cursor: 'made-up' })).toMatchObject({ status: 400 });
  });

  it('leaves out what leads to nothing, to somebody else, or to another widget', async () => {
    const { session_token, conversation }: Chat = await api.startChat(token);
    const visitor = (await comeBack(session_token)).visitor.id;
    const other: Chat = await api.startChat(token);
    const { table } = api.deps;
    await table.put({ Item: { ...keys.visitorConversation(visitor, other.conversation.id) } });
    await table.put({ Item: { ...keys.visitorConversation(visitor, conversation.id + 1) } });
    expect((await list(session_token)).body.data.map(({ id }: { id: Id }) => id)).toEqual([conversation.id]);
    const { token: elsewhere } = await api.make('/widgets', { name: 'Elsewhere' });
    expect(await list(session_token, {}, elsewhere)).toMatchObject({ status: 401 });
  });
});
