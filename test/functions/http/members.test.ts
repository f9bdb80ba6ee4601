/** The people of the team: invitations, roles, and taking access away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { joinByRule } from '#functions/use-cases/team/join-by-rule.ts';
import { sendMails } from '#functions/use-cases/mail/send-mails.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { allUsers, getUser } from '#functions/store/assignment/user-store.ts';
import { keys } from '#functions/store/keys.ts';
import { exactMark, putMailState } from '#functions/store/mail/address-store.ts';
import { putConnection, subscribe, getConnection } from '#functions/store/sockets/connection-store.ts';
import type { Apis } from '#test/support/api.ts';
import { accessClaims, ada, admin, startApis } from '#test/support/api.ts';

let api: Apis;
const startMs = Date.UTC(2026, 5, 1, 12);
beforeAll(async () => {
  api = await startApis(startMs);
});
afterAll(() => api.stop());
let userPool: typeof api.agentDeps.userPool;
beforeAll(() => {
  ({ userPool } = api.agentDeps);
});
/** Each test begins with the people whom the deployment has, as they were, and with the clock where it was. */
afterEach(async () => {
  api.clock.ms = startMs;
  api.userPool.faults.clear();
  api.userPool.mails.length = 0;
  api.userPool.calls.length = 0;
  api.userPool.accounts.splice(0, Infinity, ...structuredClone(people));
  Object.assign(api.agentDeps, { hasMail: true, userPool });
  const { data } = (await api.agent('GET', '/agents')).body;
  for (const { id } of data) await api.agent('DELETE', `/agents/${id}`);
  for (const { user_id } of await allUsers(api.deps.table, 100))
    await api.deps.table.delete({ Key: keys.user(user_id) });
});
let people: typeof api.userPool.accounts;
beforeAll(() => {
  people = structuredClone(api.userPool.accounts);
});

const boss = { ...accessClaims, sub: 'ben', 'cognito:groups': ['admin'] };
const invite = (body: object, claims: object = admin) =>
  api.agent('POST', '/team-members', { claims: { ...claims }, body });
const act = (user_id: string, action: string, claims: object = admin) =>
  api.agent('POST', '/team-members/actions', { claims: { ...claims }, body: { user_id, action } });
const setRole = (user_id: string, role: string, claims: object = admin) =>
  api.agent('PUT', '/team-members', { claims: { ...claims }, body: { user_id, role } });
const members = async () => (await api.agent('GET', '/team-members')).body as { user_id: string; state: string }[];
const member = async (id: string) => (await members()).find(({ user_id }) => user_id === id);
const dora = { email: 'dora@example.com', name: 'Dora' };

/** The mails that the sweep sends now. */
async function sent(): Promise<{ to: string; subject: string; text: string }[]> {
  const mails: { to: string; subject: string; text: string }[] = [];
  const sendMail = async (to: string, { subject, text }: { subject: string; text: string }) =>
    void mails.push({ to, subject, text });
  const mailLinks = { publicOrigin: 'https://chat.example.com', randomText: () => 'k' };
  await sendMails({ ...api.deps, sendMail, mailLinks }, Infinity);
  return mails;
}

