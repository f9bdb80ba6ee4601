/** A request that nobody answers ends, and says why. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { timed } from '#dashboard/api/timed.ts';
import { problems } from '#dashboard/strings/common.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it.each<[string, RequestListener]>([
  ['no answer comes', () => undefined],
  ['an answer stops in its middle', (_request, response) => void response.write('{"data": [')],
])('a request ends when %s, and says so in words', async (_name, listener) => {
  const read = async () => (await timed(fetch, 50)(await serve(listener))).text();
  const failure = await read().catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  expect(inWords(failure)).toBe(problems.slow);
});

it('passes answers on, those without a body too', async () => {
  const url = await serve((request, response) =>
    request.url === '/none'
      ? response.writeHead(204).end()
      : response.writeHead(409, { 'retry-after': '3' }).end('{"code":"x"}'),
  );
  const ask = timed(fetch);
  expect((await ask(`${url}/none`)).status).toBe(204);
  const refused = await ask(url);
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([409, '3', { code: 'x' }]);
});

it('still ends when the caller wants it to', async () => {
  const stop = new AbortController();
  const answer = timed(fetch)(await serve(() => undefined), { signal: stop.signal });
  stop.abort(new Error('left'));
  await expect(answer).rejects.toThrow('left');
});
