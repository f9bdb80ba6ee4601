import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { canary } from '#bin/doctor/canary.ts';

let server: Server;
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

type Answer = (response: ServerResponse, origin: string) => void;

const json = (value: unknown) => (response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));

const working: Record<string, Answer> = {
  '/dashboard/': (response) =>
    response
      .setHeader('content-type', 'text/html')
      .setHeader('cache-control', 'no-cache')
      .setHeader('content-security-policy', "default-src 'self'")
      .end('<!doctype html>'),
  '/dashboard/config.json': (response, origin) => json({ authority: origin, client_id: 'c' })(response),
  '/.well-known/openid-configuration': (response, origin) =>
    json({ issuer: origin, jwks_uri: `${origin}/keys` })(response),
  '/keys': (response) => json({ keys: [{ kty: 'RSA' }] })(response),
  '/api/v1/live-chat/agents': (response) => response.writeHead(401).end(),
  '/live': (response) => response.writeHead(403).end(),
};

/** What the canary logs of a site; undefined if it is content. */
async function asking(answers: Record<string, Answer>): Promise<{ faults: string[]; unasked: number } | undefined> {
  let origin = '';
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(response, origin);
    else response.writeHead(404).end();
  });
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  origin = `http://${host}`;
  const lines: unknown[] = [];
  const run = canary({
    origin,
    socketUrl: `ws://${host}/live`,
    log: { warn: (event, fields) => void lines.push({ event, ...fields }) },
  });
  const failed = await run().then(
    () => false,
    (error: Error) => error.name === 'CanaryFailed',
  );
  expect(lines).toMatchObject(failed ? [{ event: 'canary_failed' }] : []);
  return lines[0] as { faults: string[]; unasked: number } | undefined;
}

it('a canary is content with a site that works', async () => {
  expect(await asking(working)).toBeUndefined();
});

it.each<[string, Answer, RegExp]>([
  ['/dashboard/', (response) => response.writeHead(503).end(), /The dashboard answers 503/],
  ['/dashboard/config.json', (response) => json({})(response), /settings .* aren't what the stack writes/],
  ['/keys', (response) => json({ keys: [] })(response), /no RSA key/],
])('a canary fails where %s does not work, and logs why', async (path, answer, why) => {
  const { faults = [] } = (await asking({ ...working, [path]: answer })) ?? {};
  expect(faults).toContainEqual(expect.stringMatching(why));
});
