/** The team takes two visitors for one person: it sees them together, they see what they always did. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import { type MemoryApis, accessClaims, ada, admin, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
let department: number;
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  department = (await api.make('/departments', { name: 'Sales' })).id;
  await api.make('/agents', { user_id: 'ada' });
  await api.make('/agents', { user_id: 'ben', department_ids: [department] });
});

type Person = { id: number; chat: number; session: string; own: ReturnType<typeof bearer> };
let home: Person;
let work: Person;
beforeEach(async () => {
  api.agentDeps.areAgentsScoped = async () => false;
  home = await arrive('ann@home.example');
  work = await arrive('ann@work.example');
});
async function arrive(email: string, widget = token): Promise<Person> {
  const opened = (await api.visitor('POST', `${widget}/session`, { body: {} })).body;
  const own = bearer(opened.session_token);
  const body = { content: `I am ${email}`, name: 'Ann', email, client_message_id: freshId() };
  const { conversation } = (await api.visitor('POST', `${widget}/conversations`, { ...own, body })).body;
  return { id: opened.visitor.id, chat: conversation.id, session: opened.session_token, own };
}
const merge = (one: Person, other: Person, claims: Record<string, unknown> = ada) =>
  api.agent('POST', `/visitors/${one.id}/merge`, { claims, body: { visitor_id: other.id } });
const separate = (one: Person, claims: Record<string, unknown> = ada) =>
  api.agent('DELETE', `/visitors/${one.id}/merge`, { claims });
const record = async (one: Person, claims: Record<string, unknown> = ada) =>
  (await api.agent('GET', `/visitors/${one.id}`, { claims })).body;
const others = async (one: Person): Promise<number[]> =>
  (await record(one)).same_person.map(({ id }: { id: number }) => id);
const chats = async (one: Person, query: Record<string, string> = {}) => {
  const all = { visitor_id: String(one.id), same_person: 'true', ...query };
  return (await api.agent('GET', '/conversations', { query: all })).body.data.map(({ id }: { id: number }) => id);
};
const audit = async (one: Person) =>
  (await api.agent('GET', '/audit')).body.data.filter(({ entity_id }: { entity_id: number }) => entity_id === one.id);

it('shows both as one person, whichever of them is looked at', async () => {
  expect(await merge(home, work)).toMatchObject({ status: 200, body: { id: home.id, email: 'ann@home.example' } });
  expect((await record(home)).same_person).toMatchObject([{ id: work.id, name: 'Ann', email: 'ann@work.example' }]);
  expect(await others(work)).toEqual([home.id]);
});

it('ends as one person, or as each their own, whoever merges and separates them at the same moment', async () => {
  const phone = await arrive('ann@phone.example');
  const answers = await Promise.all([merge(home, work), merge(work, home), merge(work, phone)]);
  expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
  const all = [home, work, phone];
  const seen = await Promise.all(all.map(others));
  for (const [index, one] of all.entries())
    for (const id of seen[index] ?? []) expect(seen[all.findIndex((other) => other.id === id)]).toContain(one.id);
  expect(seen[0]).toContain(work.id);
  await Promise.all([separate(home), separate(work), separate(phone)]);
  expect(await Promise.all(all.map(others))).toEqual([[], [], []]);
});

it('lists and searches the chats of both where that is asked for, and of one otherwise', async () => {
  await merge(home, work);
  expect(await chats(home)).toEqual([work.chat, home.chat]);
  expect(await chats(work)).toEqual([work.chat, home.chat]);
  expect(await chats(home, { q: 'work' })).toEqual([work.chat]);
  expect(
    (await api.agent('GET', '/conversations', { query: { visitor_id: String(home.id) } })).body.data,
  ).toMatchObject([{ id: home.chat }]);
});

it('pages the chats of both, each once', async () => {
  await merge(home, work);
  const query = { visitor_id: String(home.id), same_person: 'true', limit: '1' };
  const first = (await api.agent('GET', '/conversations', { query })).body;
  const second = (await api.agent('GET', '/conversations', { query: { ...query, cursor: first.next_cursor } })).body;
  expect([first.data, second.data]).toMatchObject([[{ id: work.chat }], [{ id: home.chat }]]);
});

it('lets neither of them see anything of the other', async () => {
  await merge(home, work);
  for (const [one, other] of [
    [home, work],
    [work, home],
  ] as const) {
    const list = (await api.visitor('GET', `${token}/conversations`, one.own)).body;
    expect(list.data).toMatchObject([{ id: one.chat }]);
    expect((await api.visitor('GET', `${token}/conversations/${other.chat}/messages`, one.own)).status).toBe(404);
    const again = await api.visitor('POST', `${token}/session`, { body: { session_token: one.session } });
    expect(again.body.visitor.id).toBe(one.id);
    expect(JSON.stringify([list, again.body])).not.toMatch(/same_person/);
  }
  const exported = (await api.agent('GET', `/visitors/${home.id}/export`)).body;
  expect(JSON.stringify(exported)).not.toContain('ann@work.example');
});

it('is recorded with who did it, and without names and addresses', async () => {
  await merge(home, work);
  await merge(home, work);
  await separate(home);
  await separate(home);
  const entries = await audit(home);
  expect(entries).toMatchObject([
    { who: { user_id: 'ada' }, changes: [{ field: 'same_person_ids', before: `[${work.id}]`, after: '[]' }] },
    { who: { user_id: 'ada' }, changes: [{ field: 'same_person_ids', before: '[]', after: `[${work.id}]` }] },
  ]);
  expect(JSON.stringify(entries)).not.toContain('ann@');
});

it('refuses the visitor themselves, one that there isn’t', async () => {
  expect(await merge(home, home)).toMatchObject({ status: 400, body: { errors: [{ path: 'body.visitor_id' }] } });
  expect((await merge(home, { ...work, id: 99 })).status).toBe(404);
  expect((await merge({ ...work, id: 99 }, home)).status).toBe(404);
  expect((await separate({ ...work, id: 99 })).status).toBe(404);
});

it('shows agents of a department nobody whom they don’t see, and lets them merge nobody such', async () => {
  const sales = (await api.make('/widgets', { name: 'Sales', department_id: department })).token;
  const seen = await arrive('ann@sales.example', sales);
  await merge(seen, home);
  api.agentDeps.areAgentsScoped = async () => true;
  const ben = { ...accessClaims, sub: 'ben', 'cognito:groups': ['agent'] };
  expect((await merge(seen, work, ben)).status).toBe(404);
  expect((await merge(work, seen, ben)).status).toBe(404);
  expect((await separate(home, ben)).status).toBe(404);
  expect(await record(seen, ben)).toMatchObject({ email: 'ann@sales.example', same_person: [] });
  const query = { visitor_id: String(seen.id), same_person: 'true' };
  const list = (await api.agent('GET', '/conversations', { claims: ben, query })).body;
  expect(list.data).toMatchObject([{ id: seen.chat }]);
  expect((await record(seen, admin)).same_person).toHaveLength(1);
});

it('erases one of a person with the link, and leaves the other as they are', async () => {
  const phone = await arrive('ann@phone.example');
  await merge(home, work);
  await merge(home, phone);
  expect((await api.agent('DELETE', `/visitors/${home.id}`)).status).toBe(204);
  expect([await others(work), await others(phone)]).toEqual([[phone.id], [work.id]]);
  expect(await chats(work)).toEqual([phone.chat, work.chat]);
  const left = JSON.stringify(await api.agentDeps.table.get({ Key: keys.visitor(work.id), ConsistentRead: true }));
  expect(left).toContain('ann@work.example');
  expect(left).not.toContain(String(home.id));
});
