import { describe, expect, it } from 'vitest';
import { mcpCaller } from '#functions/mcp/mcp-caller.ts';
import { ada, httpEvent } from '#test/support/api.ts';

const KEY = `lck_1042311372800001_${'a'.repeat(43)}`;
const event = (authorization: string | undefined, query: Record<string, string> = {}) =>
  httpEvent('POST', '/api/machine/mcp', {
    claims: ada,
    query,
    rawBody: '{}',
    headers: {
      authorization: authorization ?? '',
      cookie: 'session=1',
      'x-viewer-ip': '203.0.113.9',
      'x-origin-secret': 'secret',
      'user-agent': 'assistant',
    },
  });
const refusal = (authorization: string, query?: Record<string, string>): unknown => {
  try {
    return mcpCaller(event(authorization, query));
  } catch (error) {
    return error;
  }
};

describe('a caller of MCP', () => {
  it.each([`Bearer ${KEY}`, `bearer ${KEY}`, `BEARER   ${KEY}`])('is known by its key: %s', (authorization) => {
    const { headers } = mcpCaller(event(authorization)).eventOf({ to: 'agent', method: 'GET', path: '/me' });
    expect(headers['authorization']).toBe(`Bearer ${KEY}`);
  });

  it.each([
    ['', 'MCP requires an API key.'],
    ['Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln', 'MCP accepts API keys only, no access tokens of people.'],
    ['Bearer lck_1042311372800001_', 'This API key has too few or too many characters.'],
    [KEY, 'MCP accepts API keys only'],
    [`Basic ${KEY}`, 'MCP accepts API keys only'],
    [`Bearer ${KEY} ${KEY}`, 'MCP accepts API keys only'],
    [`Bearer ${KEY}a`, 'This API key has too few or too many characters.'],
  ])('is refused with %j, whose text is not repeated', (authorization, message) => {
    const error = refusal(authorization);
    expect(error).toMatchObject({ code: 'unauthenticated', message: expect.stringContaining(message) });
    expect(String(error)).not.toContain(KEY);
  });

  it('is refused with a key in the address, even beside one in the header', () => {
    expect(refusal(`Bearer ${KEY}`, { key: KEY })).toMatchObject({
      code: 'unauthenticated',
      message: expect.stringContaining('in the address'),
    });
  });
});

describe('the request of a caller of MCP', () => {
  const { eventOf } = mcpCaller(event(`Bearer ${KEY}`));

  it('says where the caller is, and nothing of a person or of the call itself', () => {
    const made = eventOf({ to: 'settings', method: 'GET', path: '/bots' });
    expect(made.headers).toEqual({
      'x-viewer-ip': '203.0.113.9',
      'x-origin-secret': 'secret',
      'user-agent': 'assistant',
      authorization: `Bearer ${KEY}`,
      accept: 'application/json',
    });
    expect(made.requestContext).not.toHaveProperty('authorizer');
    expect(made).not.toHaveProperty('body');
    expect(made).not.toHaveProperty('queryStringParameters');
  });

  it('goes to the route of the function that serves it', () => {
    const made = eventOf({ to: 'agent', method: 'PUT', path: '/conversations/7/labels', body: { labels: [] } });
    expect(made).toMatchObject({
      routeKey: 'ANY /api/machine/agent/{proxy+}',
      rawPath: '/api/machine/agent/conversations/7/labels',
      body: '{"labels":[]}',
      requestContext: {
        routeKey: made.routeKey,
        http: { method: 'PUT', path: made.rawPath, sourceIp: '198.51.100.1' },
      },
    });
    expect(made.headers['content-type']).toBe('application/json');
  });

  it('has its query as it is and in the address', () => {
    const query = { q: 'tea & cake', label: 'a=b' };
    const made = eventOf({ to: 'agent', method: 'GET', path: '/conversations', query });
    expect(made.queryStringParameters).toEqual(query);
    expect(Object.fromEntries(new URLSearchParams(made.rawQueryString))).toEqual(query);
  });
});
