import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askIdentity, askSite, askWidget } from '#bin/doctor/ask-site.ts';
import type { Widget } from '#core/model/widgets/widget.ts';

describe('what a site is asked', () => {
  let server: Server;
  let origin: string;
  let bodies: Record<string, string>;
  let asked: string[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = bodies[request.url ?? ''];
      asked.push([request.method, request.url, request.headers.origin].filter(Boolean).join(' '));
      response.writeHead(body === undefined ? 404 : 200).end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    [bodies, asked] = [{}, []];
  });

  const widget = (allowed_domains: string[]) =>
    ({ name: 'Shop', token: 'the-token', is_active: true, allowed_domains }) as unknown as Widget;

  it('about a widget is its script with the file it names, its configuration, and what other sites may', async () => {
    bodies['/api/widget/the-token/script.js'] = '({"app":"/widget/app.1.js"})';
    bodies['/widget/app.1.js'] = 'app';
    const pages = await askWidget(origin, widget(['shop.example.com', '*.example.org']));
    expect(asked.toSorted()).toEqual([
      'GET /api/widget/the-token/config',
      'GET /api/widget/the-token/script.js',
      'GET /widget/app.1.js https://shop.example.com',
      'OPTIONS /api/widget/the-token/session https://shop.example.com',
      'OPTIONS /api/widget/the-token/session https://www.example.org',
    ]);
    expect(pages).toMatchObject({ name: 'Shop', isActive: true, app: { status: 200, body: 'app' } });
  });

  it.each([
    [[], ['https://www.example.com']],
    [
      ['a.example', 'b.example', 'c.example', 'd.example'],
      ['https://a.example', 'https://b.example', 'https://c.example'],
    ],
  ])('for the domains %j is asked by %j, and no file where the script names none', async (domains, origins) => {
    const { app, preflights } = await askWidget(origin, widget(domains));
    expect([app, preflights.map((one) => one.origin)]).toEqual([undefined, origins]);
  });

  it.each(['', '/'])('about its identity provider is what the settings name, with %j at its end', async (end) => {
    bodies['/dashboard/config.json'] = JSON.stringify({ authority: `${origin}/pool${end}` });
    bodies['/pool/.well-known/openid-configuration'] = JSON.stringify({ jwks_uri: `${origin}/keys` });
    bodies['/keys'] = '{"keys":[]}';
    expect(await askIdentity(await askSite(origin))).toMatchObject({
      authority: `${origin}/pool${end}`,
      discovery: { status: 200 },
      keys: { body: '{"keys":[]}' },
    });
  });

  it.each(['<html>', 'null', '7', '{"authority":7}'])(
    'about no identity provider with the settings %j',
    async (text) => {
      bodies['/dashboard/config.json'] = text;
      await expect(askIdentity(await askSite(origin))).rejects.toThrow('name no identity provider');
    },
  );

  it('about keys is nothing where the identity provider names none', async () => {
    bodies['/dashboard/config.json'] = JSON.stringify({ authority: origin });
    expect(await askIdentity(await askSite(origin))).toMatchObject({ discovery: { status: 404 }, keys: undefined });
  });
});
