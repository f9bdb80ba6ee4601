import { beforeAll, describe, expect, it } from 'vitest';
import { runInNewContext } from 'node:vm';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { bearer, ORIGIN_SECRET, PUBLIC_ORIGIN, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
});

const makeWidget = async (settings: object = {}) =>
  (await api.agent('POST', '/widgets', { body: { name: 'Shop', ...settings } })).body;

describe('script.js', () => {
  it('is the loader, called with what any page may know of the widget, as text (abuse case 12)', async () => {
    const widget = await makeWidget({ welcome_title: '</script><script>alert(1)</script>\u2028&' });
    const { status, headers, body } = await api.visitor('GET', `${widget.token}/script.js`, { query: { ver: '6.5' } });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toMatch(/^public, max-age=60, stale-while-revalidate=/);
    expect(body).not.toMatch(/[<>\u2028]/);
    const window: { config?: { token: string; app: string; widget: Record<string, unknown> } } = {};
    runInNewContext(body, { window });
    expect(window.config).toMatchObject({
      token: widget.token,
      origin: PUBLIC_ORIGIN,
      app: '/widget/app-1.js',
    });
    expect(window.config?.widget['welcome_title']).toBe(widget.welcome_title);
    expect(window.config?.widget).not.toHaveProperty('department_id');
  });

  it.each([
    ['open', 'monday', { text: 'Hello?' }, Date.parse('2026-06-01T17:00:00Z')],
    ['closed', 'tuesday', null, undefined],
  ])('greets while the business is open and not outside its hours: now it is %s', async (_, day, greeting, until) => {
    // The clock stands at a Monday noon, UTC.
    const business_hours = { timezone: 'UTC', [day]: { enabled: true, start: '09:00', end: '17:00' } };
    const widget = await makeWidget({ greeting: { text: 'Hello?' }, business_hours });
    const { body } = await api.visitor('GET', `${widget.token}/script.js`);
    const window: { config?: { widget: object; greet_until?: number } } = {};
    runInNewContext(body, { window });
    expect(window.config?.widget).toMatchObject({ greeting });
    expect(window.config?.greet_until).toBe(until);
  });

  it('is not sent again to who has it, also behind a proxy that made its tag weak', async () => {
    const widget = await makeWidget();
    const { headers } = await api.visitor('GET', `${widget.token}/script.js`);
    const again = await api.visitor('GET', `${widget.token}/script.js`, {
      headers: { 'if-none-match': `W/${headers['etag']}` },
    });
    expect(again).toMatchObject({ status: 304, body: undefined });
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { primary_color: '#123456' } });
    const changed = await api.visitor('GET', `${widget.token}/script.js`, {
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect(changed.status).toBe(200);
  });

  it('of a widget that is off only says so, of an unknown one is not found, as a script that browsers report', async () => {
    const widget = await makeWidget({ is_active: false });
    expect((await api.visitor('GET', `${widget.token}/script.js`)).body).toMatch(/^console\.info\(".*switched off/);
    expect(await api.visitor('GET', `${'x'.repeat(32)}/script.js`)).toMatchObject({
      status: 404,
      headers: { 'cache-control': 'no-store', 'content-type': 'text/javascript; charset=utf-8' },
      body: expect.stringContaining('no widget with this token'),
    });
  });
});

describe('config', () => {
  it.each([true, false])('says whether answers are sent by email, as script.js does: %s', async (hasMail) => {
    const { token } = await makeWidget();
    api.visitorDeps.hasMail = hasMail;
    const { body } = await api.visitor('GET', `${token}/config`);
    const window: { config?: { widget: object } } = {};
    runInNewContext((await api.visitor('GET', `${token}/script.js`)).body, { window });
    api.visitorDeps.hasMail = false;
    expect(body).toMatchObject({ email_replies: hasMail });
    expect(window.config?.widget).toMatchObject({ email_replies: hasMail });
  });

  it('has every public setting and says whether someone will answer', async () => {
    const widget = await makeWidget();
    const { body, headers } = await api.visitor('GET', `${widget.token}/config`);
    expect(body).toMatchObject({
      welcome_title: widgetDefaults.welcome_title,
      availability: { online: false, reason: 'nobody_online', next_open_at: null },
    });
    expect(headers['cache-control']).toMatch(/^public, max-age=60/);
  });

  it('outside business hours says when they begin again', async () => {
    // The clock stands at a Monday noon, UTC.
    const business_hours = { timezone: 'UTC', tuesday: { enabled: true, start: '09:00', end: '17:00' } };
    const widget = await makeWidget({ business_hours });
    expect((await api.visitor('GET', `${widget.token}/config`)).body.availability).toEqual({
      online: false,
      reason: 'outside_hours',
      next_open_at: '2026-06-02T09:00:00.000Z',
    });
  });
});

describe('a session', () => {
  it('begins with a visitor, a token and the socket, and continues with its token', async () => {
    const widget = await makeWidget();
    const first = await api.visitor('POST', `${widget.token}/session`, {
      body: { name: 'Vera', current_page: 'https://shop.example.com/', page_title: 'Home' },
    });
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'x-request-id': 'request-1' });
    expect(first.body).toMatchObject({
      visitor: { name: 'Vera', email: null, verified: false },
      conversation: null,
      socket_url: 'wss://socket.example.com/live',
      expires_at: '2026-07-01T12:00:00.000Z',
    });
    const again = await api.visitor('POST', `${widget.token}/session`, {
      body: {
        session_token: first.body.session_token,
        current_page: 'https://shop.example.com/cart',
        email: 'Vera@Example.com',
      },
    });
    expect(again.body.visitor).toMatchObject({ id: first.body.visitor.id, name: 'Vera', email: 'vera@example.com' });
    const { body: visitor } = await api.agent('GET', `/visitors/${first.body.visitor.id}`);
    expect(visitor).toMatchObject({
      current_page: 'https://shop.example.com/cart',
      pages: [{ url: 'https://shop.example.com/', title: 'Home' }, { url: 'https://shop.example.com/cart' }],
    });
  });

  it('keeps the last twenty pages', async () => {
    const widget = await makeWidget();
    const page = (number: number) => ({ current_page: `https://shop.example.com/${number}` });
    const first = await api.visitor('POST', `${widget.token}/session`, { body: page(0) });
    const { session_token } = first.body;
    for (let number = 1; number <= 21; number++)
      await api.visitor('POST', `${widget.token}/session`, { body: { session_token, ...page(number) } });
    const { body: visitor } = await api.agent('GET', `/visitors/${first.body.visitor.id}`);
    expect(visitor.pages).toHaveLength(20);
    expect(visitor.pages[0].url).toBe('https://shop.example.com/2');
  });

  it("knows the viewer's address only from the edge that proves itself", async () => {
    const widget = await makeWidget();
    const address = async (headers: Record<string, string>) => {
      const { body } = await api.visitor('POST', `${widget.token}/session`, { body: {}, headers });
      return (await api.agent('GET', `/visitors/${body.visitor.id}`)).body.ip_address;
    };
    expect(await address({ 'x-viewer-ip': '203.0.113.7', 'x-origin-secret': ORIGIN_SECRET })).toBe('203.0.113.7');
    expect(await address({ 'x-viewer-ip': '203.0.113.7', 'x-origin-secret': 'guessed' })).toBe('198.51.100.1');
    expect(await address({ 'x-viewer-ip': '203.0.113.7' })).toBe('198.51.100.1');
  });

  it('shows the conversation that is open', async () => {
    const widget = await makeWidget();
    const { session_token } = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
    const started = await api.visitor('POST', `${widget.token}/conversations`, {
      ...bearer(session_token),
      body: { client_message_id: 'first-message', content: 'Hello' },
    });
    expect(started.status).toBe(201);
    const again = await api.visitor('POST', `${widget.token}/session`, { body: { session_token } });
    expect(again.body.conversation).toMatchObject({ id: started.body.conversation.id, last_message: 'Hello' });
  });

  it('of a wrong token is refused: forged, expired, of another widget, of the token before', async () => {
    const [widget, other] = [await makeWidget(), await makeWidget()];
    const open = async (token: string, body: object) => api.visitor('POST', `${token}/session`, { body });
    const { session_token } = (await open(widget.token, {})).body;
    const refused = { status: 401, body: { code: 'unauthenticated' } };
    expect(await open(other.token, { session_token })).toMatchObject(refused);
    expect(await open(widget.token, { session_token: `${session_token.slice(0, -4)}AAAA` })).toMatchObject(refused);
    const [, claims] = session_token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    expect(await open(widget.token, { session_token: unsigned })).toMatchObject(refused);
    const { body: moved } = await api.agent('POST', `/widgets/${widget.id}/regenerate-token`);
    expect(await open(moved.token, { session_token })).toMatchObject(refused);
    expect(await open(widget.token, { session_token })).toMatchObject({ status: 404 });
    const before = api.clock.ms;
    const current = (await open(moved.token, {})).body.session_token;
    api.clock.ms += 30 * 24 * 3600 * 1000 + 1000;
    expect(await open(moved.token, { session_token: current })).toMatchObject(refused);
    api.clock.ms = before;
  });

  it('is not had where the widget is off or the page is on another site', async () => {
    const off = await makeWidget({ is_active: false });
    expect(await api.visitor('POST', `${off.token}/session`, { body: {} })).toMatchObject({
      status: 403,
      body: { code: 'widget_inactive' },
    });
    const listed = await makeWidget({ allowed_domains: ['shop.example.com', '*.example.org'] });
    const from = async (origin?: string) => {
      const sent = { body: {}, ...(origin ? { headers: { origin } } : {}) };
      return (await api.visitor('POST', `${listed.token}/session`, sent)).status;
    };
    expect(await from()).toBe(200);
    expect(await from('https://shop.example.com')).toBe(200);
    expect(await from('https://a.example.org')).toBe(200);
    expect(await from('https://evil.example.net')).toBe(403);
    expect(await from('https://shop.example.com.evil.example.net')).toBe(403);
    expect(await from('null')).toBe(403);
  });
});

