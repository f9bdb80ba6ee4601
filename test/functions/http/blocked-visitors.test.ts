/** Blocked visitors: nothing is taken from them, in the very words of a widget that is switched off. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import { padId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { admitSocket } from '#functions/use-cases/sockets/admit-socket.ts';
import { type Answered, type Apis, ada, bearer, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

const HOUR = 3_600_000;
let api: Apis;
let widget: { id: number; token: string; identity_secret: string };
let off: { id: number; token: string };
let sourceIp = '203.0.113.1';
beforeAll(async () => {
  api = await startApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  off = await api.make('/widgets', { name: 'Off' });
  await api.agent('POST', `/widgets/${off.id}/toggle-active`);
  await api.make('/agents', { user_id: 'ada' });
});
afterAll(() => api.stop());

let own: ReturnType<typeof bearer>;
let session: string;
let visitor: number;
let id: number;
let next = 1;
beforeEach(async () => {
  sourceIp = `203.0.113.${next++}`;
  const opened = await open({ email: `vera${next}@example.com` });
  session = opened.body.session_token;
  own = bearer(session);
  visitor = opened.body.visitor.id;
  id = (await say('Hello?')).body.conversation.id;
});

const open = (body: object, ip = sourceIp): Promise<Answered> =>
  api.visitor('POST', `${widget.token}/session`, { body, sourceIp: ip });
const say = (content: string, more: object = {}) =>
  api.visitor('POST', `${widget.token}/conversations`, {
    ...own,
    body: { content, client_message_id: freshId(), ...more },
  });
const block = (body: object = { hours: 1 }, claims: object = {}) =>
  api.agent('PUT', `/visitors/${visitor}/block`, { ...claims, body });
const unblock = () => api.agent('DELETE', `/visitors/${visitor}/block`);
const problem = ({ status, body }: Answered) => ({ status, body: { ...body, instance: '' } });

/** What anybody is answered by a widget that is off. */
const ofSwitchedOff = async () => problem(await api.visitor('POST', `${off.token}/session`, { body: {} }));

it('ends the chat without a word, and answers everything as a widget that is off does', async () => {
  expect(await block()).toMatchObject({ status: 200, body: { visitor_id: visitor, network: null, by_email: false } });
  const { body } = await api.agent('GET', `/conversations/${id}/messages`);
  expect(body.data.at(-1)).toMatchObject({ visibility: 'internal', metadata: { event: 'visitor_blocked' } });
  expect((await api.agent('GET', `/conversations/${id}`)).body.status).toBe('closed');
  const told = api.deps.delivered.filter(({ channels }) => channels.some(({ kind }) => kind === 'visitor'));
  expect(JSON.stringify(told)).not.toMatch(/block/);
  const expected = await ofSwitchedOff();
  expect(expected.status).toBe(403);
  const path = `${widget.token}/conversations`;
  const answers = [
    await say('Again!'),
    await open({ session_token: session }),
    await api.visitor('GET', path, own),
    await api.visitor('GET', `${path}/${id}/messages`, own),
    await api.visitor('POST', `${path}/${id}/messages`, {
      ...own,
      body: { content: 'Hey', client_message_id: freshId() },
    }),
    await api.visitor('POST', `${path}/${id}/rate`, { ...own, body: { rating: 1 } }),
  ];
  for (const answer of answers) expect(problem(answer)).toEqual(expected);
});

it('refuses sockets, and ends those that are open', async () => {
  const socket = () =>
    admitSocket(
      { ...api.visitorDeps, verifyAgent: async () => undefined },
      { protocols: `${SUBPROTOCOL}, ${session}`, origin: undefined },
    );
  const before = await socket();
  await block();
  expect(await socket()).toBeUndefined();
  expect(before === undefined ? 'no socket' : before.principal).toBe('visitor');
  expect(api.deps.delivered.map(({ frame }) => frame.type)).toContain('session.revoked');
});

