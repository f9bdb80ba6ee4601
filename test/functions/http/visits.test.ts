import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitorLimit } from '#functions/http/request-limits.ts';
import type { Apis } from '#test/support/api.ts';
import { bearer, startApis } from '#test/support/api.ts';

let api: Apis;
let widget: { id: number; token: string };
let secret: string;
beforeAll(async () => {
  api = await startApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  secret = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body.identity_secret;
});
afterAll(() => api.stop());
beforeEach(() => {
  api.visitorDeps.allowance = { burst: 60, perSecond: 5 };
  api.visitorDeps.sessionRate = { burst: 300, perSecond: 10 };
  api.visitorDeps.limitVisitor = () => {};
});

const open = (body: object) =>
  api.visitor('POST', `${widget.token}/session`, { body, headers: { 'user-agent': 'B'.repeat(2000) } });

const attributesOf = (letter: string) =>
  Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`key${n}`, letter.repeat(500)]));
const pageOf = (n: number) => ({
  current_page: `https://shop.example.com/${n}/${'語'.repeat(1900)}`,
  page_title: '語'.repeat(300),
});
/** As much as a browser and a site can say. */
const largest = {
  referrer: `https://search.example.com/${'語'.repeat(1900)}`,
  locale: 'zh-Hant-TW',
  timezone: 'America/Argentina/ComodRivadavia',
};