describe('an invitation', () => {
  it('makes a user with a role, an agent with departments, and a mail that says who, where and until when', async () => {
    const { id } = await api.make('/departments', { name: 'Sales' });
    await api.make('/agents', { user_id: 'admin' });
    const { status, body } = await invite({ ...dora, department_ids: [id], max_concurrent_chats: 3 });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        outcome: 'invited',
        member: { user_id: dora.email, role: 'agent', state: 'invited', is_incomplete: false },
      },
    });
    expect(await getAgent(api.deps.table, body.member.agent_id)).toMatchObject({
      name: 'Dora',
      email: dora.email,
      department_ids: [id],
      max_concurrent_chats: 3,
    });
    expect(api.userPool.accounts.at(-1)).toMatchObject({ groups: ['agent'], status: 'FORCE_CHANGE_PASSWORD' });
    expect(api.userPool.mails).toEqual([]);
    const [mail, ...more] = await sent();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: dora.email, subject: 'admin invited you to answer chats' });
    expect(mail?.text).toContain('https://chat.example.com/dashboard/');
    expect(mail?.text).toContain('until June 8, 2026');
    expect(mail?.text).toMatch(/Temporary password: \S{16}\n/);
    expect(await sent()).toEqual([]);
  });

  it('is mailed by the user pool where the deployment sends no mail', async () => {
    api.agentDeps.hasMail = false;
    expect(await invite(dora)).toMatchObject({ status: 201 });
    expect(api.userPool.mails).toMatchObject([{ to: dora.email }]);
    expect(await sent()).toEqual([]);
  });

  it('changes nothing when it is repeated, in whichever case the address is written', async () => {
    await invite(dora);
    await sent();
    const { body } = await invite({ ...dora, email: 'Dora@Example.com', role: 'admin' });
    expect(body).toMatchObject({ outcome: 'already_there', member: { role: 'agent' } });
    expect(await sent()).toEqual([]);
    expect((await members()).filter(({ user_id }) => user_id === dora.email)).toHaveLength(1);
  });

  it.each(['AdminAddUserToGroup', 'AdminListGroupsForUser'])(
    'that ended half-way, as %s failed, shows as incomplete and is finished by repeating it',
    async (operation) => {
      api.userPool.faults.set(operation, 'TooManyRequestsException');
      expect(await invite(dora)).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
      expect(await member(dora.email)).toMatchObject({ state: 'invited', is_incomplete: true, agent_id: null });
      expect(await sent()).toEqual([]);
      api.userPool.faults.clear();
      expect((await invite(dora)).body).toMatchObject({
        outcome: 'completed',
        member: { role: 'agent', agent_id: expect.any(Number), is_incomplete: false },
      });
      expect(await sent()).toHaveLength(1);
    },
  );

  it.each([
    ['LimitExceededException', 429, 'rate_limited'],
    ['CodeDeliveryFailureException', 409, 'conflict'],
    ['InvalidParameterException', 409, 'conflict'],
  ])('that the pool refuses with %s is answered with %s', async (fault, status, code) => {
    api.userPool.faults.set('AdminCreateUser', fault);
    expect(await invite(dora)).toMatchObject({ status, body: { code } });
    expect(await member(dora.email)).toBeUndefined();
  });

  it('makes nobody when a department is missing, or mails to the address come back', async () => {
    expect(await invite({ ...dora, department_ids: [77] })).toMatchObject({ status: 404 });
    const returned = { ...dora, email: 'returned@example.com' };
    await putMailState(api.deps.table, exactMark(returned.email), { state: 'bounced', atMs: startMs });
    expect(await invite(returned)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(api.userPool.calls).not.toContain('AdminCreateUser');
  });

  it('costs what the page about costs says', async () => {
    api.deps.resetUnits();
    await invite(dora);
    const { write, index } = api.deps.units;
    expect(write + index).toBeLessThanOrEqual(20);
    api.deps.resetUnits();
    await act(dora.email, 'deactivate');
    expect(api.deps.units.write + api.deps.units.index).toBeLessThanOrEqual(20);
  });

  it('can be sent again until somebody has signed in, with another password that is valid as long', async () => {
    await invite(dora);
    const [first] = await sent();
    api.clock.ms += 8 * 24 * 3600 * 1000;
    expect(await member(dora.email)).toMatchObject({ invitation_ends_at: '2026-06-08T12:00:00.000Z' });
    expect((await act(dora.email, 'resend_invitation')).body).toMatchObject({
      state: 'invited',
      invitation_ends_at: '2026-06-16T12:00:00.000Z',
    });
    const [second] = await sent();
    expect(second?.text).not.toBe(first?.text);
    expect(await act('ada', 'resend_invitation')).toMatchObject({ status: 409 });
  });

  it('two of which are sent at the same time make one agent', async () => {
    const both = await Promise.all([invite(dora), invite(dora)]);
    expect(both.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThan(0);
    await invite(dora);
    const { data } = (await api.agent('GET', '/agents')).body;
    expect(data.filter(({ email }: { email: string }) => email === dora.email)).toHaveLength(1);
  });
});

