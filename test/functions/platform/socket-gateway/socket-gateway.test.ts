import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { socketGateway } from '#functions/platform/socket-gateway/socket-gateway.ts';

/** What was asked, and the status of each answer. */
let asked: string[] = [];
let status = 200;
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(status, status === 410 ? { 'x-amzn-errortype': 'GoneException' } : {}).end('{}');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  status = 200;
});

function gateway() {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (stage: string) =>
    new ApiGatewayManagementApiClient({
      endpoint: `${origin}/${stage}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
  return socketGateway({ SOCKET_ENDPOINT: at('live'), AGENT_SOCKET_ENDPOINT: at('7f3a') });
}

it('a connection is posted to and ended at its own stage', async () => {
  const { post, disconnect } = gateway();
  expect(await post('visitor=', '{}')).toBe('sent');
  expect(await post('~agent=', '{}')).toBe('sent');
  await disconnect('visitor=');
  await disconnect('~agent=');
  expect(asked).toEqual([
    'POST /live/@connections/visitor%3D',
    'POST /7f3a/@connections/agent%3D',
    'DELETE /live/@connections/visitor%3D',
    'DELETE /7f3a/@connections/agent%3D',
  ]);
});

it('a connection that has ended is gone, and ending it again is fine', async () => {
  status = 410;
  const { post, disconnect } = gateway();
  expect(await post('~agent=', '{}')).toBe('gone');
  await disconnect('~agent=');
});

it('any other failure is thrown', async () => {
  status = 403;
  await expect(gateway().post('~agent=', '{}')).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
});
