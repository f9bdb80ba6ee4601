import { afterAll, beforeAll, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import { padId } from '#core/model/id.ts';
import { appendRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { putSearchWords } from '#functions/store/search/search-store.ts';
import type { Table } from '#functions/store/table.ts';
import { finishErasures } from '#functions/use-cases/visitors/erase-visitor.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import type { Apis } from '#test/support/api.ts';
import { ada, bearer, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: Apis;
let widget: { id: number; token: string };
let adaId: number;
beforeAll(async () => {
  api = await startApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  adaId = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 20 })).id;
  await heartbeat(api.deps, adaId, 75);
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
});
afterAll(() => api.stop());

const say = (as: ReturnType<typeof bearer>, content: string) =>
  api.visitor('POST', `${widget.token}/conversations`, { ...as, body: { client_message_id: freshId(), content } });

/** A person who has had so many chats, the last one still open and in an agent's hands, with a ticket. */
async function person(chats: number) {
  const body = { name: 'Vera Unique', email: 'vera@unique.example' };
  const { session_token, visitor } = (await api.visitor('POST', `${widget.token}/session`, { body })).body;
  const as = bearer(session_token);
  const ids: number[] = [];
  for (let chat = 0; chat < chats; chat++) {
    api.clock.ms += 1000;
    const { id } = (await say(as, `Secret number ${chat}`)).body.conversation;
    ids.push(id);
    const answer = { content: `Hello, Vera Unique`, client_message_id: freshId() };
    await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: answer });
    if (chat === chats - 1) break;
    await api.agent('POST', `/conversations/${id}/close`, { claims: ada });
    await putSearchWords(api.deps.table, id, ' number secret unique vera');
  }
  const ticket = await api.make('/tickets', {
    subject: 'Refund for Vera Unique',
    description: 'For Vera',
    conversation_id: ids.at(-1),
  });
  const anonymous = { subject: 'Call Vera back', requester: null };
  await api.make('/tickets', { ...anonymous, description: '', conversation_id: ids.at(0) });
  return { id: visitor.id as number, as, session_token, ids, ticket };
}

const erase = (id: number) => api.agent('DELETE', `/visitors/${id}`);
const chatsOfAda = async () => (await api.agent('GET', '/agents/me', { claims: ada })).body.current_chats_count;
const finish = () => finishErasures(api.deps, api.clock.ms + 60_000);

const itemsUnder = async (pk: string) => (await api.allItems()).filter((item) => item['pk']?.S === pk);
const rowsOf = (conversation: number) => itemsUnder(`CONV#${padId(conversation)}`);

/** Everything stored, as text. */
const everything = async (): Promise<string> => JSON.stringify(await api.allItems());

it('leaves nothing that names the person, frees the agent, and ends sockets and sessions', async () => {
  const before = await chatsOfAda();
  const one = await person(3);
  const { id, as, session_token, ids, ticket } = one;
  expect(await chatsOfAda()).toBe(before + 1);
  expect(await everything()).toContain('Vera Unique');
  api.deps.delivered.length = 0;

  expect(await erase(id)).toMatchObject({ status: 204 });

  expect(await chatsOfAda()).toBe(before);
  const left = await everything();
  for (const word of ['Vera', 'unique', 'Secret']) expect(left).not.toContain(word);
  expect(api.deps.delivered).toContainEqual(expect.objectContaining({ frame: { type: 'session.revoked' } }));
  for (const conversation of ids) {
    expect(await api.agent('GET', `/conversations/${conversation}`)).toMatchObject({ status: 404 });
    expect(await api.agent('GET', `/conversations/${conversation}/messages`)).toMatchObject({ status: 404 });
  }
  const found = await api.agent('GET', '/conversations', { query: { q: 'secret' } });
  expect(found.body.data).toEqual([]);
  expect((await api.agent('GET', `/tickets/${ticket.id}`)).body).toMatchObject({
    number: ticket.number,
    subject: 'Erased',
    status: 'open',
    requester: null,
    description: '',
  });
  expect(await api.agent('GET', `/visitors/${id}`)).toMatchObject({ status: 404 });
  expect(await say(as, 'Back again')).toMatchObject({ status: 401 });
  expect(await api.visitor('POST', `${widget.token}/session`, { body: { session_token } })).toMatchObject({
    status: 401,
  });
});

