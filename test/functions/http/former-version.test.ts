/** What the version before stored is read as it was meant: a deployment goes on with the table that is there. */
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { Item } from '#functions/store/table.ts';
import type { Apis } from '#test/support/api.ts';
import { bearer, startApis } from '#test/support/api.ts';

let api: Apis;
let widget: { id: number; token: string };
beforeAll(async () => {
  api = await startApis();
});
afterAll(() => api.stop());
beforeEach(async () => {
  widget = await api.make('/widgets', { name: 'Shop' });
});

const open = (body: object) => api.visitor('POST', `${widget.token}/session`, { body });
const vouch = (key: string, claims: Record<string, unknown>) =>
  new SignJWT({ exp: Math.floor(api.clock.ms / 1000) + 600, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(key));

/** Stores an item with these fields instead, and without those that are undefined. */
async function store(key: { pk: string; sk: string }, fields: Item): Promise<void> {
  const before = await api.deps.table.get({ Key: key, ConsistentRead: true });
  await api.deps.table.put({ Item: { ...before, ...fields } });
}

describe('a visitor', () => {
  const shown = async (id: number) => (await api.agent('GET', `/visitors/${id}`)).body.custom_attributes;

  it('keeps the attributes that stood in their own item, until the site attaches others', async () => {
    const { visitor, session_token } = (await open({})).body;
    await store(keys.visitor(visitor.id), { custom_attributes: { plan: 'gold' } });
    expect(await shown(visitor.id)).toEqual({ plan: 'gold' });
    const kept = await api.agent('GET', `/visitors/${visitor.id}/export`);
    expect(kept.body.visitor.custom_attributes).toEqual({ plan: 'gold' });
    await open({ session_token, custom_attributes: {} });
    expect(await shown(visitor.id)).toEqual({});
  });

  it('who was vouched for has only those fields verified that the site vouches for again', async () => {
    const secret = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body.identity_secret;
    const { visitor } = (await open({ identity_token: await vouch(secret, { sub: 'vera' }) })).body;
    await store(keys.visitor(visitor.id), { email: 'typed@example.com', verified_fields: undefined });
    await open({ identity_token: await vouch(secret, { sub: 'vera' }) });
    expect(await api.deps.table.get({ Key: keys.visitor(visitor.id) })).toMatchObject({ verified_fields: [] });
  });
});

describe('a widget with an identity secret', () => {
  const FORMER = 'former-secret-of-at-least-thirty-two-characters';
  const NEWEST = 'newest-secret-of-at-least-thirty-two-characters';

  /** As it was stored: one secret before, and a gate that names none. */
  async function asBefore(): Promise<void> {
    const until = { previous_identity_secret: FORMER, previous_identity_secret_until_ms: api.clock.ms + 60_000 };
    await store(keys.widget(widget.id), { identity_secret: NEWEST, ...until });
    await store(keys.token(widget.token), { identity_secrets: undefined });
  }
  /** A verified session that names no secret. */
  async function aSession(): Promise<string> {
    const { visitor } = (await open({ identity_token: await vouch(NEWEST, { sub: 'vera' }) })).body;
    const session = { visitor_id: visitor.id, widget_id: widget.id, widget_token: widget.token, verified: true };
    return (await api.visitorDeps.sessions.sign(session)).token;
  }
  const start = async (session: string, id: string) =>
    (
      await api.visitor('POST', `${widget.token}/conversations`, {
        ...bearer(session),
        body: { client_message_id: id, content: 'Hello' },
      })
    ).status;

  it('takes the secret before for the rest of its day', async () => {
    await asBefore();
    expect((await open({ identity_token: await vouch(FORMER, { sub: 'vera' }) })).status).toBe(200);
    api.clock.ms += 60_001;
    expect((await open({ identity_token: await vouch(FORMER, { sub: 'vera' }) })).status).toBe(401);
  });

  it('takes it also once there is another', async () => {
    await asBefore();
    await api.agent('POST', `/widgets/${widget.id}/identity-secret`);
    expect((await open({ identity_token: await vouch(FORMER, { sub: 'vera' }) })).status).toBe(200);
    expect((await open({ identity_token: await vouch(NEWEST, { sub: 'vera' }) })).status).toBe(200);
  });

  it('ends no session because a setting changes, only because a secret is replaced', async () => {
    await asBefore();
    const session = await aSession();
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { name: 'The shop' } });
    expect(await start(session, 'message-1')).toBe(201);
    await api.agent('POST', `/widgets/${widget.id}/identity-secret`);
    expect(await start(session, 'message-2')).toBe(401);
    expect((await getWidget(api.deps.table, widget.id))?.name).toBe('The shop');
  });
});