describe('throttles', () => {
  it('limit an address to a burst of sessions, then to a rate (abuse case 18)', async () => {
    const widget = await makeWidget();
    const open = async (sourceIp: string) => api.visitor('POST', `${widget.token}/session`, { body: {}, sourceIp });
    api.visitorDeps.sessionRate = { burst: 3, perSecond: 2 };
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await open('192.0.2.1')).status));
    expect(statuses.sort((one, other) => one - other)).toEqual([200, 200, 200, 429, 429]);
    const refused = await open('192.0.2.1');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' }, body: { code: 'rate_limited' } });
    expect((await open('192.0.2.2')).status).toBe(200);
    api.clock.ms += 1000;
    expect((await open('192.0.2.1')).status).toBe(200);
    expect((await open('192.0.2.1')).status).toBe(200);
    expect((await open('192.0.2.1')).status).toBe(429);
    // Who has one address of IPv6 has as many as they want.
    const many = Array.from({ length: 5 }, (_, index) => open(`2001:db8:1:2::${index + 1}`));
    expect((await Promise.all(many)).filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await open('2001:db8:1:3::1')).status).toBe(200);
    api.visitorDeps.sessionRate = { burst: 300, perSecond: 10 };
  });
});

describe('the page to try a widget on', () => {
  it('shows the widget on any page, whatever pages it is for, and asks no search engine in', async () => {
    const { token } = await makeWidget({
      name: 'Te<a>',
      allowed_domains: ['shop.example.com'],
      excluded_paths: ['/*'],
    });
    const { status, headers, body } = await api.visitor('GET', `${token}/try`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['x-robots-tag']).toBe('noindex');
    const [, nonce] = /'nonce-([\w-]+)'/.exec(String(headers['content-security-policy'])) ?? [];
    expect(body).toContain(`<script nonce="${nonce}">`);
    expect(body).toContain('Te&#60;a&#62;');
    expect(body).toContain(token);
    expect(body).not.toContain('shop.example.com');
  });

  it('speaks the first language that the browser prefers and we speak, or the one in its address', async () => {
    const { token } = await makeWidget({ name: 'Shop' });
    const shown = async (preferred: string, query: Record<string, string> = {}) => {
      const headers = { 'accept-language': preferred };
      const { body } = await api.visitor('GET', `${token}/try`, { headers, query });
      const [, language, direction] = /<html lang="(\w+)" dir="(\w+)">/.exec(String(body)) ?? [];
      return [language, direction, /<h1>([^<]+)</.exec(String(body))?.[1]];
    };
    expect(await shown('sv-SE, de-AT;q=0.9, en;q=0.8')).toEqual(['de', 'ltr', 'Ihr Widget ausprobieren']);
    expect(await shown('de', { language: 'ar-EG' })).toEqual(['ar', 'rtl', 'جرّب أداة الدردشة']);
    expect(await shown('fr', { language: 'tlh' })).toEqual(['fr', 'ltr', 'Essayez votre widget']);
    expect((await api.visitor('GET', `${token}/try`, { query: { language: 'nonsense' } })).status).toBe(400);
    expect(await shown('')).toEqual(['en', 'ltr', 'Try your widget']);
  });

  it('runs no script where the widget is off, and says so', async () => {
    const { token } = await makeWidget({ is_active: false });
    const { status, body } = await api.visitor('GET', `${token}/try`);
    expect(status).toBe(200);
    expect(body).toContain('This widget is off');
    expect(body).not.toContain('<script');
  });

  it('is a page for people even where there is no such widget', async () => {
    const { status, headers, body } = await api.visitor('GET', 'no-such-token/try');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<h1>');
  });
});