it('is repeated without harm, and is over once nothing was found any more', async () => {
  const { id } = await person(1);
  expect(await erase(id)).toMatchObject({ status: 204 });
  expect(await erase(id)).toMatchObject({ status: 204 });
  await finish();
  expect(await itemsUnder('ERASURES')).toHaveLength(1 + 1);
  api.clock.ms += 180_000;
  await finish();
  expect(await itemsUnder('ERASURES')).toEqual([]);
  expect(await erase(id)).toMatchObject({ status: 404 });
  expect(await erase(7)).toMatchObject({ status: 404 });
});

it.each([
  ['the sweep', finish],
  ['repeating it', (id: number) => erase(id)],
])('is gone on with by %s, whatever write it was cut short at', async (_, goOn) => {
  for (const at of [1, 2, 3, 5, 8, 13]) {
    const { id, ids } = await person(2);
    failAfter(at);
    const first = await erase(id);
    delete api.faults.table;
    expect([204, 500]).toContain(first.status);
    await goOn(id);
    expect(await everything()).not.toContain('Vera');
    for (const conversation of ids) expect(await rowsOf(conversation)).toEqual([]);
  }
  expect(await chatsOfAda()).toBe(0);
});

it('is not undone by an agent who reopens a chat between its closing and its deletion', async () => {
  const before = await chatsOfAda();
  const { id, ids } = await person(1);
  const { table } = api.deps;
  const reopened: unknown[] = [];
  api.faults.table = {
    ...table,
    get: async (input) => {
      const isWords = String(input.Key?.['pk']).startsWith('SEARCH');
      if (isWords && reopened.length === 0)
        reopened.push((await api.agent('POST', `/conversations/${ids[0]}/reopen`, { claims: ada })).status);
      return table.get(input);
    },
  };
  await erase(id);
  delete api.faults.table;
  expect(reopened).toEqual([404]);
  expect(await chatsOfAda()).toBe(before);
});

it('finds what was written while it went on (abuse case 21)', async () => {
  const { id, ids } = await person(1);
  const newest = await newestRow(api.deps.table, ids[0] ?? 0);
  await erase(id);
  if (newest) await appendRow(api.deps.table, { ...newest, seq: 9, content: 'Vera, once more' });
  expect(await everything()).toContain('Vera');
  await finish();
  expect(await everything()).not.toContain('Vera');
  api.clock.ms += 180_000;
  await finish();
  expect(await itemsUnder('ERASURES')).toEqual([]);
});

it('lets the same signed-in user return as a new visitor', async () => {
  const { identity_secret } = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body;
  const identity_token = await new SignJWT({ sub: 'user-1', name: 'Vera' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(api.clock.ms / 1000) + 600)
    .sign(new TextEncoder().encode(identity_secret));
  const open = async () =>
    (await api.visitor('POST', `${widget.token}/session`, { body: { identity_token } })).body.visitor.id;
  const first = await open();
  expect(await open()).toBe(first);
  await erase(first);
  expect(await open()).not.toBe(first);
});

it('lets a visitor return whom the site verified at that moment', async () => {
  const { identity_secret } = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body;
  const identity_token = await new SignJWT({ sub: 'user-2' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(api.clock.ms / 1000) + 600)
    .sign(new TextEncoder().encode(identity_secret));
  const open = (body: object) => api.visitor('POST', `${widget.token}/session`, { body });
  const { session_token, visitor } = (await open({})).body;
  const { table } = api.deps;
  const { get } = table;
  let meanwhile: number | undefined;
  const vouched: Table = {
    ...table,
    get: async (input) => {
      const read = await get(input);
      if (input.Key?.['sk'] === 'VISITOR') {
        delete api.faults.table;
        meanwhile = (await open({ session_token, identity_token })).body.visitor.id;
      }
      return read;
    },
  };
  api.faults.table = vouched;
  expect((await erase(visitor.id)).status).toBe(204);
  expect(meanwhile).toBe(visitor.id);
  const again = await open({ identity_token });
  expect(again.status).toBe(200);
  expect(again.body.visitor.id).not.toBe(visitor.id);
});

/** The table stops taking writes after so many. */
function failAfter(writes: number): void {
  let left = writes;
  const { table } = api.deps;
  const counted = <Input, Output>(write: (input: Input) => Promise<Output>) => {
    return (input: Input): Promise<Output> => (left-- > 0 ? write(input) : Promise.reject(new Error('cut short')));
  };
  const faulty: Table = {
    ...table,
    put: counted(table.put),
    update: counted(table.update),
    delete: counted(table.delete),
    transact: counted(table.transact),
  };
  api.faults.table = faulty;
}
