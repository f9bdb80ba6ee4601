/** The link to a team's own system and the card of what it knows, with the servers of the examples on the other side. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { senderOut } from '#functions/platform/network/send-out.ts';
import { safeFetch } from '#functions/platform/network/safe-fetch.ts';
import { type MemoryApis, ada, memoryApis } from '#test/support/api.ts';
import { verifyToken } from '../../../examples/context-link/verify-token.ts';
import { cardServer } from '../../../examples/crm-card/server.ts';

let api: MemoryApis;
let conversation: number;
let secret: string;
const LINK = { label: 'Open in the shop', url: 'https://admin.shop.example/chat?from=chat&token={token}' };
const set = (body: object) => api.agent('PUT', '/team-settings', { body });
const link = (id = conversation) => api.agent('POST', `/conversations/${id}/context-link`, { claims: ada });
const card = (id = conversation) => api.agent('GET', `/conversations/${id}/card`, { claims: ada });

beforeAll(async () => {
  api = await memoryApis(Date.now());
  Object.assign(api.agentDeps, { sendOut: async () => senderOut(true), cardsOnThisMachine: true });
  await api.make('/agents', { user_id: 'ada' });
  const widget = await api.make('/widgets', { name: 'Shop' });
  const key = (
    await api.agent('PUT', '/visitors', { body: { widget_id: widget.id, external_id: '42', email: 'v@example.com' } })
  ).body;
  const body = { content: 'Hello', client_message_id: 'message-1' };
  conversation = (await api.agent('POST', `/visitors/${key.id}/conversations`, { body })).body.conversation.id;
});

describe('before anything is set up', () => {
  it('there is neither a link nor a card, and nothing is asked', async () => {
    expect([await link(), await card()]).toMatchObject([
      { status: 409, body: { code: 'not_configured' } },
      { status: 409, body: { code: 'not_configured' } },
    ]);
    expect((await api.agent('GET', '/team-settings', { claims: ada })).body).toMatchObject({
      context_link: null,
      crm_card: null,
      card_hosts: ['crm.example.com'],
      has_context_secret: false,
      sign_in_rules: [],
      has_user_pool: true,
    });
  });

  it('a link without a secret says what is missing', async () => {
    await set({ context_link: LINK });
    expect((await link()).body).toMatchObject({ code: 'not_configured', detail: expect.stringMatching(/no secret/) });
  });
});

describe('the secret', () => {
  it('is shown once, to admins only, and is in no list and no audit row', async () => {
    expect((await api.agent('POST', '/team-settings/context-secret', { claims: ada })).status).toBe(403);
    secret = (await api.agent('POST', '/team-settings/context-secret')).body.context_secret;
    expect(secret).toMatch(/^[\w-]{43}$/);
    const settings = await api.agent('GET', '/team-settings');
    expect(settings.body.has_context_secret).toBe(true);
    const audit = await api.agent('GET', '/audit');
    expect(JSON.stringify([settings.body, audit.body])).not.toContain(secret);
    expect(audit.body.data[0]).toMatchObject({
      entity: 'team_settings',
      changes: [{ field: 'context_secret', before: null, after: null }],
    });
  });
});

describe('the address of a link', () => {
  it.each([
    'http://admin.example.com/?t={token}',
    'https://admin.example.com/',
    'https://{token}.example.com/',
    'https://admin.example.com/{token}/{token}',
    'https://admin.example.com:{token}/',
    'https://ada:pw@admin.example.com/?t={token}',
    'javascript:alert({token})',
    '{token}',
  ])('can’t be %s', async (url) => {
    const answer = await set({ context_link: { ...LINK, url } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'body.context_link.url' }] } });
  });

  it('carries a token that the five lines of the example verify: who, which chat, which agent', async () => {
    const { url } = (await link()).body;
    const token = new URL(url).searchParams.get('token') ?? '';
    expect(url).toBe(LINK.url.replace('{token}', token));
    const verified = verifyToken(token, secret, 'https://admin.shop.example', 'context-link');
    expect(verified).toMatchObject({
      visitor: { external_id: '42', email: 'v@example.com', email_verified: true },
      conversation: { id: conversation },
      agent: { user_id: 'ada', name: 'ada' },
    });
    for (const [by, origin, purpose] of [
      ['another secret', 'https://admin.shop.example', 'context-link'],
      [secret, 'https://other.example', 'context-link'],
      [secret, 'https://admin.shop.example', 'crm-card'],
    ] as const)
      expect(verifyToken(token, by, origin, purpose)).toBeUndefined();
    const later = vi.spyOn(Date, 'now').mockReturnValue(api.clock.ms + 61_000);
    expect(verifyToken(token, secret, 'https://admin.shop.example', 'context-link')).toBeUndefined();
    later.mockRestore();
    const [other] = [(await link()).body.url];
    expect(other).not.toBe(url);
    expect(JSON.stringify(api.logged)).not.toContain(token);
  });

  it('is for chats that exist', async () => {
    expect((await link(1)).status).toBe(404);
  });
});

describe('a card', () => {
  let server: Server | undefined;
  let asked = 0;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    api.agentDeps.cards.clear();
    asked = 0;
  });

  /** Sets up the card of a server on this machine. */
  async function served(made: (origin: () => string) => Server): Promise<string> {
    let origin = '';
    server = made(() => origin).listen(0, 'localhost');
    await once(server, 'listening');
    server.on('request', () => asked++);
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    expect((await set({ crm_card: { title: 'Customer', url: `${origin}/card` } })).status).toBe(200);
    return origin;
  }
  const answering = (listener: RequestListener) => served(() => createServer(listener));
  const json = (value: unknown) =>
    answering((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
    );

  it('shows what the example’s server knows, and asks for it once a minute', async () => {
    await served((origin) => {
      const rowsFor = async ({ visitor }: { visitor: { external_id: string | null } }) => [
        { label: 'Customer', value: visitor.external_id ?? '', link: 'https://crm.example.com/42' },
      ];
      const lazy = createServer((request, response) =>
        cardServer({ secret, origin: origin(), rowsFor }).emit('request', request, response),
      );
      return lazy;
    });
    const shown = { rows: [{ label: 'Customer', value: '42', link: 'https://crm.example.com/42' }], failure: null };
    expect((await card()).body).toEqual(shown);
    expect((await card()).body).toEqual(shown);
    expect(asked).toBe(1);
    api.clock.ms += 60_000;
    await card();
    expect(asked).toBe(2);
    api.clock.ms -= 60_000;
  });

  it('is cut to twenty rows of plain text, with https links only', async () => {
    await json([
      { label: 'Plan\u0000', value: ' Pro\nplan ', link: 'javascript:alert(1)' },
      { label: 'Orders', value: 3, link: 'http://crm.example.com/' },
      { label: 'Long', value: 'x'.repeat(1000), link: 'https://ada:pw@crm.example.com/' },
      { label: '<b>Bold</b>', value: true },
      { label: 'Nested', value: { a: 1 } },
      { value: 'without a label' },
      'no row',
      null,
      ...Array.from({ length: 30 }, (_, index) => ({ label: 'More', value: index })),
    ]);
    const { rows } = (await card()).body;
    expect(rows).toHaveLength(20);
    expect(rows.slice(0, 4)).toEqual([
      { label: 'Plan', value: 'Pro plan', link: null },
      { label: 'Orders', value: '3', link: null },
      { label: 'Long', value: 'x'.repeat(300), link: null },
      { label: '<b>Bold</b>', value: 'true', link: null },
    ]);
  });

  it('is empty where nothing is known', async () => {
    await answering((_, response) => response.writeHead(404).end());
    expect((await card()).body).toEqual({ rows: [], failure: null });
  });

  it.each<[string, string, RequestListener]>([
    ['an error', 'refused', (_, response) => response.writeHead(500).end('{"rows":[]}')],
    [
      'a redirect to an inner address',
      'refused',
      (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ],
    ['what is no JSON', 'unreadable', (_, response) => response.end('<html>')],
    ['JSON that is no card', 'unreadable', (_, response) => response.end('{"rows":5}')],
    [
      'more than 32 KB',
      'unreadable',
      (_, response) => response.end(JSON.stringify({ rows: [{ label: 'a', value: 'x'.repeat(33_000) }] })),
    ],
    ['nothing, and closes the connection', 'unreachable', (_, response) => void response.destroy()],
  ])('says quietly what failed when the server answers %s, and is asked for again', async (_, failure, listener) => {
    await answering(listener);
    expect(await card()).toMatchObject({ status: 200, body: { rows: [], failure } });
    await card();
    expect(asked).toBe(2);
    expect(JSON.stringify(api.logged)).not.toMatch(/Bearer|eyJ/);
  });

  it('is given up after three seconds, also when the answer only trickles', async () => {
    await answering((_, response) => {
      const drip = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(drip));
    });
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.timeout(300));
    expect((await card()).body).toEqual({ rows: [], failure: 'too_slow' });
    expect(timeout).toHaveBeenCalledWith(3000);
    timeout.mockRestore();
  });

  it.each([
    'https://other.example.com/card',
    'https://crm.example.com:8443/card',
    'http://crm.example.com/card',
    'https://169.254.169.254/latest',
    'https://crm.example.com.evil.example/',
    'https://ada:pw@crm.example.com/',
    'http://127.0.0.1:1/',
  ])('can’t be asked for at %s', async (url) => {
    expect((await set({ crm_card: { title: 'Customer', url } })).status).toBe(400);
  });

  it('is asked for on this very machine only where the stack runs on one', async () => {
    await json([]);
    Object.assign(api.agentDeps, { cardsOnThisMachine: false });
    expect((await card()).body).toMatchObject({ code: 'not_configured' });
    expect((await set({ crm_card: { title: 'C', url: 'http://localhost:4200/' } })).status).toBe(400);
    Object.assign(api.agentDeps, { cardsOnThisMachine: true });
    expect(asked).toBe(0);
  });

  it('is not asked for at a name that leads inside', async () => {
    Object.assign(api.agentDeps, { cardHosts: ['localhost'], sendOut: async () => safeFetch });
    expect((await set({ crm_card: { title: 'C', url: 'https://localhost/card' } })).status).toBe(200);
    expect((await card()).body).toEqual({ rows: [], failure: 'unreachable' });
    Object.assign(api.agentDeps, { cardHosts: ['crm.example.com'], sendOut: async () => senderOut(true) });
  });
});