describe('deactivation', () => {
  let id: number;
  beforeEach(async () => {
    id = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 7 })).id;
  });

  it('refuses tokens that live on, with the next request, and lets nobody sign in', async () => {
    expect(await api.agent('GET', '/conversations', { claims: ada })).toMatchObject({ status: 200 });
    expect((await act('ada', 'deactivate')).body).toMatchObject({ state: 'deactivated', is_incomplete: false });
    expect(await api.agent('GET', '/conversations', { claims: ada })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('deactivated') },
    });
    const account = api.userPool.accounts.find(({ username }) => username === 'ada');
    expect(account).toMatchObject({ isDisabled: true, signedOutAtMs: expect.any(Number) });
  });

  it('refuses an admin without an agent record, too, and ends their sockets', async () => {
    const until = { token_expires_at_seconds: 4_000_000_000 };
    await putConnection(
      api.deps.table,
      'c1',
      { principal: 'agent', user_id: 'ben', name: 'ben', agent_id: null, ...until },
      api.clock.ms,
    );
    const connection = await getConnection(api.deps.table, 'c1');
    if (connection) await subscribe(api.deps.table, connection, [{ kind: 'agent', id: 0 }]);
    const ended: string[] = [];
    api.agentDeps.push = { ...api.agentDeps.push, end: async (one) => void ended.push(one) };
    expect(await act('ben', 'deactivate')).toMatchObject({ status: 200 });
    expect(ended).toEqual(['c1']);
    expect(await api.agent('GET', '/audit', { claims: boss })).toMatchObject({ status: 403 });
  });

  it('takes them off every list of agents, and gives all of it back', async () => {
    const own = { shortcut: 'bye', title: 'Bye', content: 'Bye!' };
    await api.agent('POST', '/own-canned-responses', { claims: ada, body: own });
    await act('ada', 'deactivate');
    expect(await getAgent(api.deps.table, id)).toBeUndefined();
    expect(await act('ada', 'reactivate')).toMatchObject({ status: 200, body: { state: 'active', agent_id: id } });
    expect(await getAgent(api.deps.table, id)).toMatchObject({ max_concurrent_chats: 7, chosen_status: 'offline' });
    const { department_ids } = (await api.agent('GET', `/agents/${id}`)).body;
    expect(department_ids).toEqual([]);
    const later = { ...ada, iat: api.clock.ms / 1000 + 60 };
    expect(await api.agent('GET', '/conversations', { claims: later })).toMatchObject({ status: 401 });
    api.clock.ms += 61_000;
    expect(await api.agent('GET', '/conversations', { claims: later })).toMatchObject({ status: 200 });
    const listed = await api.agent('GET', '/own-canned-responses', { claims: later });
    expect(listed.body.data).toMatchObject([own]);
    await api.agent('DELETE', `/agents/${id}`);
    expect(JSON.stringify(await api.allItems())).not.toContain('Bye!');
  });

  it('comes back without the departments that are gone', async () => {
    const [kept, gone] = [await api.make('/departments', { name: 'A' }), await api.make('/departments', { name: 'B' })];
    await api.agent('PUT', `/agents/${id}`, { body: { department_ids: [kept.id, gone.id] } });
    await act('ada', 'deactivate');
    expect(await api.agent('DELETE', `/departments/${gone.id}`)).toMatchObject({ status: 204 });
    await act('ada', 'reactivate');
    expect(await getAgent(api.deps.table, id)).toMatchObject({ department_ids: [kept.id] });
  });

  it('returns their chats to the queue', async () => {
    const { token } = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(token);
    await api.agent('POST', `/conversations/${conversation.id}/assign`, { body: { agent_id: id } });
    await act('ada', 'deactivate');
    const { body } = await api.agent('GET', `/conversations/${conversation.id}`);
    expect(body).toMatchObject({ status: 'pending', agent_id: null });
  });

  it('that the user pool did not hear of is in force, shows as incomplete, and is finished by repeating it', async () => {
    api.userPool.faults.set('AdminDisableUser', 'TooManyRequestsException');
    expect(await act('ada', 'deactivate')).toMatchObject({ status: 429 });
    expect(await api.agent('GET', '/conversations', { claims: ada })).toMatchObject({ status: 403 });
    expect(await member('ada')).toMatchObject({ state: 'deactivated', is_incomplete: true });
    api.userPool.faults.clear();
    expect((await act('ada', 'deactivate')).body).toMatchObject({ state: 'deactivated', is_incomplete: false });
    expect((await act('ada', 'reactivate')).body).toMatchObject({ state: 'active', agent_id: id });
  });

  it('keeps them out of the agents and of new invitations until they are reactivated', async () => {
    await act('ada', 'deactivate');
    expect(await api.agent('POST', '/agents', { body: { user_id: 'ada' } })).toMatchObject({ status: 409 });
    expect(await invite({ email: 'ada@example.com', name: 'Ada' })).toMatchObject({ status: 409 });
    expect(await act('ada', 'resend_invitation')).toMatchObject({ status: 409 });
  });

  it('is in the audit log with who did it', async () => {
    await act('ada', 'deactivate');
    const { data } = (await api.agent('GET', '/audit', { query: { entity: 'team_member' } })).body;
    expect(data[0]).toMatchObject({
      verb: 'changed',
      who: { user_id: 'admin' },
      changes: [{ field: 'state', before: 'active', after: 'deactivated' }],
    });
  });
});

