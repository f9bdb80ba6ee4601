import { SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getConnection, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { admitSocket } from '#functions/use-cases/sockets/admit-socket.ts';
import { connect } from '#functions/use-cases/sockets/connect.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let secret: string;
beforeAll(async () => {
  api = await memoryApis();
});
beforeEach(async () => {
  address++;
  widget = (await api.agent('POST', '/widgets', { body: { name: 'Shop' } })).body;
  secret = await rotate();
});

const rotate = async (): Promise<string> =>
  (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body.identity_secret;
/** Each test has an address of its own: some turn the clock back, which nothing that is counted by address expects. */
let address = 0;
const open = (body: object) => api.visitor('POST', `${widget.token}/session`, { body, sourceIp: `192.0.2.${address}` });
const vouch = (claims: Record<string, unknown>, key = secret, alg = 'HS256') =>
  new SignJWT({ exp: Math.floor(api.clock.ms / 1000) + 600, ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(key));

describe('a signed identity (abuse case 16)', () => {
  it('makes a visitor verified, with what the site says of them', async () => {
    const identity_token = await vouch({ sub: 'customer-1', name: 'Vera', email: 'vera@example.com' });
    const { body } = await open({ identity_token, name: 'Somebody', email: 'other@example.com' });
    expect(body.visitor).toMatchObject({ name: 'Vera', email: 'vera@example.com', verified: true });
    const { session_token } = body;
    const later = await open({ session_token, email: 'other@example.com' });
    expect(later.body.visitor).toMatchObject({ email: 'vera@example.com', verified: true });
  });

  it('verifies what the site vouches for, field by field, and nothing that was typed', async () => {
    const claims = { sub: 'customer-30', email: 'vera@example.com' };
    const { body } = await open({ identity_token: await vouch(claims), name: 'Typed', phone: '123' });
    const started = await api.visitor('POST', `${widget.token}/conversations`, {
      ...bearer(body.session_token),
      body: { client_message_id: 'message-1', content: 'Hello' },
    });
    const known = { name: 'Typed', email: 'vera@example.com', verified: true, verified_fields: ['email'] };
    expect((await api.agent('GET', `/visitors/${body.visitor.id}`)).body).toMatchObject({ ...known, phone: '123' });
    expect((await api.agent('GET', `/conversations/${started.body.conversation.id}`)).body.visitor).toMatchObject(
      known,
    );
  });

  it('that claims an anonymous visitor drops the address typed before', async () => {
    const typed = { name: 'Guest', email: 'guest@example.com', phone: '123' };
    const { session_token } = (await open(typed)).body;
    const { body } = await open({ session_token, identity_token: await vouch({ sub: 'customer-31' }) });
    expect((await api.agent('GET', `/visitors/${body.visitor.id}`)).body).toMatchObject({
      name: 'Guest',
      email: null,
      phone: null,
      verified: true,
      verified_fields: [],
    });
  });

  it('outweighs what the form before a chat says', async () => {
    const start = async (identity: Record<string, unknown>, form: object) => {
      const { body } = await open({ identity_token: await vouch(identity) });
      const started = await api.visitor('POST', `${widget.token}/conversations`, {
        ...bearer(body.session_token),
        body: { client_message_id: 'message-1', content: 'Hello', ...form },
      });
      expect(started.status).toBe(201);
      return (await api.agent('GET', `/conversations/${started.body.conversation.id}`)).body.visitor;
    };
    const form = { name: 'Somebody', email: 'other@example.com' };
    const vera = { name: 'Vera', email: 'vera@example.com' };
    expect(await start({ sub: 'customer-0', ...vera }, form)).toMatchObject({ ...vera, verified: true });
    expect(await start({ sub: 'customer-00', name: 'Vera' }, form)).toMatchObject({ name: 'Vera', email: form.email });
  });

  it('finds its person again on another device, with what is open there', async () => {
    const first = (await open({ identity_token: await vouch({ sub: 'customer-2' }) })).body;
    await api.visitor('POST', `${widget.token}/conversations`, {
      ...bearer(first.session_token),
      body: { client_message_id: 'message-1', content: 'From my phone' },
    });
    const second = (await open({ identity_token: await vouch({ sub: 'customer-2' }) })).body;
    expect(second.visitor.id).toBe(first.visitor.id);
    expect(second.conversation).toMatchObject({ last_message: 'From my phone' });
    const { body: other } = await open({ identity_token: await vouch({ sub: 'customer-3' }) });
    expect(other.visitor.id).not.toBe(first.visitor.id);
    expect(other.conversation).toBeNull();
  });

  it('becomes that of an anonymous visitor who signs in, and never of a verified one', async () => {
    const anonymous = (await open({ name: 'Guest' })).body;
    const { session_token } = anonymous;
    const signedIn = (await open({ session_token, identity_token: await vouch({ sub: 'customer-4' }) })).body;
    expect(signedIn.visitor).toMatchObject({ id: anonymous.visitor.id, name: 'Guest', verified: true });
    const next = (
      await open({ session_token: signedIn.session_token, identity_token: await vouch({ sub: 'customer-5' }) })
    ).body;
    expect(next.visitor.id).not.toBe(anonymous.visitor.id);
    expect(next.conversation).toBeNull();
    // The session from before signing in opens nothing of the person who has.
    expect(await open({ session_token })).toMatchObject({ status: 401 });
  });

  it('ends the sessions from before: they open the chat on no endpoint', async () => {
    const { session_token } = (await open({ name: 'Guest' })).body;
    const before = bearer(session_token);
    const started = await api.visitor('POST', `${widget.token}/conversations`, {
      ...before,
      body: { client_message_id: 'message-1', content: 'Hello' },
    });
    const chat = `${widget.token}/conversations/${started.body.conversation.id}`;
    const signedIn = (await open({ session_token, identity_token: await vouch({ sub: 'customer-20' }) })).body;
    const body = { client_message_id: 'message-2', content: 'Who are you?' };
    for (const [method, path, sent] of [
      ['GET', `${chat}/messages`, {}],
      ['POST', `${chat}/messages`, { body }],
      ['POST', `${chat}/close`, {}],
      ['POST', `${widget.token}/conversations`, { body }],
    ] as const) {
      const refused = await api.visitor(method, path, { ...before, ...sent });
      expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
    const own = await api.visitor('GET', `${chat}/messages`, bearer(signedIn.session_token));
    expect(own.body.data).toHaveLength(1);
  });

  it('hangs up on the sockets from before, and on no other', async () => {
    const { table, push } = api.deps;
    const ended: string[] = [];
    push.end = async (id) => void ended.push(id);
    const listening = async (name: string, { body }: Awaited<ReturnType<typeof open>>) => {
      const { id: visitor_id, verified } = body.visitor;
      const who = { visitor_id, verified, widget_id: widget.id, widget_token: widget.token };
      await connect(api.deps, name, { principal: 'visitor', ...who });
      const connection = await getConnection(table, name);
      if (connection) await hello(api.deps, connection, [], { heartbeatSeconds: 25, leaseSeconds: 75 });
    };
    const isListening = async (id: string, visitor: number) =>
      (await subscribersOf(table, { kind: 'visitor', id: visitor, widget_id: widget.id })).some(
        ({ connectionId }) => connectionId === id,
      );
    const [guest, other] = [await open({}), await open({})];
    for (const [name, whose] of [
      ['one', guest],
      ['two', guest],
      ['other', other],
    ] as const)
      await listening(name, whose);
    const { session_token, visitor } = guest.body;
    const identity_token = await vouch({ sub: 'customer-21' });
    const signedIn = await open({ session_token, identity_token });
    expect(ended.toSorted()).toEqual(['one', 'two']);
    for (const name of ['one', 'two']) {
      expect(await getConnection(table, name)).toBeUndefined();
      expect(await isListening(name, visitor.id)).toBe(false);
    }
    expect(await isListening('other', other.body.visitor.id)).toBe(true);

    await listening('three', signedIn);
    // Repeated: the answer may have got lost.
    expect(await open({ session_token, identity_token })).toMatchObject({ status: 200 });
    expect(ended).toHaveLength(2);
    expect(await isListening('three', visitor.id)).toBe(true);
  });

  it.each(['POST session', 'POST conversations'])(
    'is not undone by a %s from before it, under way',
    async (request) => {
      const { session_token, visitor } = (await open({ name: 'Guest' })).body;
      const claims = { sub: `customer-${request}`, name: 'Vera', email: 'vera@example.com' };
      const identity_token = await vouch(claims);
      const { table } = api.deps;
      const signedIn: number[] = [];
      const signIn = async (isVisitors: boolean) => {
        if (signedIn.length > 0 || !isVisitors) return;
        signedIn.push(0);
        signedIn.push((await open({ session_token, identity_token })).status);
      };
      api.faults.table = {
        ...table,
        update: async (input) => {
          await signIn(String(input.Key?.['sk']) === 'VISITOR');
          return table.update(input);
        },
        transact: async (items) => {
          await signIn(items.some((item) => 'Update' in item && String(item.Update.Key?.['sk']) === 'VISITOR'));
          return table.transact(items);
        },
      };
      const said = { name: 'Mallory', email: 'mallory@example.com' };
      const answer = await (request === 'POST session'
        ? open({ session_token, ...said })
        : api.visitor('POST', `${widget.token}/conversations`, {
            ...bearer(session_token),
            body: { client_message_id: 'message-1', content: 'Hello', ...said },
          }));
      delete api.faults.table;
      expect(signedIn).toEqual([0, 200]);
      expect(answer.status).toBe(request === 'POST session' ? 503 : 201);
      expect((await api.agent('GET', `/visitors/${visitor.id}`)).body).toMatchObject({
        name: 'Vera',
        email: 'vera@example.com',
        verified: true,
      });
    },
  );

  it('of two concurrent claims of one anonymous visitor, one succeeds', async () => {
    for (let round = 0; round < 5; round++) {
      const { session_token, visitor } = (await open({})).body;
      const claims = await Promise.all(['one', 'other'].map((who) => vouch({ sub: `${who}-${round}` })));
      const answers = await Promise.all(claims.map((identity_token) => open({ session_token, identity_token })));
      const winners = answers.filter(({ body }) => body.visitor?.id === visitor.id);
      expect(winners).toHaveLength(1);
    }
  });

  it('is one visitor, also when two windows open at the same time', async () => {
    const identity_token = await vouch({ sub: 'customer-6' });
    const answers = await Promise.all(Array.from({ length: 4 }, () => open({ identity_token })));
    const ids = answers.filter(({ status }) => status === 200).map(({ body }) => body.visitor.id);
    expect(new Set(ids).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    expect((await open({ identity_token })).body.visitor.id).toBe(ids[0]);
  });

  it('an unsigned email shares nothing with', async () => {
    const person = (await open({ identity_token: await vouch({ sub: 'customer-7', email: 'v@example.com' }) })).body;
    const pretender = (await open({ email: 'v@example.com' })).body;
    expect(pretender.visitor).toMatchObject({ verified: false });
    expect(pretender.visitor.id).not.toBe(person.visitor.id);
  });

  it.each([
    ['a numbered user', { sub: 4711 }],
    ['nothing for what the site does not know', { name: null, email: null, phone: null }],
    ['empty fields for what the site does not know', { name: '', email: '', phone: '' }],
    ['a phone number that is none', { phone: 'call me' }],
    ['a clock that is ahead', { nbf: 120, iat: 120 }],
  ])('may name %s', async (_, { nbf, iat, ...claims }: Record<string, unknown>) => {
    const seconds = Math.floor(api.clock.ms / 1000);
    const times = nbf === undefined ? {} : { nbf: seconds + Number(nbf), iat: seconds + Number(iat) };
    const opened = await open({ identity_token: await vouch({ sub: 'customer-7', ...claims, ...times }) });
    expect(opened).toMatchObject({ status: 200, body: { visitor: { verified: true, name: null, email: null } } });
  });

  it('with a number is the same person as with its digits', async () => {
    const first = (await open({ identity_token: await vouch({ sub: 4712 }) })).body;
    const other = (await open({ identity_token: await vouch({ sub: '4712' }) })).body;
    expect(other.visitor.id).toBe(first.visitor.id);
  });

  it('is refused when it is anything less', async () => {
    const valid = await vouch({ sub: 'customer-8' });
    const [, body] = valid.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const other = (await api.agent('POST', '/widgets', { body: { name: 'Other' } })).body;
    const theirSecret = (await api.agent('POST', `/widgets/${other.id}/identity-secret`)).body.identity_secret;
    const seconds = Math.floor(api.clock.ms / 1000);
    for (const identity_token of [
      unsigned,
      'nonsense',
      await vouch({ sub: 'customer-8' }, 'guessed'),
      await vouch({ sub: 'customer-8' }, theirSecret),
      await vouch({ sub: 'customer-8' }, secret, 'HS512'),
      await vouch({}),
      await vouch({ sub: '' }),
      await vouch({ sub: 1.5 }),
      await vouch({ sub: true }),
      await vouch({ sub: 'customer-8', nbf: seconds + 900 }),
      await vouch({ sub: 'customer-8', exp: undefined }),
      await vouch({ sub: 'customer-8', exp: seconds - 1 }),
      await vouch({ sub: 'customer-8', aud: other.token }),
      await vouch({ sub: 'customer-8', email: 'not an address' }),
    ])
      expect(await open({ identity_token })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await open({ identity_token: await vouch({ sub: 'customer-8', aud: widget.token }) })).toMatchObject({
      status: 200,
    });
  });

  it('may be signed with the secret before, for a day', async () => {
    const old = secret;
    secret = await rotate();
    const withOld = async () => (await open({ identity_token: await vouch({ sub: 'customer-9' }, old) })).status;
    expect(await withOld()).toBe(200);
    const before = api.clock.ms;
    api.clock.ms += 24 * 3600 * 1000;
    expect(await withOld()).toBe(401);
    expect((await open({ identity_token: await vouch({ sub: 'customer-9' }) })).status).toBe(200);
    api.clock.ms = before;
  });

  it('may be signed with whichever secret the site uses, however often others are issued in that day', async () => {
    const used = secret;
    const before = api.clock.ms;
    const status = async (key: string) =>
      (await open({ identity_token: await vouch({ sub: 'customer-40' }, key) })).status;
    // Somebody known from here on: only who comes new is counted by address, whatever the clock.
    expect(await status(used)).toBe(200);
    const second = await rotate();
    api.clock.ms += 3600 * 1000;
    secret = await rotate();
    expect(await Promise.all([used, second, secret].map(status))).toEqual([200, 200, 200]);
    for (let more = 0; more < 12; more++) secret = await rotate();
    expect(await Promise.all([used, second, secret].map(status))).toEqual([200, 200, 200]);
    api.clock.ms = before + 24 * 3600 * 1000;
    expect(await Promise.all([used, second, secret].map(status))).toEqual([401, 200, 200]);
    api.clock.ms += 3600 * 1000;
    expect(await Promise.all([used, second, secret].map(status))).toEqual([401, 401, 200]);
    api.clock.ms = before;
  });

  it('ends with the secret it was signed with: its sessions open nothing once that no longer counts', async () => {
    const stolen = (await open({ identity_token: await vouch({ sub: 'customer-41' }) })).body.session_token;
    const anonymous = (await open({})).body.session_token;
    const before = api.clock.ms;
    secret = await rotate();
    const renewed = await open({ session_token: stolen });
    expect(renewed.status).toBe(200);
    const other = (await open({ identity_token: await vouch({ sub: 'customer-41' }) })).body.session_token;
    const reaches = async (session: string) =>
      (await api.visitor('GET', `${widget.token}/conversations/1/messages`, bearer(session))).status;
    const socket = async (token: string) =>
      admitSocket(
        { ...api.visitorDeps, verifyAgent: async () => undefined },
        { protocols: `live-chat.v1, ${token}`, origin: undefined },
      );
    expect(await reaches(stolen)).toBe(404);
    expect(await socket(stolen)).toBeDefined();
    api.clock.ms += 24 * 3600 * 1000;
    for (const ended of [stolen, renewed.body.session_token]) {
      expect(await reaches(ended)).toBe(401);
      expect(await open({ session_token: ended })).toMatchObject({ status: 401 });
      expect(await socket(ended)).toBeUndefined();
    }
    for (const session of [other, anonymous]) expect(await reaches(session)).toBe(404);
    // Who is vouched for again goes on, whatever session they had.
    const again = { session_token: stolen, identity_token: await vouch({ sub: 'customer-41' }) };
    expect((await open(again)).status).toBe(200);
    api.clock.ms = before;
  });

  it('is valid for a day at most, and says so', async () => {
    const seconds = Math.floor(api.clock.ms / 1000);
    const until = async (exp: number) => open({ identity_token: await vouch({ sub: 'customer-42', exp }) });
    expect((await until(seconds + 24 * 3600)).status).toBe(200);
    for (const exp of [seconds + 2 * 24 * 3600, seconds + 10 * 365 * 24 * 3600])
      expect(await until(exp)).toMatchObject({ status: 401, body: { detail: expect.stringContaining('24 hours') } });
  });

  it('is what a widget for signed-in users asks for', async () => {
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { require_identity: true } });
    expect(await open({})).toMatchObject({ status: 401 });
    expect((await open({ identity_token: await vouch({ sub: 'customer-10' }) })).status).toBe(200);
  });

  it('ends the sessions of visitors without it once it is required', async () => {
    const anonymous = (await open({ name: 'Guest' })).body;
    const started = await api.visitor('POST', `${widget.token}/conversations`, {
      ...bearer(anonymous.session_token),
      body: { client_message_id: 'message-1', content: 'Hello' },
    });
    const verified = (await open({ identity_token: await vouch({ sub: 'customer-11' }) })).body;
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { require_identity: true } });
    const messages = `${widget.token}/conversations/${started.body.conversation.id}/messages`;
    expect(await api.visitor('GET', messages, bearer(anonymous.session_token))).toMatchObject({ status: 401 });
    // Let in, and told that this chat is none of theirs.
    expect(await api.visitor('GET', messages, bearer(verified.session_token))).toMatchObject({ status: 404 });
  });

  it('is never shown with the widget', async () => {
    expect(Object.keys((await api.agent('GET', `/widgets/${widget.id}`)).body).join()).not.toMatch(/secret/);
  });
});