it('is over after its hours, and when it is taken back', async () => {
  await block({ hours: 2 });
  expect((await say('Hey')).status).toBe(403);
  api.clock.ms += 2 * HOUR;
  expect((await say('Hey')).status).toBe(201);
  await block({ hours: null });
  api.clock.ms += 24 * HOUR;
  expect((await say('Hey')).status).toBe(403);
  expect((await unblock()).status).toBe(204);
  expect((await unblock()).status).toBe(204);
  expect((await say('Hey')).status).toBe(201);
});

it('holds for who a site’s own ID names, on every device', async () => {
  const secret = new TextEncoder().encode(
    (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body.identity_secret,
  );
  const identity_token = await new SignJWT({ sub: 'customer-1' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(api.clock.ms / 1000) + 3600)
    .sign(secret);
  const first = await open({ identity_token });
  expect(first.status).toBe(200);
  visitor = first.body.visitor.id;
  await block({ hours: null });
  expect((await open({ identity_token }, '192.0.2.77')).status).toBe(403);
});

describe('by address', () => {
  it('refuses whoever gives it, but nobody who doesn’t', async () => {
    const email = `vera${next}@example.com`;
    await block({ hours: 1, email: true });
    expect((await open({ email: email.toUpperCase() }, '192.0.2.1')).status).toBe(403);
    const other = (await open({}, '192.0.2.2')).body;
    own = bearer(other.session_token);
    expect((await say('Hi', { email })).status).toBe(403);
    expect((await say('Hi')).status).toBe(201);
    await unblock();
    expect((await open({ email }, '192.0.2.1')).status).toBe(200);
  });
});

/** Another browser of the same person: its chat, and what blocks it. */
async function another(body: object = {}) {
  const opened = (await open(body)).body;
  const mine = opened.visitor.id as number;
  return {
    block: (how: object) => api.agent('PUT', `/visitors/${mine}/block`, { body: how }),
    unblock: () => api.agent('DELETE', `/visitors/${mine}/block`),
    erase: () => api.agent('DELETE', `/visitors/${mine}`),
  };
}

describe('of two visitors who are blocked by the same', () => {
  it('address, one who is unblocked or erased leaves the other’s block as it is', async () => {
    const email = `vera${next}@example.com`;
    const [second, third] = [await another({ email }), await another({ email })];
    await second.block({ hours: 1, email: true });
    await third.block({ hours: 1, email: true });
    await block({ hours: null, email: true });
    await second.block({ hours: 2, email: true });
    expect((await open({ email }, '192.0.2.31')).status).toBe(403);
    await second.unblock();
    await third.erase();
    expect((await open({ email }, '192.0.2.31')).status).toBe(403);
    api.clock.ms += 3 * HOUR;
    expect((await open({ email }, '192.0.2.31')).status).toBe(403);
    await unblock();
    expect((await open({ email }, '192.0.2.31')).status).toBe(200);
  });

  it('network, the longer block counts, and the last one who is unblocked opens it', async () => {
    const second = await another();
    await block({ hours: 48, network: true });
    await second.block({ hours: 1, network: true });
    api.clock.ms += 2 * HOUR;
    expect(problem(await open({}))).toEqual(await ofSwitchedOff());
    await second.unblock();
    expect((await open({})).status).toBe(403);
    await second.block({ hours: 72, network: true });
    await unblock();
    expect((await open({})).status).toBe(403);
    await second.unblock();
    expect((await open({})).status).toBe(200);
  });
});

it('leaves nothing blocked when two block at once and one takes it back', async () => {
  const email = `vera${next}@example.com`;
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([
      block({ hours: null, email: true }),
      block({ hours: null }),
      block({ hours: 1, network: true }),
    ]);
    await unblock();
    expect((await open({ email }, `192.0.2.${10 + round}`)).status).toBe(200);
    const left = (await api.allItems()).filter(({ pk }) => pk?.S === 'BLOCKS');
    expect(left.filter(({ visitor_id }) => visitor_id?.N === String(visitor))).toEqual([]);
  }
});

it('takes back a block that was stored before blocks were counted', async () => {
  await block({ hours: null });
  await api.deps.table.update({
    Key: keys.block('VISITOR', padId(visitor)),
    UpdateExpression: 'REMOVE #version',
    ExpressionAttributeNames: { '#version': 'version' },
  });
  await block({ hours: 2 });
  expect((await unblock()).status).toBe(204);
  expect((await say('Hey')).status).toBe(201);
});

describe('by network', () => {
  it('refuses new sessions from it, for admins and a week at most, and leaves who was there', async () => {
    const neighbor = (await open({})).body.session_token;
    expect(await block({ hours: 1, network: true }, { claims: ada })).toMatchObject({ status: 403 });
    for (const hours of [null, 169]) expect((await block({ hours, network: true })).status).toBe(400);
    expect(await block({ hours: 1, network: true })).toMatchObject({ body: { network: sourceIp } });
    const expected = await ofSwitchedOff();
    expect(problem(await open({}))).toEqual(expected);
    expect((await open({}, '192.0.2.3')).status).toBe(200);
    expect((await open({ session_token: neighbor })).status).toBe(200);
    api.clock.ms += HOUR;
    expect((await open({})).status).toBe(200);
    await block({ hours: 1, network: true });
    await unblock();
    expect((await open({})).status).toBe(200);
  });

  it('is replaced by another block without it', async () => {
    await block({ hours: 1, network: true });
    await block({ hours: 2 });
    expect((await open({})).status).toBe(200);
  });
});

it('costs no read of a message, and none of a new session', async () => {
  const units = async (run: () => Promise<unknown>) => {
    api.deps.resetUnits();
    await run();
    return api.deps.units.read;
  };
  const path = `${widget.token}/conversations/${id}/messages`;
  const body = { content: 'Hey', client_message_id: freshId() };
  // The widget's token, the visitor's gate, the newest row, and the department of a chat that waits: half a unit each.
  expect(await units(() => api.visitor('POST', path, { ...own, body }))).toBe(2);
  expect(await units(() => open({}))).toBeLessThanOrEqual(4);
});

it('lists who is blocked now, page by page', async () => {
  const listed = async () => {
    const all: { visitor_id: number }[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '1', ...(cursor === null ? {} : { cursor }) };
      const { body } = await api.agent('GET', '/blocked-visitors', { query });
      all.push(...body.data);
      cursor = body.next_cursor;
    } while (cursor !== null);
    return all.map(({ visitor_id }) => visitor_id);
  };
  const before = await listed();
  await block({ hours: null, reason: 'Insults' });
  expect(await listed()).toEqual([...before, visitor].toSorted((one, other) => one - other));
  expect((await api.agent('GET', `/visitors/${visitor}/block`)).body.block).toMatchObject({
    reason: 'Insults',
    until: null,
  });
  await unblock();
  expect(await listed()).not.toContain(visitor);
  expect((await api.agent('GET', `/visitors/${visitor}/block`)).body).toEqual({ block: null });
});

it('a chat that begins in the same instant is ended, or isn’t begun', async () => {
  await api.agent('POST', `/conversations/${id}/close`);
  const [blocked, begun] = await Promise.all([block({ hours: 1 }), say('First!'), block({ hours: 1 })]);
  expect(blocked.status).toBe(200);
  expect([201, 403]).toContain(begun.status);
  await block({ hours: 1 });
  const after = (await api.agent('GET', '/conversations', { query: { visitor_id: String(visitor) } })).body.data;
  expect(after.map(({ status }: { status: string }) => status)).not.toContain('pending');
});

it('leaves nothing of who is erased, and nobody comes back by being blocked', async () => {
  await block({ hours: null, email: true });
  await Promise.all([api.agent('DELETE', `/visitors/${visitor}`), block({ hours: null, email: true })]);
  expect((await block({ hours: 1 })).status).toBe(404);
  await api.agent('DELETE', `/visitors/${visitor}`);
  const left = (await api.allItems()).filter((item) => item['pk']?.S === 'BLOCKS');
  expect(JSON.stringify(left)).not.toContain(`vera${next}@example.com`);
  expect(JSON.stringify(left)).not.toContain(String(visitor));
});