async function aLargestVisitor(): Promise<string> {
  const email = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example.com`;
  const identity_token = await new SignJWT({ name: '語'.repeat(100), email, phone: '1'.repeat(40) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('語'.repeat(200))
    .setExpirationTime(Math.floor(api.clock.ms / 1000) + 600)
    .sign(new TextEncoder().encode(secret));
  const first = await open({ ...largest, identity_token, custom_attributes: attributesOf('語') });
  expect(first.status).toBe(200);
  const { session_token } = first.body;
  for (let page = 0; page < 20; page++) expect((await open({ session_token, ...pageOf(page) })).status).toBe(200);
  return session_token;
}

describe('a session of a returning visitor', () => {
  it('costs few write units, however much is known of them, and none where nothing changed', async () => {
    const session_token = await aLargestVisitor();
    const unitsOf = async (said: object) => {
      api.deps.resetUnits();
      expect((await open({ session_token, ...said })).status).toBe(200);
      return api.deps.units.write;
    };
    const same = { ...largest, ...pageOf(19), custom_attributes: attributesOf('語') };
    const page = { current_page: 'https://shop.example.com/' };
    const units = [
      await unitsOf(same),
      await unitsOf(pageOf(20)),
      await unitsOf(page),
      await unitsOf({ custom_attributes: attributesOf('a') }),
      await unitsOf({}),
    ];
    api.clock.ms += 5 * 60 * 1000;
    units.push(await unitsOf({}));
    // Nothing; then one to count the network, and by the kilobyte who they are with their pages, and their attributes
    // only where those are others.
    expect(units).toEqual([0, 1 + 5, 1 + 5, 1 + 5 + 8, 0, 1 + 5]);
  });

  it('keeps as many pages as fit, the newest always, and all twenty of usual length', async () => {
    const { session_token, visitor } = (await open({})).body;
    const pages = async () => (await api.agent('GET', `/visitors/${visitor.id}`)).body;
    for (let page = 0; page < 25; page++)
      await open({ session_token, current_page: `https://shop.example.com/products/${page}`, page_title: 'Teapots' });
    expect((await pages()).pages).toHaveLength(20);
    await open({ session_token, ...pageOf(1) });
    const shown = await pages();
    expect(shown.pages.at(-1).url).toBe(shown.current_page);
    expect(Buffer.byteLength(JSON.stringify(shown.pages))).toBeLessThan(4000);
    expect(shown.current_page).toMatch(/^https:\/\/shop\.example\.com\/1\/語+$/);
  });

  /** How many pages are noted of a visitor. */
  const noted = async ({ body }: Awaited<ReturnType<typeof open>>): Promise<number> =>
    (await api.agent('GET', `/visitors/${body.visitor.id}`)).body.pages.length;

  it('is noted as often as a visitor may, exactly, and answered all the same; never held up for long', async () => {
    api.visitorDeps.allowance = { burst: 5, perSecond: 1 };
    const first = await open({});
    const { session_token } = first.body;
    const visit = (page: number) => open({ session_token, current_page: `https://shop.example.com/${page}` });
    for (let page = 0; page < 6; page++) expect((await visit(page)).status).toBe(200);
    expect(await noted(first)).toBe(5);
    expect((await open({ session_token, custom_attributes: { plan: 'pro' } })).status).toBe(200);
    // Who somebody is must not be lost without a word.
    expect(await open({ session_token, name: 'Vera' })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { code: 'rate_limited' },
    });
    api.clock.ms += 2000;
    const statuses = await Promise.all([6, 7, 8, 9, 10, 11].map(async (page) => (await visit(page)).status));
    // Two of them: at once, each knows the pages from before only.
    const pages = await noted(first);
    expect([6, 7]).toContain(pages);
    expect((await visit(12)).status).toBe(200);
    expect(await noted(first)).toBe(pages);
    expect(statuses.every((status) => [200, 503].includes(status))).toBe(true);
  });

  it('is answered in every tab, also when several open at the same moment', async () => {
    const { session_token } = (await open({})).body;
    const tabs = Array.from({ length: 5 }, (_, tab) =>
      open({ session_token, current_page: `https://shop.example.com/${tab}` }),
    );
    expect((await Promise.all(tabs)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('is noted as often as its network may, and answered all the same: others are behind the same address', async () => {
    const first = await open({});
    const { session_token } = first.body;
    api.visitorDeps.sessionRate = { burst: 2, perSecond: 1 };
    const visit = async (body: object, sourceIp: string) => {
      const sent = { body: { session_token, ...body }, sourceIp };
      return (await api.visitor('POST', `${widget.token}/session`, sent)).status;
    };
    const page = (n: number) => ({ current_page: `https://shop.example.com/${n}` });
    for (let n = 0; n < 4; n++) expect(await visit(page(n), '192.0.2.9')).toBe(200);
    expect(await noted(first)).toBe(2);
    expect(await visit({ email: 'vera@example.com' }, '192.0.2.9')).toBe(429);
    expect(await visit(page(4), '192.0.2.10')).toBe(200);
    expect(await noted(first)).toBe(3);
  });
});

it('every request but a new message counts against one rate limit of the visitor', async () => {
  const { session_token, conversation } = await api.startChat(widget.token);
  const stranger = await api.startChat(widget.token);
  api.visitorDeps.limitVisitor = visitorLimit({ burst: 11, perSecond: 1 }, () => api.clock.ms);
  const post = (what: string, body: object = {}, session = session_token) =>
    api.visitor('POST', `${widget.token}/conversations/${conversation.id}/${what}`, { ...bearer(session), body });
  const repeat = (what: string, more: object = {}) =>
    api.visitor('POST', `${widget.token}/${what}`, {
      ...bearer(session_token),
      body: { client_message_id: 'message-1', content: 'Hello?', ...more },
    });
  const all = [
    () => open({ session_token }),
    () => api.visitor('GET', `${widget.token}/conversations/${conversation.id}/messages`, bearer(session_token)),
    () => repeat('conversations'),
    () => repeat('offline-messages', { name: 'Vera', email: 'vera@example.com' }),
    () => repeat(`conversations/${conversation.id}/messages`, { content: 'Something else' }),
    () => post('read', { seq: 1 }),
    () => post('escalate'),
    () => post('transcript'),
    () => post('rate', { rating: 5 }),
    () => post('close'),
    () => open({ session_token }),
  ];
  for (const ask of all) expect((await ask()).status).not.toBe(429);
  for (const ask of all) {
    const { status, headers } = await ask();
    expect([status, headers['retry-after']]).toEqual([429, '1']);
  }
  expect((await open({ session_token: stranger.session_token })).status).toBe(200);
  api.clock.ms += 1000;
  expect((await open({ session_token })).status).toBe(200);
});

it('erasing a person takes what the site attached along', async () => {
  const { visitor } = (await open({ custom_attributes: { plan: 'gold' } })).body;
  expect((await api.agent('GET', `/visitors/${visitor.id}`)).body.custom_attributes).toEqual({ plan: 'gold' });
  expect((await api.agent('GET', `/visitors/${visitor.id}/export`)).body.visitor.custom_attributes).toEqual({
    plan: 'gold',
  });
  await api.agent('DELETE', `/visitors/${visitor.id}`);
  expect(JSON.stringify(await api.allItems())).not.toContain('gold');
});
