import type { RequestListener, Server } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { publicFetch } from '#functions/platform/network/public-fetch.ts';
import { safeSender } from '#functions/platform/network/safe-fetch.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close().closeAllConnections();
});

/** A server of this machine, reached by a name that the test's own resolver knows. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://models.example.com:${(server.address() as AddressInfo).port}/v1/chat`;
}
const fetch = publicFetch(
  safeSender(request, (_, options, callback) =>
    options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
  ),
);

describe('what model requests contain', () => {
  it('brings text there, and back what comes, as it comes', async () => {
    let got = '';
    let goOn = () => {};
    const url = await serve(async (incoming, response) => {
      const { authorization, host } = incoming.headers;
      got = `${incoming.method} ${host} ${authorization} ${(await incoming.toArray()).join('')}`;
      response.writeHead(201, { 'content-type': 'text/event-stream' });
      response.write('one');
      goOn = () => response.end('two');
    });
    const answer = await fetch(url, { method: 'POST', headers: { authorization: 'Bearer key' }, body: '{"ä":1}' });
    expect(got).toBe(`POST ${new URL(url).host} Bearer key {"ä":1}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'text/event-stream']);
    const chunks = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await chunks?.read())?.value).toBe('one');
    goOn();
    expect((await chunks?.read())?.value).toBe('two');
  });

  it.each([301, 302, 307, 308])('follows no redirect: %d', async (status) => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    });
    expect(await fetch(url, { method: 'POST', body: '{}' })).toMatchObject({ status, ok: false });
    expect(calls).toBe(1);
  });

  it('is over when it is called off', async () => {
    const url = await serve((_, response) => void response.write(' '));
    const calledOff = new AbortController();
    const answer = await fetch(url, { method: 'POST', body: '{}', signal: calledOff.signal });
    const text = answer.text();
    calledOff.abort();
    await expect(text).rejects.toThrow(/abort/i);
  });
});
