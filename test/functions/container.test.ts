import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HttpHandler } from '#functions/http/serve.ts';
import { subscribe, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { dynamoTable } from '#functions/store/dynamo-table.ts';
import { admin, AUDIENCE, bearer, call } from '#test/support/api.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

/** AWS's other services, as far as the functions ask them. */
const asked: { target: string; input: Record<string, unknown> }[] = [];
const users = Array.from({ length: 61 }, (_, index) => ({
  Username: `user-${index}`,
  Attributes: [
    { Name: 'sub', Value: `sub-${index}` },
    { Name: 'email', Value: `user-${index}@example.com` },
  ],
}));

const answers: Record<string, (input: Record<string, unknown>) => object> = {
  GetSecretValue: () => ({ SecretString: 'a-secret-of-the-stack' }),
  ListUsers: ({ Filter, PaginationToken }) => {
    if (typeof Filter === 'string') {
      const wanted = /^sub = "(.*)"$/.exec(Filter)?.[1];
      return { Users: users.filter(({ Attributes }) => Attributes[0]?.Value === wanted) };
    }
    return PaginationToken ? { Users: users.slice(60) } : { Users: users.slice(0, 60), PaginationToken: 'more' };
  },
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const [, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  if (operation === '') {
    asked.push({ target: String(request.url), input: JSON.parse(text) });
    response.writeHead(410, { 'x-amzn-errortype': 'GoneException' }).end('{}');
    return;
  }
  const input = JSON.parse(text) as Record<string, unknown>;
  asked.push({ target: operation, input });
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(answers[operation]?.(input) ?? {}));
}

let server: TestTable;
let services: Server;
let visitors: HttpHandler;
let agents: HttpHandler;
let settings: HttpHandler;
beforeAll(async () => {
  server = await startTestTable();
  services = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => services.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint,
    TABLE_NAME: server.tableName,
    SOCKET_ENDPOINT: `${endpoint}/live`,
    AGENT_SOCKET_ENDPOINT: `${endpoint}/agents`,
    AGENT_SOCKET_URL: 'wss://socket.example.com/agents',
    SOCKET_URL: 'wss://socket.example.com/live',
    PUBLIC_ORIGIN: 'https://chat.example.com',
    FILES_BUCKET: 'files',
    FILES_URL: 'https://files.s3.us-east-1.amazonaws.com',
    FILE_KINDS: 'image,text',
    FILE_MEGABYTES: '5',
    MALWARE_SCAN: '',
    SESSION_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:key-abcdef',
    ORIGIN_SECRET: 'edge',
    VISITOR_MESSAGE_RATE: '60/5',
    ADDRESS_SESSION_RATE: '300/10',
    ADDRESS_REQUEST_RATE: '5',
    DELIVER_FUNCTION: 'deliver',
    BUS_EVENTS: '',
    LOOPBACK_PUSH: '',
    AGENT_AUDIENCE: AUDIENCE,
    AGENT_GROUPS_CLAIM: 'cognito:groups',
    USER_POOL_ID: 'us-east-1_pool',
    HAS_USER_POOL: 'yes',
    LEASE_SECONDS: '75',
    HAS_MAIL: '',
    UNREAD_MINUTES: '10',
    VISITOR_MAIL_LIMIT: '500',
    TRANSCRIPTS_TO: 'everyone',
    HTTP_STEP_HOSTS: '',
    CARD_HOSTS: '',
    LOOPBACK_CARDS: '',
    MODULE_SETTINGS: 'mail',
    AUTOMATION_FUNCTION: 'automation',
    READ_FUNCTION: 'read-sources',
    FIT_FUNCTION: 'fit',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler: visitors } = await import('#functions/handlers/visitor-api.ts'));
  ({ handler: agents } = await import('#functions/handlers/agent-api.ts'));
  ({ handler: settings } = await import('#functions/handlers/settings-api.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => services.close(resolve));
  await server.stop();
});

const path = (rest: string) => `/api/v1/live-chat${rest}`;

describe('the functions of the stack, from their environment', () => {
  it('hold a chat, and forget a socket that is gone', async () => {
    const widget = (await call(settings, 'POST', path('/widgets'), { claims: admin, body: { name: 'Shop' } })).body;
    const session = (await call(visitors, 'POST', `/api/widget/${widget.token}/session`, { body: {} })).body;
    const started = await call(visitors, 'POST', `/api/widget/${widget.token}/conversations`, {
      ...bearer(session.session_token),
      body: { client_message_id: 'message-1', content: 'Hello' },
    });
    expect(started.status).toBe(201);

    const table = dynamoTable(DynamoDBDocumentClient.from(server.client), server.tableName, async () => {});
    const channel = { kind: 'visitor', id: session.visitor.id, widget_id: widget.id } as const;
    const who = {
      principal: 'visitor',
      visitor_id: session.visitor.id,
      widget_id: widget.id,
      widget_token: widget.token,
      verified: false,
    } as const;
    for (const id of ['socket=1', '~socket=2'])
      await subscribe(table, { ...who, id, channels: [], expires_at_seconds: Date.now() / 1000 + 60 }, [channel]);
    const { id } = started.body.conversation;
    await call(settings, 'POST', path('/agents'), { claims: admin, body: { user_id: 'sub-60' } });
    const claims = { ...admin, sub: 'sub-60' };
    const body = { client_message_id: 'message-2', content: 'Hi!' };
    expect(await call(agents, 'POST', path(`/conversations/${id}/messages`), { claims, body })).toMatchObject({
      status: 201,
      body: { sender_name: 'user-60@example.com' },
    });
    const input = { type: 'message.created', message: { content: 'Hi!', previous_seq: 2 } };
    const posts = asked.slice(-2).sort((one, other) => one.target.localeCompare(other.target));
    expect(posts).toMatchObject([
      { target: '/agents/@connections/socket%3D2', input },
      { target: '/live/@connections/socket%3D1', input },
    ]);
    expect(await subscribersOf(table, channel)).toEqual([]);
    expect(asked.filter(({ target }) => target === 'GetSecretValue')).toHaveLength(1);
  });

  it('sign uploads of what the deployment allows, without asking AWS', async () => {
    const widget = (await call(settings, 'POST', path('/widgets'), { claims: admin, body: { name: 'Files' } })).body;
    const session = (await call(visitors, 'POST', `/api/widget/${widget.token}/session`, { body: {} })).body;
    expect(session.files).toMatchObject({ kinds: ['image', 'text'], max_bytes: 5 * 1024 * 1024 });
    const offer = (type: string) =>
      call(visitors, 'POST', `/api/widget/${widget.token}/uploads`, {
        ...bearer(session.session_token),
        body: { name: 'a', type, size: 9 },
      });
    expect(await offer('application/pdf')).toMatchObject({ status: 400, body: { code: 'file_rejected' } });
    expect(await offer('text/plain')).toMatchObject({
      status: 201,
      body: { url: 'https://files.s3.us-east-1.amazonaws.com/', fields: { 'x-amz-meta-name': 'a.txt' } },
    });
  });

  it('know the people of the user pool, all pages of them', async () => {
    const { body } = await call(settings, 'GET', path('/team-members'), { claims: admin });
    expect(body).toHaveLength(61);
    expect(body[0]).toMatchObject({
      user_id: 'sub-0',
      name: 'user-0@example.com',
      email: 'user-0@example.com',
      agent_id: null,
      state: 'active',
    });
    const hostile = 'sub-1" or sub ^= "';
    const made = await call(settings, 'POST', path('/agents'), { claims: admin, body: { user_id: hostile } });
    expect(made.status).toBe(404);
    expect(asked.at(-1)?.input['Filter']).toBe(String.raw`sub = "sub-1\" or sub ^= \""`);
  });

  it('slow down an address that asks too often', async () => {
    const ask = () => call(visitors, 'GET', '/api/widget/none/config', { sourceIp: '192.0.2.9' });
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await ask()).status));
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
  });

  it('say which variables are missing, in the log only', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'error').mockImplementation((line: object) => void lines.push(JSON.stringify(line)));
    vi.stubEnv('TABLE_NAME', undefined);
    vi.resetModules();
    const { handler } = await import('#functions/handlers/visitor-api.ts');
    const response = await handler(
      {
        routeKey: 'GET /api/widget/{token}/config',
        rawPath: '/',
        headers: {},
        requestContext: { requestId: 'r', http: { method: 'GET' } },
      } as never,
      {} as Context,
    );
    expect(response).toMatchObject({ statusCode: 500 });
    expect(response.body).not.toContain('TABLE_NAME');
    expect(JSON.parse(lines.join())).toMatchObject({ error: 'MissingVariables', error_code: 'TABLE_NAME' });
    log.mockRestore();
  });
});
