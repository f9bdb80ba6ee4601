/** The first event of each function in `cold-start`, and what it runs with: an account in which there is nothing yet. */
import { type FunctionName, type VariableName, functionVariables } from '#core/contract/environment.ts';

/** Where an empty text is not what a function can run with. */
const values: Partial<Record<VariableName, string>> = {
  TABLE_NAME: 'table',
  PUBLIC_ORIGIN: 'https://chat.example',
  SESSION_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:session',
  AGENT_AUDIENCE: 'client',
  AGENT_GROUPS_CLAIM: 'cognito:groups',
  AGENT_ISSUER: 'https://issuer.example',
  AGENT_JWKS_URI: 'https://issuer.example/keys',
  HEARTBEAT_SECONDS: '25',
  LEASE_SECONDS: '75',
  VISITOR_MESSAGE_RATE: '60/5',
  ADDRESS_SESSION_RATE: '300/10',
  ADDRESS_REQUEST_RATE: '200',
  UNREAD_MINUTES: '10',
  VISITOR_MAIL_LIMIT: '500',
  FILES_BUCKET: 'files',
  FILES_URL: 'https://files.example',
  FILE_MEGABYTES: '20',
};

/** The variables of a function, with an account whose services are all at one address. */
export const variablesOf = (name: FunctionName, endpoint: string): Record<string, string> => ({
  ...Object.fromEntries(functionVariables[name].map((variable: VariableName) => [variable, values[variable] ?? ''])),
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_ENDPOINT_URL: endpoint,
  SOCKET_ENDPOINT: `${endpoint}/visitor`,
  AGENT_SOCKET_ENDPOINT: `${endpoint}/agent`,
});

/** Claims as an issuer would sign them. The gateway has verified the signature; functions read what it is of. */
const claims = {
  sub: 'ada',
  client_id: 'client',
  username: 'ada',
  token_use: 'access',
  'cognito:groups': ['admin'],
  exp: 4_102_444_800,
};
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${encoded({ alg: 'RS256', typ: 'at+jwt' })}.${encoded(claims)}.c2lnbmF0dXJl`;

const request = (method: string, path: string, parameters: Record<string, string> = {}) => ({
  version: '2.0',
  routeKey: `${method} ${path}`,
  rawPath: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? name),
  rawQueryString: '',
  headers: { host: 'chat.example', 'accept-encoding': 'gzip, br', authorization: `Bearer ${token}` },
  pathParameters: parameters,
  requestContext: {
    requestId: 'first',
    stage: '$default',
    http: { method, path, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'bench' },
    authorizer: { jwt: { claims, scopes: [] } },
  },
  isBase64Encoded: false,
});

const inserted = (pk: string) => ({
  Records: [{ eventName: 'INSERT', dynamodb: { Keys: { pk: { S: pk }, sk: { S: '1' } }, SequenceNumber: '1' } }],
});

/** Those of the functions that a conversation needs, or somebody waits for. Of the others only the load is measured. */
export const firstEvents: Partial<Record<FunctionName, unknown>> = {
  'visitor-api': request('GET', '/api/widget/{token}/config', { token: 'token' }),
  'agent-api': request('GET', '/api/v1/live-chat/agents/me'),
  'settings-api': request('GET', '/api/v1/live-chat/widgets'),
  socket: {
    requestContext: { stage: 'visitor', routeKey: 'typing', connectionId: 'connection' },
    body: '{"type":"ping"}',
  },
  assign: inserted('QUEUE#default'),
  automation: { conversation_id: 1, seq: 1 },
  deliver: { kind: 'webhook', webhook_id: 1 },
};
