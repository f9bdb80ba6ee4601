import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type ApiFunction, served } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { languages } from '#core/text/language.ts';
import { Synthesized } from '#test/lib/synthesized.ts';

type EdgeFunction = { FunctionCode: string; FunctionConfig: { Runtime: string } };
type Request = { uri: string; method: string; headers: Record<string, { value: string }>; querystring: object };

describe("CloudFront's functions", () => {
  const functions = new Synthesized().all<EdgeFunction>('AWS::CloudFront::Function');

  /** Runs a function as deployed, where nothing exists but the language. */
  const run = (name: string, uri: string, sent: Partial<Request> = {}): unknown => {
    const [, fn] = functions.find(([id]) => id.startsWith(`chatsiteedge${name}`)) ?? [];
    const event = {
      version: '1.0',
      viewer: { ip: '2001:db8::7' },
      request: { uri, method: 'GET', headers: {}, querystring: {}, ...sent },
    };
    const context = createContext({ event: JSON.stringify(event) });
    return JSON.parse(
      runInContext(`${fn?.Properties.FunctionCode}; JSON.stringify(handler(JSON.parse(event)))`, context),
    );
  };

  it('fit into the 10 KB CloudFront takes', () => {
    expect(functions).toHaveLength(4);
    for (const [, { Properties }] of functions) {
      expect(Properties.FunctionCode.length).toBeLessThan(10_240);
      expect(Properties.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    }
  });

  it("tell the API the caller's real address, whatever the caller sends", () => {
    const forged = { 'x-viewer-ip': { value: '127.0.0.1' }, accept: { value: '*/*' } };
    expect(run('vieweraddress', '/api/widget/t/session', { headers: forged })).toMatchObject({
      uri: '/api/widget/t/session',
      headers: { 'x-viewer-ip': { value: '2001:db8::7' }, accept: { value: '*/*' } },
    });
  });

  it('send what visitors send at length, or without its length, to a route of its own, and nothing else', () => {
    const uriOf = (uri: string, length?: string, method = 'POST') =>
      (run('vieweraddress', uri, { method, headers: length ? { 'content-length': { value: length } } : {} }) as Request)
        .uri;
    const at = '/api/widget/t/conversations/1/messages';
    const long = '/api/long/t/conversations/1/messages';
    expect([uriOf(at, '0'), uriOf(at, '2048')]).toEqual([at, at]);
    expect([uriOf(at, '2049'), uriOf(at, '-'), uriOf(at)]).toEqual([long, long, long]);
    expect(uriOf(at, undefined, 'GET')).toBe(at);
    expect(uriOf('/api/v1/live-chat/agents', '5000')).toBe('/api/v1/live-chat/agents');
    // The address of the caller goes with it.
    expect(run('vieweraddress', at, { method: 'POST' })).toMatchObject({
      headers: { 'x-viewer-ip': { value: '2001:db8::7' } },
    });
  });

  it('answer preflights as the API would, so that neither it nor a function is asked', () => {
    const [api] = new Synthesized()
      .properties<{ CorsConfiguration?: { AllowHeaders: string[]; AllowOrigins: string[]; MaxAge: number } }>(
        'AWS::ApiGatewayV2::Api',
      )
      .flatMap(({ CorsConfiguration }) => CorsConfiguration ?? []);
    const answer = run('vieweraddress', '/api/widget/t/session', { method: 'OPTIONS' });
    // What a widget sends, what programs and clients of MCP in a browser do, and that neither says otherwise.
    expect(api?.AllowHeaders).toEqual([
      'authorization',
      'content-type',
      'if-none-match',
      'mcp-protocol-version',
      'mcp-session-id',
    ]);
    expect(answer).toMatchObject({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': { value: api?.AllowOrigins.join(', ') },
        'access-control-allow-headers': { value: api?.AllowHeaders.join(', ') },
        'access-control-max-age': { value: `${api?.MaxAge}` },
        'x-content-type-options': { value: 'nosniff' },
        'strict-transport-security': { value: 'max-age=31536000' },
      },
    });
    const { headers } = answer as { headers: Record<string, { value: string }> };
    const allowed = headers['access-control-allow-methods']?.value.split(', ') ?? [];
    for (const [, method] of teamRows) expect(allowed).toContain(method);
  });

  const key = `lck_1042311372800001_${'k-_A'.repeat(11).slice(1)}`;
  const withKey = { authorization: { value: `Bearer ${key}` } };
  const teamRows = (['agent-api', 'settings-api'] satisfies ApiFunction[]).flatMap((name) =>
    Object.values<Endpoint>(served[name]).map(({ method, path }) => [name, method, path] as const),
  );

  // What the edge keeps for everybody is asked for without a key.
  const isKept = (path: string) => /\/(docs|openapi\.json)$/.test(path);

  it.each(teamRows.filter(([, , path]) => !isKept(path)))(
    'send a request with an API key to %s for %s %s',
    (name, method, path) => {
      const uri = path.replace('{id}', '1042311372800001');
      const expected = uri.replace('/api/v1/live-chat', `/api/machine/${name.replace('-api', '')}`);
      expect(run('vieweraddress', uri, { method, headers: withKey })).toMatchObject({ uri: expected, method });
    },
  );

  it.each([
    ['without a key', {}],
    ['with an access token', { headers: { authorization: { value: 'Bearer eyJhbGciOi.lck_1.x' } } }],
    ['whose query only mentions keys', { querystring: { q: { value: 'lck_12' } } }],
  ])('leave a request %s where it is', (_, sent) => {
    expect(run('vieweraddress', '/api/v1/live-chat/widgets', sent)).toMatchObject({ uri: '/api/v1/live-chat/widgets' });
  });

  it('send a key in an address to the API, which refuses it, and leave MCP and all others where they are', () => {
    const querystring = { key: { value: key } };
    expect(run('vieweraddress', '/api/v1/live-chat/widgets', { querystring })).toMatchObject({
      uri: '/api/machine/settings/widgets',
    });
    const kept = teamRows.map(([, , path]) => path).filter(isKept);
    expect(kept).toHaveLength(2);
    for (const uri of [...kept, '/api/widget/t/config', '/api/v1/live-chat', '/api/v1/live-chat/mcp', '/dashboard/'])
      expect(run('vieweraddress', uri, { headers: withKey })).toMatchObject({ uri });
  });

  it('send what no function serves to agent-api, which says so', () => {
    for (const [method, path] of [
      ['PUT', '/widgets'],
      ['GET', '/widgets/1/2'],
      ['GET', '/openapi_json'],
      ['GET', '/nothing'],
    ] as const)
      expect(run('vieweraddress', `/api/v1/live-chat${path}`, { method, headers: withKey })).toMatchObject({
        uri: `/api/machine/agent${path}`,
      });
  });

  it.each([
    ['/dashboard/', '/dashboard/index.html'],
    ['/dashboard/conversations/17', '/dashboard/index.html'],
    ['/dashboard/assets/index-1a2b3c4d.js', '/dashboard/assets/index-1a2b3c4d.js'],
    ['/dashboard/config.json', '/dashboard/config.json'],
    ['/dashboard/assets/missing.js', '/dashboard/assets/missing.js'],
  ])('serve %s as %s', (uri, served) => {
    expect(run('dashboardpage', uri)).toMatchObject({ uri: served });
  });

  it.each([
    ['/help/', '/help/-/~en/-'],
    ['/help/de', '/help/-/de/-'],
    ['/help/de/', '/help/-/de/-'],
    ['/help//de//where-17', '/help/-/de/where-17'],
    ['/help/de/%E9%85%8D-17', '/help/-/de/%E9%85%8D-17'],
    ['/help/1042311372800001/', '/help/1042311372800001/~en/-'],
    ['/help/1042311372800001/de/where-17', '/help/1042311372800001/de/where-17'],
    ['/help/sitemap.xml', '/help/-/-/sitemap.xml'],
    ['/help/~de/', '/help/-/-/none'],
    ['/help/de/where', '/help/-/de/none'],
    ['/help/de/a%2Fb-17', '/help/-/de/none'],
    ['/help/de/../17', '/help/-/-/none'],
    ['/help/de/where-17/more', '/help/-/-/none'],
    ['/help/wp-login.php', '/help/-/-/none'],
  ])('give %s of the help center the form %s', (uri, served) => {
    expect(run('helppage', uri)).toMatchObject({ uri: served, headers: { 'x-viewer-ip': { value: '2001:db8::7' } } });
  });

  it.each([
    ['de-AT,en;q=0.5', 'de'],
    ['sv, PT-br', 'pt'],
    ['den,*', 'en'],
    ['', 'en'],
  ])('say that a reader of %j would like %s', (value, language) => {
    expect(run('helppage', '/help/', { headers: { 'accept-language': { value } } })).toMatchObject({
      uri: `/help/-/~${language}/-`,
    });
  });

  it('know each language that pages are written in', () => {
    for (const language of languages)
      expect(run('helppage', '/help/', { headers: { 'accept-language': { value: language } } })).toMatchObject({
        uri: `/help/-/~${language}/-`,
      });
  });

  it('answer with nosniff and HSTS, whatever the policy for response headers holds for', () => {
    for (const uri of ['/', '/help', '/robots.txt', '/wp-admin.php'])
      expect(run('frontdoor', uri, { headers: { host: { value: 'chat.example.com' } } })).toMatchObject({
        headers: {
          'strict-transport-security': { value: 'max-age=31536000' },
          'x-content-type-options': { value: 'nosniff' },
        },
      });
  });

  it('lead to the help center, and tell programs where its sitemap is', () => {
    expect(run('frontdoor', '/help')).toMatchObject({ statusCode: 302, headers: { location: { value: '/help/' } } });
    expect(run('frontdoor', '/robots.txt', { headers: { host: { value: 'chat.example.com' } } })).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('Sitemap: https://chat.example.com/help/sitemap.xml'),
    });
  });

  it('redirect the root and /dashboard to the dashboard, and respond 404 to anything else', () => {
    const toDashboard = { statusCode: 302, headers: { location: { value: '/dashboard/' } } };
    expect(run('frontdoor', '/')).toMatchObject(toDashboard);
    expect(run('frontdoor', '/dashboard')).toMatchObject(toDashboard);
    expect(run('frontdoor', '/wp-admin.php')).toMatchObject({ statusCode: 404 });
  });
});
