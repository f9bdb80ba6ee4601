import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Need } from '#bin/kit/command.ts';
import { type Where, findPlace } from '#bin/kit/place.ts';

describe('a place', () => {
  it.each<[Where, Need, string]>([
    [{}, 'stack', 'This command has to know where: --stack <name> for a deployed stack, or --local'],
    [{}, 'table', '--local for the one that npm start runs, or --table <name> for a table.'],
    [{ stack: 'a', local: true }, 'stack', 'A command works on one place only'],
    [{ table: 'a', local: true }, 'table', 'A command works on one place only'],
    [{ stack: 'a', table: 'b' }, 'nothing', 'A command works on one place only'],
    [{ local: 'nonsense' }, 'stack', '"nonsense" isn\'t an address.'],
  ])('for %j is refused with exit code 2', async (where, need, message) => {
    await expect(findPlace(where, need, {})).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining(message),
    });
  });

  it('is nowhere for a command that needs none', async () => {
    expect(await findPlace({}, 'nothing', {})).toMatchObject({ kind: 'nowhere', resources: [] });
  });

  it('may be a table, of which nothing else is known, in a region', async () => {
    const env: NodeJS.ProcessEnv = {};
    const place = await findPlace({ table: 'Chat', region: 'eu-west-1' }, 'table', env);
    expect([place.output('TableName'), place.maybe('SiteUrl'), env]).toEqual([
      'Chat',
      undefined,
      { AWS_REGION: 'eu-west-1' },
    ]);
    expect(() => place.output('SiteUrl')).toThrow(
      'The table "Chat" has no output SiteUrl. Is it a stack of live chat?',
    );
  });
});

describe('a local run', () => {
  let server: Server;
  let answer: { status: number; body: string };
  beforeAll(async () => {
    server = createServer((_, response) => response.writeHead(answer.status).end(answer.body)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => server.close());
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it.each([
    ['a page', 200, '<!doctype html>'],
    ['nothing', 200, ''],
    ['other JSON', 200, '{"name":"x"}'],
    ['null', 200, 'null'],
    ['an error', 404, '{}'],
  ])('is not another program that answers with %s', async (_, status, body) => {
    answer = { status, body };
    await expect(findPlace({ local: address() }, 'stack', {})).rejects.toMatchObject({
      exit: 3,
      message: expect.stringContaining(`No local run answers at ${address()}.`),
    });
  });

  it('is asked at PORT where no address is given, and its variables replace misleading ones', async () => {
    const environment = { AWS_REGION: 'local', AWS_ENDPOINT_URL: address() };
    answer = {
      status: 200,
      body: JSON.stringify({ name: 'chat', outputs: { chatSiteUrl0A1B2C3D: 'x' }, resources: [], environment }),
    };
    const { port } = server.address() as AddressInfo;
    const env = { PORT: String(port), AWS_PROFILE: 'prod', AWS_ENDPOINT_URL_SQS: 'https://other.example' };
    const place = await findPlace({ local: true }, 'stack', env);
    expect([place.kind, place.output('SiteUrl')]).toEqual(['local', 'x']);
    expect(env).toEqual({ PORT: String(port), ...environment });
  });
});