describe('the last admin', () => {
  it.each(['deactivate', 'sign_out', 'reset_password'])('cannot %s themselves', async (action) => {
    expect(await act('admin', action)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('cannot give up their role', async () => {
    expect(await setRole('admin', 'agent')).toMatchObject({ status: 409 });
  });

  it.each<[string, () => Promise<{ status: number }>[]]>([
    ['deactivate each other', () => [act('ben', 'deactivate'), act('admin', 'deactivate', boss)]],
    ['demote each other', () => [setRole('ben', 'agent'), setRole('admin', 'agent', boss)]],
    ['demote and deactivate each other', () => [setRole('ben', 'agent'), act('admin', 'deactivate', boss)]],
  ])('remains when two admins %s at the same time', async (_, requests) => {
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(requests());
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
      const items = await Promise.all(['admin', 'ben'].map((name) => getUser(api.deps.table, name)));
      const isAdmin = items.map((item) => item?.deactivated_at === undefined && (item?.role ?? 'admin') === 'admin');
      expect(isAdmin.filter(Boolean)).toHaveLength(1);
      await Promise.all(['admin', 'ben'].map((name) => api.deps.table.delete({ Key: keys.user(name) })));
    }
  });
});

describe('a role', () => {
  it('that is lower counts immediately, and the pool has one group for each', async () => {
    await setRole('ada', 'admin');
    const token = { ...ada, 'cognito:groups': ['agent', 'admin'] };
    expect(await api.agent('GET', '/audit', { claims: token })).toMatchObject({ status: 200 });
    expect((await setRole('ada', 'agent')).body).toMatchObject({ role: 'agent', is_incomplete: false });
    expect(await api.agent('GET', '/audit', { claims: token })).toMatchObject({ status: 403 });
    expect(api.userPool.accounts.find(({ username }) => username === 'ada')?.groups).toEqual(['agent']);
  });

  it('that the user pool did not take is finished by repeating it', async () => {
    api.userPool.faults.set('AdminAddUserToGroup', 'TooManyRequestsException');
    expect(await setRole('ada', 'admin')).toMatchObject({ status: 429 });
    expect(await member('ada')).toMatchObject({ role: 'agent', is_incomplete: true });
    api.userPool.faults.clear();
    expect((await setRole('ada', 'admin')).body).toMatchObject({ role: 'admin', is_incomplete: false });
  });
});

describe('a password and a second factor', () => {
  it('are reset by the user pool, and tokens from before no longer count', async () => {
    await api.make('/agents', { user_id: 'ada' });
    const token = { ...ada, iat: api.clock.ms / 1000 - 60 };
    expect(await api.agent('GET', '/conversations', { claims: token })).toMatchObject({ status: 200 });
    expect(await act('ada', 'reset_password')).toMatchObject({ status: 200 });
    expect(api.userPool.mails).toMatchObject([{ to: 'ada@example.com', subject: 'Your verification code' }]);
    expect(await api.agent('GET', '/conversations', { claims: token })).toMatchObject({ status: 401 });
    expect(await act('ada', 'reset_second_factor')).toMatchObject({ status: 200 });
    expect(api.userPool.calls).toContain('AdminSetUserMFAPreference');
  });

  it('of somebody who has yet to sign in are not reset', async () => {
    await invite(dora);
    expect(await act(dora.email, 'reset_password')).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });
});

it('nobody is found who is not there', async () => {
  for (const action of ['deactivate', 'reactivate', 'sign_out', 'reset_password', 'reset_second_factor'])
    expect(await act('nobody', action)).toMatchObject({ status: 404 });
  expect(await setRole('nobody', 'agent')).toMatchObject({ status: 404 });
});

describe('with an identity provider of their own', () => {
  beforeEach(() => {
    delete api.agentDeps.userPool;
    api.agentDeps.joinByRule = (person) => joinByRule(api.deps, person);
  });
  afterEach(() => {
    delete api.agentDeps.joinByRule;
  });

  const rule = (fields: object) => ({
    by: 'group',
    value: 'support',
    role: 'supervisor',
    department_ids: [],
    ...fields,
  });
  const setRules = (sign_in_rules: object[]) => api.agent('PUT', '/team-settings', { body: { sign_in_rules } });
  const gil = { ...accessClaims, sub: 'gil', name: 'Gil', 'cognito:groups': ['support'] };
  const me = async (claims: object) => api.agent('GET', '/me', { claims: { ...claims } });

  it('somebody becomes an agent at their first sign-in by a rule about a group, for as long as tokens name it', async () => {
    const { id } = await api.make('/departments', { name: 'Rules' });
    expect(await setRules([rule({ department_ids: [id] })])).toMatchObject({ status: 200 });
    expect(await me({ ...gil, 'cognito:groups': ['sales'] })).toMatchObject({ status: 403 });
    const both = await Promise.all([me(gil), me(gil)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await me(gil)).body.agent).toMatchObject({ name: 'Gil', department_ids: [id] });
    expect(await member('gil')).toBeUndefined();
    expect(await api.agent('GET', '/conversations', { claims: gil })).toMatchObject({ status: 200 });
    expect(await api.agent('GET', '/audit', { claims: gil })).toMatchObject({ status: 403 });
    const moved = { ...gil, 'cognito:groups': ['sales'] };
    expect(await api.agent('GET', '/conversations', { claims: moved })).toMatchObject({ status: 403 });
  });

  it('somebody becomes one by the domain of an address, only if the token says that it is verified', async () => {
    await setRules([rule({ by: 'email_domain', value: '@Example.COM', role: 'agent' })]);
    const kim = { ...accessClaims, sub: 'kim', email: 'kim@example.com' };
    expect(await me(kim)).toMatchObject({ status: 403 });
    expect(await me({ ...kim, email_verified: 'false' })).toMatchObject({ status: 403 });
    expect(await me({ ...kim, email: 'kim@example.com.evil.net', email_verified: true })).toMatchObject({
      status: 403,
    });
    expect((await me({ ...kim, email_verified: true })).body.agent).toMatchObject({ email: 'kim@example.com' });
  });

  it('no rule lets somebody in again who was removed or deactivated', async () => {
    await setRules([rule({})]);
    for (const [sub, leave] of [
      ['ida', async (id: number) => void (await api.agent('DELETE', `/agents/${id}`))],
      ['jon', async () => void (await act('jon', 'deactivate'))],
    ] as const) {
      const { agent } = (await me({ ...gil, sub })).body;
      await leave(agent.id);
      const again = await me({ ...gil, sub });
      expect([again.status, again.body.agent]).not.toMatchObject([200, { id: expect.any(Number) }]);
    }
  });

  it('a rule names departments that are there', async () => {
    expect(await setRules([rule({ department_ids: [77] })])).toMatchObject({ status: 404 });
  });

  it('people are deactivated and come back, but are not invited and have no password here', async () => {
    await api.make('/agents', { user_id: 'ada' });
    expect((await act('ada', 'deactivate')).body).toMatchObject({ state: 'deactivated', is_incomplete: false });
    expect(await api.agent('GET', '/conversations', { claims: ada })).toMatchObject({ status: 403 });
    expect((await act('ada', 'reactivate')).body).toMatchObject({ state: 'active' });
    expect(await invite(dora)).toMatchObject({ status: 409, body: { code: 'not_configured' } });
    expect(await act('ada', 'reset_password')).toMatchObject({ status: 409, body: { code: 'not_configured' } });
  });
});
